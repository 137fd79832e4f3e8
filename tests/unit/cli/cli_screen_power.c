/* SPDX-License-Identifier: MIT */
/* The screen's standby over a night: what is sent when, and that a screen without CEC is a
 * fault and nothing more. */
#include "app/cli/screen_power.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <linux/cec.h>
#include <sys/ioctl.h>

enum {
    START_MS = 5000000,
    MINUTE_MS = 60000,
    SENT_MAX = 16
};

static struct {
    bool missing;
    int sent[SENT_MAX]; /* operations */
    int count;
} kernel;

static int fake_open(const char *path)
{
    (void)path;
    errno = ENOENT;
    return kernel.missing ? -1 : 9;
}

static int fake_close(int handle)
{
    (void)handle;
    return 0;
}

static int fake_ioctl(int handle, unsigned long request, void *argument)
{
    (void)handle;
    if (request == CEC_ADAP_S_LOG_ADDRS) {
        struct cec_log_addrs *addresses = argument;

        addresses->log_addr_mask = 1U << 4;
        addresses->log_addr[0] = 4;
    } else if (request == CEC_ADAP_G_PHYS_ADDR) {
        memset(argument, 0x10, 2);
    } else if (request == CEC_TRANSMIT) {
        struct cec_msg *message = argument;

        assert_true(kernel.count < SENT_MAX);
        kernel.sent[kernel.count++] = message->msg[1];
        message->tx_status = CEC_TX_STATUS_OK;
    }
    return 0;
}

static const struct cec_kernel fake = {fake_open, fake_ioctl, fake_close};
static struct station station;
static struct screen_power power;
static char trace[4000];

static int setup(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    memset(&kernel, 0, sizeof kernel);
    memset(trace, 0, sizeof trace);
    assert_true(station_init(&station, &files, START_MS));
    station.settings.opening = (struct opening){{{0x7F, 360, 1320}}, 1};
    station.trace = fmemopen(trace, sizeof trace - 1, "w");
    assert_non_null(station.trace);
    station_set_minute(&station, START_MS, 0, 1300);
    screen_power_start(&power, &fake);
    return 0;
}

static int teardown(void **state)
{
    FILE *file = station.trace;

    (void)state;
    screen_power_end(&power);
    station_finish(&station);
    fclose(file);
    return 0;
}

/* As the loop does it, a few times; what is wanted is then sent. */
static void pass(int64_t ms)
{
    station_advance(&station, START_MS + ms);
    for (int i = 0; i < 3; i++) {
        screen_power_follow(&power, &station, START_MS + ms);
        cec_wait(power.cec);
    }
    screen_power_follow(&power, &station, START_MS + ms);
}

static void test_a_night(void **state)
{
    static const int expected[] = {CEC_MSG_IMAGE_VIEW_ON, CEC_MSG_ACTIVE_SOURCE,
                                   CEC_MSG_STANDBY,       CEC_MSG_IMAGE_VIEW_ON,
                                   CEC_MSG_ACTIVE_SOURCE, CEC_MSG_STANDBY,
                                   CEC_MSG_IMAGE_VIEW_ON, CEC_MSG_ACTIVE_SOURCE};
    const struct button_edge down = {BUTTON_OK, true, START_MS + 60 * MINUTE_MS, false};
    const struct button_edge up = {BUTTON_OK, false, START_MS + 60 * MINUTE_MS + 80, false};

    (void)state;
    pass(0);
    station_set_minute(&station, START_MS + 10 * MINUTE_MS, 0, 1320);
    pass(11 * MINUTE_MS);
    assert_int_equal(station.model.screen, SCREEN_RESTING);
    assert_int_equal(kernel.count, 2); /* resting is still seen */
    pass(45 * MINUTE_MS);
    assert_true(station.model.black);
    assert_int_equal(kernel.count, 3);
    station_edge(&station, &down);
    station_edge(&station, &up);
    pass(60 * MINUTE_MS + 1000);
    assert_int_equal(kernel.count, 5);
    pass(64 * MINUTE_MS);
    pass(100 * MINUTE_MS);
    station_set_minute(&station, START_MS + 400 * MINUTE_MS, 1, 360);
    pass(400 * MINUTE_MS);
    assert_int_equal(kernel.count, sizeof expected / sizeof expected[0]);
    assert_memory_equal(kernel.sent, expected, sizeof expected);
    fflush(station.trace);
    assert_null(strstr(trace, "cec"));
}

static void test_a_screen_without_cec_is_a_fault(void **state)
{
    (void)state;
    kernel.missing = true;
    pass(0);
    pass(1000);
    fflush(station.trace);
    char *first = strstr(trace, "cec");
    assert_non_null(first);
    assert_non_null(strstr(first, "No such file or directory"));
    assert_null(strstr(first + 3, "fault cec"));
    assert_int_equal(station.model.screen, SCREEN_ATTRACT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_night, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_screen_without_cec_is_a_fault, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
