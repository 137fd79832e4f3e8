/* SPDX-License-Identifier: MIT */
/* A device that others have mounted already, as root; and what the desktop's service answers to
 * anybody else, with a program of our own in its place. */
#define _GNU_SOURCE /* ST_NOEXEC, ST_NODEV, seteuid */

#include "hw/stick_mount.h"
#include "hw/stick_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum {
    NOBODY = 65534
};

struct place {
    char folder[64];
    char image[96];
    char point[96];
    char program[96]; /* in the place of udisksctl */
    char loop[64];    /* "": none could be had */
    char path[256];   /* of the environment */
};

static int setup(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "/tmp/unknot-mount-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    assert_int_equal(chmod(place->folder, 0755), 0);
    snprintf(place->image, sizeof place->image, "%s/image", place->folder);
    snprintf(place->point, sizeof place->point, "%s/point", place->folder);
    snprintf(place->program, sizeof place->program, "%s/udisksctl", place->folder);
    snprintf(place->path, sizeof place->path, "%.250s", getenv("PATH"));
    assert_int_equal(mkdir(place->point, 0755), 0);
    *state = place;
    return 0;
}

static int teardown(void **state)
{
    struct place *place = *state;
    const char *const argv[] = {"losetup", "-d", place->loop, NULL};
    char said[200];

    setenv("PATH", place->path, 1);
    if (geteuid() == 0) {
        (void)umount2(place->point, MNT_DETACH);
    }
    if (place->loop[0] != '\0') {
        (void)stick_run(argv, said, sizeof said);
    }
    unlink(place->program);
    unlink(place->image);
    rmdir(place->point);
    rmdir(place->folder);
    free(place);
    return 0;
}

/* An image behind a loop device, as a stick's partition; `how` is "-r" or "--". @return false:
 * not here */
static bool make_device(struct place *place, const char *how, struct stick_device *device)
{
    const char *const make[] = {"mkfs.ext4", "-q", place->image, "4M", NULL};
    const char *const set[] = {"losetup", "-f", "--show", how, place->image, NULL};
    char said[200];
    struct stat info;

    if (geteuid() != 0 || stick_run(make, said, sizeof said) != 0 ||
        stick_run(set, place->loop, sizeof place->loop) != 0 || stat(place->loop, &info) != 0) {
        place->loop[0] = '\0';
        return false;
    }
    *device = (struct stick_device){.kind = STICK_BLOCK, .device = info.st_rdev};
    snprintf(device->path, sizeof device->path, "%s", place->loop);
    return true;
}

static void assert_safe(const char *folder)
{
    const unsigned long safe = ST_NOSUID | ST_NODEV | ST_NOEXEC;
    struct statvfs medium;

    assert_int_equal(statvfs(folder, &medium), 0);
    assert_int_equal(medium.f_flag & safe, safe);
}

static void assert_not_mounted(const char *folder)
{
    struct stat info, parent;
    char above[128];

    snprintf(above, sizeof above, "%.100s/..", folder);
    assert_int_equal(stat(folder, &info), 0);
    assert_int_equal(stat(above, &parent), 0);
    assert_int_equal(info.st_dev, parent.st_dev);
}

static void test_mounted_safely_by_others(void **state)
{
    struct place *place = *state;
    struct stick_device device;
    struct stick_mount mounted;
    char error[STICK_ERROR_MAX];

    if (!make_device(place, "--", &device) ||
        mount(place->loop, place->point, "ext4", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
        skip();
    }
    assert_int_equal(stick_mount(&device, &mounted, error), STICK_MOUNT_WRITABLE);
    assert_string_equal(mounted.folder, place->point);
    assert_int_equal(stick_unmount(&device, &mounted, error), STICK_UNMOUNTED);
    assert_not_mounted(place->point);
}

static void test_mounted_unsafely_by_others(void **state)
{
    struct place *place = *state;
    struct stick_device device;
    struct stick_mount mounted;
    char error[STICK_ERROR_MAX];

    if (!make_device(place, "--", &device) ||
        mount(place->loop, place->point, "ext4", MS_NOSUID | MS_NODEV, NULL) != 0) {
        skip();
    }
    assert_int_equal(stick_mount(&device, &mounted, error), STICK_MOUNT_WRITABLE);
    assert_string_not_equal(mounted.folder, place->point);
    assert_safe(mounted.folder);
    assert_not_mounted(place->point);
    assert_int_equal(stick_unmount(&device, &mounted, error), STICK_UNMOUNTED);
}

static void test_read_only(void **state)
{
    struct place *place = *state;
    struct stick_device device;
    struct stick_mount mounted;
    char error[STICK_ERROR_MAX];

    if (!make_device(place, "-r", &device)) {
        skip();
    }
    assert_int_equal(stick_mount(&device, &mounted, error), STICK_MOUNT_READ_ONLY);
    assert_safe(mounted.folder);
    assert_int_equal(stick_unmount(&device, &mounted, error), STICK_UNMOUNTED);
}

static void test_in_use(void **state)
{
    struct place *place = *state;
    struct stick_device device;
    struct stick_mount mounted;
    char error[STICK_ERROR_MAX], folder[STICK_PATH_MAX];

    if (!make_device(place, "--", &device)) {
        skip();
    }
    assert_int_equal(stick_mount(&device, &mounted, error), STICK_MOUNT_WRITABLE);
    snprintf(folder, sizeof folder, "%s", mounted.folder);
    int held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(held >= 0);
    assert_int_equal(stick_unmount(&device, &mounted, error), STICK_UNMOUNT_IN_USE);
    assert_non_null(strstr(error, "busy"));
    close(held);
    assert_int_equal(umount2(folder, 0), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void test_device_that_is_gone(void **state)
{
    const struct stick_device device = {
        .kind = STICK_BLOCK, .path = "/dev/none", .device = makedev(4000, 1)};
    struct stick_mount mounted;
    char error[STICK_ERROR_MAX];

    (void)state;
    assert_int_equal(stick_mount(&device, &mounted, error), STICK_MOUNT_GONE);
    assert_string_equal(mounted.folder, "");
    assert_int_equal(stick_unmount(&device, &mounted, error), STICK_UNMOUNTED);
}

static void answer_with(const struct place *place, const char *words)
{
    FILE *file = fopen(place->program, "w");

    assert_non_null(file);
    fprintf(file, "#!/bin/sh\necho \"$@\" >&2\necho '%s' >&2\nexit 1\n", words);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(place->program, 0755), 0);
}

/* As nobody, who may not mount. */
static void test_service(void **state)
{
    static const struct {
        const char *words; /* NULL: there is no service */
        enum stick_mounting answer;
    } rows[] = {
        {NULL, STICK_MOUNT_REFUSED},
        {"GDBus.Error:org.freedesktop.UDisks2.Error.NotAuthorizedCanObtain: No.",
         STICK_MOUNT_REFUSED},
        {"GDBus.Error:org.freedesktop.UDisks2.Error.OptionNotPermitted: x",
         STICK_MOUNT_REFUSED},
        {"Error connecting to the udisks daemon", STICK_MOUNT_REFUSED},
        {"GDBus.Error:org.freedesktop.UDisks2.Error.Failed: wrong fs type",
         STICK_MOUNT_UNREADABLE},
    };
    struct place *place = *state;
    struct stick_device device = {.kind = STICK_BLOCK};
    char name[64];
    struct stat info;

    /* Any block device that exists; nobody asks what is on it. */
    for (int i = 0; i < 16 && device.path[0] == '\0'; i++) {
        snprintf(name, sizeof name, "/dev/loop%d", i);
        if (stat(name, &info) == 0 && access("/sys/dev/block/7:0", F_OK) == 0) {
            device.device = info.st_rdev;
            snprintf(device.path, sizeof device.path, "%s", name);
        }
    }
    bool root = geteuid() == 0;
    if (device.path[0] == '\0' || (root && seteuid(NOBODY) != 0)) {
        skip();
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stick_mount mounted;
        char error[STICK_ERROR_MAX], path[512];

        snprintf(path, sizeof path, "%s:%s", place->folder,
                 rows[i].words != NULL ? place->path : "/nowhere");
        setenv("PATH", path, 1);
        if (root) {
            assert_int_equal(seteuid(0), 0);
        }
        if (rows[i].words != NULL) {
            answer_with(place, rows[i].words);
        }
        if (root) {
            assert_int_equal(seteuid(NOBODY), 0);
        }
        enum stick_mounting answer = stick_mount(&device, &mounted, error);
        assert_string_equal(mounted.folder, "");
        assert_int_equal(answer, rows[i].answer);
        if (rows[i].words != NULL) {
            assert_non_null(strstr(error, "mount --no-user-interaction -b /dev/loop"));
            assert_non_null(strstr(error, "-o nosuid,noexec,nodev"));
        }
    }
    if (root) {
        assert_int_equal(seteuid(0), 0);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_mounted_safely_by_others),
        CASE(test_mounted_unsafely_by_others),
        CASE(test_read_only),
        CASE(test_in_use),
        CASE(test_device_that_is_gone),
        CASE(test_service),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
