#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Holds the shape of the tree.
#
#   tests/check_tree.sh [ROOT]       checks ROOT (this tree by default)
#   tests/check_tree.sh --self-test  plants one violation of each rule and wants it caught
set -euo pipefail

lines_max=500

# The files that are part of the product: all but what a build leaves in .build.
list_files()
{
    find . \( -path ./.git -o -path ./.build \) -prune -o -type f -print | LC_ALL=C sort
}

find_violations()
{
    local file first lines
    for file in *; do
        case $file in
        app | assets | hw | tests | CMakeLists.txt | README.md) ;;
        *) echo "$file: only app assets hw tests CMakeLists.txt README.md stand at the top" ;;
        esac
    done
    while IFS= read -r file; do
        case $file in
        *.c | *.h | *.sh | */run | *.md | */CMakeLists.txt)
            lines=$(wc -l <"$file")
            if ((lines > lines_max)); then
                echo "$file: $lines lines, at most $lines_max are allowed: split it"
            fi
            ;;
        esac
        case $file in
        *.c | *.h)
            first=
            IFS= read -r first <"$file" || true
            if [[ $first != '/* SPDX-License-Identifier: MIT */' ]]; then
                echo "$file:1: the first line is /* SPDX-License-Identifier: MIT */"
            fi
            ;;
        */run | *.sh)
            IFS= read -r first <"$file" || true
            if [[ $first == '#!'* && ! -x $file ]]; then
                echo "$file: is a script, but not executable"
            fi
            ;;
        esac
    done < <(list_files)
}

check()
{
    local found
    cd -- "$1"
    found=$(find_violations)
    if [[ -n $found ]]; then
        printf '%s\n' "$found" >&2
        return 1
    fi
}

expect_caught()
{
    if (check "$temp" 2>/dev/null); then
        echo "not caught: $1" >&2
        failed=1
    fi
}

self_test()
{
    failed=0
    temp=$(mktemp -d)
    trap 'rm -rf "$temp"' EXIT
    local spdx='/* SPDX-License-Identifier: MIT */'
    mkdir -p "$temp/app" "$temp/.build"
    echo "$spdx" | tee "$temp/app/good.c" >"$temp/app/good.h"
    echo 'int built;' >"$temp/.build/any.c"
    if ! (check "$temp"); then
        echo 'a good tree was not let through' >&2
        failed=1
    fi
    echo note >"$temp/NOTES"
    expect_caught 'another file at the top'
    rm "$temp/NOTES"
    echo 'int x;' >"$temp/app/bad.c"
    expect_caught 'no SPDX line'
    { echo "$spdx" && seq -f 'int x%g;' "$lines_max"; } >"$temp/app/bad.c"
    expect_caught 'too many lines'
    rm "$temp/app/bad.c"
    echo '#!/usr/bin/env bash' >"$temp/app/run"
    expect_caught 'a script that is not executable'
    return "$failed"
}

if [[ ${1:-} == --self-test ]]; then
    self_test
else
    check "${1:-$(dirname -- "${BASH_SOURCE[0]}")/..}"
fi
