# shellcheck shell=bash
# Packages of Debian and its kin, brought only when we may.

# Prints how to become root here without a password: nothing for root, `sudo -n`; false where there is no way.
root_prefix() {
    if ((EUID == 0)); then
        return 0
    fi
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && echo "sudo -n"
}

# Installs packages; false when this is no Debian, we may not, the user does not want it, or it did not work.
apt_install() {
    local prefix
    command -v apt-get >/dev/null || return 1
    prefix=$(root_prefix) || return 1
    agreed "install $* with apt-get?" || return 1
    say "installing $* with apt-get (a minute or two)"
    # The package lists of a fresh container are empty or old, so a first failure is answered by fetching them.
    apt_get "$prefix" install "$@" || { apt_get "$prefix" update && apt_get "$prefix" install "$@"; }
}

apt_get() {
    local prefix=$1 action=$2
    local -a options=(-qq)
    shift 2
    [[ $action == install ]] && options+=(-y --no-install-recommends)
    # The prefix is one or two words or none, so it is split on purpose.
    # shellcheck disable=SC2086
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get "$action" "${options[@]}" "$@" </dev/null >&2 9>&-
}
