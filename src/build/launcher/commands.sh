# shellcheck shell=bash
# The commands. Each is a function `command_NAME` that gets the arguments after its name, and a line in `usage`.

usage() {
    cat <<'TEXT'
Usage: ./wattle [--yes] COMMAND [ARGUMENT...]

  run [--port N] [--data DIR] [--speed N|max] [--from DATE] [--fresh] [--real-time] [ARGUMENT...]
                                 start the application and play the sample's market: data from DIR, N market seconds
                                 per second (360), from a day of the data, anew, or moved to today in real time
  clear ORDERS.csv [--out F]     clear a book of orders: trades on standard output, a summary on standard error
  settle --trades F --meters F --prices F [--contract F] [--out F]
                                 settle metered trades under a contract
  verify PROOF.json [--genesis HASH]
                                 check offline that a record or result is on a market's ledger
  audit [ARGUMENT...]            check every hash, signature and link in the database (an instance may be running)
  replay [--into=URL] [ARGUMENT...]
                                 execute all blocks anew and compare with the database (an instance may be running)
  import-readings FILE... [--url URL] [--token-file F]
                                 bring files of meter readings (CSV, JSON) to a running instance
  test [--module NAME]           run every test: units, modules, and a browser against the packaged application
  bench [NAME...]                run the benchmarks, or those named (market)
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
    local port=${SERVER_PORT:-8080} jar
    local -a arguments=()
    while (($# > 0)); do
        case $1 in
            --port) port=${2-} && shift ;;
            --port=*) port=${1#*=} ;;
            --data | --speed | --from)
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
    jar=$(own_copy_of_jar)
    say "starting; open http://localhost:$port when it says that it has started (about 15 seconds; Ctrl-C ends it)"
    cd "$ROOT" || exit
    exec 9>&-
    exec "$JDK/bin/java" -jar "$jar" "${arguments[@]}"
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
    local jar
    (need_jdk) || exit 2
    need_jdk
    (ensure package) || exit 2
    jar=$(own_copy_of_jar) || exit 2
    cd "$ROOT" || exit
    exec 9>&-
    exec "$JDK/bin/java" -jar "$jar" "$@"
}

is_port() {
    [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535))
}

# A link under our process id, which `exec` keeps: a later build replaces the jar, and this one must stay readable.
own_copy_of_jar() {
    local folder=$ROOT/build/running link jar
    jar=$(packaged_jar) || fail "there is no packaged application; run without WATTLE_BUILD=off"
    mkdir -p "$folder"
    for link in "$folder"/*.jar; do
        kill -0 "$(basename "$link" .jar)" 2>/dev/null || rm -f "$link"
    done
    ln -f "$jar" "$folder/$$.jar" 2>/dev/null || cp "$jar" "$folder/$$.jar"
    echo "$folder/$$.jar"
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
    exec 9>&-
    # Java would read file names in the locale's charset, and in the C locale (cron, bare containers) mangle most.
    LC_ALL=C.UTF-8 exec "$JDK/bin/java" -XX:+UseSerialGC -Xmx"$(heap_for "$@")" \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$classpath" "$main" "$@"
}

# The heap for files named among the arguments: eight times their size, so that a million rows fit into one GB.
heap_for() {
    local argument file total=0 megabytes
    for argument in "$@"; do
        file=${argument#--*=}
        [[ -f $file ]] && total=$((total + $(wc -c <"$file")))
    done
    megabytes=$((total * 8 / 1048576))
    echo "$((megabytes > 850 ? megabytes : 850))m"
}

command_bench() {
    need_jdk
    need_maven
    # Kept to the end: a build beside it would disturb the measurement, and replace the classes it runs on.
    take_lock
    ensure tests || fail "the benchmarks could not be built"
    exec "$JDK/bin/java" -Xmx6g -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(<"$TEST_CLASSPATH")" \
        energy.wattle.bench.Benchmarks "$@"
}
