# shellcheck shell=bash
# A whole deployment on this machine: a cloud, edge clusters and gateways, each a process with a database of its own.
#
# build/deployment/, or what --folder names, holds the plan, the keys (./wattle keys made them) and, per instance, its
# database, log and pid. `instances` there has a line for each: name, profile, zone, port of its pages, port for its peers
# or -, its parents or -. `played` has the options with which they play the sample, one a line.

DEPLOYMENT=$ROOT/build/deployment
# How far a fresh block's time may be from a node's own, in real time: the rule's five seconds, and some for a busy machine.
readonly WINDOW_SECONDS=10
readonly READY_SECONDS=300
readonly STOP_SECONDS=40

command_keys() {
    local NEEDS_LINKS=''
    [[ " $*" != *' --enrol'* ]] || NEEDS_LINKS=yes
    run_on_files energy.wattle.ledger.wire.KeysCommand "$@"
}

command_up() {
    local edges=1 gateways=5 speed=60 port=8080 name fresh=no
    local -a plan=() sample=()
    while (($# > 0)); do
        case $1 in
            --edges | --gateways | --speed | --port | --data | --from | --folder)
                (($# > 1)) || misuse "$1: a value is missing; ./wattle help tells which"
                set -- "$1=$2" "${@:3}"
                continue
                ;;
            --edges=*) edges=${1#*=} ;;
            --gateways=*) gateways=${1#*=} ;;
            --speed=*) speed=${1#*=} ;;
            --port=*) port=${1#*=} ;;
            --data=*)
                name=$(realpath -m -- "${1#*=}")
                plan+=("--data=$name") sample+=("--wattle.sample.data=$name")
                ;;
            --from=*) plan+=("$1") sample+=("--wattle.sample.from=${1#*=}") ;;
            --folder=*) deployment_in "${1#*=}" ;;
            --fresh) fresh=yes ;;
            *) misuse "up: '$1' is not understood; ./wattle help tells what is" ;;
        esac
        shift
    done
    is_number "$edges" || misuse "--edges: '$edges' is no number of edge clusters; give 1 or more"
    is_number "$gateways" || misuse "--gateways: '$gateways' is no number of gateways; give 4 or more, to lose one and go on"
    is_number "$speed" || misuse "--speed: '$speed' is no number of market seconds per second"
    is_port "$port" && ((port <= 60000)) || misuse "--port: '$port' is no port; give a number from 1 to 60000"
    ! is_up || misuse "the deployment is running; ./wattle status shows it, ./wattle down ends it"
    [[ $fresh == no ]] || throw_away
    need_jdk
    ensure package || fail "the application could not be built"
    rehearse_start
    plan_deployment "$edges" "$gateways" "$port" "${plan[@]}"
    settle_played "$speed" "${sample[@]}"
    trap 'stop_deployment; exit 130' INT TERM
    start_all || { stop_deployment && exit 1; }
    say "all instances are ready; Ctrl-C or ./wattle down ends them"
    while is_up; do sleep 1; done
    stop_deployment
}

command_down() {
    take_folder down "$@"
    stop_deployment
}

# Ends an instance, where it runs, and starts it: after a fault, or with new settings of the machine.
command_restart() {
    local name=${1-}
    take_folder restart "${@:2}"
    [[ -n $(instance_field "$name" 1) ]] || misuse "restart: '$name' is no instance; ./wattle status lists them"
    need_jdk
    stop_instances "$name"
    start_instance "$name"
    await_instances "$name" || exit
}

command_status() {
    local name
    take_folder status "$@"
    while read -r name _; do instance_line "$name"; done <"$DEPLOYMENT/instances"
}

# take_folder COMMAND OPTION...
take_folder() {
    local command=$1
    shift
    [[ ${1-} != --folder || $# -lt 2 ]] || set -- "--folder=$2" "${@:3}"
    [[ ${1-} != --folder=* ]] || { deployment_in "${1#*=}" && shift; }
    (($# == 0)) || misuse "$command: '$1' is not understood; ./wattle help tells what is"
    [[ -r $DEPLOYMENT/instances ]] || fail "there is no deployment in $DEPLOYMENT; ./wattle up makes one"
}

deployment_in() {
    [[ -n $1 ]] || misuse "--folder: a value is missing; name the folder of the deployment"
    DEPLOYMENT=$(realpath -m -- "$1")
}

# Only what a deployment was made in is removed: --folder may name anything.
throw_away() {
    [[ ! -d $DEPLOYMENT || -r $DEPLOYMENT/wanted || -z $(ls -A "$DEPLOYMENT") ]] ||
        misuse "--fresh: $DEPLOYMENT holds something else than a deployment; name another folder"
    rm -rf "$DEPLOYMENT"
}

is_number() {
    [[ $1 =~ ^[1-9][0-9]{0,5}$ ]]
}

# Parents before children, and as many at once as the machine has processors: more would only wait for one another.
start_all() {
    local name profile most
    local -a starting=()
    most=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
    while read -r name profile _; do
        if ((${#starting[@]} >= most)) || { [[ $profile != gateway ]] && ((${#starting[@]} > 0)); }; then
            await_instances "${starting[@]}" || return
            starting=()
        fi
        start_instance "$name"
        starting+=("$name")
        if [[ $profile != gateway ]]; then
            await_instances "$name" || return
            starting=()
        fi
    done <"$DEPLOYMENT/instances"
    await_instances "${starting[@]}"
}

await_instances() {
    local name
    for name in "$@"; do
        await_ready "$name" || { say "$name did not become ready; its log is $DEPLOYMENT/$name/log" && return 1; }
        instance_line "$name"
    done
}

# settle_played SPEED OPTION...: how the instances of the deployment play the sample, from their next start on.
settle_played() {
    printf '%s\n' "--wattle.sample.speed=$1" "--wattle.ledger.network.window=${WINDOW_SECONDS}s" "${@:2}" >"$DEPLOYMENT/played"
}

start_instance() {
    local name=$1 home=$DEPLOYMENT/$1 profile zone port listen parents folder cache zones
    local -a played=()
    # Who has joined by token has a document that names its keys; all others have the founding's.
    local document=$DEPLOYMENT/keys/$name/market.json
    [[ -r $document ]] || document=$DEPLOYMENT/keys/market.json
    profile=$(instance_field "$name" 2) zone=$(instance_field "$name" 3) port=$(instance_field "$name" 4)
    listen=$(instance_field "$name" 5) parents=$(instance_field "$name" 6)
    zones=$(awk '$2 == "edge-cluster" { print $3 }' "$DEPLOYMENT/instances" | paste -sd,)
    folder=$(laid_out) || exit
    cache=$(start_cache "$folder")
    mapfile -t played <"$DEPLOYMENT/played"
    mkdir -p "$home"
    local -a java options
    read -ra java <<<"$SMALL_JAVA $SHARED_JAVA $([[ $profile == gateway ]] && echo "$GATEWAY_JAVA" || echo "$TIER_JAVA")"
    java+=(--enable-native-access=ALL-UNNAMED)
    options=(--spring.profiles.active="$profile" --server.port="$port" --wattle.instance.name="$name"
        --wattle.market.document="$document"
        --wattle.ledger.secret-file="$DEPLOYMENT/keys/$name/instance.secret"
        --wattle.peers.directory="$DEPLOYMENT/keys/$name"
        --wattle.database.directory="$home/postgresql" --wattle.database.programs="$ROOT/data/postgresql-programs"
        --wattle.sample.enabled=true --wattle.sample.zones="$zones" "${played[@]}")
    [[ ! -s $cache ]] || java+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
    [[ $profile != cloud ]] || options+=(--wattle.enrolment.authority="$DEPLOYMENT/keys/ca")
    [[ $listen == - ]] || options+=(--wattle.peers.listen="127.0.0.1:$listen")
    [[ $parents == - ]] || options+=(--wattle.peers.parents="$parents" --wattle.sample.clock=followed)
    [[ $zone == - ]] || options+=(--wattle.ledger.zones="$zone")
    (
        cd "$ROOT" || exit
        exec 9>&-
        exec "$JDK/bin/java" "${java[@]}" -jar "$folder/$(basename "$(packaged_jar)")" "${options[@]}"
    ) >>"$home/log" 2>&1 </dev/null &
    echo $! >"$home/pid"
}

await_ready() {
    local until=$((SECONDS + READY_SECONDS))
    while ((SECONDS < until)); do
        is_running "$1" || return 1
        [[ $(readiness "$1") != 200 ]] || return 0
        sleep 0.5
    done
    return 1
}

# Prints the HTTP status of an instance's readiness; nothing where it does not answer.
readiness() {
    local port status
    port=$(instance_field "$1" 4)
    {
        exec 8<>"/dev/tcp/127.0.0.1/$port" && printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&8 &&
            read -r -t 5 _ status _ <&8 && echo "$status"
    } 2>/dev/null
    exec 8>&- 2>/dev/null || true
}

is_running() {
    [[ -r $DEPLOYMENT/$1/pid ]] && kill -0 "$(<"$DEPLOYMENT/$1/pid")" 2>/dev/null
}

is_up() {
    local name
    [[ -r $DEPLOYMENT/instances ]] || return 1
    while read -r name _; do
        ! is_running "$name" || return 0
    done <"$DEPLOYMENT/instances"
    return 1
}

instance_line() {
    local name=$1 state=down
    if is_running "$name"; then
        case $(readiness "$name") in
            200) state=ready ;;
            '') state=starting ;;
            *) state='not ready' ;;
        esac
    fi
    printf '%-24s %-13s http://localhost:%-6s %-10s %s\n' "$name" "$(instance_field "$name" 2)" \
        "$(instance_field "$name" 4)" "$state" "$([[ $state == down ]] || memory_of "$name")"
}

# What the instance and its database need of this machine, each page counted once among those who share it.
memory_of() {
    local pid=$(<"$DEPLOYMENT/$1/pid") database one total=0
    database=$(head -n 1 "$DEPLOYMENT/$1/postgresql/postmaster.pid" 2>/dev/null)
    for one in "$pid" $database $([[ -z $database ]] || pgrep -P "$database"); do
        total=$((total + $(awk '$1 == "Pss:" { print $2 }' "/proc/$one/smaps_rollup" 2>/dev/null || echo 0)))
    done
    ((total == 0)) || echo "$((total / 1024)) MB"
}

# Children before parents, so that nobody waits for somebody who is gone.
stop_deployment() {
    local -a names=()
    trap - INT TERM
    [[ -r $DEPLOYMENT/instances ]] || return 0
    mapfile -t names < <(awk '{ print $1 }' "$DEPLOYMENT/instances" | tac)
    stop_instances "${names[@]}"
    say "the deployment has stopped"
}

stop_instances() {
    local name until=$((SECONDS + STOP_SECONDS))
    signal_instances TERM "$@"
    for name in "$@"; do
        while is_running "$name"; do
            ((SECONDS < until)) || signal_instances KILL "$name"
            sleep 0.2
        done
    done
}

# signal_instances SIGNAL NAME...
signal_instances() {
    local name
    for name in "${@:2}"; do
        ! is_running "$name" || kill "-$1" "$(<"$DEPLOYMENT/$name/pid")" 2>/dev/null || true
    done
}
