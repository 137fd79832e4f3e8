#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# make_man.sh IN OUT CHANGELOG PROGRAM...: the manual page, with every subcommand and option as the
# program's own help tells them in the place of the line @SUBCOMMANDS@, so that it is never behind
# it. Its date is that of the newest entry of the changelog.
set -euo pipefail

in=$1 out=$2 changelog=$3
program=("${@:4}") # with what runs it, where it is of another processor
version=$("${program[@]}" --version)
day=$(date -u -d "$(sed -n 's/^ -- .*>  //p' "$changelog" | head -n 1)" +%F)

# Hyphens that can be copied, and no word that troff takes for a request.
escape()
{
    fold -s -w 72 | sed -e 's/ *$//' -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^[.']/\\\\\&&/"
}

# subcommand NAME: its help as a part of the page.
subcommand()
{
    local line text usage
    mapfile -t text < <("${program[@]}" "$1" --help)
    usage=${text[0]#usage: }
    printf '.SS %s\n' "$(escape <<<"$usage")"
    for line in "${text[@]:1}"; do
        if [[ $line =~ ^\ \ ([^\ ].{25,}[^\ ]|.{28})\ (.*)$ && ${line:2:1} != ' ' ]]; then
            # An option stands in a column of 28; a longer one is followed by one space.
            local option=${line:2:28} help=${line:31}
            if [[ ${line:30:1} != ' ' ]]; then
                option=${line:2} help=
            fi
            printf '.TP\n.B %s\n%s\n' \
                "$(escape <<<"$option")" "$(escape <<<"$help")"
        elif [[ -n $line ]]; then
            escape <<<"$line"
        fi
    done
}

while IFS= read -r line; do
    if [[ $line == @SUBCOMMANDS@ ]]; then
        while read -r name; do
            subcommand "$name"
        done < <("${program[@]}" --help | sed -nE 's/^  ([a-z]+) .*/\1/p')
    else
        line=${line//@VERSION@/$version}
        printf '%s\n' "${line//@DATE@/$day}"
    fi
done <"$in" >"$out"
