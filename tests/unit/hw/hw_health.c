/* SPDX-License-Identifier: MIT */
/* What is read of planted machines. */
#include "hw/health.h"
#include "tests/unit/hw/planted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct planted machine;

static int begin(void **state)
{
    *state = &machine;
    planted_begin(&machine);
    return 0;
}

static int end(void **state)
{
    (void)state;
    planted_end(&machine);
    return 0;
}

static void an_empty_machine_tells_nothing(void **state)
{
    struct health_card cards[2];
    struct health_place place;
    int64_t number;

    (void)state;
    assert_int_equal(health_power(machine.root), HEALTH_POWER_UNKNOWN);
    assert_false(health_temperature(machine.root, &number));
    assert_int_equal(health_errors(machine.root).systems, 0);
    assert_int_equal(health_cards(machine.root, cards, 2), 0);
    assert_false(health_place(machine.root, "/var", &place));
}

/* The number of the sensor changes from start to start; others stand before it. */
static void the_supply_is_found_by_its_name(void **state)
{
    (void)state;
    planted_file(&machine, "/sys/class/hwmon/hwmon0/name", "cpu_thermal");
    planted_file(&machine, "/sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1");
    assert_int_equal(health_power(machine.root), HEALTH_POWER_UNKNOWN);
    planted_file(&machine, "/sys/class/hwmon/hwmon3/name", "rpi_volt");
    assert_int_equal(health_power(machine.root), HEALTH_POWER_UNKNOWN);
    planted_file(&machine, "/sys/class/hwmon/hwmon3/in0_lcrit_alarm", "0");
    assert_int_equal(health_power(machine.root), HEALTH_POWER_GOOD);
    planted_file(&machine, "/sys/class/hwmon/hwmon3/in0_lcrit_alarm", "1");
    assert_int_equal(health_power(machine.root), HEALTH_POWER_LOW);
}

static void the_temperature_is_in_thousandths(void **state)
{
    int64_t milli_c = 0;

    (void)state;
    planted_file(&machine, "/sys/class/thermal/thermal_zone0/temp", "48312");
    assert_true(health_temperature(machine.root, &milli_c));
    assert_int_equal(milli_c, 48312);
    planted_file(&machine, "/sys/class/thermal/thermal_zone0/temp", "warm");
    assert_false(health_temperature(machine.root, &milli_c));
}

static void errors_of_all_file_systems_count(void **state)
{
    (void)state;
    planted_file(&machine, "/sys/fs/ext4/features/lazy_itable_init", "supported");
    planted_file(&machine, "/sys/fs/ext4/mmcblk0p2/errors_count", "0");
    assert_int_equal(health_errors(machine.root).systems, 1);
    assert_string_equal(health_errors(machine.root).worst, "");
    planted_file(&machine, "/sys/fs/ext4/mmcblk0p2/errors_count", "2");
    planted_file(&machine, "/sys/fs/ext4/sda1/errors_count", "5");
    assert_int_equal(health_errors(machine.root).systems, 2);
    assert_int_equal(health_errors(machine.root).count, 7);
    assert_string_equal(health_errors(machine.root).worst, "sda1");
}

static void cards_tell_how_worn_they_are(void **state)
{
    struct health_card cards[3];

    (void)state;
    planted_file(&machine, "/sys/block/mmcblk0/device/name", "SN64G");
    planted_file(&machine, "/sys/block/mmcblk0/device/manfid", "0x000003");
    planted_file(&machine, "/sys/block/mmcblk0/device/date", "08/2021");
    planted_file(&machine, "/sys/block/mmcblk1/device/life_time", "0x02 0x0a");
    planted_file(&machine, "/sys/block/mmcblk1/device/pre_eol_info", "0x02");
    planted_file(&machine, "/sys/block/mmcblk1boot0/size", "8192");
    planted_file(&machine, "/sys/block/sda/size", "8192");
    assert_int_equal(health_cards(machine.root, cards, 3), 2);
    assert_string_equal(cards[0].device, "mmcblk0");
    assert_string_equal(cards[0].name, "SN64G");
    assert_string_equal(cards[0].maker, "0x000003");
    assert_string_equal(cards[0].date, "08/2021");
    assert_int_equal(cards[0].used_percent, -1);
    assert_int_equal(cards[0].reserve, 0);
    assert_int_equal(cards[1].used_percent, 100);
    assert_int_equal(cards[1].reserve, 2);
    assert_false(health_card_is_worn(&cards[0]));
    assert_true(health_card_is_worn(&cards[1]));
    planted_file(&machine, "/sys/block/mmcblk1/device/life_time", "0x00 0x00");
    assert_int_equal(health_cards(machine.root, cards, 1), 1);
}

static const char mounts[] =
    "22 1 179:2 / / rw,noatime - ext4 /dev/mmcblk0p2 rw\n"
    "30 22 0:25 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=1024k\n"
    "31 22 179:1 / /boot/firmware ro,relatime - vfat /dev/mmcblk0p1 rw\n"
    "33 22 8:1 / /srv/my\\040disk rw,relatime - ext4 /dev/sda1 rw\n"
    "34 22 0:40 / /media/root-ro ro - overlay overlay ro,lowerdir=/lower\n"
    "a line that is none\n"
    "35 22 0:41 / /data rw - tmpfs tmpfs rw\n"
    "36 22 8:2 / /data rw - ext4 /dev/sda2 ro,errors=remount-ro";

static struct health_place place_of(const char *path)
{
    struct health_place place;

    assert_true(health_place(machine.root, path, &place));
    return place;
}

static void a_path_lies_on_the_longest_mount(void **state)
{
    (void)state;
    planted_file(&machine, "/proc/self/mountinfo", mounts);
    assert_string_equal(place_of("/var/lib/unknot").point, "/");
    assert_false(place_of("/var/lib/unknot").is_lost);
    assert_false(place_of("/var/lib/unknot").is_read_only);
    assert_string_equal(place_of("/run/user").kind, "tmpfs");
    assert_true(place_of("/run/user").is_lost);
    assert_string_equal(place_of("/runner").point, "/");
    assert_true(place_of("/boot/firmware").is_read_only);
    assert_string_equal(place_of("/srv/my disk/x").source, "/dev/sda1");
    assert_true(place_of("/media/root-ro").is_lost);
    /* Two on one point: the later one is seen, and errors made it read-only. */
    assert_string_equal(place_of("/data").source, "/dev/sda2");
    assert_false(place_of("/data").is_lost);
    assert_true(place_of("/data").is_read_only);
}

static void the_folder_of_a_file_that_is_not_there_yet(void **state)
{
    char path[PLANTED_PATH_MAX];
    char folder[MACHINE_FILE_PATH_MAX];

    (void)state;
    planted_folder(&machine, "/var/lib");
    assert_true(
        health_folder(planted_path(&machine, "/var/lib/unknot/usage.db", path), folder));
    assert_string_equal(folder, planted_path(&machine, "/var/lib", path));
    assert_true(health_folder("/no-such-folder/usage.db", folder));
    assert_string_equal(folder, "/");
    assert_true(health_folder("usage.db", folder));
    assert_int_equal(folder[0], '/');
}

static void room_is_little_by_bytes_and_by_part(void **state)
{
    const int64_t mb = 1024 * 1024;

    (void)state;
    assert_false(health_is_nearly_full(201 * mb, 32000 * mb));
    assert_true(health_is_nearly_full(199 * mb, 32000 * mb));
    assert_false(health_is_nearly_full(60 * mb, 1000 * mb));
    assert_true(health_is_nearly_full(40 * mb, 1000 * mb));
    assert_true(health_is_nearly_full(0, 1000 * mb));
}

static void names_are_sorted_by_number(void **state)
{
    struct machine_names names;

    (void)state;
    planted_folder(&machine, "/sys/class/drm/card10");
    planted_folder(&machine, "/sys/class/drm/card2");
    planted_folder(&machine, "/sys/class/drm/renderD128");
    machine_file_names(machine.root, "/sys/class/drm", "card", &names);
    assert_int_equal(names.count, 2);
    assert_string_equal(names.items[0], "card2");
    assert_string_equal(names.items[1], "card10");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_empty_machine_tells_nothing),
        CASE(the_supply_is_found_by_its_name),
        CASE(the_temperature_is_in_thousandths),
        CASE(errors_of_all_file_systems_count),
        CASE(cards_tell_how_worn_they_are),
        CASE(a_path_lies_on_the_longest_mount),
        CASE(the_folder_of_a_file_that_is_not_there_yet),
        CASE(room_is_little_by_bytes_and_by_part),
        CASE(names_are_sorted_by_number),
    };

    return cmocka_run_group_tests_name("health", tests, NULL, NULL);
}
