/* SPDX-License-Identifier: MIT */
/* USB sticks as udev tells of them: against a libudev that says what a test wants. */
#define _DEFAULT_SOURCE /* makedev */

#include "hw/stick_backend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libudev.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum {
    DEVICES_MAX = 8,
    PROPERTIES_MAX = 8
};

struct udev_device {
    const char *node;
    dev_t number;
    int disk; /* index of the disk that it is on; itself when it is one */
    const char *sectors;
    bool removable, raw; /* not looked at by udev yet */
    const char *properties[PROPERTIES_MAX][2];
};

struct udev {
    int references;
};

struct udev_monitor {
    int ends[2];
};

struct udev_list_entry {
    char name[16];
};

/* What the functions below answer with, as libudev has it in its own files. */
static struct fake {
    struct udev udev;
    struct udev_monitor monitor;
    struct udev_device devices[DEVICES_MAX];
    struct udev_list_entry entries[DEVICES_MAX];
    int count;
    int held; /* references to devices */
    bool no_monitor;
} fake;

struct udev *udev_new(void)
{
    fake.udev.references++;
    return &fake.udev;
}

struct udev *udev_unref(struct udev *udev)
{
    if (udev != NULL) {
        udev->references--;
    }
    return NULL;
}

struct udev_monitor *udev_monitor_new_from_netlink(struct udev *udev, const char *name)
{
    assert_ptr_equal(udev, &fake.udev);
    assert_string_equal(name, "udev");
    return fake.no_monitor ? NULL : &fake.monitor;
}

struct udev_monitor *udev_monitor_unref(struct udev_monitor *monitor)
{
    (void)monitor;
    return NULL;
}

int udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor,
                                                    const char *subsystem, const char *devtype)
{
    (void)monitor;
    assert_string_equal(subsystem, "block");
    assert_null(devtype);
    return 0;
}

int udev_monitor_enable_receiving(struct udev_monitor *monitor)
{
    (void)monitor;
    return 0;
}

int udev_monitor_get_fd(struct udev_monitor *monitor)
{
    return monitor->ends[0];
}

struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor)
{
    struct pollfd fd = {.fd = monitor->ends[0], .events = POLLIN};
    char byte;

    if (poll(&fd, 1, 0) != 1 || read(monitor->ends[0], &byte, 1) != 1) {
        return NULL;
    }
    fake.held++;
    return &fake.devices[0];
}

struct udev_device *udev_device_unref(struct udev_device *device)
{
    fake.held -= device != NULL;
    return NULL;
}

struct udev_enumerate *udev_enumerate_new(struct udev *udev)
{
    fake.held++;
    return (struct udev_enumerate *)udev;
}

struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *all)
{
    fake.held -= all != NULL;
    return NULL;
}

int udev_enumerate_add_match_subsystem(struct udev_enumerate *all, const char *subsystem)
{
    (void)all;
    assert_string_equal(subsystem, "block");
    return 0;
}

int udev_enumerate_scan_devices(struct udev_enumerate *all)
{
    (void)all;
    return 0;
}

struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *all)
{
    (void)all;
    for (int i = 0; i < fake.count; i++) {
        fake.entries[i].name[0] = (char)('0' + i);
    }
    return fake.count > 0 ? fake.entries : NULL;
}

struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *entry)
{
    return entry - fake.entries + 1 < fake.count ? entry + 1 : NULL;
}

const char *udev_list_entry_get_name(struct udev_list_entry *entry)
{
    return entry->name;
}

struct udev_device *udev_device_new_from_syspath(struct udev *udev, const char *path)
{
    (void)udev;
    fake.held++;
    return &fake.devices[path[0] - '0'];
}

int udev_device_get_is_initialized(struct udev_device *device)
{
    return !device->raw;
}

const char *udev_device_get_syspath(struct udev_device *device)
{
    (void)device;
    return "/nowhere";
}

const char *udev_device_get_devnode(struct udev_device *device)
{
    return device->node;
}

dev_t udev_device_get_devnum(struct udev_device *device)
{
    return device->number;
}

const char *udev_device_get_property_value(struct udev_device *device, const char *key)
{
    for (int i = 0; i < PROPERTIES_MAX && device->properties[i][0] != NULL; i++) {
        if (strcmp(device->properties[i][0], key) == 0) {
            return device->properties[i][1];
        }
    }
    return NULL;
}

const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name)
{
    if (strcmp(name, "size") == 0) {
        return device->sectors;
    }
    assert_string_equal(name, "removable");
    return device->removable ? "1" : "0";
}

struct udev_device *udev_device_get_parent_with_subsystem_devtype(struct udev_device *device,
                                                                  const char *subsystem,
                                                                  const char *devtype)
{
    struct udev_device *disk = &fake.devices[device->disk];

    assert_string_equal(subsystem, "block");
    assert_string_equal(devtype, "disk");
    return disk != device ? disk : NULL;
}

#define USB  {"ID_BUS", "usb"}
#define FS   {"ID_FS_USAGE", "filesystem"}
#define VFAT {"ID_FS_TYPE", "vfat"}

/* The card with the system, and a stick with one partition. */
static const struct udev_device card_and_stick[] = {
    {"/dev/mmcblk0", 0x0b300, 0, "900", false, false, {{"ID_PART_TABLE_TYPE", "dos"}}},
    {"/dev/mmcblk0p2", 0x0b302, 0, "800", false, false, {FS, {"ID_FS_TYPE", "ext4"}}},
    {"/dev/sda", 0x800, 2, "700", true, false, {USB, {"ID_PART_TABLE_TYPE", "dos"}}},
    {"/dev/sda1",
     0x801,
     2,
     "600",
     false,
     false,
     {USB, FS, VFAT, {"ID_FS_LABEL", "MY_STICK"}, {"ID_FS_LABEL_ENC", "MY\\x20STICK"}}},
};

static int setup(void **state)
{
    const struct stick_port_config config = {.keep_off = "/nowhere/usage.db"};
    char error[STICK_ERROR_MAX];

    memset(&fake, 0, sizeof fake);
    memcpy(fake.devices, card_and_stick, sizeof card_and_stick);
    fake.count = 4;
    assert_int_equal(pipe(fake.monitor.ends), 0);
    *state = stick_usb.open(&config, error);
    return *state != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    stick_usb.close(*state);
    assert_int_equal(fake.udev.references, 0);
    assert_int_equal(fake.held, 0);
    close(fake.monitor.ends[0]);
    close(fake.monitor.ends[1]);
    return 0;
}

static void assert_found(void *usb, const char *node)
{
    struct stick_device device = {0};

    assert_int_equal(stick_usb.find(usb, &device), node != NULL);
    assert_string_equal(device.path, node != NULL ? node : "");
}

static void test_found(void **state)
{
    struct stick_device device;

    assert_int_equal(stick_usb.fd(*state), fake.monitor.ends[0]);
    assert_true(stick_usb.find(*state, &device));
    assert_int_equal(device.kind, STICK_BLOCK);
    assert_string_equal(device.path, "/dev/sda1");
    assert_string_equal(device.label, "MY STICK");
    assert_string_equal(device.type, "vfat");
    assert_int_equal(device.device, 0x801);
}

/* Everything that waits is taken, so that poll() sleeps again. */
static void test_drained(void **state)
{
    struct pollfd fd = {.fd = fake.monitor.ends[0], .events = POLLIN};

    assert_int_equal(write(fake.monitor.ends[1], "xxx", 3), 3);
    assert_found(*state, "/dev/sda1");
    assert_int_equal(poll(&fd, 1, 0), 0);
}

static void test_pulled(void **state)
{
    fake.count = 2;
    assert_found(*state, NULL);
    fake.count = 0;
    assert_found(*state, NULL);
}

/* The partition comes after its disk, and is known later still. */
static void test_not_known_yet(void **state)
{
    fake.devices[3].raw = true;
    assert_found(*state, NULL);
    fake.count = 3;
    assert_found(*state, NULL);
}

static void test_reader_and_cd(void **state)
{
    fake.devices[3].sectors = "0";
    assert_found(*state, NULL);
    fake.devices[3] = (struct udev_device){
        "/dev/sr0", 0xb00, 3, "99", true, false, {USB, FS, {"ID_CDROM", "1"}}};
    assert_found(*state, NULL);
}

/* A card in a reader that is not on USB. */
static void test_removable(void **state)
{
    fake.devices[3].properties[0][0] = "ID_OF_NOTHING";
    assert_found(*state, "/dev/sda1");
    fake.devices[2].removable = false;
    assert_found(*state, NULL);
}

static void test_no_file_system(void **state)
{
    struct stick_device device;

    fake.devices[3].properties[1][1] = "crypto";
    assert_true(stick_usb.find(*state, &device));
    assert_string_equal(device.path, "/dev/sda1");
    assert_string_equal(device.type, "");
}

/* The system runs from a USB disk; another of its partitions is no stick either. */
static void test_disk_of_the_system(void **state)
{
    struct stat root;

    assert_int_equal(stat("/", &root), 0);
    fake.devices[4] =
        (struct udev_device){"/dev/sda2", root.st_dev, 2, "9", false, false, {USB}};
    fake.count = 5;
    if (major(root.st_dev) == 0) {
        skip(); /* it is on no disk */
    }
    assert_found(*state, NULL);
}

static void test_no_udev(void **state)
{
    const struct stick_port_config config = {0};
    char error[STICK_ERROR_MAX] = "";

    fake.no_monitor = true;
    assert_null(stick_usb.open(&config, error));
    assert_non_null(strstr(error, "udev"));
    assert_int_equal(fake.udev.references, 1);
    fake.no_monitor = false;
    assert_found(*state, "/dev/sda1");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_found),          CASE(test_drained),
        CASE(test_pulled),         CASE(test_not_known_yet),
        CASE(test_reader_and_cd),  CASE(test_removable),
        CASE(test_no_file_system), CASE(test_disk_of_the_system),
        CASE(test_no_udev),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
