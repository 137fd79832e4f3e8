# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2154  # here, me, cache and debian13 are set by those who source it
#
# What of the virtual Pi does not depend on this tree: the kernel with a simulated GPIO chip, and a
# guest without the package. Sourced by tests/virtual_pi/build, which keeps it under a hash of this
# file; base_arm64.sh says what is different for another processor.

# The processor of the guest, and the prefix of the compiler for it where it is not this machine's.
arch=amd64 cross=

# What the guest has before the package: a system that boots, and what looks at it from inside.
# The package's dependencies are there already, so that installing it takes no network.
guest_packages()
{
    printf '%s\n' systemd-sysv udev dbus kmod procps e2fsprogs alsa-utils sqlite3 busybox-static \
        gpiod strace fonts-inter libsdl2-2.0-0 libsdl2-ttf-2.0-0 libsdl2-mixer-2.0-0 libsamplerate0 \
        libcyaml1 libyaml-0-2 libgpiod3 libudev1 libsqlite3-0 libpng16-16t64 libfreetype6 \
        libgl1 libgles2 libegl1 libgl1-mesa-dri libgbm1
}

# Modules of the kernel that the guest needs beside what is built in.
modules='virtio_blk virtio_pci virtio_console ext4 crc32c_generic virtio_gpu evdev snd_hda_intel
snd_hda_codec_generic i6300esb configfs autofs4 loop gpio-sim'

# Sets builder to a Debian that compiles for the guest's kernel.
kernel_builder()
{
    debian13_ensure
    builder=$debian13
}

# The kernel's own gpio-sim, built out of its tree: Debian's kernel does not have it. One call of
# it is not exported to modules; the one that is does the same.
#
# make_gpio_sim FOLDER: the kernel goes to FOLDER/image, with the module, its release to
# FOLDER/release. Its headers name each other by absolute paths, so they go to where it is built.
make_gpio_sim()
{
    in_root "$builder" "arch=$arch cross='$cross'"'
        cd /mnt
        apt-get -q update
        kernel=$(apt-cache depends "linux-image-$arch:$arch" |
            sed -n "s/.*Depends: linux-image-\([^:]*\).*/\1/p" | head -n 1)
        echo "$kernel" >release
        version=${kernel%-"$arch"}
        apt-get -q download "linux-image-$kernel:$arch" "linux-headers-$kernel:$arch" \
            "linux-headers-$version-common" "linux-kbuild-$version" linux-source-6.12
        dpkg-deb -x linux-image-"$kernel"_*.deb image
        for deb in linux-headers-*.deb linux-kbuild-*.deb; do dpkg-deb -x "$deb" /; done
        dpkg-deb --fsys-tarfile linux-source-6.12_*.deb |
            tar -xO ./usr/src/linux-source-6.12.tar.xz | xz -dc |
            tar -x --strip-components=1 linux-source-6.12/drivers/gpio/gpio-sim.c \
                linux-source-6.12/kernel/irq/irq_sim.c
        mkdir -p sim
        cp drivers/gpio/gpio-sim.c kernel/irq/irq_sim.c sim
        sed -i "s/irqnum = irq_find_mapping(work_ctx->domain, offset);/generic_handle_domain_irq(work_ctx->domain, offset);/
            /handle_simple_irq(irq_to_desc(irqnum));/d
            /int irqnum;/d
            s/#include <linux\/irq_work.h>/&\n#include <linux\/irqdesc.h>\n#include <linux\/irqdomain.h>\n#include <linux\/module.h>/" sim/irq_sim.c
        printf "MODULE_LICENSE(\"GPL\");\nMODULE_DESCRIPTION(\"irq_sim out of tree\");\n" >>sim/irq_sim.c
        echo "obj-m := irq_sim.o gpio-sim.o" >sim/Makefile
        make -s -C "/usr/src/linux-headers-$kernel" M=/mnt/sim CONFIG_DEBUG_INFO_BTF_MODULES= \
            ${cross:+ARCH=$arch CROSS_COMPILE=$cross} modules
        tree=image/usr/lib/modules/$kernel
        mkdir -p "$tree/updates"
        cp sim/*.ko "$tree/updates"
        "${cross}strip" --strip-debug "$tree"/updates/*.ko
        ln -sfn usr/lib image/lib
        depmod -b /mnt/image "$kernel"
        rm -f ./*.deb' "$1"
}

# module_files FOLDER NAMES...: the files of modules and of what they need, in order.
module_files()
{
    local base=$1/image kernel name
    shift
    kernel=$(<"$base/../release")
    for name in "$@"; do
        if ! modprobe -d "$base" -S "$kernel" --show-depends "$name"; then
            # Some are built in, under one kernel or another.
            grep -q "/${name//[-_]/[-_]}[.]ko" "$base/usr/lib/modules/$kernel/modules.builtin" ||
                { echo "$me: the kernel has no module $name" >&2 && return 1; }
        fi
    done 2>/dev/null | awk '/^insmod/ && !seen[$2]++ { print $2 }'
}

# unpack FILE OUT: Debian's modules are packed, and unpacking is slow in the guest.
unpack()
{
    case $1 in
    *.xz) xz -dc "$1" >"$2" ;;
    *) cp "$1" "$2" ;;
    esac
}

# copy_modules FOLDER GUEST
copy_modules()
{
    local kernel tree file inner
    kernel=$(<"$1/release")
    tree=$2/usr/lib/modules/$kernel
    mkdir -p "$tree"
    # shellcheck disable=SC2086  # a list of words
    module_files "$1" $modules | while read -r file; do
        inner=${file#*/"$kernel"/}
        inner=${inner%.xz}
        mkdir -p "$tree/$(dirname "$inner")"
        unpack "$file" "$tree/$inner"
    done
    cp "$1/image/usr/lib/modules/$kernel"/modules.{builtin,builtin.modinfo,order} "$tree"
    depmod -b "$2" "$kernel"
    cp "$1/image/boot/vmlinuz-$kernel" "$2/../vmlinuz"
}

# make_initrd FOLDER GUEST OUT: loads what the disk needs, mounts it, hands over.
make_initrd()
{
    local work file name
    work=$(mktemp -d)
    mkdir -p "$work/bin" "$work/modules"
    cp "$2/usr/bin/busybox" "$work/bin"
    install -m 755 "$here/guest/initramfs-init" "$work/init"
    : >"$work/modules/order"
    module_files "$1" virtio_blk virtio_pci crc32c_generic ext4 | while read -r file; do
        name=$(basename "${file%.xz}")
        unpack "$file" "$work/modules/$name"
        echo "$name" >>"$work/modules/order"
    done
    (cd -- "$work" && find . | cpio -o -H newc --quiet -R 0:0) >"$3"
    rm -rf "$work"
}

# make_base FOLDER: a guest without the package, kernel, initrd. What waits for the network and
# what unpacks go side by side.
make_base()
{
    local part kernel
    say "making the base of the virtual Pi in $1"
    # Those of other states of this tree may be in use; what nobody has used for long goes.
    find "$cache" -maxdepth 1 \( -name 'virtual-pi-*' -o -name 'vpi-part-*' \) -mtime +14 \
        -exec rm -rf --one-file-system {} +
    part=$(mktemp -d -p "$cache" vpi-part-XXXXXX)
    mkdir "$part/kernel"
    (kernel_builder "$part/kernel"; make_gpio_sim "$part/kernel") &
    kernel=$!
    debian_apt_settings >"$part/apt.conf"
    debian_root trixie "$part/guest" "$(guest_packages | paste -sd,)" "$part/apt.conf" \
        --architectures="$arch"
    wait "$kernel"
    copy_modules "$part/kernel" "$part/guest"
    make_initrd "$part/kernel" "$part/guest" "$part/initrd"
    rm -rf --one-file-system "$part/kernel"
    mv "$part" "$1"
}
