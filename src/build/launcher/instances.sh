# shellcheck shell=bash
# Measures what instances need, for figure 9 and table 1: real processes of the packaged application, started here.
#
# A cloud, an edge cluster and four gateways play the sample; then one installation that does everything, as a server of
# its own would run it. What was measured are lines `instance,kind,measure,value`; Java derives figure and table from them.

readonly INSTANCES_PORT=${WATTLE_INSTANCES_PORT:-18080}
readonly INSTANCES_SPEED=60
readonly SETTLE_SECONDS=30
readonly MEASURE_SECONDS=30
readonly FULL=full

# measure_instances FILE
measure_instances() {
    local out=$1 name profile
    [[ -r /proc/self/smaps_rollup ]] ||
        fail "figure 9 and table 1 are measured from /proc/*/smaps_rollup, which this system does not have"
    is_port "$INSTANCES_PORT" && ((INSTANCES_PORT <= 60000)) ||
        misuse "WATTLE_INSTANCES_PORT: '$INSTANCES_PORT' is no port; give a number from 1 to 60000"
    need_jdk
    ensure package || fail "figure 9 and table 1 need the packaged application, and it could not be built"
    packaged_jar >/dev/null || fail "figure 9 and table 1 need the packaged application; run without WATTLE_BUILD=off"
    rehearse_start
    DEPLOYMENT=$ROOT/build/instances
    ! is_up || misuse "another measurement of instances is running"
    rm -rf "$DEPLOYMENT"
    mkdir -p "$(dirname "$out")"
    MEASURED=$out.new
    echo 'instance,kind,measure,value' >"$MEASURED"
    trap 'stop_deployment; exit 130' INT TERM
    say "measuring instances for figure 9 and table 1 (some five minutes)"
    plan_deployment 1 4 "$INSTANCES_PORT"
    settle_played "$INSTANCES_SPEED"
    note - machine cores "$(nproc)"
    note - machine memory_kb "$(awk '$1 == "MemTotal:" { print $2 }' /proc/meminfo)"
    note - machine speed "$INSTANCES_SPEED"
    note - machine busy_hundredths "$(awk '{ printf "%d", $1 * 100 }' /proc/loadavg)"
    note - machine artifact_bytes "$(wc -c <"$(packaged_jar)")"
    note - machine changed_bytes "$(wc -c <"$(laid_out)/$(basename "$(packaged_jar)")")"
    while read -r name profile _; do measure_start "$name" "$profile"; done <"$DEPLOYMENT/instances"
    measure_running
    measure_replacements
    stop_deployment
    measure_full_installation
    mv "$MEASURED" "$out"
}

# note INSTANCE KIND MEASURE VALUE
note() {
    (IFS=, && echo "$*") >>"$MEASURED"
}

now_ms() {
    date +%s%3N
}

# measure_start NAME KIND: its readiness is asked for every half second, so that is how exact the time is.
measure_start() {
    local begun
    begun=$(now_ms)
    start_measured "$1"
    await_ready "$1" || { stop_deployment && fail "$1 did not become ready; its log is $DEPLOYMENT/$1/log"; }
    note "$1" "$2" ready_ms "$(($(now_ms) - begun))"
    note "$1" "$2" start_cpu_ms "$(cpu_ms "$1")"
}

start_measured() {
    if [[ $1 == "$FULL" ]]; then
        start_full
    else
        start_instance "$1"
    fi
}

measure_running() {
    local name kind begun
    local -A before=()
    sleep "$SETTLE_SECONDS"
    begun=$(now_ms)
    while read -r name _; do before[$name]=$(cpu_ms "$name"); done <"$DEPLOYMENT/instances"
    sleep "$MEASURE_SECONDS"
    while read -r name kind _; do
        note "$name" "$kind" cpu_ms "$(($(cpu_ms "$name") - before[$name]))"
        note "$name" "$kind" window_ms "$(($(now_ms) - begun))"
        note "$name" "$kind" jvm_kb "$(pss_kb "$(<"$DEPLOYMENT/$name/pid")")"
        # shellcheck disable=SC2046
        note "$name" "$kind" database_kb "$(pss_kb $(database_processes "$name"))"
    done <"$DEPLOYMENT/instances"
}

# An update of a gateway: it ends in order, and starts again. Then one that is killed, and what its zone does without it.
measure_replacements() {
    local updated killed zone edge begun height
    updated=$(awk '$2 == "gateway" { print $1; exit }' "$DEPLOYMENT/instances")
    killed=$(awk '$2 == "gateway" { name = $1 } END { print name }' "$DEPLOYMENT/instances")
    zone=$(instance_field "$killed" 3)
    edge=edge-$zone
    note "$updated" gateway page_bytes "$(page_bytes "$updated")"
    begun=$(now_ms)
    kill "$(<"$DEPLOYMENT/$updated/pid")"
    while is_running "$updated"; do sleep 0.1; done
    start_measured "$updated"
    await_ready "$updated" || fail "$updated did not become ready again; its log is $DEPLOYMENT/$updated/log"
    note "$updated" gateway update_ms "$(($(now_ms) - begun))"
    kill -9 "$(<"$DEPLOYMENT/$killed/pid")"
    # Otherwise bash tells that it was killed.
    wait "$(<"$DEPLOYMENT/$killed/pid")" 2>/dev/null || true
    height=$(height_of "$edge" "$zone")
    sleep "$MEASURE_SECONDS"
    note "$killed" gateway blocks_without "$(($(height_of "$edge" "$zone") - height))"
    begun=$(now_ms)
    start_measured "$killed"
    await_ready "$killed" || fail "$killed did not become ready again; its log is $DEPLOYMENT/$killed/log"
    note "$killed" gateway return_ms "$(($(now_ms) - begun))"
}

# What a server of its own would run: everything in one installation, with all zones of the sample.
measure_full_installation() {
    echo "$FULL $FULL - $INSTANCES_PORT - -" >"$DEPLOYMENT/instances"
    measure_start "$FULL" "$FULL"
    measure_running
    stop_deployment
}

start_full() {
    local home=$DEPLOYMENT/$FULL folder cache
    folder=$(laid_out) || exit
    cache=$(start_cache "$folder")
    mkdir -p "$home"
    local -a java
    read -ra java <<<"$SMALL_JAVA $SHARED_JAVA $TIER_JAVA"
    [[ ! -s $cache ]] || java+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
    (
        cd "$ROOT" || exit
        exec 9>&-
        exec "$JDK/bin/java" "${java[@]}" --enable-native-access=ALL-UNNAMED \
            -jar "$folder/$(basename "$(packaged_jar)")" --server.port="$INSTANCES_PORT" \
            --wattle.instance.name="$FULL" --wattle.ledger.secret-file="$home/instance.secret" \
            --wattle.database.directory="$home/postgresql" \
            --wattle.database.programs="$ROOT/data/postgresql-programs" --wattle.sample.speed="$INSTANCES_SPEED"
    ) >>"$home/log" 2>&1 </dev/null &
    echo $! >"$home/pid"
}

database_processes() {
    local server
    server=$(head -n 1 "$DEPLOYMENT/$1/postgresql/postmaster.pid" 2>/dev/null) || return 0
    echo "$server"
    pgrep -P "$server" || true
}

# Kilobytes, each page counted once among those who share it.
pss_kb() {
    local one total=0
    for one in "$@"; do
        total=$((total + $(awk '$1 == "Pss:" { print $2 }' "/proc/$one/smaps_rollup" 2>/dev/null || echo 0)))
    done
    echo "$total"
}

# Processor time of an instance, its database and the programs that they have run and that have ended.
cpu_ms() {
    local one stat total=0
    local -a fields
    # shellcheck disable=SC2046
    for one in "$(<"$DEPLOYMENT/$1/pid")" $(database_processes "$1"); do
        stat=$(<"/proc/$one/stat") 2>/dev/null || continue
        # After the name, which may hold anything, user and system time are fields 12 to 15.
        read -ra fields <<<"${stat##*) }"
        total=$((total + fields[11] + fields[12] + fields[13] + fields[14]))
    done
    echo "$((total * 1000 / $(getconf CLK_TCK)))"
}

# What a browser that knows nothing is sent for the first page.
page_bytes() {
    {
        exec 8<>"/dev/tcp/127.0.0.1/$(instance_field "$1" 4)"
        printf 'GET /login HTTP/1.0\r\n\r\n' >&8
        wc -c <&8
        exec 8>&-
    } 2>/dev/null
}

# height_of INSTANCE CHAIN, as the sample's operator sees it.
height_of() {
    local port found
    port=$(instance_field "$1" 4)
    {
        exec 8<>"/dev/tcp/127.0.0.1/$port"
        printf 'GET /actuator/prometheus HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n' \
            "$(printf 'operator:wattle-operator' | base64)" >&8
        found=$(awk -v chain="chain=\"$2\"" '/^wattle_ledger_height\{/ && index($0, chain) { printf "%d", $NF }' <&8)
        exec 8>&-
    } 2>/dev/null
    [[ -n $found ]] || fail "$1 tells no height of the chain $2"
    echo "$found"
}
