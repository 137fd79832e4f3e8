/* SPDX-License-Identifier: MIT */
/* Setting keys in a config file: everything else stays as somebody wrote it. */
#include "app/load/config.h"
#include "app/load/config_edit.h"
#include "load_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct config_edit nothing = {
    CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, {{0}}, {0}, 0};

static struct config_edit two_lines(void)
{
    struct config_edit edit = nothing;

    edit.lines[0] = (struct button_line){BUTTON_BACK, 5, BIAS_PULL_UP, true};
    edit.lines[1] = (struct button_line){BUTTON_OK, 23, BIAS_PULL_DOWN, false};
    edit.header_pins[0] = 29;
    edit.header_pins[1] = 16;
    edit.line_count = 2;
    return edit;
}

static void check(const char *before, const struct config_edit *edit, const char *after)
{
    struct text text;

    assert_true(config_edit(before, strlen(before), edit, &text));
    assert_string_equal(text.bytes, after);
    assert_int_equal(text.size, strlen(after));
    text_free(&text);
}

#define BACK_5 "{button: back, gpio: 5, bias: pull_up, active_low: true}"
#define OK_23  "{button: ok, gpio: 23, bias: pull_down, active_low: false}"

/* Numbers, wherever their section and their key are, or are not. */
static void test_numbers(void **state)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"", "screen:\n  margin: 3\n  rotate: 90\n"},
        {"# mine\nlanguage: de", "# mine\nlanguage: de\nscreen:\n  margin: 3\n  rotate: 90\n"},
        {"screen:\n  rotate: 0               # clockwise\n  margin: 0 # of the TV\nfonts: {}\n",
         "screen:\n  rotate: 90               # clockwise\n  margin: 3 # of the TV\nfonts: "
         "{}\n"},
        {"screen:   # the TV\n    # upright\n    fps: 30\n\nfonts: {}\n",
         "screen:   # the TV\n    margin: 3\n    rotate: 90\n    # upright\n    fps: 30\n\n"
         "fonts: {}\n"},
        {"screen: {}\n", "screen: {margin: 3, rotate: 90}\n"},
        {"screen: {fps: 60, rotate: 270 , reduced_motion: true} # TV\n",
         "screen: {margin: 3, fps: 60, rotate: 90 , reduced_motion: true} # TV\n"},
        {"screen:\n", "screen:\n  margin: 3\n  rotate: 90\n"},
        {"station: {name: \"rotate: 5, {\"}\n# screen:\n#   rotate: 0\n",
         "station: {name: \"rotate: 5, {\"}\n# screen:\n#   rotate: 0\n"
         "screen:\n  margin: 3\n  rotate: 90\n"},
    };
    struct config_edit edit = nothing;

    (void)state;
    edit.rotate = 90;
    edit.margin_percent = 3;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check(cases[i].before, &edit, cases[i].after);
    }
    check("screen: 5\n", &nothing, "screen: 5\n");
}

static void test_lines(void **state)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"", "buttons:\n  lines:\n    - " BACK_5 "    # header pin 29\n    - " OK_23
             "    # header pin 16\n"},
        /* the comment of a line that stays, stays; that of another one would be false */
        {"buttons:\n  chord_ms: 500   # mine\n  lines:\n    # left to right\n"
         "    - {button: back, gpio: 17}   # header pin 11\n    # the big one\n    - " OK_23
         "   # at the wall\n\ncoach:\n  code: [left, left, left, left]\n",
         "buttons:\n  chord_ms: 500   # mine\n  lines:\n    # left to right\n    - " BACK_5
         "    # header pin 29\n    # the big one\n    - " OK_23
         "   # at the wall\n\ncoach:\n  code: [left, left, left, left]\n"},
        {"buttons:\n  lines:\n  - button: ok\n    gpio: 2\n  - button: left\n    gpio: 3\n",
         "buttons:\n  lines:\n  - " OK_23 "    # header pin 16\n  - " BACK_5
         "    # header pin 29\n"},
        {"buttons: {lines: [{button: ok, gpio: 4}], chord_ms: 5}\n",
         "buttons: {lines: [" BACK_5 ", " OK_23 "], chord_ms: 5}\n"},
        {"buttons:\n  lines: [{button: ok,\n    gpio: 4}] # two\n  chip: x\n",
         "buttons:\n  lines: [" BACK_5 ", " OK_23 "] # two\n  chip: x\n"},
        {"buttons:\n  chip: x\n",
         "buttons:\n  lines:\n    - " BACK_5 "    # header pin 29\n    - " OK_23
         "    # header pin 16\n  chip: x\n"},
    };
    struct config_edit edit = two_lines();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check(cases[i].before, &edit, cases[i].after);
    }
}

static void test_what_is_not_understood_is_refused(void **state)
{
    struct config_edit edit = two_lines();
    struct text text;

    (void)state;
    assert_false(config_edit("buttons: yes\n", 13, &edit, &text));
    edit.line_count = 0;
    edit.rotate = 90;
    assert_false(config_edit("screen: yes\n", 12, &edit, &text));
}

/* The example explains every key: after an edit it is as it was but for the values. */
static void test_example(void **state)
{
    struct problems problems = {.count = 0};
    struct config_edit edit = nothing;
    struct config config;
    struct text example, text;

    (void)state;
    edit.debounce_ms = 7;
    edit.rotate = 180;
    edit.margin_percent = 8;
    assert_true(text_read(UNKNOT_ASSETS "/config.example.yaml", &example, &problems));
    assert_true(config_edit(example.bytes, example.size, &edit, &text));
    assert_int_equal(text.size, example.size + 1); /* 180 for 0, 7 for 10, 8 for 0 */
    assert_true(config_parse(text.bytes, text.size, "c.yaml", &config, &problems));
    assert_int_equal(config.rotate, 180);
    assert_int_equal(config.margin_percent, 8);
    assert_int_equal(config.settings.debounce_ms, 7);
    config_unload(&config);
    text_free(&text);
    text_free(&example);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_what_is_not_understood_is_refused),
        cmocka_unit_test(test_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
