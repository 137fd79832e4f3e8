/* SPDX-License-Identifier: MIT */
#include "tests/unit/hw/buttons_cases.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    BACK_LINE = 17,
    LEFT_LINE = 27,
    OK_LINE = 23,
    FOOT_LINE = 24
};

struct kernel_chip *cases_header(void)
{
    return kernel_add_chip(HEADER_PATH, "pinctrl-rp1");
}

struct buttons_config cases_config(void)
{
    return (struct buttons_config){
        .lines = {{BUTTON_BACK, BACK_LINE, BIAS_PULL_UP, true},
                  {BUTTON_LEFT, LEFT_LINE, BIAS_PULL_UP, true},
                  {BUTTON_RIGHT, 22, BIAS_PULL_UP, true},
                  {BUTTON_OK, OK_LINE, BIAS_PULL_UP, true},
                  {BUTTON_OK, FOOT_LINE, BIAS_PULL_UP, true}},
        .line_count = 5,
    };
}

struct buttons *cases_open(const struct buttons_config *config)
{
    char error[BUTTONS_ERROR_MAX] = "";
    struct buttons *buttons = buttons_open(config, error);
    assert_string_equal(error, "");
    assert_non_null(buttons);
    return buttons;
}

void cases_expect(struct buttons *buttons, enum button button, bool pressed, int64_t at_ms)
{
    struct button_edge edge;
    assert_int_equal(buttons_read(buttons, &edge, 1), 1);
    assert_int_equal(edge.button, button);
    assert_int_equal(edge.pressed, pressed);
    if (at_ms >= 0) {
        assert_int_equal(edge.at_ms, at_ms);
    }
}

void cases_expect_none(struct buttons *buttons)
{
    struct button_edge edge;
    assert_int_equal(buttons_read(buttons, &edge, 1), 0);
}

void cases_expect_refused(const struct buttons_config *config, const char *words)
{
    char error[BUTTONS_ERROR_MAX] = "";
    assert_null(buttons_open(config, error));
    if (!strstr(error, words)) {
        fail_msg("\"%s\" does not say \"%s\"", error, words);
    }
}

int cases_begin(void **state)
{
    (void)state;
    kernel_reset();
    return 0;
}

int cases_end(void **state)
{
    (void)state;
    return kernel()->objects;
}

static void finds_the_chip(void **state)
{
    (void)state;
    static const struct {
        const char *labels[3];
        const char *wanted;
        int found; /* index */
    } rows[] = {
        {{"pinctrl-rp1", "b", "c"}, NULL, 0},
        {{"gpio-brcmstb@107d508500", "pinctrl-bcm2711", "raspberrypi-exp-gpio"}, NULL, 1},
        {{"a", "raspberrypi-exp-gpio", "pinctrl-bcm2835"}, NULL, 2},
        {{"pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"}, NULL, 2},
        {{"pinctrl-rp1", "pinctrl-rp1", "c"}, NULL, 0},
        {{"pinctrl-rp1", "gpio-sim.0-node0", "c"}, "gpio-sim.0-node0", 1},
        {{"pinctrl-rp1", "b", "c"}, "/dev/gpiochip2", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        kernel_reset();
        kernel_add_chip("/dev/gpiochip0", rows[i].labels[0]);
        kernel_add_chip("/dev/gpiochip1", rows[i].labels[1]);
        kernel_add_chip("/dev/gpiochip2", rows[i].labels[2]);
        struct buttons_config config = cases_config();
        config.chip = rows[i].wanted;
        assert_true(buttons_chip_present(&config));
        struct buttons *buttons = cases_open(&config);
        for (int chip = 0; chip < 3; chip++) {
            const struct kernel_line *line = &kernel()->chips[chip].lines[BACK_LINE];
            assert_int_equal(line->holder != NULL, chip == rows[i].found);
        }
        buttons_close(buttons);
    }
}

static void says_what_was_found_instead(void **state)
{
    (void)state;
    struct buttons_config config = cases_config();
    assert_false(buttons_chip_present(&config));
    cases_expect_refused(&config, "no GPIO chip in /dev");
    cases_expect_refused(&config, "pinctrl-rp1, pinctrl-bcm2711 or pinctrl-bcm2835");

    kernel_add_chip("/dev/gpiochip0", "gpio-brcmstb");
    struct kernel_chip *locked = kernel_add_chip("/dev/gpiochip1", "gpio-sim.0-node0");
    config.chip = "pinctrl-rp2";
    cases_expect_refused(&config, "no GPIO chip labelled pinctrl-rp2");
    cases_expect_refused(&config, "found: gpio-brcmstb, gpio-sim.0-node0;");
    assert_false(buttons_chip_present(&config));

    locked->refusal = EACCES;
    cases_expect_refused(&config, "/dev/gpiochip1: Permission denied; add the user");
    config.chip = "/dev/gpiochip1";
    cases_expect_refused(&config, "/dev/gpiochip1: Permission denied; add the user");
    config.chip = "/dev/gpiochip7";
    cases_expect_refused(&config, "/dev/gpiochip7: No such file or directory");
}

static void long_names_are_cut_not_overrun(void **state)
{
    (void)state;
    char name[1000];
    memset(name, 'x', sizeof name);
    name[0] = '/';
    name[sizeof name - 1] = '\0';
    struct buttons_config config = cases_config();
    config.chip = name;
    cases_expect_refused(&config, "File name too long");
    config.chip = name + 1;
    for (int i = 0; i < KERNEL_CHIPS_MAX; i++) {
        kernel_add_chip("/dev/gpiochip0", name + 900);
    }
    cases_expect_refused(&config, "no GPIO chip labelled xxx");
}

static void asks_for_bias_and_polarity(void **state)
{
    (void)state;
    static const struct {
        enum line_bias bias;
        enum wire wire;
        bool active_low;
        bool pressed;
    } rows[] = {
        {BIAS_PULL_UP, WIRE_OPEN, true, false},     {BIAS_PULL_UP, WIRE_GROUND, true, true},
        {BIAS_PULL_UP, WIRE_SUPPLY, true, false},   {BIAS_PULL_UP, WIRE_OPEN, false, true},
        {BIAS_PULL_UP, WIRE_GROUND, false, false},  {BIAS_PULL_DOWN, WIRE_OPEN, false, false},
        {BIAS_PULL_DOWN, WIRE_SUPPLY, false, true}, {BIAS_PULL_DOWN, WIRE_OPEN, true, true},
        {BIAS_NONE, WIRE_SUPPLY, false, true},      {BIAS_NONE, WIRE_GROUND, true, true},
        {BIAS_NONE, WIRE_SUPPLY, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        kernel_reset();
        struct kernel_chip *header = cases_header();
        kernel_wire(header, 5, rows[i].wire, 0);
        struct buttons_config config = {
            .lines = {{BUTTON_RIGHT, 5, rows[i].bias, rows[i].active_low}}, .line_count = 1};
        struct buttons *buttons = cases_open(&config);
        bool pressed[BUTTON_COUNT];
        assert_true(buttons_levels(buttons, pressed));
        assert_int_equal(pressed[BUTTON_RIGHT], rows[i].pressed);
        assert_false(pressed[BUTTON_LEFT]);
        assert_string_equal(header->lines[5].holder, "unknot");
        assert_int_equal(header->lines[5].bias, rows[i].bias == BIAS_PULL_UP ? KERNEL_PULL_UP
                                                : rows[i].bias == BIAS_PULL_DOWN
                                                    ? KERNEL_PULL_DOWN
                                                    : KERNEL_AS_IS);
        buttons_close(buttons);
        assert_null(header->lines[5].holder);
    }
}

static bool is_readable(const struct buttons *buttons)
{
    struct pollfd poll_fd = {.fd = buttons_fd(buttons), .events = POLLIN};
    return poll(&poll_fd, 1, 0) == 1;
}

static void gives_edges_with_the_kernels_time(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    assert_true(buttons_fd(buttons) >= 0);
    assert_false(is_readable(buttons));
    cases_expect_none(buttons);

    int64_t start_ms = (int64_t)INT_MAX * 2; /* seven weeks after the start */
    kernel_wire(header, LEFT_LINE, WIRE_GROUND, start_ms);
    assert_true(is_readable(buttons));
    kernel_wire(header, LEFT_LINE, WIRE_OPEN, start_ms + 80);
    cases_expect(buttons, BUTTON_LEFT, true, start_ms);
    cases_expect(buttons, BUTTON_LEFT, false, start_ms + 80);
    cases_expect_none(buttons);
    assert_false(is_readable(buttons));
    buttons_close(buttons);
}

static void keeps_chords_in_order(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, BACK_LINE, WIRE_GROUND, 1100);
    kernel_wire(header, OK_LINE, WIRE_GROUND, 1150);
    kernel_wire(header, BACK_LINE, WIRE_OPEN, 1200);
    kernel_wire(header, OK_LINE, WIRE_OPEN, 1250);
    kernel_wire(header, BACK_LINE, WIRE_GROUND, 1300);

    struct button_edge edges[8];
    assert_int_equal(buttons_read(buttons, edges, 8), 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(edges[i].button, i % 2 == 0 ? BUTTON_BACK : BUTTON_OK);
        assert_int_equal(edges[i].pressed, i / 2 != 1);
        assert_int_equal(edges[i].at_ms, 1100 + 50 * i);
    }
    buttons_close(buttons);
}

static void two_lines_are_one_button(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, OK_LINE, WIRE_GROUND, 1100);
    kernel_wire(header, FOOT_LINE, WIRE_GROUND, 1110); /* already down */
    kernel_wire(header, OK_LINE, WIRE_OPEN, 1120);     /* still down by foot */
    kernel_wire(header, FOOT_LINE, WIRE_OPEN, 1130);
    kernel_wire(header, FOOT_LINE, WIRE_GROUND, 1140);
    cases_expect(buttons, BUTTON_OK, true, 1100);
    cases_expect(buttons, BUTTON_OK, false, 1130);
    cases_expect(buttons, BUTTON_OK, true, 1140);
    cases_expect_none(buttons);
    bool pressed[BUTTON_COUNT];
    assert_true(buttons_levels(buttons, pressed));
    assert_true(pressed[BUTTON_OK]);
    buttons_close(buttons);
}

static void held_at_the_start(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    kernel_wire(header, FOOT_LINE, WIRE_GROUND, 0);
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    bool pressed[BUTTON_COUNT];
    assert_true(buttons_levels(buttons, pressed));
    assert_true(pressed[BUTTON_OK]);
    assert_false(pressed[BUTTON_BACK]);
    cases_expect_none(buttons);
    kernel_wire(header, FOOT_LINE, WIRE_OPEN, AFTER_ALL_MS);
    cases_expect(buttons, BUTTON_OK, false, AFTER_ALL_MS);
    cases_expect_none(buttons);
    buttons_close(buttons);
}

static void levels_count_as_known(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    header->lines[BACK_LINE].level = true; /* its edge never came */
    bool pressed[BUTTON_COUNT];
    assert_true(buttons_levels(buttons, pressed));
    assert_true(pressed[BUTTON_BACK]);
    cases_expect_none(buttons);
    kernel_wire(header, BACK_LINE, WIRE_OPEN, AFTER_ALL_MS);
    cases_expect(buttons, BUTTON_BACK, false, AFTER_ALL_MS);
    kernel()->unreadable_left = 2;
    assert_false(buttons_levels(buttons, pressed));
    buttons_close(buttons);
}

static void repeated_levels_are_no_edges(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_repeat(header, OK_LINE, 1000);
    cases_expect_none(buttons);
    kernel_wire(header, OK_LINE, WIRE_GROUND, 1010);
    kernel_repeat(header, OK_LINE, 1011);
    kernel_repeat(header, OK_LINE, 1012);
    cases_expect(buttons, BUTTON_OK, true, 1010);
    cases_expect_none(buttons);
    buttons_close(buttons);
}

/* What happened before the levels were read keeps its time. */
static void levels_leave_the_queue_alone(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    bool pressed[BUTTON_COUNT];
    kernel_wire(header, OK_LINE, WIRE_GROUND, 1000);
    kernel_wire(header, OK_LINE, WIRE_OPEN, 1080);
    assert_true(buttons_levels(buttons, pressed));
    assert_false(pressed[BUTTON_OK]);
    cases_expect(buttons, BUTTON_OK, true, 1000);
    cases_expect(buttons, BUTTON_OK, false, 1080);
    cases_expect_none(buttons);
    buttons_close(buttons);
}

static void time_never_goes_back(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, OK_LINE, WIRE_GROUND, 1020);
    cases_expect(buttons, BUTTON_OK, true, 1020);
    kernel_wire(header, BACK_LINE, WIRE_GROUND, 1010); /* arrived late */
    cases_expect(buttons, BUTTON_BACK, true, 1020);
    buttons_close(buttons);
}

static void a_chattering_line_does_not_keep_the_caller(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    kernel_wire(header, OK_LINE, WIRE_GROUND, 0); /* hides what the foot switch does */
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, FOOT_LINE, WIRE_GROUND, 10);
    header->lines[FOOT_LINE].queue->endless = true;
    cases_expect_none(buttons); /* returns */
    header->lines[FOOT_LINE].queue->endless = false;
    kernel_wire(header, BACK_LINE, WIRE_GROUND, AFTER_ALL_MS);
    cases_expect(buttons, BUTTON_BACK, true, AFTER_ALL_MS);
    buttons_close(buttons);
}

static void names_the_refused_line(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct kernel_line *line = &header->lines[22];
    line->holder = "spi0 CS0";
    cases_expect_refused(&config,
                         "BCM 22 (header pin 15) of GPIO chip pinctrl-rp1 is in use by "
                         "\"spi0 CS0\"; free it or wire another line");
    line->holder = "";
    cases_expect_refused(&config,
                         "BCM 22 (header pin 15) of GPIO chip pinctrl-rp1 is in use by "
                         "somebody else; free it");
    line->holder = NULL;
    line->refusal = EINVAL;
    cases_expect_refused(&config, "BCM 22 (header pin 15) of GPIO chip pinctrl-rp1 cannot be "
                                  "read: Invalid argument");
    line->refusal = 0;
    config.lines[1].offset = 54;
    cases_expect_refused(&config, "BCM 54 (not on the header) of GPIO chip pinctrl-rp1: it has "
                                  "only lines 0 to 53");
    config.lines[1].offset = OK_LINE;
    cases_expect_refused(&config, "BCM 23 (header pin 16) is configured twice");
    for (int i = 0; i < KERNEL_LINES; i++) {
        assert_null(header->lines[i].queue);
    }
}

static void the_chip_goes_and_comes(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, LEFT_LINE, WIRE_GROUND, 3000);
    kernel_wire(header, OK_LINE, WIRE_GROUND, 3001);
    cases_expect(buttons, BUTTON_LEFT, true, -1);
    cases_expect(buttons, BUTTON_OK, true, -1);
    kernel_unplug(header);
    assert_true(is_readable(buttons));
    cases_expect(buttons, BUTTON_LEFT, false, -1);
    cases_expect(buttons, BUTTON_OK, false, -1);
    struct button_edge edge;
    bool pressed[BUTTON_COUNT];
    assert_int_equal(buttons_read(buttons, &edge, 1), -1);
    assert_int_equal(buttons_read(buttons, &edge, 1), -1);
    assert_false(buttons_levels(buttons, pressed));
    buttons_close(buttons);
    cases_expect_refused(&config, "No such device");

    header->unplugged = false;
    header->refusal = 0;
    buttons = cases_open(&config);
    assert_true(buttons_levels(buttons, pressed));
    assert_true(pressed[BUTTON_OK]);
    buttons_close(buttons);
}

static void every_failure_gives_everything_back(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    config.debounce_us = 5000;
    int failed = 0;
    for (struct buttons *buttons = NULL; !buttons; failed++) {
        char error[BUTTONS_ERROR_MAX] = "";
        assert_true(failed < 100);
        kernel()->makes_left = failed;
        buttons = buttons_open(&config, error);
        if (!buttons) {
            assert_true(strlen(error) > 10);
            assert_int_equal(kernel()->objects, 0);
            assert_null(header->lines[BACK_LINE].queue);
            continue;
        }
        buttons_close(buttons);
    }
    assert_true(failed > 5);

    kernel()->makes_left = -1;
    kernel()->unreadable_left = 3;
    cases_expect_refused(&config, "pinctrl-rp1: Input/output error");
}

static void closing_nothing(void **state)
{
    (void)state;
    buttons_close(NULL);
}

int cases_run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_the_chip, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(says_what_was_found_instead, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(long_names_are_cut_not_overrun, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(asks_for_bias_and_polarity, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(gives_edges_with_the_kernels_time, cases_begin,
                                        cases_end),
        cmocka_unit_test_setup_teardown(keeps_chords_in_order, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(two_lines_are_one_button, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(held_at_the_start, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(levels_count_as_known, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(repeated_levels_are_no_edges, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(levels_leave_the_queue_alone, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(time_never_goes_back, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(a_chattering_line_does_not_keep_the_caller, cases_begin,
                                        cases_end),
        cmocka_unit_test_setup_teardown(names_the_refused_line, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(the_chip_goes_and_comes, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(every_failure_gives_everything_back, cases_begin,
                                        cases_end),
        cmocka_unit_test_setup_teardown(closing_nothing, cases_begin, cases_end),
    };
    return cmocka_run_group_tests_name("buttons", tests, NULL, NULL);
}
