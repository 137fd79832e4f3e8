/* SPDX-License-Identifier: MIT */
/* Lamps on the fake kernel, with the back end of each libgpiod. */
#include "hw/lamp_dimmer.h"
#include "hw/lamps.h"
#include "tests/unit/hw/fake_kernel.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum {
    BACK = 5,
    LEFT = 6,
    RIGHT = 13,
    OK = 19,
    PATIENCE = 5000
};

static struct lamps_config config(bool dimmed)
{
    return (struct lamps_config){
        .lines = {{BUTTON_BACK, BACK, false},
                  {BUTTON_LEFT, LEFT, false},
                  {BUTTON_RIGHT, RIGHT, false},
                  {BUTTON_OK, OK, true}},
        .line_count = 4,
        .dimmed = dimmed,
    };
}

static struct kernel_chip *header(void)
{
    return kernel_add_chip("/dev/gpiochip0", "pinctrl-bcm2711");
}

static struct lamps *open_lamps(const struct lamps_config *wanted)
{
    char error[BUTTONS_ERROR_MAX] = "";
    struct lamps *lamps = lamps_open(wanted, error);

    assert_string_equal(error, "");
    assert_non_null(lamps);
    return lamps;
}

static int begin(void **state)
{
    (void)state;
    kernel_reset();
    return 0;
}

static int end(void **state)
{
    (void)state;
    return kernel()->objects == 0 ? 0 : -1;
}

static void test_they_are_dark_until_shown_and_after_the_end(void **state)
{
    const float all[BUTTON_COUNT] = {1.0F, 1.0F, 1.0F, 1.0F};
    const struct lamps_config wanted = config(false);
    struct kernel_chip *chip = header();

    (void)state;
    chip->lines[OK].lit = true;
    struct lamps *lamps = open_lamps(&wanted);

    assert_false(chip->lines[OK].lit);
    assert_true(chip->lines[OK].active_low);
    assert_false(chip->lines[BACK].active_low);
    assert_string_equal(chip->lines[BACK].holder, "unknot");
    assert_true(lamps_show(lamps, all));
    assert_true(chip->lines[BACK].lit && chip->lines[LEFT].lit && chip->lines[RIGHT].lit &&
                chip->lines[OK].lit);
    lamps_close(lamps);
    assert_false(chip->lines[BACK].lit || chip->lines[LEFT].lit || chip->lines[RIGHT].lit ||
                 chip->lines[OK].lit);
    assert_null(chip->lines[BACK].holder);
}

/* A frame that changes nothing costs the kernel nothing. */
static void test_only_changes_are_set(void **state)
{
    const float ok[BUTTON_COUNT] = {0.0F, 0.0F, 0.0F, 1.0F};
    const struct lamps_config wanted = config(false);
    struct kernel_chip *chip = header();
    struct lamps *lamps = open_lamps(&wanted);

    (void)state;
    for (int i = 0; i < 100; i++) {
        assert_true(lamps_show(lamps, ok));
    }
    assert_int_equal(chip->lines[OK].sets, 1);
    lamps_close(lamps);
}

static void test_two_lamps_of_one_button(void **state)
{
    const float ok[BUTTON_COUNT] = {0.0F, 0.0F, 0.0F, 0.6F};
    struct lamps_config wanted = config(false);
    struct kernel_chip *chip = header();

    (void)state;
    wanted.lines[wanted.line_count++] = (struct lamp_line){BUTTON_OK, 26, false};
    struct lamps *lamps = open_lamps(&wanted);

    assert_true(lamps_show(lamps, ok));
    assert_true(chip->lines[OK].lit && chip->lines[26].lit);
    assert_false(chip->lines[BACK].lit);
    lamps_close(lamps);
}

static void test_what_is_wrong_is_said(void **state)
{
    static const struct {
        const char *what, *words;
    } rows[] = {
        {"busy", "BCM 13 (header pin 33) of GPIO chip pinctrl-bcm2711 is in use by \"w1\""},
        {"refused", "BCM 13 (header pin 33)"},
        {"twice", "BCM 5 (header pin 29) is configured twice"},
        {"no such line", "BCM 99 (not on the header)"},
        {"no chip", "no GPIO chip labelled nothing"},
        {"closed", "add the user to the device's group"},
        {"none", "0 GPIO lines are configured"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct lamps_config wanted = config(i % 2 == 0);
        char error[BUTTONS_ERROR_MAX] = "";

        kernel_reset();
        struct kernel_chip *chip = header();

        switch (i) {
        case 0: chip->lines[RIGHT].holder = "w1"; break;
        case 1: chip->lines[RIGHT].refusal = EPERM; break;
        case 2: wanted.lines[3].offset = BACK; break;
        case 3: wanted.lines[3].offset = 99; break;
        case 4: wanted.chip = "nothing"; break;
        case 5: chip->refusal = EACCES; break;
        case 6: wanted.line_count = 0; break;
        }
        assert_null(lamps_open(&wanted, error));
        if (strstr(error, rows[i].words) == NULL) {
            fail_msg("%s: %s", rows[i].what, error);
        }
        assert_int_equal(kernel()->objects, 0);
        assert_null(chip->lines[BACK].holder);
    }
}

/* Whichever of the library's constructors fails, everything is given back. */
static void test_no_memory(void **state)
{
    const struct lamps_config wanted = config(false);
    char error[BUTTONS_ERROR_MAX];
    struct lamps *lamps = NULL;
    int fails = 0;

    (void)state;
    for (int works = 0; lamps == NULL; works++) {
        kernel_reset();
        header();
        kernel()->makes_left = works;
        error[0] = '\0';
        lamps = lamps_open(&wanted, error);
        assert_int_equal(lamps == NULL, error[0] != '\0');
        assert_true(lamps != NULL || kernel()->objects == 0);
        fails += lamps == NULL;
    }
    assert_true(fails > 2);
    lamps_close(lamps);
}

static void test_a_chip_that_goes_is_noticed(void **state)
{
    const float ok[BUTTON_COUNT] = {0.0F, 0.0F, 0.0F, 1.0F};
    const float none[BUTTON_COUNT] = {0};
    const struct lamps_config wanted = config(false);
    struct kernel_chip *chip = header();
    struct lamps *lamps = open_lamps(&wanted);

    (void)state;
    assert_true(lamps_show(lamps, ok));
    kernel_unplug(chip);
    assert_true(lamps_show(lamps, ok)); /* nothing to do, nothing noticed */
    assert_false(lamps_show(lamps, none));
    lamps_close(lamps);
}

static void nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

/* Full and dark need no switching: the thread sets them and sleeps. */
static void test_a_dimmed_lamp_is_switched_only_while_it_is_dim(void **state)
{
    const float full[BUTTON_COUNT] = {1.0F, 0.0F, 0.0F, 1.0F};
    const float dim[BUTTON_COUNT] = {1.0F, 0.0F, 0.0F, 0.5F};
    const struct lamps_config wanted = config(true);
    struct kernel_chip *chip = header();
    struct lamps *lamps = open_lamps(&wanted);
    int tries = 0;

    (void)state;
    assert_true(lamps_show(lamps, full));
    while (chip->lines[OK].sets < 1 && tries++ < PATIENCE) {
        nap();
    }
    nap();
    assert_int_equal(chip->lines[OK].sets, 1);
    assert_true(lamps_show(lamps, dim));
    while (chip->lines[OK].sets < 9 && tries++ < PATIENCE) {
        nap();
        assert_true(lamps_show(lamps, dim));
    }
    assert_true(chip->lines[OK].sets >= 9);
    lamps_close(lamps);
    assert_false(chip->lines[OK].lit || chip->lines[BACK].lit);
}

static void test_a_dimmed_chip_that_goes_is_noticed(void **state)
{
    const float dim[BUTTON_COUNT] = {1.0F, 0.0F, 0.0F, 0.5F};
    const struct lamps_config wanted = config(true);
    int tries = 0;

    (void)state;
    header()->unplugged = true; /* lines can be had, and not be set */
    struct lamps *lamps = open_lamps(&wanted);

    while (lamps_show(lamps, dim) && tries++ < PATIENCE) {
        nap();
    }
    assert_true(tries < PATIENCE);
    lamps_close(lamps);
}

static void test_the_plan_of_a_period(void **state)
{
    static const struct {
        float levels[3];
        int steps;
        struct dimmer_step step[4];
    } rows[] = {
        {{0.0F, 0.0F, 0.0F}, 1, {{0, 0}}},
        {{1.0F, 0.0F, 1.5F}, 1, {{0, 5}}},
        {{0.5F, 0.0F, 0.5F}, 2, {{0, 5}, {2176, 0}}},
        {{0.5F, 1.0F, 0.0F}, 2, {{0, 3}, {2176, 2}}},
        {{0.5F, 1.0F, 0.25F}, 3, {{0, 7}, {474, 3}, {2176, 2}}},
        {{0.001F, 0.0F, 0.0F}, 2, {{0, 1}, {100, 0}}},
        {{0.9999F, 0.0F, 0.0F}, 1, {{0, 1}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct dimmer_step steps[DIMMER_STEPS_MAX];
        int count = dimmer_plan(rows[i].levels, 3, steps);

        assert_int_equal(count, rows[i].steps);
        for (int k = 0; k < count; k++) {
            assert_int_equal(steps[k].at_us, rows[i].step[k].at_us);
            assert_int_equal(steps[k].active, rows[i].step[k].active);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_they_are_dark_until_shown_and_after_the_end, begin,
                                        end),
        cmocka_unit_test_setup_teardown(test_only_changes_are_set, begin, end),
        cmocka_unit_test_setup_teardown(test_two_lamps_of_one_button, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_wrong_is_said, begin, end),
        cmocka_unit_test_setup_teardown(test_no_memory, begin, end),
        cmocka_unit_test_setup_teardown(test_a_chip_that_goes_is_noticed, begin, end),
        cmocka_unit_test_setup_teardown(test_a_dimmed_lamp_is_switched_only_while_it_is_dim,
                                        begin, end),
        cmocka_unit_test_setup_teardown(test_a_dimmed_chip_that_goes_is_noticed, begin, end),
        cmocka_unit_test(test_the_plan_of_a_period),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
