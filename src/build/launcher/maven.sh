# shellcheck shell=bash
# Runs the system's Maven, shows what matters of its output, and tries again when a download broke.

readonly MAVEN_NEEDED=3.8.7
readonly MAVEN_ATTEMPTS=3
readonly LOGS=$ROOT/build/logs

# Ends the launcher when there is no Maven and none can be installed.
need_maven() {
    local version
    [[ -z ${MAVEN_FOUND:-} ]] || return 0
    command -v mvn >/dev/null || apt_install maven || true
    command -v mvn >/dev/null ||
        fail "no Maven (mvn) on PATH. Install $MAVEN_NEEDED or later, for example: apt-get install maven"
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p') || true
    [[ -n $version ]] || fail "mvn --version does not work with the JDK at $JDK; run it to see why"
    at_least "$version" "$MAVEN_NEEDED" ||
        fail "the Maven on PATH is $version, $MAVEN_NEEDED or later is needed; put a later one first on PATH"
    MAVEN_FOUND=$version
}

# maven NAME ARGUMENT...: its whole output goes to build/logs/NAME.log, the gist to standard error.
maven() {
    local log=$LOGS/$1.log attempt
    shift
    mkdir -p "$LOGS"
    for ((attempt = 1; attempt <= MAVEN_ATTEMPTS; attempt++)); do
        if maven_once "$log" "$@"; then
            return 0
        fi
        if ((attempt == MAVEN_ATTEMPTS)) || ! download_broke "$log"; then
            break
        fi
        say "a download broke; trying again with what has arrived ($((attempt + 1)) of $MAVEN_ATTEMPTS)"
        # -U: Maven remembers a failed download and would not try it again before tomorrow.
        [[ ${*: -1} == -U ]] || set -- "$@" -U
        sleep 3
    done
    say "Maven failed; all it said is in $log"
    return 1
}

# Maven inherits the lock (descriptor 9): it keeps others away should only the launcher be killed. Java hands it on to no
# process that it starts, so that a database server left behind by a test does not hold it.
maven_once() {
    local log=$1
    shift
    (cd "$ROOT" && mvn --batch-mode -Dstyle.color=never "$@" 2>&1) </dev/null | tee "$log" | maven_gist >&2
}

# Never after tests have run: a test that fails now and then is not to be tried until it passes.
download_broke() {
    grep -Eq '^\[ERROR\].*(Could not transfer (artifact|metadata)|during a previous attempt)' "$1" &&
        ! grep -q '\] Tests run: ' "$1"
}

# Keeps the steps, the tests' results and the errors with the lines that belong to them; counts downloads.
maven_gist() {
    local line fetched=0 in_error=no
    while IFS= read -r line; do
        case $line in
            *'Downloaded from '*)
                fetched=$((fetched + 1))
                ((fetched % 100 != 0)) || say "  $fetched files downloaded"
                ;;
            *'Downloading from '* | 'Progress '*) ;;
            '[ERROR] '['[-']* | '[ERROR] ' | '[ERROR] '*'re-run Maven'* | '[ERROR] Re-run Maven'*) ;;
            '[ERROR] For more information'* | '[ERROR] '*'at org.apache.maven.'*) ;;
            '[ERROR]'*) in_error=yes && printf '%s\n' "$line" ;;
            '[INFO] --- '*) in_error=no && say "  $(step "$line")" ;;
            '['[IW]*'] Tests run: '*) in_error=no && say "  ${line#*] }" ;;
            '['[A-Z]*'] '* | '['[A-Z]*']') in_error=no ;;
            *) [[ $in_error == no ]] || printf '%s\n' "$line" ;;
        esac
    done
}

# From `[INFO] --- maven-compiler-plugin:3.14.0:compile (default-compile) @ wattle ---` to `compiler compile`.
step() {
    local plugin goal
    IFS=': ' read -r _ _ plugin _ goal _ <<<"$1"
    plugin=${plugin#maven-}
    echo "${plugin%-maven-plugin} $goal" | sed 's/-plugin / /'
}
