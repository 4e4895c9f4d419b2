# shellcheck shell=bash
# Lays the packaged application out so that it starts quickly, and becomes it.
#
# build/application/ID/ is one packaged jar taken apart: the JVM opens a jar in a folder faster than one in a jar, and
# only for such does it take back the classes that it has once loaded (its ahead-of-time cache). A process that runs
# from there is not disturbed by a build.

readonly APPLICATIONS=$ROOT/build/application

# Java's settings where memory counts; docs/decisions/0084-a-gateway-in-400-mb.md has what each of them brought.
# What the C library has freed goes back to the system every minute.
readonly SMALL_JAVA='-XX:+UseSerialGC -XX:TrimNativeHeapInterval=60000'
# For instances that share a machine, and with it the pages of the rehearsal's cache that are only read.
readonly SHARED_JAVA='-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'
# The heap begins with room for the objects in that cache: with less, Java does not start at all.
readonly GATEWAY_JAVA='-Xms48m -Xmx128m -Xmn24m -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=64m'
readonly TIER_JAVA='-Xms64m -Xmx512m'

# start_application ARGUMENT...: as far as there is time, from the cache; the process becomes Java's.
start_application() {
    local folder cache
    local -a options=()
    ! is_gateway "$@" || read -ra options <<<"$SMALL_JAVA $GATEWAY_JAVA"
    folder=$(laid_out) || exit
    cache=$(start_cache "$folder")
    # Made for these very jars and this JDK; should the JVM not like it all the same, it starts without it.
    [[ ! -s $cache ]] || options+=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
    cd "$ROOT" || exit
    exec 9>&-
    exec "$JDK/bin/java" "${options[@]}" --enable-native-access=ALL-UNNAMED -jar "$folder/$(basename "$(packaged_jar)")" "$@"
}

# Whether an instance of these arguments is a gateway, and so on a small machine. _JAVA_OPTIONS has the last word.
is_gateway() {
    local argument profiles=${SPRING_PROFILES_ACTIVE:-}
    for argument in "$@"; do
        [[ $argument != --spring.profiles.active=* ]] || profiles=${argument#*=}
    done
    [[ ,$profiles, == *,gateway,* ]]
}

# Prints the folder of the packaged jar, taken apart there before where it is new. It is kept as long as we live, and as
# the process that `exec` makes of us.
laid_out() {
    local jar folder
    jar=$(packaged_jar) || fail "there is no packaged application; run without WATTLE_BUILD=off"
    folder=$APPLICATIONS/$(date -r "$jar" +%s)-$(wc -c <"$jar" | tr -d ' ')
    [[ -d $folder ]] || lay_out "$jar" "$folder"
    : >"$folder/used-by/$$"
    echo "$folder"
}

lay_out() {
    local jar=$1 folder=$2
    take_lock
    # Another process may have done it while this one waited for the lock.
    [[ ! -d $folder ]] || return 0
    remove_unused_applications
    rm -rf "$APPLICATIONS/partial"
    "$JDK/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --destination "$APPLICATIONS/partial" >&2 ||
        fail "the application could not be laid out in $APPLICATIONS"
    mkdir -p "$APPLICATIONS/partial/used-by"
    mv "$APPLICATIONS/partial" "$folder"
}

# A cache is one JDK's; where making it failed, it is empty, and not tried again.
start_cache() {
    echo "$1/start-$("$JDK/bin/java" -Xinternalversion 2>/dev/null | cksum | tr ' ' -).aot"
}

# Lets Java start the application once, apart from any instance, and keep what it has loaded.
rehearse_start() {
    local folder cache log=$LOGS/rehearsal.log
    folder=$(laid_out) || exit
    cache=$(start_cache "$folder")
    [[ ! -e $cache && ${WATTLE_BUILD:-on} != off ]] || return 0
    take_lock
    say "preparing quick starts (about half a minute, once after a build)"
    mkdir -p "$LOGS"
    # With the same leave to call native code as the starts: the JVM passes a cache over that was made with another.
    if ! (cd "$ROOT" && "$JDK/bin/java" "-XX:AOTCacheOutput=$cache.new" --enable-native-access=ALL-UNNAMED -jar "$folder/$(basename "$(packaged_jar)")" rehearse \
        --wattle.database.programs=data/postgresql-programs) >"$log" 2>&1 </dev/null || [[ ! -s $cache.new ]]; then
        say "that did not work, so starts stay slower; all it said is in $log"
        : >"$cache.new"
    fi
    mv "$cache.new" "$cache"
}

remove_unused_applications() {
    local folder
    for folder in "$APPLICATIONS"/*/; do
        used "$folder" || rm -rf "$folder"
    done
}

used() {
    local user
    for user in "$1"used-by/*; do
        kill -0 "${user##*/}" 2>/dev/null && return 0
    done
    return 1
}
