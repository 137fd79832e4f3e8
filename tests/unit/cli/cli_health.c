/* SPDX-License-Identifier: MIT */
/* What a running station makes of the machine's health: each fault once, and when it is over.
 */
#include "app/cli/health.h"
#include "tests/unit/hw/planted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    MINUTE_MS = 60000
};

static struct planted machine;
static struct health health;
static int64_t now_ms;

static int begin(void **state)
{
    (void)state;
    planted_begin(&machine);
    health = (struct health){.root = machine.root};
    now_ms = 5000;
    return 0;
}

static int end(void **state)
{
    (void)state;
    planted_end(&machine);
    return 0;
}

/* The codes of the next minute's look, with a blank between. */
static const char *look(void)
{
    static char codes[HEALTH_FAULTS_MAX * (USAGE_NAME_MAX + 1)];
    struct usage_fault faults[HEALTH_FAULTS_MAX];
    size_t used = 0;
    int count = health_look(&health, now_ms, faults);

    codes[0] = '\0';
    for (int i = 0; i < count; i++) {
        used += (size_t)snprintf(codes + used, sizeof codes - used, "%s%s", i > 0 ? " " : "",
                                 faults[i].code);
    }
    now_ms += MINUTE_MS;
    return codes;
}

static void plant_power(const char *alarm)
{
    planted_file(&machine, "/sys/class/hwmon/hwmon1/name", "rpi_volt");
    planted_file(&machine, "/sys/class/hwmon/hwmon1/in0_lcrit_alarm", alarm);
}

static void plant_heat(const char *milli_c)
{
    planted_file(&machine, "/sys/class/thermal/thermal_zone0/temp", milli_c);
}

static void a_healthy_machine_has_no_faults(void **state)
{
    (void)state;
    assert_string_equal(look(), "");
    plant_power("0");
    plant_heat("51000");
    planted_file(&machine, "/sys/fs/ext4/mmcblk0p2/errors_count", "0");
    assert_string_equal(look(), "");
    assert_false(health.hot);
}

static void it_is_asked_once_a_minute(void **state)
{
    struct usage_fault faults[HEALTH_FAULTS_MAX];

    (void)state;
    assert_int_equal(health_look(&health, 1000, faults), 0);
    plant_power("1");
    for (int64_t at_ms = 1000; at_ms < 1000 + HEALTH_EACH_MS; at_ms += 33) {
        assert_int_equal(health_look(&health, at_ms, faults), 0);
    }
    assert_int_equal(health_look(&health, 1000 + MINUTE_MS, faults), 1);
}

static void under_voltage_is_kept_for_the_boot(void **state)
{
    struct usage_fault faults[HEALTH_FAULTS_MAX];

    (void)state;
    plant_power("0");
    assert_string_equal(look(), "");
    plant_power("1");
    assert_int_equal(health_look(&health, now_ms, faults), 1);
    assert_string_equal(faults[0].code, "undervoltage");
    assert_true(faults[0].once_a_boot);
    now_ms += MINUTE_MS;
    plant_power("0"); /* the kernel forgets it */
    assert_string_equal(look(), "");
    plant_power("1");
    assert_string_equal(look(), "");
}

static void heat_has_a_hysteresis(void **state)
{
    static const struct {
        const char *milli_c, *codes;
        bool hot;
    } minutes[] = {
        {"79999", "", false}, {"80000", "", false}, {"80001", "hot", true},
        {"84000", "", true},  {"77000", "", true},  {"75000", "", true},
        {"74999", "", false}, {"79000", "", false}, {"81000", "hot", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof minutes / sizeof minutes[0]; i++) {
        plant_heat(minutes[i].milli_c);
        assert_string_equal(look(), minutes[i].codes);
        assert_int_equal(health.hot, minutes[i].hot);
    }
    planted_remove(&machine, "/sys/class/thermal/thermal_zone0/temp");
    assert_string_equal(look(), "");
    assert_false(health.hot);
}

static void a_hot_machine_draws_half_the_frames(void **state)
{
    static const struct {
        int fps, hot;
    } table[] = {{20, 10}, {25, 13}, {30, 15}, {50, 25}, {60, 30}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        assert_int_equal(health_fps(table[i].fps, false), table[i].fps);
        assert_int_equal(health_fps(table[i].fps, true), table[i].hot);
    }
}

/* The count outlives a restart, so old errors are not told again and again. */
static void only_new_errors_are_told(void **state)
{
    static const char path[] = "/sys/fs/ext4/mmcblk0p2/errors_count";

    (void)state;
    planted_file(&machine, path, "3");
    assert_string_equal(look(), "");
    assert_string_equal(look(), "");
    planted_file(&machine, path, "4");
    assert_string_equal(look(), "storage");
    assert_string_equal(look(), "");
    planted_file(&machine, path, "0"); /* e2fsck */
    assert_string_equal(look(), "");
    planted_file(&machine, path, "1");
    assert_string_equal(look(), "storage");
}

static void a_worn_card_is_told_once(void **state)
{
    (void)state;
    planted_file(&machine, "/sys/block/mmcblk0/device/life_time", "0x08 0x08");
    planted_file(&machine, "/sys/block/mmcblk0/device/pre_eol_info", "0x01");
    assert_string_equal(look(), "");
    planted_file(&machine, "/sys/block/mmcblk0/device/life_time", "0x08 0x09");
    assert_string_equal(look(), "storage");
    assert_string_equal(look(), "");
    health.said_worn = false;
    planted_file(&machine, "/sys/block/mmcblk0/device/life_time", "0x01 0x01");
    assert_string_equal(look(), "");
    planted_file(&machine, "/sys/block/mmcblk0/device/pre_eol_info", "0x02");
    assert_string_equal(look(), "storage");
}

static void records_in_memory_are_told(void **state)
{
    (void)state;
    planted_path(&machine, "/usage.db", health.records);
    planted_file(&machine, "/proc/self/mountinfo",
                 "22 1 179:2 / / rw - ext4 /dev/mmcblk0p2 rw");
    assert_string_equal(look(), "");
    planted_file(&machine, "/proc/self/mountinfo",
                 "22 1 0:30 / / rw - overlay overlayroot rw,lowerdir=/media/root-ro");
    assert_string_equal(look(), "volatile");
    assert_string_equal(look(), "");
}

static void without_records_nobody_asks_for_their_place(void **state)
{
    (void)state;
    planted_file(&machine, "/proc/self/mountinfo", "22 1 0:30 / / rw - tmpfs tmpfs rw");
    assert_string_equal(look(), "");
}

static void a_full_disk_is_told_each_time_it_fills(void **state)
{
    struct health_sample sample = {
        .has_room = true, .free_bytes = 900000000, .all_bytes = 32000000000};
    struct usage_fault faults[HEALTH_FAULTS_MAX];

    (void)state;
    sample.card.used_percent = -1;
    assert_int_equal(health_judge(&health, &sample, faults), 0);
    sample.free_bytes = 150000000;
    assert_int_equal(health_judge(&health, &sample, faults), 1);
    assert_string_equal(faults[0].code, "full");
    assert_string_equal(faults[0].text, "150 MB are left on the disk of the records");
    assert_int_equal(health_judge(&health, &sample, faults), 0);
    sample.free_bytes = 900000000;
    assert_int_equal(health_judge(&health, &sample, faults), 0);
    sample.free_bytes = 150000000;
    assert_int_equal(health_judge(&health, &sample, faults), 1);
}

static void everything_at_once(void **state)
{
    struct health_sample sample = {
        .power = HEALTH_POWER_LOW,
        .has_temperature = true,
        .milli_c = 90000,
        .errors = {1, 1, "sda1"},
        .card = {.used_percent = 110},
        .has_place = true,
        .place = {.kind = "tmpfs", .is_lost = true},
        .has_room = true,
        .free_bytes = 0,
        .all_bytes = 1000000,
    };
    struct usage_fault faults[HEALTH_FAULTS_MAX];

    (void)state;
    health.has_errors = true;
    assert_int_equal(health_judge(&health, &sample, faults), HEALTH_FAULTS_MAX);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_healthy_machine_has_no_faults),
        CASE(it_is_asked_once_a_minute),
        CASE(under_voltage_is_kept_for_the_boot),
        CASE(heat_has_a_hysteresis),
        CASE(a_hot_machine_draws_half_the_frames),
        CASE(only_new_errors_are_told),
        CASE(a_worn_card_is_told_once),
        CASE(records_in_memory_are_told),
        CASE(without_records_nobody_asks_for_their_place),
        CASE(a_full_disk_is_told_each_time_it_fills),
        CASE(everything_at_once),
    };

    return cmocka_run_group_tests_name("station health", tests, NULL, NULL);
}
