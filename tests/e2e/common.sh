# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# For the tests in this folder: $unknot, $assets, a folder $work that goes away, and checks.
set -euo pipefail

# shellcheck disable=SC2034 # used by the tests
unknot=$1
# shellcheck disable=SC2034
assets=$2
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
failures=0

fail()
{
    echo "FAILED: $*" >&2
    failures=$((failures + 1))
}

# exits CODE COMMAND...: runs it, keeps its words in $work/out and $work/err.
exits()
{
    local wanted=$1 code=0
    shift
    "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
    if ((code != wanted)); then
        fail "exit $code instead of $wanted: $*"
        cat "$work/err" >&2
    fi
}

# says FILE TEXT: one of out, err.
says()
{
    grep -qF -- "$2" "$work/$1" || {
        fail "$1 does not say: $2"
        cat "$work/$1" >&2
    }
}

# same WHAT A B
same()
{
    [[ $2 == "$3" ]] || fail "$1: '$2' is not '$3'"
}

# differ WHAT A B
differ()
{
    [[ $2 != "$3" ]] || fail "$1: '$2' twice"
}

finish()
{
    ((failures == 0))
}
