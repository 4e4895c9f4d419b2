# shellcheck shell=bash
# Runs the tests and counts what Surefire and Failsafe have reported.

readonly E2E=$ROOT/e2e-tests
readonly MODULES=$ROOT/src/main/java/energy/wattle

PASSED=0 FAILED=0 SKIPPED=0
# What failed, one line each: told again at the end, where it is looked for.
FAILURES=()

command_test() {
    local module='' deployment=no
    while (($# > 0)); do
        case $1 in
            --module=*) module=${1#*=} ;;
            --module) module=${2-} && shift $(($# > 1)) ;;
            --deployment)
                deployment=yes
                shift
                continue
                ;;
            *) misuse "test: '$1' is not understood; ./wattle test [--module NAME | --deployment]" ;;
        esac
        is_module "$module" || misuse "there is no module '$module'; the modules are:$(modules)"
        shift
    done
    need_jdk
    need_maven
    [[ -n $module || ! -f $E2E/pom.xml ]] || need_browser
    take_lock
    if [[ -n $module ]]; then
        test_module "$module"
    elif [[ $deployment == yes ]]; then
        test_deployment
    else
        test_everything
    fi
    summary
}

# A module is a folder that introduces itself.
is_module() {
    [[ -n $1 && $1 != */* && -f $MODULES/$1/package-info.java ]]
}

modules() {
    local folder
    for folder in "$MODULES"/*/package-info.java; do
        folder=${folder%/*}
        printf ' %s' "${folder##*/}"
    done
}

# Formatter, Error Prone and the rules of the architecture run as well: all are bound to a phase up to `test`.
test_module() {
    say "testing module $1 (a minute or two)"
    # For tests that call ./wattle themselves.
    ensure classes || build_broke || return 0
    test_project "$ROOT" unit-tests test -Dvaadin.skip -Dsurefire.failIfNoSpecifiedTests=false \
        "-Dtest=energy/wattle/$1/**/*Test,energy/wattle/$1/**/*Tests"
}

test_everything() {
    say "testing everything (about 40 minutes on two cores)"
    ensure package || build_broke || return 0
    test_project "$ROOT" unit-tests test -Dvaadin.skip
    if [[ ! -f $E2E/pom.xml ]]; then
        say "no tests in a browser: e2e-tests/pom.xml does not exist"
        return 0
    fi
    say "testing the packaged application in a browser"
    test_project "$E2E" e2e-tests verify -f "$E2E/pom.xml" "-Dwattle.jar=$(packaged_jar)"
}

build_broke() {
    broke "the application could not be built, so its tests did not run: counted as one failure"
    return 1
}

# A cloud, an edge cluster and five gateways as processes, in browsers, and with faults.
test_deployment() {
    say "testing the packaged application as a deployment of seven processes (about a quarter of an hour)"
    ensure package || build_broke || return 0
    command -v faketime >/dev/null || apt_install faketime || true
    rehearse_start
    test_project "$E2E" deployment-tests verify -f "$E2E/pom.xml" -Pdeployment "-Dwattle.jar=$(packaged_jar)"
}

# test_project FOLDER NAME MAVEN-ARGUMENT...: reports of an earlier run are removed first, so that none is counted.
test_project() {
    local folder=$1 name=$2 status=0 tests errors failures skipped
    shift 2
    rm -rf "$folder/target/surefire-reports" "$folder/target/failsafe-reports"
    # Tests may start ./wattle; it must not wait for the lock that this process holds.
    WATTLE_BUILD=off maven "$name" "$@" -Dmaven.test.redirectTestOutputToFile=true || status=1
    read -r tests errors failures skipped < <(count_reports "$folder")
    PASSED=$((PASSED + tests - errors - failures - skipped))
    FAILED=$((FAILED + errors + failures))
    SKIPPED=$((SKIPPED + skipped))
    mapfile -t -O ${#FAILURES[@]} FAILURES < <(failed_tests "$folder")
    if ((status != 0 && errors + failures == 0)); then
        broke "$name: Maven failed though no test did: counted as one failure"
    fi
}

# A failure that is no test's.
broke() {
    say "$1"
    FAILURES+=("$1")
    FAILED=$((FAILED + 1))
}

# Prints tests, errors, failures and skipped tests of a project, summed over its reports.
count_reports() {
    local folder=$1
    # Of each report its first such line only: what a test printed or threw may look the same.
    find "$folder/target/surefire-reports" "$folder/target/failsafe-reports" -name 'TEST-*.xml' \
        -exec sed -n '/^ *<testsuite /{p;q;}' {} \; 2>/dev/null |
        awk '
            function count(name) {
                return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
            }
            {
                tests += count("tests"); errors += count("errors")
                failures += count("failures"); skipped += count("skipped")
            }
            END { print tests + 0, errors + 0, failures + 0, skipped + 0 }'
}

# Prints a line for each test of a project that failed: its class and its name.
failed_tests() {
    # A report names a test before it tells how it ended; what a test printed stands in CDATA and may look like anything.
    find "$1/target/surefire-reports" "$1/target/failsafe-reports" -name 'TEST-*.xml' -exec awk '
        function attribute(name) {
            return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
        }
        !quoted && /^ *<testcase / { test = attribute("classname") ": " attribute("name") }
        !quoted && /^ *<(failure|error)[ >]/ && test != told { print test; told = test }
        /<!\[CDATA\[/ { quoted = 1 }
        /\]\]>/ { quoted = 0 }' {} \; 2>/dev/null
}

# The last line, in the form that continuous integration reads; true when tests ran and none failed.
summary() {
    local failure
    for failure in "${FAILURES[@]}"; do say "failed: $failure"; done
    ((PASSED + FAILED > 0)) || say "no test ran, which is counted as a failure of the run"
    if ((SKIPPED > 0)); then
        echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
    else
        echo "$PASSED passed, $FAILED failed"
    fi
    ((PASSED > 0 && FAILED == 0))
}

# Sets WATTLE_CHROMIUM, or ends the launcher. Playwright's own browser is not fetched: Debian's does.
need_browser() {
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    : "${WATTLE_CHROMIUM:=$(find_chromium)}"
    if [[ -z $WATTLE_CHROMIUM ]]; then
        apt_install chromium || true
        WATTLE_CHROMIUM=$(find_chromium)
    fi
    [[ -n $WATTLE_CHROMIUM ]] ||
        fail "no Chromium for the tests in a browser: apt-get install chromium, or set WATTLE_CHROMIUM to its path"
    export WATTLE_CHROMIUM
    cjk_font || apt_install fonts-noto-cjk || true
    cjk_font || say "no font for Chinese and Japanese; pictures will lack glyphs: apt-get install fonts-noto-cjk"
}

find_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

cjk_font() {
    command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh) ]]
}
