/* SPDX-License-Identifier: MIT */
/* `unknot doctor` on planted machines, against tests/golden/doctor. A missing file fails;
 * UNKNOT_UPDATE_GOLDEN=1 writes them. GPIO is the fake kernel's. */
#include "app/cli/doctor.h"
#include "app/load/problems.h"
#include "app/sound/sound_name.h"
#include "tests/unit/hw/fake_kernel.h"
#include "tests/unit/hw/planted.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    TEXT_MAX = 1 << 14
};

static struct planted machine;
static char gpio_path[PLANTED_PATH_MAX]; /* of the header's chip */

static int begin(void **state)
{
    (void)state;
    planted_begin(&machine);
    planted_path(&machine, "/dev/gpiochip0", gpio_path);
    kernel_reset();
    setenv("SDL_VIDEODRIVER", "kmsdrm", 1);
    for (int i = 0; i < SOUND_COUNT; i++) {
        char path[128];

        snprintf(path, sizeof path, "/media/sounds/%s.wav", sound_name((enum sound_kind)i));
        planted_file(&machine, path, "");
    }
    return 0;
}

/* Lines that were taken to look at them were given back. */
static int end(void **state)
{
    (void)state;
    planted_end(&machine);
    return kernel()->objects;
}

static void plant_people(const char *groups)
{
    char status[200];

    snprintf(status, sizeof status,
             "Name:\tunknot\nUid:\t998\t998\t998\t998\n"
             "Gid:\t997\t997\t997\t997\nGroups:\t%s",
             groups);
    planted_file(&machine, "/proc/self/status", status);
    planted_file(&machine, "/etc/group",
                 "root:x:0:\naudio:x:29:unknot\nvideo:x:44:unknot\ninput:x:102:unknot\n"
                 "render:x:106:unknot\ngpio:x:993:unknot\nunknot:x:997:");
}

static void plant_devices(void)
{
    static const char *const paths[] = {
        "/dev/gpiochip0",        "/dev/dri/card1",    "/dev/dri/renderD128",
        "/dev/dri/by-path/card", "/dev/input/event0", "/dev/snd/controlC0",
        "/dev/snd/pcmC0D0p",     "/dev/watchdog",
    };

    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        planted_file(&machine, paths[i], "");
    }
}

static void plant_screen(const char *second)
{
    planted_folder(&machine, "/sys/class/drm/card0");
    planted_file(&machine, "/sys/class/drm/card1-HDMI-A-1/status", "disconnected");
    planted_file(&machine, "/sys/class/drm/card1-HDMI-A-2/status", second);
    planted_file(&machine, "/sys/class/drm/card1-HDMI-A-2/modes", "1920x1080\n1280x720");
}

/* What is the same on every healthy Raspberry Pi. */
static void plant_pi(const char *model)
{
    planted_file(&machine, "/proc/device-tree/model", model);
    planted_file(&machine, "/proc/sys/kernel/osrelease", "6.6.51+rpt-rpi-v8");
    planted_file(&machine, "/proc/self/mountinfo",
                 "22 1 179:2 / / rw,noatime - ext4 /dev/mmcblk0p2 rw");
    planted_file(&machine, "/proc/asound/cards",
                 " 0 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0\n"
                 "                      vc4-hdmi-0");
    planted_file(&machine, "/sys/class/hwmon/hwmon1/name", "rpi_volt");
    planted_file(&machine, "/sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0");
    planted_file(&machine, "/sys/class/thermal/thermal_zone0/temp", "48312");
    planted_file(&machine, "/sys/fs/ext4/mmcblk0p2/errors_count", "0");
    planted_file(&machine, "/sys/block/mmcblk0/device/name", "SN64G");
    planted_file(&machine, "/sys/block/mmcblk0/device/manfid", "0x000003");
    planted_file(&machine, "/sys/block/mmcblk0/device/date", "08/2021");
    planted_file(&machine, "/sys/class/watchdog/watchdog0/identity",
                 "Broadcom BCM2835 Watchdog timer");
    planted_file(&machine, "/etc/systemd/system.conf.d/unknot.conf",
                 "[Manager]\nRuntimeWatchdogSec=14");
    planted_file(&machine, "/run/systemd/timesync/synchronized", "");
    planted_folder(&machine, "/var/lib/unknot");
    planted_file(&machine, "/etc/unknot/config.yaml", "sound:\n  voice: false");
    plant_screen("connected");
    plant_devices();
    plant_people("29 44 102 106 993");
}

/* Puts `to` into the place of `length` bytes. */
static void put(char text[TEXT_MAX], char *at, size_t length, const char *to)
{
    char rest[TEXT_MAX];
    size_t room = (size_t)(text + TEXT_MAX - at);

    snprintf(rest, sizeof rest, "%s", at + length);
    assert_true(snprintf(at, room, "%s%s", to, rest) < (int)room);
}

/* Replaces what differs from machine to machine. */
static void replace(char text[TEXT_MAX], const char *from, const char *to)
{
    for (char *at = strstr(text, from); at != NULL; at = strstr(at, from)) {
        put(text, at, strlen(from), to);
    }
}

/* Replaces what is found by a check. */
static void mask(char text[TEXT_MAX], const char *name)
{
    char *at = strstr(text, name);

    if (at != NULL) {
        at += strlen(name);
        at += strspn(at, " ");
        put(text, at, strcspn(at, "\n"), "...");
    }
}

static int examine(char text_out[TEXT_MAX], bool json)
{
    char config[PLANTED_PATH_MAX];
    char media[PLANTED_PATH_MAX];
    char database[PLANTED_PATH_MAX];
    struct problems problems = {0};
    struct doctor doctor = {
        .root = machine.root,
        .assets = UNKNOT_ASSETS,
        .media = planted_path(&machine, "/media", media),
        .config_path = planted_path(&machine, "/etc/unknot/config.yaml", config),
        .problems = &problems,
    };
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL) {
        fail_msg("out of memory");
        return -1;
    }
    doctor_examine(&doctor, planted_path(&machine, "/var/lib/unknot/usage.db", database));
    if (json) {
        doctor_print_json(&doctor, out);
    } else {
        doctor_print_text(&doctor, false, out);
    }
    assert_int_equal(fclose(out), 0);
    assert_true(size < TEXT_MAX);
    memcpy(text_out, text, size + 1);
    free(text);
    replace(text_out, machine.root, "");
    int failed = doctor_count(&doctor, DOCTOR_FAIL);

    config_unload(&doctor.config);
    return failed;
}

static void read_golden(const char *path, char out[TEXT_MAX])
{
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        fail_msg("%s is not there", path);
        return;
    }
    size_t length = fread(out, 1, TEXT_MAX - 1, file);

    out[length] = '\0';
    fclose(file);
}

static void write_golden(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    if (file == NULL) {
        fail_msg("%s cannot be written", path);
        return;
    }
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* @return how many checks failed */
static int expect_golden(const char *name)
{
    char path[PLANTED_PATH_MAX];
    char text[TEXT_MAX];
    char wanted[TEXT_MAX];
    const char *update = getenv("UNKNOT_UPDATE_GOLDEN");
    int failed = examine(text, false);

    mask(text, "\nok    fonts");
    mask(text, "\nok    free room");
    mask(text, "\nok    content");
    replace(text, "unknot " UNKNOT_VERSION " on", "unknot on");
    snprintf(path, sizeof path, "%s/%s.txt", UNKNOT_GOLDEN_DIR, name);
    if (update != NULL && strcmp(update, "1") == 0) {
        write_golden(path, text);
    }
    read_golden(path, wanted);
    assert_string_equal(text, wanted);
    return failed;
}

static void a_pi_4_whose_kiosk_runs(void **state)
{
    static const int lines[] = {17, 27, 22, 23};
    struct kernel_chip *header = kernel_add_chip(gpio_path, "pinctrl-bcm2711");

    (void)state;
    plant_pi("Raspberry Pi 4 Model B Rev 1.4");
    for (int i = 0; i < 4; i++) {
        header->lines[lines[i]].holder = "unknot";
    }
    assert_int_equal(expect_golden("pi-4"), 0);
    assert_int_equal(kernel()->requests, 0); /* nobody's lines were taken */
}

static void a_pi_5_before_its_first_start(void **state)
{
    struct kernel_chip *header = kernel_add_chip(gpio_path, "pinctrl-rp1");

    (void)state;
    plant_pi("Raspberry Pi 5 Model B Rev 1.0");
    planted_file(&machine, "/sys/class/rtc/rtc0/name", "rpi-rtc");
    planted_file(&machine, "/etc/unknot/config.yaml",
                 "sound:\n  voice: false\nlamps:\n  lines:\n"
                 "    - {button: back, gpio: 5}\n    - {button: ok, gpio: 6}");
    header->lines[6].holder = "fan";
    assert_int_equal(expect_golden("pi-5"), 1);
    assert_int_equal(kernel()->requests, 4);
}

static void a_pi_with_everything_wrong(void **state)
{
    struct kernel_chip *header = kernel_add_chip(gpio_path, "pinctrl-bcm2711");

    (void)state;
    plant_pi("Raspberry Pi 4 Model B Rev 1.1");
    header->lines[17].holder = "spi0 CS1";
    header->lines[27].holder = "";
    kernel_wire(header, 22, WIRE_GROUND, 0);
    planted_file(&machine, "/sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1");
    planted_file(&machine, "/sys/class/thermal/thermal_zone0/temp", "82500");
    planted_file(&machine, "/sys/fs/ext4/mmcblk0p2/errors_count", "3");
    planted_file(&machine, "/sys/block/mmcblk0/device/life_time", "0x0a 0x03");
    planted_file(&machine, "/proc/self/mountinfo",
                 "22 1 0:25 / / rw - overlay overlayroot rw,lowerdir=/media/root-ro\n"
                 "23 22 0:26 / /tmp rw - tmpfs tmpfs rw");
    planted_file(&machine, "/etc/systemd/system.conf.d/unknot.conf",
                 "[Manager]\nRuntimeWatchdogSec=1min");
    planted_remove(&machine, "/run/systemd/timesync/synchronized");
    planted_remove(&machine, "/proc/asound/cards");
    planted_remove(&machine, "/media/sounds/tick.wav");
    plant_screen("disconnected");
    plant_people("29 44 106");
    assert_int_equal(expect_golden("pi-sick"), 6);
}

static void a_pi_without_the_chip_that_it_wants(void **state)
{
    (void)state;
    kernel_add_chip(gpio_path, "gpio-brcmstb@107d508500")->lines[3].holder = "";
    plant_pi("Raspberry Pi 4 Model B Rev 1.4");
    planted_file(&machine, "/etc/unknot/config.yaml",
                 "sound:\n  voice: false\nbuttons:\n  source: gpio\n  chip: pinctrl-rp1");
    planted_file(&machine, "/proc/self/mountinfo",
                 "22 1 179:2 / / ro,noatime - ext4 /dev/mmcblk0p2 ro");
    planted_file(&machine, "/var/lib/unknot/usage.db", "this is no database at all");
    planted_remove(&machine, "/dev/watchdog");
    assert_int_equal(expect_golden("no-chip"), 3);
}

static void a_chip_that_may_not_be_opened(void **state)
{
    char text[TEXT_MAX];

    (void)state;
    kernel_add_chip(gpio_path, "pinctrl-bcm2711")->refusal = EACCES;
    plant_pi("Raspberry Pi 4 Model B Rev 1.4");
    assert_int_equal(examine(text, false), 1);
    assert_non_null(strstr(text, "gpiochip0 (Permission denied)"));
    assert_non_null(strstr(text, "usermod -aG gpio"));
}

static void a_desk_without_anything(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "x11", 1);
    planted_file(&machine, "/sys/class/dmi/id/product_name", "Standard PC");
    planted_file(&machine, "/etc/unknot/config.yaml", "sound:\n  voice: false");
    planted_file(&machine, "/proc/self/mountinfo", "22 1 8:1 / / rw - ext4 /dev/sda1 rw");
    planted_folder(&machine, "/var/lib");
    assert_int_equal(expect_golden("desk"), 0);
}

static void broken_settings_are_said_and_the_rest_is_looked_at(void **state)
{
    char text[TEXT_MAX];

    (void)state;
    kernel_add_chip(gpio_path, "pinctrl-bcm2711");
    plant_pi("Raspberry Pi 4 Model B Rev 1.4");
    planted_file(&machine, "/etc/unknot/config.yaml", "buttons:\n  source: gipo");
    assert_int_equal(examine(text, false), 1);
    assert_non_null(strstr(text, "fail  settings"));
    assert_non_null(strstr(text, "config.yaml:2:"));
    assert_non_null(strstr(text, "line 17 back"));
}

static void json_says_the_same(void **state)
{
    char text[TEXT_MAX];

    (void)state;
    kernel_add_chip(gpio_path, "pinctrl-\"bcm2711\"\\\n");
    plant_pi("Raspberry Pi 4 Model B Rev 1.4");
    assert_int_equal(examine(text, true), 0);
    assert_non_null(strstr(text, "\"format\": \"unknot doctor\",\n \"version\": 1,\n"));
    assert_non_null(strstr(text, "\"machine\": \"Raspberry Pi 4 Model B Rev 1.4\",\n"));
    assert_non_null(strstr(text, "{\"family\": \"clock\", \"name\": \"clock\", "
                                 "\"status\": \"ok\",\n   \"found\": \"set by the network\",\n"
                                 "   \"do\": null}"));
    assert_non_null(strstr(text, "pinctrl-\\\"bcm2711\\\"\\\\\\u000a (54 lines)"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_pi_4_whose_kiosk_runs),
        CASE(a_pi_5_before_its_first_start),
        CASE(a_pi_with_everything_wrong),
        CASE(a_pi_without_the_chip_that_it_wants),
        CASE(a_chip_that_may_not_be_opened),
        CASE(a_desk_without_anything),
        CASE(broken_settings_are_said_and_the_rest_is_looked_at),
        CASE(json_says_the_same),
    };

    return cmocka_run_group_tests_name("doctor", tests, NULL, NULL);
}
