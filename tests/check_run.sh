#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Tests app/run itself: what it installs, when it builds, how it chooses between a window, the
# bare screen and the recorded visit. apt, dpkg, cmake, ninja and the program are stand-ins that
# write down how they were called.
set -euo pipefail

source_root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
tree=$temp/tree
fake=$temp/root
calls=$temp/calls
failed=0
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER CC XDG_STATE_HOME
export HOME=$temp/home PATH=$temp/bin:$PATH TMPDIR=$temp temp calls
export UNKNOT_TEST_ROOT=$fake

stand_in()
{
    cat >"$temp/bin/$1"
    chmod +x "$temp/bin/$1"
}

set_up()
{
    mkdir -p "$tree/app" "$temp/bin" "$fake/var/lib/dpkg" "$HOME"
    cp "$source_root/app/run" "$source_root/app/packages.sh" "$tree/app/"
    echo 1.0 >"$temp/version"
    : >"$temp/missing"
    touch "$fake/var/lib/dpkg/status"
    stand_in dpkg-query <<'END'
#!/usr/bin/env bash
echo dpkg-query >>"$calls"
shift 3
for name; do
    grep -qx -f "$temp/missing" <<<"$name" || echo "installed $name $(<"$temp/version")"
done
END
    stand_in apt-get <<'END'
#!/usr/bin/env bash
echo "apt-get $*" >>"$calls"
[[ ! -e $temp/no_network ]] || exit 100
[[ $* != *install* ]] || : >"$temp/missing"
END
    stand_in sudo <<'END'
#!/usr/bin/env bash
exec "$@"
END
    stand_in cmake <<'END'
#!/usr/bin/env bash
echo "cmake $*" >>"$calls"
echo 'cmake says much'
while [[ $1 != -B ]]; do shift; done
touch "$2/build.ninja"
END
    stand_in ninja <<'END'
#!/usr/bin/env bash
echo ninja >>"$calls"
echo 'ninja says much'
[[ ! -e $temp/broken ]] || exit 1
[[ ! -e $temp/silent || $* != *media* ]] || exit 1
cp "$temp/program" unknot
END
    stand_in cpack <<'END'
#!/usr/bin/env bash
echo "cpack $*" >>"$calls"
echo 'cpack says much'
while [[ $1 != -B ]]; do shift; done
mkdir -p "$2"
touch "$2/unknot_1_any.deb"
END
    cat >"$temp/program" <<'END'
#!/usr/bin/env bash
printf 'unknot' >>"$calls"
printf ' [%s]' "$@" >>"$calls"
printf ' driver=%s\n' "${SDL_VIDEODRIVER:-}" >>"$calls"
[[ $1 != visits ]] || echo 'a table of visits'
[[ $1 != run || ! -e $temp/bad_visit ]]
END
    chmod +x "$temp/program"
}

# start ARGS...: one start; its result is in $result, its words in $temp/out and $temp/err.
start()
{
    : >"$calls"
    result=0
    "$tree/app/run" "$@" >"$temp/out" 2>"$temp/err" </dev/null || result=$?
}

# want WHAT COMMAND...
want()
{
    local what=$1
    shift
    if "$@"; then
        echo "ok: $what"
    else
        failed=1
        echo "FAILED: $what"
        sed 's/^/    /' "$calls" "$temp/out" "$temp/err"
    fi
}

called()
{
    grep -qE -- "$1" "$calls"
}

not_called()
{
    ! called "$1"
}

said()
{
    grep -qF -- "$1" "$temp/err"
}

test_first_and_second_start()
{
    start --build-only
    want 'a first start builds' called '^cmake .*-DBUILD_TESTING=OFF'
    want 'nothing missing, nothing installed' not_called '^apt-get'
    want 'the path alone is on stdout' \
        test "$(<"$temp/out")" = "$tree/.build/release/unknot"
    start --build-only
    want 'a second start asks neither dpkg nor cmake' not_called '^(dpkg-query|cmake)'
    want 'a second start lets ninja look' called '^ninja'
    want 'and prints the path too' test -x "$(<"$temp/out")"
}

test_package()
{
    start --package
    want 'the package is made of the build' called "^cpack --config $tree/.build/release/"
    want 'after the build' test "$(grep -n ninja "$calls" | head -n 1 | cut -d : -f 1)" -lt \
        "$(grep -n cpack "$calls" | cut -d : -f 1)"
    want 'its path alone is on stdout' \
        test "$(<"$temp/out")" = "$tree/.build/release/package/unknot_1_any.deb"
    want 'nothing is started' not_called '^unknot'
    start --build-only
    want 'the next start builds nothing afresh' not_called '^(dpkg-query|cmake)'
    printf 'dpkg-dev\n' >"$temp/missing"
    start --package
    want 'what only a package needs is installed for one' called '^apt-get .*install .* dpkg-dev$'
}

test_changed_packages()
{
    touch -d '2001-01-01' "$fake/var/lib/dpkg/status"
    start --build-only
    want 'another time of the status file is noticed' called '^dpkg-query'
    want 'equal versions need no new build' not_called '^cmake'
    touch "$fake/var/lib/dpkg/status"
    echo 2.0 >"$temp/version"
    start --build-only
    want 'an upgraded package is a build from nothing' called '^cmake'
    sed -i "1s|.*|/elsewhere|" "$tree/.build/release/packages"
    touch -r "$fake/var/lib/dpkg/status" "$tree/.build/release/packages"
    start --build-only
    want 'a tree that was moved is built from nothing' called '^cmake'
}

test_missing_packages()
{
    printf 'libcyaml-dev\n' >"$temp/missing"
    touch -d '2002-02-02' "$fake/var/lib/dpkg/status"
    start --build-only
    want 'what is missing is installed, and only that' \
        called '^apt-get .*install -y --no-install-recommends libcyaml-dev$'
    want 'it is said what for' said 'content and settings files'
    printf '.*\n' >"$temp/missing"
    touch -d '2002-12-02' "$fake/var/lib/dpkg/status"
    start --build-only
    want 'on a bare machine all is installed' called '^apt-get .*install .* gcc libc6-dev cmake .*fonts-inter$'
    printf 'cmake\n' >"$temp/missing"
    touch "$temp/no_network"
    touch -d '2003-03-03' "$fake/var/lib/dpkg/status"
    start --build-only
    want 'a failed installation ends the start' test "$result" = 1
    want 'and says what to run by hand' said 'apt-get install --no-install-recommends cmake'
    want 'without a build' not_called '^(cmake|ninja)'
    rm "$temp/no_network"
    : >"$temp/missing"
}

test_broken_build()
{
    touch "$temp/broken"
    start
    want 'a failed build ends the start' test "$result" = 1
    want 'and says so' said 'the build failed'
    want 'without the program' not_called '^unknot'
    rm "$temp/broken"
    touch "$temp/silent"
    DISPLAY=:9 start
    want 'sounds that cannot be made do not end it' called '^unknot \[run\]'
    want 'but are told of' said 'the sounds could not be made'
    rm "$temp/silent"
}

test_desk()
{
    DISPLAY=:9 start --rotate 90
    want 'on X11 the program gets the arguments' called '^unknot \[run\] \[--rotate\] \[90\] driver=$'
    WAYLAND_DISPLAY=wayland-0 start
    want 'on Wayland it starts too' called '^unknot \[run\] driver=$'
    want 'the time before it is said' said 'ready after '
    want 'no graphics card, no packages for one' not_called 'libgbm1'
}

test_no_display()
{
    start --rotate 90
    local folder
    folder=$(sed -n 's/^database  \(.*\)\/usage\.db$/\1/p' "$temp/out")
    want 'no display is said' said 'no display'
    want 'the recorded visit is played' called \
        "^unknot \[run\] \[--script\] \[$tree/assets/demo/visit.script\] \[--clock\] \[virtual\] \[--video\] \[offscreen\] \[--db\] \[$folder/usage.db\] .*\[--rotate\] \[90\]"
    want 'and then shown as a table' grep -q 'a table of visits' "$temp/out"
    want 'it is left in the state folder' test "${folder#"$HOME/.local/state/unknot/demo-"}" != "$folder"
    want 'the pictures have a folder' test -d "$folder/pictures"
    start --help
    want 'who asks for help gets help' called '^unknot \[run\] \[--help\]'
    start --script mine.script
    want 'a script of one'"'"'s own is not replaced' called '^unknot \[run\] \[--script\] \[mine.script\] '
    start --db "$temp/mine.db"
    want 'a database of one'"'"'s own is shown' called "^unknot \[visits\] \[--db\] \[$temp/mine.db\]"
    touch "$temp/bad_visit"
    start
    want 'a visit that fails is a failure' test "$result" = 1
    want 'and its table is shown all the same' called '^unknot \[visits\]'
    rm "$temp/bad_visit"
    (
        unset HOME
        start
        want 'without HOME it finds a place' grep -q "^database  $temp/unknot-demo-" "$temp/out"
        exit "$failed"
    ) || failed=1
}

test_console()
{
    mkdir -p "$fake/sys/class/drm/card0-HDMI-A-1" "$fake/dev/dri"
    echo disconnected >"$fake/sys/class/drm/card0-HDMI-A-1/status"
    touch "$fake/dev/dri/card0"
    start
    want 'no cable, no screen' said 'no display'
    echo connected >"$fake/sys/class/drm/card0-HDMI-A-1/status"
    start
    want 'a connected screen is used by KMS' called '^unknot \[run\] driver=kmsdrm$'
    DISPLAY=:9 start
    want 'a desk comes first' called '^unknot \[run\] driver=$'
    start --demo
    want 'the recorded visit on demand' called '^unknot \[run\] \[--script\]'
    printf 'libgbm1\n' >"$temp/missing"
    touch -d '2004-04-04' "$fake/var/lib/dpkg/status"
    start
    want 'what KMS needs is installed' called '^apt-get .*install .*libgbm1$'
    rm "$fake/dev/dri/card0"
    start
    want 'a card that may not be opened is said' said 'usermod -aG video'
    want 'and is an error' test "$result" = 1
}

set_up
test_first_and_second_start
test_package
test_changed_packages
test_missing_packages
test_broken_build
test_desk
test_no_display
test_console
exit "$failed"
