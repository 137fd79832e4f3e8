#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Holds the shape of the tree.
#
#   tests/check_tree.sh [ROOT]       checks ROOT (this tree by default)
#   tests/check_tree.sh --self-test  plants one violation of each rule and wants it caught
set -euo pipefail

lines_max=500
readme_kib_max=1500

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

# What the front page shows is there, is small enough for a slow line, and nothing else is.
find_picture_violations()
{
    local file kib
    if [[ -f README.md ]]; then
        while IFS= read -r file; do
            [[ -f $file ]] || echo "README.md: $file is not there"
        done < <(grep -oE 'assets/readme/[a-z_-]+[.](png|webp)' README.md)
    fi
    for file in assets/readme/*.*; do
        if [[ -f $file ]] && ! grep -qF "$file" README.md; then
            echo "$file: README.md does not show it"
        fi
    done
    if [[ -d assets/readme ]]; then
        kib=$(cat assets/readme/* | wc -c)
        kib=$((kib / 1024))
        if ((kib > readme_kib_max)); then
            echo "assets/readme: $kib KiB, at most $readme_kib_max are allowed"
        fi
    fi
}

check()
{
    local found
    cd -- "$1"
    found=$(find_violations && find_picture_violations)
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
    rm "$temp/app/run"
    mkdir -p "$temp/assets/readme"
    echo '![a](assets/readme/one.webp)' >"$temp/README.md"
    expect_caught 'a picture that is missing'
    echo >"$temp/assets/readme/one.webp"
    if ! (check "$temp"); then
        echo 'a good front page was not let through' >&2
        failed=1
    fi
    echo >"$temp/assets/readme/two.png"
    expect_caught 'a picture that the front page does not show'
    rm "$temp/assets/readme/two.png"
    head -c $((readme_kib_max * 1024 + 1024)) /dev/zero >"$temp/assets/readme/one.webp"
    expect_caught 'pictures that are too large'
    return "$failed"
}

if [[ ${1:-} == --self-test ]]; then
    self_test
else
    check "${1:-$(dirname -- "${BASH_SOURCE[0]}")/..}"
fi
