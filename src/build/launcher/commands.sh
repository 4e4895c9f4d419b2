# shellcheck shell=bash
# The commands. Each is a function `command_NAME` that gets the arguments after its name, and a line in `usage`.

usage() {
    cat <<'TEXT'
Usage: ./wattle [--yes] COMMAND [ARGUMENT...]

  run [--port N] [--data DIR] [--speed N|max] [--from DATE] [--fresh] [--real-time] [--validators all|1]
      [ARGUMENT...]              start the application and play the sample's market: data from DIR, N market seconds
                                 per second (360), from a day of the data, anew, moved to today in real time, with
                                 a voting node per participant or one per chain
  up [--edges N] [--gateways N] [--speed N] [--port N] [--data DIR] [--from DATE] [--folder DIR]
     [--fresh]                   start a cloud, edge clusters and gateways as processes of their own, and play the
                                 sample through them, in build/deployment or DIR
  status [--folder DIR]          a line for each of them: address, state, memory
  restart NAME [--folder DIR]    end one of them, where it runs, and start it
  down [--folder DIR]            end them all
  keys --plan PLAN.json --out DIR
                                 make certificates, secrets and the founding document of a deployment
  keys --enrol TOKEN --out DIR   join a deployment that runs: make one instance's folder, with a token of its portal
  clear ORDERS.csv [--out F]     clear a book of orders: trades on standard output, a summary on standard error
  settle --trades F --meters F --prices F [--contract F] [--out F]
                                 settle metered trades under a contract
  verify PROOF.json [--genesis HASH]
                                 check offline that a record or result is on a market's ledger
  simulate --schedules N --seed S --nodes n [--heights H] [--mode safety|liveness]
                                 run consensus in simulated networks with faults and malicious nodes
  experiments [--figure N,...] [--quick] [--seed S] [--costs FILE | --measure-costs] [--out DIR]
                                 run the paper's figures in simulated networks, and measure figure 9 and table1 on
                                 instances: tables and reports in build/experiments
  audit [ARGUMENT...]            check every hash, signature and link in the database (an instance may be running)
  replay [--into=URL] [ARGUMENT...]
                                 execute all blocks anew and compare with the database (an instance may be running)
  import-readings FILE... [--url URL] [--token-file F]
                                 bring files of meter readings (CSV, JSON) to a running instance
  test [--module NAME | --deployment]
                                 run every test: units, modules, and a browser against the packaged application;
                                 or those of a module, or of a deployment of seven processes
  bench [market|ledger|portal]   run a benchmark: market (the default), ledger or portal
  help                           show this

  --yes                          never ask; nobody is asked either where no terminal is

Environment: JAVA_HOME (a JDK, 25 or later), WATTLE_JVM_FOLDERS (folders to look for one, separated by colons),
WATTLE_CHROMIUM (the browser for the tests), WATTLE_BUILD=off (use what is built, whatever has changed since).
TEXT
}

command_help() {
    usage
}

command_run() {
    local port=${SERVER_PORT:-8080}
    local -a arguments=()
    while (($# > 0)); do
        case $1 in
            --port) port=${2-} && shift ;;
            --port=*) port=${1#*=} ;;
            --data | --speed | --from | --validators)
                (($# > 1)) || misuse "$1: a value is missing; ./wattle help tells which"
                set -- "$1=$2" "${@:3}"
                continue
                ;;
            # The application starts in the project's folder, the path is meant from here.
            --data=*)
                arguments+=("--data=$(realpath -m -- "${1#*=}")")
                shift
                continue
                ;;
            *)
                arguments+=("$1")
                shift
                continue
                ;;
        esac
        is_port "$port" || misuse "--port: '$port' is no port; give a number from 1 to 65535"
        arguments+=("--server.port=$port")
        shift
    done
    need_jdk
    ensure package || fail "the application could not be built"
    rehearse_start
    say "starting; open http://localhost:$port when it says that it has started (about 10 seconds; Ctrl-C ends it)"
    start_application "${arguments[@]}"
}

command_audit() {
    run_as_operator audit "$@"
}

command_replay() {
    run_as_operator replay "$@"
}

# run_as_operator NAME ARGUMENT...: a command of the application itself, on the database of this folder's instance.
# Exit status 1 is a finding's, so whatever keeps the command from running is 2.
run_as_operator() {
    (need_jdk) || exit 2
    need_jdk
    (ensure package) || exit 2
    (laid_out) >/dev/null || exit 2
    start_application "$@"
}

is_port() {
    [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535))
}

command_clear() {
    run_on_files energy.wattle.trading.wire.ClearCommand "$@"
}

command_settle() {
    run_on_files energy.wattle.settlement.wire.SettleCommand "$@"
}

command_verify() {
    run_on_files energy.wattle.ledger.wire.VerifyCommand "$@"
}

command_import-readings() {
    run_on_files energy.wattle.metering.wire.ImportReadingsCommand "$@"
}

command_simulate() {
    run_on_files energy.wattle.ledger.wire.SimulateCommand "$@"
}

# Figure 9 and table 1 are measured on instances, the others simulated. A full run without a choice has all of them.
command_experiments() {
    local out=build/experiments figures='' quick='' simulated=yes measured=no
    local -a others=()
    while (($# > 0)); do
        case $1 in
            --figure | --out)
                (($# > 1)) || misuse "$1: a value is missing; ./wattle help tells which"
                set -- "$1=$2" "${@:3}"
                continue
                ;;
            --figure=*) figures+=,${1#*=}, ;;
            --out=*) out=${1#*=} && others+=("$1") ;;
            --quick | --help | -h | --version | -V) others+=("$1") && quick=yes ;;
            *) others+=("$1") ;;
        esac
        shift
    done
    if [[ $figures =~ ,(9|table1), ]]; then
        measured=yes
        figures=$(tr , '\n' <<<"$figures" | grep -vxE '9|table1|' | paste -sd,) || true
        [[ -n $figures ]] || simulated=no
    elif [[ -z $figures && -z $quick ]]; then
        measured=yes
    fi
    [[ -z $figures ]] || others+=("--figure=$figures")
    # A run of a thousand nodes needs some 300 MB, and there is one on each core.
    [[ $simulated == no ]] ||
        (LEAST_HEAP=2048 run_on_files energy.wattle.laboratory.wire.ExperimentsCommand "${others[@]}") || exit
    [[ $measured == no ]] || experiments_on_instances "$out"
}

experiments_on_instances() {
    measure_instances "$1/instances.csv"
    run_on_files energy.wattle.laboratory.wire.instances.InstancesCommand --measured="$1/instances.csv" --out="$1"
}

# run_on_files MAIN-CLASS ARGUMENT...: a command over files, on a JVM of its own, without Spring.
run_on_files() {
    local main=$1 folder jar classpath=''
    shift
    need_jdk
    ensure classes || fail "the application could not be built"
    [[ -r $COMMANDS/current ]] || fail "nothing is built yet; run without WATTLE_BUILD=off"
    folder=$COMMANDS/$(<"$COMMANDS/current")
    for jar in "$folder"/*.jar; do
        classpath+=${classpath:+:}$jar
    done
    [[ -z ${NEEDS_LINKS-} ]] || for jar in "$folder"/links/*.jar; do classpath+=:$jar; done
    exec 9>&-
    # Java would read file names in the locale's charset, and in the C locale (cron, bare containers) mangle most.
    LC_ALL=C.UTF-8 exec "$JDK/bin/java" -XX:+UseSerialGC -Xmx"$(heap_for "$@")" \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR \
        --enable-native-access=ALL-UNNAMED -cp "$classpath" "$main" "$@"
}

# The heap for files named among the arguments: eight times their size, so that a million rows fit into one GB.
heap_for() {
    local argument file total=0 megabytes least=${LEAST_HEAP:-850}
    for argument in "$@"; do
        file=${argument#--*=}
        [[ -f $file ]] && total=$((total + $(wc -c <"$file")))
    done
    megabytes=$((total * 8 / 1048576))
    echo "$((megabytes > least ? megabytes : least))m"
}

command_bench() {
    need_jdk
    need_maven
    [[ ${1-} != portal ]] || need_browser
    # Kept to the end: a build beside it would disturb the measurement, and replace the classes it runs on.
    take_lock
    if [[ ${1-} == portal ]]; then
        bench_portal
        return
    fi
    ensure tests || fail "the benchmarks could not be built"
    exec "$JDK/bin/java" -Xmx6g -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(<"$TEST_CLASSPATH")" \
        energy.wattle.bench.Benchmarks "$@"
}

# Browsers are driven by the tests' project, and measured on the packaged application.
bench_portal() {
    ensure package || fail "the application could not be built"
    rm -f "$ROOT/build/bench/portal.txt"
    say "ten browser sessions watch the market (some ten minutes)"
    WATTLE_BUILD=off maven bench-portal verify -f "$E2E/pom.xml" -Dtest=PortalBenchmark \
        "-Dwattle.jar=$(packaged_jar)" || fail "the benchmark failed"
    cat "$ROOT/build/bench/portal.txt"
}
