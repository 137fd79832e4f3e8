/* SPDX-License-Identifier: MIT */
/* Header pins, the configuration's check, sentences. */
#include "hw/buttons_common.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void pins_are_those_of_the_header(void **state)
{
    (void)state;
    static const struct {
        int bcm;
        int pin;
    } rows[] = {{2, 3},   {4, 7},   {14, 8}, {17, 11}, {27, 13}, {22, 15}, {23, 16},
                {24, 18}, {0, 27},  {1, 28}, {21, 40}, {26, 37}, {28, 0},  {54, 0},
                {-1, 0},  {999, 0}, {7, 26}, {25, 22}, {12, 32}, {18, 12}, {10, 19}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(buttons_header_pin(rows[i].bcm), rows[i].pin);
    }
}

static void every_signal_pin_is_used_once(void **state)
{
    (void)state;
    static const int power_and_ground[] = {1, 2, 4, 6, 9, 14, 17, 20, 25, 30, 34, 39};
    int uses[41] = {0};
    for (int bcm = 0; bcm < 28; bcm++) {
        int pin = buttons_header_pin(bcm);
        assert_in_range(pin, 1, 40);
        uses[pin]++;
    }
    for (size_t i = 0; i < sizeof power_and_ground / sizeof power_and_ground[0]; i++) {
        uses[power_and_ground[i]]++;
    }
    for (int pin = 1; pin <= 40; pin++) {
        assert_int_equal(uses[pin], 1);
    }
}

static void configurations_are_checked(void **state)
{
    (void)state;
    static const struct {
        int line_count;
        int offsets[BUTTON_LINES_MAX];
        const char *error; /* NULL: fine */
    } rows[] = {
        {1, {0}, NULL},
        {4, {17, 27, 22, 23}, NULL},
        {8, {1, 2, 3, 4, 5, 6, 7, 8}, NULL},
        {0, {0}, "0 GPIO lines are configured; allowed: 1 to 8"},
        {-1, {0}, "-1 GPIO lines are configured; allowed: 1 to 8"},
        {9, {1, 2, 3, 4, 5, 6, 7, 8}, "9 GPIO lines are configured; allowed: 1 to 8"},
        {2, {17, -1}, "BCM -1: a line number is 0 or more"},
        {3, {17, 27, 17}, "BCM 17 (header pin 11) is configured twice; once is allowed"},
        {2, {40, 40}, "BCM 40 (not on the header) is configured twice; once is allowed"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buttons_config config = {.line_count = rows[i].line_count};
        char error[BUTTONS_ERROR_MAX] = "";
        for (int line = 0; line < BUTTON_LINES_MAX; line++) {
            config.lines[line].offset = rows[i].offsets[line];
        }
        assert_int_equal(buttons_config_check(&config, error), rows[i].error == NULL);
        assert_string_equal(error, rows[i].error ? rows[i].error : "");
    }
}

static void sentences_fit(void **state)
{
    (void)state;
    char error[BUTTONS_ERROR_MAX];
    char name[300];
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    buttons_error_refused(error, name, INT32_MAX, EBUSY, name);
    assert_non_null(strstr(error, "free it or wire another line"));
    buttons_error_refused(error, name, INT32_MAX, EOPNOTSUPP, name);
    assert_non_null(strstr(error, strerror(EOPNOTSUPP)));
    buttons_error_offset(error, name, INT32_MAX, 54);
    assert_non_null(strstr(error, "only lines 0 to 53"));
    buttons_error_other(error, name, ENODEV);
    assert_non_null(strstr(error, strerror(ENODEV)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pins_are_those_of_the_header),
        cmocka_unit_test(every_signal_pin_is_used_once),
        cmocka_unit_test(configurations_are_checked),
        cmocka_unit_test(sentences_fit),
    };
    return cmocka_run_group_tests_name("hw_common", tests, NULL, NULL);
}
