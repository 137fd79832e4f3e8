# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154  # root and me are set by those who source it
#
# The Debian 13 that builds: made once, of the packages that app/packages.sh names, and kept in
# ~/.cache/unknot (or XDG_CACHE_HOME) under a hash of what it is made of: remove it to have a new
# one. Sourced by tests/debian13/run and tests/virtual_pi/build, after app/packages.sh and
# tests/debian.sh.

debian13_cache=${XDG_CACHE_HOME:-$HOME/.cache}/unknot

debian13_packages()
{
    awk 'NF { print $1 }' <<<"$packages_build$packages_package"
    # For the tests, to make the package, and to make a module of the kernel.
    printf '%s\n' libcmocka-dev libebur128-dev file fakeroot make kmod xz-utils
}

debian13_folder()
{
    echo "$debian13_cache/debian13-$(debian13_packages | cat - tests/debian.sh | sha256sum | cut -c1-16)"
}

# make_debian13 FOLDER: there is one before and after, or none: a half one has another name.
make_debian13()
{
    local part
    say "making a Debian 13 in $1"
    # Those of other states of the tree may be in use; what nobody has used for long goes.
    find "$debian13_cache" -maxdepth 1 \( -name 'debian13-*' -o -name 'part-*' \) -mtime +14 \
        -exec rm -rf --one-file-system {} +
    part=$(mktemp -d -p "$debian13_cache" part-XXXXXX)
    debian_apt_settings >"$part.conf"
    timeout 600 bash -c 'source tests/debian.sh && debian_root "$@"' debian_root trixie "$part" \
        "$(debian13_packages | paste -sd,)" "$part.conf"
    cp "$part.conf" "$part/etc/apt/apt.conf.d/99mirror"
    rm -f "$part.conf"
    chmod 755 "$part"
    mv "$part" "$1"
}

# in_root ROOT COMMAND [FOLDER]: there, with its own /proc, /dev and /tmp, the tree at /tree and
# FOLDER at /mnt; ten minutes at most.
in_root()
{
    mkdir -p "$1/tree"
    timeout --kill-after=10 600 unshare --mount bash -c '
        set -e
        mount --rbind "$2" "$1/tree"
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
        [[ -z $4 ]] || mount --bind "$4" "$1/mnt"
        cp /etc/resolv.conf "$1/etc/resolv.conf"
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive ${http_proxy:+"http_proxy=$http_proxy"} \
            chroot "$1" bash -euo pipefail -c "$3"' in_root "$1" "$root" "$2" "${3:-}" \
        </dev/null
}

# Sets debian13 to the folder of one. Two that want it at the same time get the same.
debian13_ensure()
{
    debian13=$(debian13_folder)
    mkdir -p "$debian13_cache"
    exec 9>"$debian13_cache/lock"
    flock 9
    [[ -d $debian13 ]] || make_debian13 "$debian13"
    touch "$debian13"
    flock -u 9
}

# debian13_build TARGETS...: builds this tree in it, in .build/debian13, as it would be packaged.
# Optimized, gcc does not see that a test ends at an assertion.
debian13_build()
{
    in_root "$debian13" "
        cd /tree
        cmake -S . -B .build/debian13 -G Ninja -DUNKNOT_WERROR=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
            -DCMAKE_C_FLAGS=-Wno-error=null-dereference -DCMAKE_C_FLAGS_RELWITHDEBINFO='-O2 -g1' \
            -DCMAKE_INSTALL_PREFIX=/usr >/dev/null
        ninja -C .build/debian13 -k 0 $* | grep -v '^.[0-9]' || ((PIPESTATUS[0] == 0))"
}
