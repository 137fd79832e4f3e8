# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2034,SC2154  # the lists are read, and `me` is set, by those who source it
#
# What Unknot needs from the system, and how it gets it. Sourced by app/run and tests/run.
# Every name exists in Debian 12 and 13 and in Raspberry Pi OS bookworm and trixie.

# Lines of "package  what for".
packages_build='
gcc               the C compiler
libc6-dev         the headers of the C library
cmake             sets up the build
ninja-build       runs the build
pkgconf           finds the libraries
libsdl2-dev       window, keyboard, joystick
libsdl2-ttf-dev   text
libsdl2-mixer-dev sound
libsamplerate0-dev speech at the rate of the cues
espeak-ng         speaks the sentences into files
libfreetype-dev   drawing of shapes
libpng-dev        pictures of the screen
libsqlite3-dev    the usage database
libcyaml-dev      content and settings files
libyaml-dev       places of mistakes in those files
libgpiod-dev      buttons on GPIO lines
libudev-dev       USB sticks, as they are plugged and pulled
fonts-inter       the typeface
'

# Only where there is a graphics card: SDL opens these while it runs, so nothing links to them.
# Without libgl1 its KMS driver picks a renderer that shows nothing.
packages_kms='
libgbm1           buffers for a screen without a desktop
libegl1           OpenGL ES on that screen
libgles2          OpenGL ES on that screen
libgl1            keeps SDL from a renderer that stays black
libgl1-mesa-dri   the drivers of the graphics card
'

# Only to make the package.
packages_package='
dpkg-dev          libraries that the package depends on
'

# One version of LLVM that both Debians have, so that both say the same about the same code.
packages_test='
libcmocka-dev        unit tests
libebur128-dev       measures loudness, to compare with
sqlite3              looks into databases from outside
libxml2-utils        reads the HTML report strictly
cppcheck             static analysis
shellcheck           checks the scripts
clang-19             compiles the fuzz targets
libclang-rt-19-dev   the fuzzer and the sanitizers of clang
llvm-19              function names where the fuzzer finds something
clang-tidy-19        static analysis
clang-format-19      checks the format of the code
xvfb                 a desktop without a screen
xauth                lets programs in there
xdotool              presses keys there
imagemagick          looks at pictures of it
e2fsprogs            the image of a stick
mmdebstrap           a Debian 13 to build and test in
dpkg-dev             libraries that the package depends on
fakeroot             installs the package into a folder
lintian              checks the package
mandoc               checks the manual
man-db               shows the manual
groff                shows the manual
systemd              checks the service, makes the user
'

# Only to make the pictures of the front page anew.
packages_pictures='
imagemagick       shrinks and blends pictures
webp              makes them small, and moving
'

say()
{
    printf '%s: %s\n' "$me" "$*" >&2
}

# die WHAT WHAT_TO_DO...
die()
{
    say "$1"
    shift
    printf '  %s\n' "$@" >&2
    exit 1
}

# Prints the versions of the packages named on stdin as "package version" lines; leaves out what
# is not installed.
packages_versions()
{
    local -a names
    mapfile -t names < <(awk 'NF { print $1 }')
    # It fails when it does not know a name at all: that one is simply not printed.
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Version}\n' "${names[@]}" 2>/dev/null |
        awk '$1 == "installed" && !seen[$2]++ { print $2, $3 }' || true
}

# packages_missing LINES: those lines whose package is not installed.
packages_missing()
{
    local line have
    have=$'\n'$(packages_versions <<<"$1")
    while IFS= read -r line; do
        if [[ -n $line && $have != *$'\n'"${line%% *} "* ]]; then
            printf '%s\n' "$line"
        fi
    done <<<"$1"
}

# as_root COMMAND...: asks for sudo only when it is needed.
as_root()
{
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# packages_install LINES: installs them all, with what they are for said first.
packages_install()
{
    local -a names
    mapfile -t names < <(awk 'NF { print $1 }' <<<"$1")
    say "missing on this machine, will be installed with apt:"
    awk 'NF { print "  " $0 }' <<<"$1" >&2
    local by_hand="apt-get update && apt-get install --no-install-recommends ${names[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            die "installing needs root, and there is no sudo here" "become root and run: $by_hand"
        say "sudo may ask for your password"
    fi
    # Lists may be old or, in a fresh container, not there at all. Without a network the packages
    # may still be on a medium, so a failure here does not decide.
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300
        -o Dpkg::Use-Pty=0)
    as_root "${apt[@]}" update >&2 ||
        say "apt-get update failed; trying with the lists as they are"
    as_root "${apt[@]}" install -y --no-install-recommends "${names[@]}" </dev/null >&2 ||
        die "apt could not install what is missing (its own words are above)" \
            "is there a network, and does /etc/apt name a Debian mirror?" \
            "then run as root: $by_hand" "and start this again"
}

# packages_ensure LINES: installs what is missing of them; nothing is said when nothing is.
packages_ensure()
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        die "this is not a Debian system: there is no apt here" \
            "Debian 12 or 13, or Raspberry Pi OS, is needed"
    fi
    local missing
    missing=$(packages_missing "$1")
    if [[ -n $missing ]]; then
        packages_install "$missing"
        missing=$(packages_missing "$1")
        [[ -z $missing ]] || die "still missing after the installation:" "$missing"
    fi
}
