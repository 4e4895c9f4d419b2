# shellcheck shell=bash
# What the launcher says. All of it goes to standard error: standard output belongs to the command.

# `no` after --yes; and nobody is asked where no terminal is there to answer.
ASK=yes

say() {
    printf 'wattle: %s\n' "$*" >&2
}

# Ends the launcher: something is missing or did not work.
fail() {
    say "$*"
    exit 1
}

# Ends the launcher: it was called in a way it does not understand.
misuse() {
    say "$*"
    exit 2
}

# True when the user agrees, or cannot or does not want to be asked.
agreed() {
    local answer
    [[ $ASK == yes && -t 0 && -t 2 ]] || return 0
    printf 'wattle: %s [Y/n] ' "$*" >&2
    read -r answer || return 1
    [[ -z $answer || $answer == [Yy]* ]]
}

# True when the dotted version $1 is $2 or later.
at_least() {
    [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}
