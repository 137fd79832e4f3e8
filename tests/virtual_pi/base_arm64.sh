# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2034  # for base.sh
#
# What is different in the base of the virtual Pi when its processor is an ARM one: Debian's kernel
# for that, and programs that run here, while the guest is made, under qemu-user. Sourced after
# tests/virtual_pi/base.sh.

arch=arm64 cross=aarch64-linux-gnu-

# A cross compiler and nothing more, which goes with FOLDER when the kernel is done: the package is
# built by tests/arm64/run.
kernel_builder()
{
    builder=$1/debian
    debian_apt_settings >"$1/apt.conf"
    debian_root trixie "$builder" gcc,libc6-dev,make,gcc-aarch64-linux-gnu,kmod,xz-utils,dpkg-dev \
        "$1/apt.conf" --architectures=amd64,arm64
    cp "$1/apt.conf" "$builder/etc/apt/apt.conf.d/99mirror"
}

# The kernel here is told what runs programs of the other processor, in any root. It stays told;
# where the package qemu-user-static has done that already, nothing happens.
register_qemu_user()
{
    local folder=/proc/sys/fs/binfmt_misc magic mask
    [[ -e $folder/register ]] || mount -t binfmt_misc binfmt_misc "$folder"
    [[ ! -e $folder/qemu-aarch64 ]] || return 0
    magic='\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00'
    mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
    printf '%s' ":qemu-aarch64:M::$magic:$mask:/usr/bin/qemu-aarch64-static:F" >"$folder/register"
}
