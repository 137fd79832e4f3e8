/* SPDX-License-Identifier: MIT */
/* What stands in for a stick is found, mounted safely and given back; which block device is the
 * stick; what the kernel says is mounted; programs that are run. */
#define _GNU_SOURCE /* ST_NOEXEC, ST_NODEV */

#include "hw/stick.h"
#include "hw/stick_blocks.h"
#include "hw/stick_mounts.h"
#include "hw/stick_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

struct place {
    char folder[64];
    char stick[96]; /* in it, not there yet */
};

static int setup(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "/tmp/unknot-stick-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->stick, sizeof place->stick, "%s/STICK", place->folder);
    *state = place;
    return 0;
}

static int teardown(void **state)
{
    struct place *place = *state;

    remove(place->stick);
    rmdir(place->folder);
    free(place);
    return 0;
}

static struct stick_port *open_port(const char *path)
{
    const struct stick_port_config config = {.stand_in = path};
    char error[STICK_ERROR_MAX];
    struct stick_port *port = stick_port_open(&config, error);

    assert_non_null(port);
    return port;
}

static bool is_readable(const struct stick_port *port)
{
    struct pollfd fd = {.fd = stick_port_fd(port), .events = POLLIN};

    return poll(&fd, 1, 0) == 1;
}

static void test_folder_comes_and_goes(void **state)
{
    const struct place *place = *state;
    struct stick_port *port = open_port(place->stick);
    char label[STICK_LABEL_MAX], error[STICK_ERROR_MAX];

    assert_false(stick_port_find(port, label));
    assert_string_equal(label, "");
    assert_int_equal(stick_port_mount(port, error), STICK_MOUNT_GONE);
    assert_false(is_readable(port));
    assert_int_equal(mkdir(place->stick, 0755), 0);
    assert_true(is_readable(port));
    assert_true(stick_port_find(port, label));
    assert_false(is_readable(port));
    assert_string_equal(label, "STICK");
    assert_true(stick_port_is_there(port));
    assert_string_equal(stick_port_folder(port), "");
    assert_int_equal(stick_port_mount(port, error), STICK_MOUNT_WRITABLE);
    assert_string_equal(stick_port_folder(port), place->stick);
    assert_int_equal(stick_port_unmount(port, error), STICK_UNMOUNTED);
    assert_string_equal(stick_port_folder(port), "");
    assert_int_equal(rmdir(place->stick), 0);
    assert_true(is_readable(port));
    assert_false(stick_port_is_there(port));
    assert_int_equal(stick_port_mount(port, error), STICK_MOUNT_GONE);
    /* Another one in its place is not the one that was found. */
    assert_int_equal(mkdir(place->stick, 0755), 0);
    assert_true(stick_port_find(port, label));
    stick_port_close(port);
}

static void test_slash_at_the_end(void **state)
{
    const struct place *place = *state;
    char path[128], label[STICK_LABEL_MAX];

    snprintf(path, sizeof path, "%s//", place->stick);
    assert_int_equal(mkdir(place->stick, 0755), 0);
    struct stick_port *port = open_port(path);
    assert_true(stick_port_find(port, label));
    assert_string_equal(label, "STICK");
    stick_port_close(port);
}

static void test_nowhere_to_watch(void **state)
{
    const struct stick_port_config config = {.stand_in = "/nowhere/at/all"};
    char error[STICK_ERROR_MAX];

    (void)state;
    assert_null(stick_port_open(&config, error));
    assert_non_null(strstr(error, "/nowhere/at"));
    stick_port_close(NULL);
}

static void make_image(const char *path, bool with_file_system)
{
    const char *const argv[] = {"mkfs.ext4", "-q", "-L", "GYM", path, NULL};
    char said[200];
    int handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    assert_true(handle >= 0);
    assert_int_equal(ftruncate(handle, 4 << 20), 0);
    close(handle);
    if (with_file_system && stick_run(argv, said, sizeof said) != 0) {
        fail_msg("mkfs.ext4: %s", said);
    }
}

static void test_image(void **state)
{
    const unsigned long safe = ST_NOSUID | ST_NODEV | ST_NOEXEC;
    const struct place *place = *state;
    struct stick_port *port = open_port(place->stick);
    char label[STICK_LABEL_MAX], error[STICK_ERROR_MAX], folder[STICK_PATH_MAX];
    struct statvfs medium;
    struct stat info;

    make_image(place->stick, true);
    assert_true(stick_port_find(port, label));
    enum stick_mounting mounting = stick_port_mount(port, error);
    if (mounting != STICK_MOUNT_WRITABLE) {
        print_message("no image is mounted here: %s\n", error);
        stick_port_close(port);
        skip();
    }
    snprintf(folder, sizeof folder, "%s", stick_port_folder(port));
    assert_int_equal(statvfs(folder, &medium), 0);
    assert_int_equal(medium.f_flag & safe, safe);
    assert_int_equal(stick_port_unmount(port, error), STICK_UNMOUNTED);
    assert_int_not_equal(stat(folder, &info), 0);
    stick_port_close(port);
}

static void test_image_without_file_system(void **state)
{
    const struct place *place = *state;
    struct stick_port *port = open_port(place->stick);
    char label[STICK_LABEL_MAX], error[STICK_ERROR_MAX];

    make_image(place->stick, false);
    assert_true(stick_port_find(port, label));
    assert_int_equal(stick_port_mount(port, error),
                     geteuid() == 0 ? STICK_MOUNT_UNREADABLE : STICK_MOUNT_REFUSED);
    assert_string_not_equal(error, "");
    assert_string_equal(stick_port_folder(port), "");
    stick_port_close(port);
}

static void test_run(void **state)
{
    const char *const fine[] = {"sh", "-c", "echo one; echo two >&2", NULL};
    const char *const code[] = {"sh", "-c", "cat; exit 7", NULL};
    const char *const none[] = {"there-is-no-such-program", NULL};
    const char *const much[] = {"sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x", NULL};
    const char *const killed[] = {"sh", "-c", "kill -9 $$", NULL};
    char said[16];

    (void)state;
    assert_int_equal(stick_run(fine, said, sizeof said), 0);
    assert_string_equal(said, "one two");
    assert_int_equal(stick_run(code, said, sizeof said), 7);
    assert_string_equal(said, "");
    assert_int_equal(stick_run(none, said, sizeof said), -1);
    assert_non_null(strstr(said, "there-is"));
    assert_int_equal(stick_run(much, said, sizeof said), 0);
    assert_string_equal(said, "xxxxxxxxxxxxxxx");
    assert_int_equal(stick_run(killed, said, sizeof said), -1);
}

static void test_mounts(void **state)
{
    static const struct {
        const char *line;
        bool good, whole;
        unsigned major, minor;
        const char *point, *source;
    } rows[] = {
        {"36 35 8:17 / /media/pi/MY\\040STICK rw,nosuid shared:1 - vfat /dev/sdb1 rw\n", true,
         true, 8, 17, "/media/pi/MY STICK", "/dev/sdb1"},
        {"36 35 0:40 /sub /mnt rw - btrfs /dev/sdb rw", true, false, 0, 40, "/mnt", "/dev/sdb"},
        {"36 35 8:1 / /a\\134b\\ rw,x master:1 propagate_from:2 - ext4 none rw", true, true, 8,
         1, "/a\\b\\", "none"},
        {"36 35 8:1 / /a rw", false, false, 0, 0, NULL, NULL},
        {"36 35 x / /a rw - ext4 none rw", false, false, 0, 0, NULL, NULL},
        {" - ext4 none", false, false, 0, 0, NULL, NULL},
        {"", false, false, 0, 0, NULL, NULL},
        {"\n", false, false, 0, 0, NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stick_mounted mounted;

        assert_int_equal(stick_mounts_parse(rows[i].line, &mounted), rows[i].good);
        if (rows[i].good) {
            assert_int_equal(mounted.whole, rows[i].whole);
            assert_int_equal(mounted.device, makedev(rows[i].major, rows[i].minor));
            assert_string_equal(mounted.point, rows[i].point);
            assert_string_equal(mounted.source, rows[i].source);
        }
    }
    struct stat root;
    dev_t device;
    assert_int_equal(stat("/proc", &root), 0);
    assert_true(stick_mounts_at("/proc", &device));
    assert_int_equal(device, root.st_dev);
    assert_false(stick_mounts_at("/proc/no", &device));
}

static void test_places_for_sticks(void **state)
{
    static const struct {
        const char *point;
        bool for_sticks;
    } rows[] = {
        {"/", false},          {"/boot/firmware", false}, {"/home", false},
        {"/media/pi/X", true}, {"/media/usb0", true},     {"/run/media/pi/X", true},
        {"/mnt", true},        {"/mnt/usb", true},        {"/run/unknot/stick-a", true},
        {"/mntx", false},      {"/media/root-ro", false}, {"/media", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(stick_mounts_is_for_sticks(rows[i].point), rows[i].for_sticks);
    }
}

enum {
    P = 1, /* plugged */
    F = 2, /* has a file system */
    T = 4, /* has a table of partitions */
    B = 8, /* busy */
};

struct row {
    unsigned device, disk, flags, sectors;
};

static int choose(const struct row rows[], int count)
{
    struct stick_block blocks[8] = {0};

    for (int i = 0; i < count; i++) {
        blocks[i] = (struct stick_block){
            .device = makedev(8, rows[i].device),
            .disk = makedev(8, rows[i].disk),
            .plugged = (rows[i].flags & P) != 0,
            .file_system = (rows[i].flags & F) != 0,
            .table = (rows[i].flags & T) != 0,
            .busy = (rows[i].flags & B) != 0,
            .sectors = rows[i].sectors,
        };
    }
    return stick_blocks_choose(blocks, count);
}

#define CHOOSE(...)                                                                            \
    choose((const struct row[]){__VA_ARGS__},                                                  \
           (int)(sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row)))

static void test_choice(void **state)
{
    (void)state;
    assert_int_equal(choose(NULL, 0), -1);
    /* The card that the system is on, and a stick beside it. */
    assert_int_equal(CHOOSE({0, 0, T | B, 9}, {1, 0, F | B, 9}), -1);
    assert_int_equal(CHOOSE({1, 0, F | B, 9}, {16, 16, P | T, 9}, {17, 16, P | F, 8}), 2);
    /* The system is on a USB disk: none of its parts is a stick. */
    assert_int_equal(CHOOSE({0, 0, P | T, 9}, {1, 0, P | F | B, 9}, {2, 0, P | F, 9}), -1);
    assert_int_equal(
        CHOOSE({0, 0, P | T, 9}, {1, 0, P | B, 9}, {2, 0, P | F, 9}, {16, 16, P | F, 3}), 3);
    /* A file system without a table; the largest of several. */
    assert_int_equal(CHOOSE({16, 16, P | F, 9}), 0);
    assert_int_equal(CHOOSE({16, 16, P | T, 9}, {17, 16, P | F, 1}, {18, 16, P | F, 8}), 2);
    /* A reader without a card; a disk that is not plugged. */
    assert_int_equal(CHOOSE({16, 16, P, 0}), -1);
    assert_int_equal(CHOOSE({16, 16, F, 9}), -1);
    /* Nothing that is known on it: it is there all the same, but a table alone is not. */
    assert_int_equal(CHOOSE({16, 16, P, 9}), 0);
    assert_int_equal(CHOOSE({16, 16, P | T, 9}), -1);
    assert_int_equal(CHOOSE({16, 16, P | T, 9}, {17, 16, P, 8}, {32, 32, P | F, 1}), 2);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_folder_comes_and_goes),        CASE(test_slash_at_the_end),
        cmocka_unit_test(test_nowhere_to_watch), CASE(test_image),
        CASE(test_image_without_file_system),    cmocka_unit_test(test_run),
        cmocka_unit_test(test_mounts),           cmocka_unit_test(test_places_for_sticks),
        cmocka_unit_test(test_choice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
