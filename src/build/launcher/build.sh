# shellcheck shell=bash
# Builds what has changed since the last build, and nothing else.
#
# There are three levels, each with a stamp: the checksums of every file that it was built from.
#   classes  the compiled application; enough for the commands that need no server
#   tests    the compiled tests and benchmarks as well
#   package  the executable jar with the production front end; the only level that needs Node

readonly STAMPS=$ROOT/target/launcher
readonly TEST_CLASSPATH=$STAMPS/test.classpath
readonly COMMANDS=$ROOT/build/commands
readonly LOCK=$ROOT/build/lock
readonly LOCK_SECONDS=3600

# What the commands run on, as Maven groups. Few, because without Spring they start in half a second, and because the
# JVM opens the jars in turn for every class it looks up.
readonly COMMAND_LIBRARIES='info/picocli|de/siegmar|tools/jackson|com/fasterxml/jackson|org/bouncycastle|org/jspecify'
# And what the one of them needs that calls another instance.
readonly LINK_LIBRARIES='io/grpc|io/perfmark|com/google/guava|org/slf4j/slf4j-api'

# Files that Vaadin's build both reads and writes; they are stamped as the build leaves them.
readonly FRONTEND_FILES='package.json package-lock.json tsconfig.json types.d.ts vite.config.ts'

# Brings a level up to date; false when the build fails. Nothing is locked, and no Maven started, when it is already.
ensure() {
    local level=$1
    # Set for the processes of a test run: the tests hold the lock, and what they started from is built.
    [[ ${WATTLE_BUILD:-on} != off ]] || return 0
    up_to_date "$level" && return 0
    need_jdk
    need_maven
    take_lock
    # Another process may have built it while this one waited for the lock.
    up_to_date "$level" || build "$level"
}

# Held until this process and the Maven it started have ended, or the descriptor is closed.
take_lock() {
    [[ -z ${LOCKED:-} ]] || return 0
    mkdir -p "${LOCK%/*}"
    exec 9>"$LOCK"
    if ! try_lock; then
        say "another ./wattle is at work in this folder; waiting for it, an hour at most"
        flock -w "$LOCK_SECONDS" 9 || fail "the other ./wattle did not end; its lock is $LOCK"
    fi
    LOCKED=yes
}

try_lock() {
    # Without flock (macOS) two builds at once are the user's to avoid.
    ! command -v flock >/dev/null || flock -n 9
}

up_to_date() {
    built "$1" && [[ -r $STAMPS/$1 && $(sources "$1" && frontend_files "$1") == "$(<"$STAMPS/$1")" ]]
}

# The checksums of the files a level is made from, sorted by path.
sources() {
    local -a folders=(.mvn db/migration pom.xml src/build/java src/build/launcher/build.sh src/main) present=()
    local folder
    case $1 in
        tests) folders+=(src/test) ;;
        package) folders+=(.npmrc frontend) ;;
    esac
    for folder in "${folders[@]}"; do
        [[ -e $ROOT/$folder ]] && present+=("$folder")
    done
    (
        cd "$ROOT" || exit
        find "${present[@]}" \( -path frontend/generated -o -path frontend/index.html \) -prune -o -type f -print0 |
            LC_ALL=C sort -z | xargs -0 cksum
    )
}

frontend_files() {
    [[ $1 == package ]] || return 0
    # The names are ours and without blanks; those that do not exist are left out by cksum itself.
    # shellcheck disable=SC2086
    (cd "$ROOT" && cksum $FRONTEND_FILES 2>/dev/null) || true
}

# True when what a level makes is there, whatever it was made from.
built() {
    case $1 in
        classes) [[ -r $COMMANDS/current && -d $COMMANDS/$(<"$COMMANDS/current") ]] ;;
        tests) [[ -d $ROOT/target/test-classes && -r $TEST_CLASSPATH ]] ;;
        package) packaged_jar >/dev/null ;;
    esac
}

# Prints the path of the executable jar.
packaged_jar() {
    local jar
    for jar in "$ROOT"/target/wattle-*.jar; do
        [[ -f $jar ]] && echo "$jar" && return 0
    done
    return 1
}

# Runs Maven for a level. The stamp is taken before, so that a file saved meanwhile is built the next time.
build() {
    local level=$1 stamp=$STAMPS/$1
    sources "$level" >"$ROOT/build/stamp"
    sources classes >"$ROOT/build/stamp-classes"
    announce "$level"
    forget_removed_sources "$stamp"
    rm -f "$stamp"
    mkdir -p "$STAMPS"
    case $level in
        classes) maven_build classes compile -Dvaadin.skip ;;
        tests) maven_build tests test-compile -Dvaadin.skip ;;
        package) package ;;
    esac || return 1
    gather_commands || return 1
    mv "$ROOT/build/stamp-classes" "$STAMPS/classes"
    frontend_files "$level" >>"$ROOT/build/stamp"
    mv "$ROOT/build/stamp" "$stamp"
    say "built"
}

# Every level also notes the classpath, from which the commands' own is picked.
maven_build() {
    maven "$@" dependency:build-classpath "-Dmdep.outputFile=$TEST_CLASSPATH"
}

# The old jar is removed rather than overwritten: a running application still reads from it.
package() {
    need_node
    rm -f "$ROOT"/target/wattle-*.jar "$ROOT"/target/wattle-*.jar.original
    maven_build package package -Dmaven.test.skip=true
    packaged_jar >/dev/null
}

announce() {
    local what
    case $1 in
        classes) what='the application (about half a minute)' ;;
        tests) what='the application and its tests (about a minute)' ;;
        package) what='the application and its front end (one to four minutes)' ;;
    esac
    say "building $what with the JDK at $JDK and Maven $MAVEN_FOUND"
    [[ -d $HOME/.m2/repository/com/vaadin ]] ||
        say "the first build on a machine downloads a few hundred MB: five to fifteen minutes more"
}

# Maven leaves what was compiled or copied from a file that is gone: a migration renamed would run twice.
# The lines of a stamp are `CHECKSUM SIZE PATH`.
forget_removed_sources() {
    local stamp=$1 path
    [[ -f $stamp ]] || return 0
    while read -r _ _ path; do
        if [[ ! -e $ROOT/$path ]]; then
            rm -rf "$ROOT/target/classes" "$ROOT/target/test-classes"
            return 0
        fi
    done <"$stamp"
}

# Puts the application's classes and the few libraries of the commands into a folder of their own, named by content:
# the commands then depend neither on Maven's repository nor on a build that runs beside them.
gather_commands() {
    local id folder library entry
    local -a entries=()
    id=$(cksum <"$ROOT/build/stamp-classes" | tr ' ' -)
    folder=$COMMANDS/$id
    if [[ ! -d $folder ]]; then
        rm -rf "$COMMANDS/gathering"
        mkdir -p "$COMMANDS/gathering"
        for entry in "$ROOT"/target/classes/*; do
            [[ $entry == */META-INF ]] || entries+=(-C "$ROOT/target/classes" "${entry##*/}")
        done
        # What ServiceLoader finds; the rest of META-INF is the server's.
        [[ ! -d $ROOT/target/classes/META-INF/services ]] || entries+=(-C "$ROOT/target/classes" META-INF/services)
        "$JDK/bin/jar" --create --file "$COMMANDS/gathering/wattle.jar" "${entries[@]}"
        while IFS= read -r library; do
            cp "$library" "$COMMANDS/gathering/"
        done < <(tr : '\n' <"$TEST_CLASSPATH" | grep -E "/($COMMAND_LIBRARIES)/")
        mkdir -p "$COMMANDS/gathering/links"
        while IFS= read -r library; do
            cp "$library" "$COMMANDS/gathering/links/"
        done < <(tr : '\n' <"$TEST_CLASSPATH" | grep -E "/($LINK_LIBRARIES)/")
        mv "$COMMANDS/gathering" "$folder"
    fi
    echo "$id" >"$COMMANDS/current.new"
    mv "$COMMANDS/current.new" "$COMMANDS/current"
    # Older ones are kept for a day: a long command may still be running on one.
    find "$COMMANDS" -mindepth 1 -maxdepth 1 -type d -mtime +0 ! -name "$id" -exec rm -rf {} +
}
