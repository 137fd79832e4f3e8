# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154  # here is set by those who source it
#
# The disk of the virtual Pi: its base, what the tests need there, and the package of this tree,
# installed by dpkg. Sourced by tests/virtual_pi/build and tests/virtual_pi/build_arm64.

# What stands for the header, and what the tests speak with, is put in; the rest is Debian's.
furnish_guest()
{
    local guest=$1
    mkdir -p "$guest/usr/local/lib/virtual-pi"
    install -m 755 "$here"/guest/{agent,gpio-setup} "$guest/usr/local/lib/virtual-pi"
    install -m 644 "$here"/guest/*.service "$guest/etc/systemd/system"
    echo 'SUBSYSTEM=="gpio", KERNEL=="gpiochip*", GROUP="gpio", MODE="0660"' \
        >"$guest/etc/udev/rules.d/50-gpio.rules"
    echo '/dev/vda / ext4 defaults,noatime 0 0' >"$guest/etc/fstab"
    echo virtual-pi >"$guest/etc/hostname"
    # Nobody is there to answer the questions of a first boot.
    echo LANG=C.UTF-8 >"$guest/etc/locale.conf"
    echo Etc/UTC >"$guest/etc/timezone"
    printf 'uninitialized\n' >"$guest/etc/machine-id"
    sed -i 's/^root:[^:]*:/root::/' "$guest/etc/shadow"
    in_root "$guest" '
        echo "g gpio - -" | systemd-sysusers -
        systemctl -q enable virtual-pi-gpio virtual-pi-agent
        systemctl -q mask systemd-networkd systemd-firstboot e2scrub_reap
        systemctl -q set-default multi-user.target'
}

# make_image BASE OUT PACKAGE [TOOLS]: the programs in the folder TOOLS go with what is put in.
make_image()
{
    local work=$2/guest
    rm -rf --one-file-system "$work" "$2/root.img"
    cp -a "$1/guest" "$work"
    furnish_guest "$work"
    [[ -z ${4-} ]] || find "$4" -type f -exec install -m 755 -t "$work/usr/local/lib/virtual-pi" {} +
    cp "$3" "$work/root/unknot.deb"
    in_root "$work" 'dpkg -i /root/unknot.deb && rm /root/unknot.deb'
    cp "$here/guest/config.yaml" "$work/etc/unknot/config.yaml"
    rmdir "$work/tree"
    truncate -s 1200M "$2/root.img"
    mke2fs -q -t ext4 -d "$work" -E root_owner=0:0 -m 0 "$2/root.img"
    cp "$1/vmlinuz" "$1/initrd" "$2"
    rm -rf --one-file-system "$work"
}
