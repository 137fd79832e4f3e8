#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The program in a real window: an X server without a screen, keys pressed as by a hand, and
# the program ended as systemd would. What it drew is compared before and after a press.
#
#   tests/check_window.sh PROGRAM
set -euo pipefail

program=$(realpath -- "$1")
temp=$(mktemp -d)
pids=()
failed=0
finish()
{
    local pid
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait
    rm -rf "$temp"
}
trap finish EXIT

check()
{
    local what=$1
    shift
    if "$@"; then
        echo "ok: $what"
    else
        failed=1
        echo "FAILED: $what"
    fi
}

# until_true SECONDS COMMAND...: the machine may be slow, so nothing is asked only once.
until_true()
{
    local left=$(($1 * 10))
    shift
    until "$@"; do
        ((left--)) || return 1
        sleep 0.1
    done
}

start_server()
{
    # The server picks a free number and tells it; nobody has to guess one.
    Xvfb -displayfd 3 -screen 0 1280x1280x24 -noreset -nolisten tcp 3>"$temp/number" 2>"$temp/server" &
    pids+=($!)
    until_true 20 test -s "$temp/number"
    DISPLAY=:$(<"$temp/number")
    export DISPLAY
    unset WAYLAND_DISPLAY SDL_VIDEODRIVER
}

start_program()
{
    "$program" run --window 1280x720 --buttons keyboard --db "$temp/usage.db" \
        --trace "$temp/trace" 2>"$temp/words" &
    program_pid=$!
    pids+=("$program_pid")
}

find_window()
{
    window=$(xdotool search --onlyvisible --pid "$program_pid" 2>/dev/null | tail -n 1)
    [[ -n $window ]]
}

picture()
{
    import -silent -window root -resize 320x320 "rgb:$temp/$1"
}

# Something is on the screen that is not all of one colour.
shows_something()
{
    picture "$1" && (($(od -An -v -tx1 -w3 "$temp/$1" | sort -u | wc -l) > 20))
}

differs_from()
{
    picture now && ! cmp -s "$temp/$1" "$temp/now"
}

# As long as a finger presses: what is shorter than the debounce time is no press. A window may
# not have the focus yet, so a press may have to be repeated.
press_changes()
{
    xdotool keydown "$1"
    sleep 0.1
    xdotool keyup "$1"
    until_true 1 differs_from "$2"
}

has_ended()
{
    ! kill -0 "$program_pid" 2>/dev/null
}

start_server
start_program
check 'a window opens' until_true 20 find_window
xdotool windowfocus --sync "$window"
check 'something is drawn' until_true 20 shows_something attract
check 'Enter changes the screen' until_true 5 press_changes Return attract
picture menu
check 'so does an arrow' until_true 5 press_changes Right menu
xdotool windowsize "$window" 720 1280
check 'a portrait window is drawn too' until_true 10 shows_something portrait
kill -TERM "$program_pid"
check 'it ends when it is told to' until_true 10 has_ended
result=0
wait "$program_pid" || result=$?
check 'without an error' test "$result" = 0
check 'no visit began, none is recorded' \
    test "$(sqlite3 -readonly "$temp/usage.db" 'SELECT count(*) FROM visits')" = 0
if ((failed)); then
    cat "$temp/words" "$temp/trace"
fi
exit "$failed"
