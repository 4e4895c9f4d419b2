# shellcheck shell=bash
# Finds a JDK: JAVA_HOME, then the system's JVM folders, then PATH.

readonly JDK_NEEDED=25

# Folders that hold a JDK per entry, separated by colons.
readonly JVM_FOLDERS=${WATTLE_JVM_FOLDERS:-/usr/lib/jvm:/usr/lib64/jvm:/Library/Java/JavaVirtualMachines}

# Sets JDK, or ends the launcher.
need_jdk() {
    [[ -z ${JDK:-} ]] || return 0
    JDK=$(jdk_of_java_home || jdk_of_system || jdk_of_path) ||
        fail "no JDK $JDK_NEEDED or later found (looked at JAVA_HOME${JAVA_HOME:+ = $JAVA_HOME}, in $JVM_FOLDERS and on PATH)." \
            "Install one, for example Eclipse Temurin $JDK_NEEDED (Debian package temurin-$JDK_NEEDED-jdk," \
            "or openjdk-$JDK_NEEDED-jdk where the release has it), and set JAVA_HOME if it lies elsewhere."
    export JAVA_HOME=$JDK
}

jdk_of_java_home() {
    [[ -n ${JAVA_HOME:-} ]] && fits "$JAVA_HOME" && echo "$JAVA_HOME"
}

# The oldest that fits: the build is checked with JDK 25, a later one may bring new warnings.
jdk_of_system() {
    local folder home best='' best_version=0 version
    local -a folders
    IFS=: read -r -a folders <<<"$JVM_FOLDERS"
    for folder in "${folders[@]}"; do
        for home in "$folder"/*/ "$folder"/*/Contents/Home/; do
            home=${home%/}
            fits "$home" || continue
            version=$(jdk_version "$home")
            if [[ -z $best ]] || ((version < best_version)); then
                best=$home best_version=$version
            fi
        done
    done
    [[ -n $best ]] && echo "$best"
}

# What stands on PATH is often a link or a stub, so Java itself is asked where it lives.
jdk_of_path() {
    local home
    command -v java >/dev/null || return 1
    home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    fits "$home" && echo "$home"
}

fits() {
    local version
    [[ -x $1/bin/java && -x $1/bin/javac ]] || return 1
    version=$(jdk_version "$1")
    [[ $version =~ ^[0-9]+$ ]] && ((version >= JDK_NEEDED))
}

# The feature version: from the JDK's `release` file, which costs no start of a JVM, else from Java itself.
jdk_version() {
    local line version=''
    if [[ -r $1/release ]]; then
        while IFS= read -r line; do
            [[ $line == JAVA_VERSION=* ]] && version=${line#JAVA_VERSION=}
        done <"$1/release"
    fi
    [[ -n $version ]] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version \("[^"]*"\).*/\1/p;q')
    version=${version//\"/}
    echo "${version%%[.+-]*}"
}
