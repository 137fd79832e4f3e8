/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool parse(const char *text, struct config *config, struct problems *problems)
{
    problems->count = 0;
    return config_parse(text, strlen(text), "c.yaml", config, problems);
}

/* Without lines of its own a panel has the usual lines of the buttons it has. */
static void usual_lines(void **state)
{
    static const int lines[] = {
        [PANEL_ONE] = 1, [PANEL_TWO] = 2, [PANEL_THREE] = 3, [PANEL_FOUR] = 4};
    struct problems problems = {.count = 0};
    struct config config;

    (void)state;
    for (int panel = PANEL_ONE; panel <= PANEL_FOUR; panel++) {
        char text[40];

        snprintf(text, sizeof text, "buttons: {panel: %d}", panel);
        assert_true(parse(text, &config, &problems));
        assert_int_equal(config.settings.panel, panel);
        assert_int_equal(config.gpio.line_count, lines[panel]);
        for (int i = 0; i < config.gpio.line_count; i++) {
            assert_true(panel_has((enum panel_size)panel, config.gpio.lines[i].button));
        }
        config_unload(&config);
    }
}

static void presence(void **state)
{
    struct problems problems = {.count = 0};
    struct config config;

    (void)state;
    assert_true(parse("station: {}", &config, &problems));
    assert_int_equal(config.presence.line_count, 0);
    assert_int_equal(config.settings.empty_ms, 0);
    config_unload(&config);
    assert_true(parse("presence: {gpio: 25}", &config, &problems));
    assert_int_equal(config.presence.line_count, 1);
    assert_int_equal(config.presence.lines[0].offset, 25);
    assert_int_equal(config.presence.lines[0].bias, BIAS_PULL_DOWN);
    assert_false(config.presence.lines[0].active_low);
    assert_int_equal(config.settings.empty_ms, 60000);
    config_unload(&config);
    assert_true(
        parse("buttons: {chip: other}\npresence: {gpio: 8, active_low: true, bias: none, "
              "empty_s: 12.5}",
              &config, &problems));
    assert_string_equal(config.presence.chip, "other");
    assert_true(config.presence.lines[0].active_low);
    assert_int_equal(config.presence.lines[0].bias, BIAS_NONE);
    assert_int_equal(config.settings.empty_ms, 12500);
    config_unload(&config);
}

static void foot_switch(void **state)
{
    struct problems problems = {.count = 0};
    struct config config;

    (void)state;
    assert_true(parse("buttons:\n  panel: 1\n  hold_ms: 1200\n  lines:\n"
                      "    - {button: ok, gpio: 5}\n    - {button: ok, gpio: 6}\n",
                      &config, &problems));
    assert_int_equal(config.gpio.line_count, 2);
    assert_int_equal(config.settings.hold_ms, 1200);
    config_unload(&config);
}

/* A panel needs a line for each button it has, and none for another. */
static void mistakes(void **state)
{
    static const struct {
        const char *text, *place, *part;
    } wrong[] = {
        {"buttons: {hold_ms: 100}", "c.yaml:1:20: ", "400 to 3000 ms are allowed"},
        {"buttons: {panel: 5}", "c.yaml:1:18: ", "1 to 4 buttons are allowed"},
        {"buttons:\n  panel: 2\n  lines:\n    - {button: ok, gpio: 23}\n", "c.yaml:4:5: ",
         "there is no line for 'right'; a panel of 2 needs one for each of right and ok"},
        {"buttons:\n  panel: 3\n  lines:\n    - {button: ok, gpio: 23}\n"
         "    - {button: right, gpio: 22}\n    - {button: back, gpio: 4}\n"
         "    - {button: left, gpio: 5}\n",
         "c.yaml:7:16: ", "the panel of 3 has no 'left'; it has back, right and ok"},
        {"buttons:\n  panel: 1\n  lines:\n    - {button: back, gpio: 23}\n",
         "c.yaml:4:16: ", "the panel of 1 has no 'back'; it has ok"},
        {"buttons: {panel: 1}\nlamps:\n  lines:\n    - {button: left, gpio: 5}\n",
         "c.yaml:4:16: ", "the panel of 1 has no 'left'; it has ok"},
        {"presence: {gpio: 23}", "c.yaml:1:18: ", "23 is that of the button 'ok'"},
        {"lamps: {lines: [{button: ok, gpio: 5}]}\npresence: {gpio: 5}",
         "c.yaml:2:18: ", "5 is that of the lamp 'ok'"},
        {"presence: {gpio: 28}", "c.yaml:1:18: ", "28 is no line of the header"},
        {"presence: {gpio: 25, empty_s: 5}", "c.yaml:1:31: ", "10 to 600 s are allowed"},
        {"presence: {empty_s: 50}", "c.yaml:1:", "gpio"},
    };
    struct problems problems = {.count = 0};
    struct config config;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(parse(wrong[i].text, &config, &problems));
        fixture_expect(&problems, wrong[i].place, wrong[i].part);
        config_unload(&config);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_lines),
        cmocka_unit_test(presence),
        cmocka_unit_test(foot_switch),
        cmocka_unit_test(mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
