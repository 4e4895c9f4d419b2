# shellcheck shell=bash
# Node with npm, which only the build of the front end needs: from PATH when fit, else brought into .tools/.

readonly NODE_NEEDED=24 NPM_NEEDED=11
# What is brought. npm packages of these names carry Node's binary.
readonly NODE_BROUGHT=24.21.0 NPM_BROUGHT=11.21.2
readonly TOOLS=$ROOT/.tools

# Puts a fit Node first on PATH, or ends the launcher.
need_node() {
    local folder=$TOOLS/node-$NODE_BROUGHT-npm-$NPM_BROUGHT
    node_fits "$PATH" && return 0
    node_fits "$folder/bin:$PATH" || bring_node "$folder"
    export PATH=$folder/bin:$PATH
}

# True when the search path $1 leads to a Node and an npm that are recent enough and start.
node_fits() {
    local node npm
    node=$(PATH=$1 node --version 2>/dev/null) && npm=$(PATH=$1 npm --version 2>/dev/null) &&
        at_least "${node#v}" "$NODE_NEEDED" && at_least "$npm" "$NPM_NEEDED"
}

# Fetches beside the final place and renames at the end, so that an interrupted download is never taken for a Node.
bring_node() {
    local folder=$1 platform fetching=$TOOLS/fetching
    platform=$(node_platform) ||
        fail "no Node $NODE_NEEDED with npm $NPM_NEEDED on PATH, and none can be brought for $(uname -sm): install them"
    command -v npm >/dev/null || apt_install npm || true
    command -v npm >/dev/null ||
        fail "no Node $NODE_NEEDED with npm $NPM_NEEDED on PATH, and no npm to bring them with:" \
            "install Node $NODE_NEEDED, or any npm, for example: apt-get install npm"
    say "bringing Node $NODE_BROUGHT and npm $NPM_BROUGHT into .tools/ (60 MB, once, about half a minute)"
    rm -rf "$fetching" "$folder"
    mkdir -p "$fetching/bin"
    if ! fetch_node "$fetching" "$platform"; then
        fail "Node could not be brought; run again to retry, or put Node $NODE_NEEDED with npm $NPM_NEEDED on PATH"
    fi
    mv "$fetching" "$folder"
}

fetch_node() {
    local folder=$1 package=node-$2
    npm_install --prefix "$folder/package" "$package@$NODE_BROUGHT" &&
        mv "$folder/package/node_modules/$package/bin/node" "$folder/bin/node" &&
        npm_install --global --prefix "$folder" "npm@$NPM_BROUGHT" &&
        rm -rf "$folder/package" &&
        node_fits "$folder/bin:$PATH"
}

npm_install() {
    npm install --no-audit --no-fund --no-update-notifier --loglevel=error --fetch-retries=4 "$@" </dev/null >&2
}

node_platform() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) echo linux-x64 ;;
        Linux-aarch64) echo linux-arm64 ;;
        *) return 1 ;;
    esac
}
