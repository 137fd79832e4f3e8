/* SPDX-License-Identifier: MIT */
/* Everything is looked at anew whenever udev says that something changed: what was missed
 * cannot matter. The database of udev knows file system and label, so nothing is read from the
 * stick. */
#define _DEFAULT_SOURCE /* makedev */

#include "hw/stick_backend.h"
#include "hw/stick_blocks.h"
#include "hw/stick_mounts.h"

#include <dirent.h>
#include <libudev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct usb {
    struct udev *udev;
    struct udev_monitor *monitor;
    char keep_off[STICK_PATH_MAX];
    int count;
    struct stick_block blocks[STICK_BLOCKS_MAX];
};

static void close_usb(void *context)
{
    struct usb *self = context;

    if (self != NULL) {
        udev_monitor_unref(self->monitor);
        udev_unref(self->udev);
        free(self);
    }
}

static void *open_usb(const struct stick_port_config *config, char error_out[STICK_ERROR_MAX])
{
    struct usb *self = calloc(1, sizeof *self);

    if (self != NULL) {
        snprintf(self->keep_off, sizeof self->keep_off, "%s",
                 config->keep_off != NULL ? config->keep_off : "");
        self->udev = udev_new();
    }
    if (self != NULL && self->udev != NULL) {
        self->monitor = udev_monitor_new_from_netlink(self->udev, "udev");
    }
    if (self == NULL || self->monitor == NULL ||
        udev_monitor_filter_add_match_subsystem_devtype(self->monitor, "block", NULL) < 0 ||
        udev_monitor_enable_receiving(self->monitor) < 0) {
        snprintf(error_out, STICK_ERROR_MAX, "udev cannot be asked for USB sticks");
        close_usb(self);
        return NULL;
    }
    return self;
}

static int usb_fd(const void *self)
{
    return udev_monitor_get_fd(((const struct usb *)self)->monitor);
}

static void drain(struct udev_monitor *monitor)
{
    struct udev_device *device;

    while ((device = udev_monitor_receive_device(monitor)) != NULL) {
        udev_device_unref(device);
    }
}

static bool says(struct udev_device *device, const char *property, const char *value)
{
    const char *text = udev_device_get_property_value(device, property);

    return text != NULL && (value == NULL || strcmp(text, value) == 0);
}

static bool attribute_is(struct udev_device *device, const char *name, const char *value)
{
    const char *text = udev_device_get_sysattr_value(device, name);

    return text != NULL && strcmp(text, value) == 0;
}

/* Part of something that is built of devices: an encrypted disk, a volume group. */
static bool has_holders(struct udev_device *device)
{
    char path[STICK_PATH_MAX];
    const struct dirent *entry;
    DIR *folder;
    bool found = false;

    snprintf(path, sizeof path, "%.1000s/holders", udev_device_get_syspath(device));
    folder = opendir(path);
    while (folder != NULL && !found && (entry = readdir(folder)) != NULL) {
        found = entry->d_name[0] != '.';
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return found;
}

/* udev writes what is no plain text as \x20; a wish of the label's writer, not a path. */
static void copy_text(char *out, size_t size, const char *text)
{
    size_t used = 0;

    for (; text != NULL && *text != '\0' && used < size - 1; text++) {
        unsigned code;

        if (text[0] == '\\' && text[1] == 'x' && sscanf(text + 2, "%2x", &code) == 1 &&
            code >= ' ') {
            out[used++] = (char)code;
            text += 3;
        } else {
            out[used++] = *text;
        }
    }
    out[used] = '\0';
}

static void describe(struct udev_device *device, struct stick_device *as)
{
    const char *label = udev_device_get_property_value(device, "ID_FS_LABEL_ENC");

    as->kind = STICK_BLOCK;
    as->device = udev_device_get_devnum(device);
    snprintf(as->path, sizeof as->path, "%.1000s", udev_device_get_devnode(device));
    copy_text(as->label, sizeof as->label,
              label != NULL ? label : udev_device_get_property_value(device, "ID_FS_LABEL"));
    if (says(device, "ID_FS_USAGE", "filesystem")) {
        copy_text(as->type, sizeof as->type,
                  udev_device_get_property_value(device, "ID_FS_TYPE"));
    }
}

static void keep(struct usb *self, struct udev_device *device)
{
    struct udev_device *disk =
        udev_device_get_parent_with_subsystem_devtype(device, "block", "disk");
    const char *sectors = udev_device_get_sysattr_value(device, "size");
    struct stick_block *block = &self->blocks[self->count];

    if (self->count == STICK_BLOCKS_MAX || udev_device_get_devnode(device) == NULL ||
        says(device, "ID_CDROM", NULL)) {
        return;
    }
    disk = disk != NULL ? disk : device;
    *block = (struct stick_block){
        .device = udev_device_get_devnum(device),
        .disk = udev_device_get_devnum(disk),
        .plugged = says(device, "ID_BUS", "usb") || attribute_is(disk, "removable", "1"),
        .table = says(device, "ID_PART_TABLE_TYPE", NULL) && disk == device,
        .file_system = says(device, "ID_FS_USAGE", "filesystem"),
        .busy = has_holders(device),
        .sectors = sectors != NULL ? strtoull(sectors, NULL, 10) : 0,
    };
    describe(device, &block->as);
    self->count++;
}

static void read_blocks(struct usb *self)
{
    struct udev_enumerate *all = udev_enumerate_new(self->udev);
    struct udev_list_entry *entry = NULL;

    self->count = 0;
    if (all != NULL && udev_enumerate_add_match_subsystem(all, "block") >= 0 &&
        udev_enumerate_scan_devices(all) >= 0) {
        entry = udev_enumerate_get_list_entry(all);
    }
    for (; entry != NULL; entry = udev_list_entry_get_next(entry)) {
        struct udev_device *device =
            udev_device_new_from_syspath(self->udev, udev_list_entry_get_name(entry));

        if (device != NULL && udev_device_get_is_initialized(device) > 0) {
            keep(self, device);
        }
        udev_device_unref(device);
    }
    udev_enumerate_unref(all);
}

static void mark_device(struct usb *self, const struct stick_mounted *mounted)
{
    for (int i = 0; i < self->count; i++) {
        if (stick_mounts_is_of(mounted, self->blocks[i].device)) {
            self->blocks[i].busy = true;
        }
    }
}

static bool mark_busy(void *context, const struct stick_mounted *mounted)
{
    if (!stick_mounts_is_for_sticks(mounted->point)) {
        mark_device(context, mounted);
    }
    return true;
}

struct keeping_off {
    struct usb *self;
    dev_t device;
};

static bool mark_kept_off(void *context, const struct stick_mounted *mounted)
{
    const struct keeping_off *off = context;

    if (mounted->device == off->device) {
        mark_device(off->self, mounted);
    }
    return true;
}

/* The database may lie on a disk of its own, wherever that is mounted. */
static void keep_off(struct usb *self)
{
    struct keeping_off off = {.self = self};
    struct stat info;

    if (self->keep_off[0] != '\0' && stat(self->keep_off, &info) == 0) {
        off.device = info.st_dev;
        stick_mounts_each(NULL, mark_kept_off, &off);
    }
}

static bool find_usb(void *context, struct stick_device *device_out)
{
    struct usb *self = context;
    int chosen;

    drain(self->monitor);
    read_blocks(self);
    stick_mounts_each(NULL, mark_busy, self);
    keep_off(self);
    chosen = stick_blocks_choose(self->blocks, self->count);
    if (chosen >= 0) {
        *device_out = self->blocks[chosen].as;
    }
    return chosen >= 0;
}

const struct stick_backend stick_usb = {open_usb, usb_fd, find_usb, close_usb};
