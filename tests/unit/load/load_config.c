/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/config.h"
#include "app/load/config_schema.h"

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

static void expect_same(const struct config *a, const struct config *b)
{
    assert_string_equal(a->station_name, b->station_name);
    assert_string_equal(a->language, b->language);
    assert_null(a->station_id);
    assert_null(a->database);
    assert_null(a->font_dir);
    assert_int_equal(a->rotate, b->rotate);
    assert_int_equal(a->margin_percent, b->margin_percent);
    assert_int_equal(a->fps, b->fps);
    assert_int_equal(a->closed_cec, b->closed_cec);
    assert_int_equal(a->keep_months, b->keep_months);
    assert_int_equal(a->buttons, b->buttons);
    assert_null(a->gpio.chip);
    assert_int_equal(a->gpio.debounce_us, b->gpio.debounce_us);
    assert_int_equal(a->gpio.line_count, b->gpio.line_count);
    for (int i = 0; i < b->gpio.line_count; i++) {
        assert_int_equal(a->gpio.lines[i].button, b->gpio.lines[i].button);
        assert_int_equal(a->gpio.lines[i].offset, b->gpio.lines[i].offset);
        assert_int_equal(a->gpio.lines[i].bias, b->gpio.lines[i].bias);
        assert_int_equal(a->gpio.lines[i].active_low, b->gpio.lines[i].active_low);
    }
    assert_memory_equal(&a->settings, &b->settings, sizeof a->settings);
}

static void defaults(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct config expected = config_default();
    struct config config;

    assert_true(config_load(NULL, &config, &problems));
    expect_same(&config, &expected);
    config_unload(&config);
    assert_string_equal(config.station_name, "Recovery corner");
    assert_string_equal(config.language, "en");
    assert_int_equal(config.gpio.lines[BUTTON_BACK].offset, 17);
    assert_int_equal(config.gpio.lines[BUTTON_LEFT].offset, 27);
    assert_int_equal(config.gpio.lines[BUTTON_RIGHT].offset, 22);
    assert_int_equal(config.gpio.lines[BUTTON_OK].offset, 23);
    assert_true(config.gpio.lines[BUTTON_OK].active_low);
    assert_false(config.settings.reduced_motion);
    assert_int_equal(config.gpio.lines[BUTTON_OK].bias, BIAS_PULL_UP);
    static const char *const empty[] = {"", "# nothing\n", "{}\n", "---\n"};
    for (size_t i = 0; i < 3; i++) {
        assert_true(parse(empty[i], &config, &problems));
        expect_same(&config, &expected);
        config_unload(&config);
    }
}

/* The example says what the defaults are: it has to be right, with and without its comments. */
static void example(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct config expected = config_default();
    struct config config;

    if (!config_load(UNKNOT_ASSETS "/config.example.yaml", &config, &problems)) {
        problems_print(&problems, stderr);
        fail();
    }
    expect_same(&config, &expected);
    assert_non_null(config.file);
    config_unload(&config);
}

/* @return number of keys that are looked for */
static int look_for_keys(const char *text, const cyaml_schema_field_t *fields)
{
    int count = 0;

    for (; fields->key != NULL; fields++) {
        const cyaml_schema_value_t *value = &fields->value;
        char key[64];

        snprintf(key, sizeof key, "%s:", fields->key);
        if (strstr(text, key) == NULL) {
            fail_msg("the example does not have %s", key);
        }
        if (value->type == CYAML_SEQUENCE) {
            value = value->sequence.entry;
        }
        count +=
            1 + (value->type == CYAML_MAPPING ? look_for_keys(text, value->mapping.fields) : 0);
    }
    return count;
}

static void example_has_every_key(void **state)
{
    char text[32768] = "";
    FILE *file = fopen(UNKNOT_ASSETS "/config.example.yaml", "rb");

    (void)state;
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    assert_true(look_for_keys(text, config_schema()->mapping.fields) > 40);
}

static void opening(void **state)
{
    static const struct {
        const char *days;
        unsigned bits; /* 0: a problem */
    } rows[] = {
        {"mon", 1},         {"sun", 64},    {"mon-fri", 31}, {"sat-sun", 96},
        {"fri-mon", 113},   {"mon-mon", 1}, {"mon,wed", 5},  {"mon-tue, sat-sun", 99},
        {"mon-sun", 127},   {"monday", 0},  {"mon-", 0},     {"mon,", 0},
        {"mo", 0},          {"mon fri", 0}, {"-fri", 0},     {"MON", 0},
        {"mon-fri-sun", 0},
    };
    struct problems problems;
    struct config config;
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(text, sizeof text,
                 "hours:\n  - {days: \"%s\", from: \"22:00\", to: \"06:30\"}\n", rows[i].days);
        assert_int_equal(parse(text, &config, &problems), rows[i].bits != 0);
        if (rows[i].bits != 0) {
            assert_int_equal(config.settings.opening.count, 1);
            assert_int_equal(config.settings.opening.hours[0].days, rows[i].bits);
            assert_int_equal(config.settings.opening.hours[0].from_minute, 1320);
            assert_int_equal(config.settings.opening.hours[0].to_minute, 390);
        } else {
            assert_int_equal(problems.count, 1);
            assert_non_null(strstr(problems.lines[0], "c.yaml:2:12: hours[0].days"));
            assert_non_null(strstr(problems.lines[0], "mon-fri"));
        }
        config_unload(&config);
    }
    assert_true(
        parse("closed: black\nclosed_cec: true\nclosed_black_min: 0\ntimes: {wake_s: 60}\n",
              &config, &problems));
    assert_true(config.settings.closed_is_black);
    assert_true(config.closed_cec);
    assert_int_equal(config.settings.closed_black_ms, 0);
    assert_int_equal(config.settings.wake_ms, 60000);
    config_unload(&config);
    assert_false(parse("closed_black_min: 1441\n", &config, &problems));
    assert_non_null(
        strstr(problems.lines[0], "c.yaml:1:19: closed_black_min: 1441 is out of range"));
    assert_false(parse("closed: dark\n", &config, &problems));
    assert_false(
        parse("hours:\n  - {days: mon, from: \"6\", to: \"20:00\"}\n", &config, &problems));
    assert_non_null(strstr(problems.lines[0], "hours[0].from"));
}

static void every_value(void **state)
{
    (void)state;
    const char *text =
        "station: {name: Gym north, id: north-1}\n"
        "language: de\n"
        "languages: [en, de]\n"
        "database: /var/lib/unknot/usage.db\n"
        "keep_months: 24\n"
        "screen: {rotate: 270, margin: 3, fps: 60, reduced_motion: true}\n"
        "fonts: {folder: /usr/share/fonts}\n"
        "coach: {code: [ok, ok, back, left]}\n"
        "buttons:\n"
        "  source: gpio\n"
        "  chip: pinctrl-rp1\n"
        "  debounce_ms: 12\n"
        "  kernel_debounce_ms: 1\n"
        "  chord_ms: 0\n"
        "  lines:\n"
        "    - {button: back, gpio: 5, bias: pull_down, active_low: false}\n"
        "    - {button: left, gpio: 6}\n"
        "    - {button: right, gpio: 13, bias: none}\n"
        "    - {button: ok, gpio: 19}\n"
        "    - {button: ok, gpio: 26, active_low: true}\n"
        "times: {menu_idle_s: 30, idle_ring_s: 10, paused_idle_s: 60.5, ready_s: 5, fetch_s: "
        "0,\n"
        "  switch_s: 7, search_least_s: 12, breath_in_s: 4.5, breath_out_s: 5.25, dim_s: 100,\n"
        "  stuck_s: 20}\n";
    struct problems problems;
    struct config config;

    assert_true(parse(text, &config, &problems));
    assert_string_equal(config.station_name, "Gym north");
    assert_string_equal(config.station_id, "north-1");
    assert_string_equal(config.language, "de");
    assert_int_equal(config.language_count, 2);
    assert_string_equal(config.languages[1], "de");
    assert_string_equal(config.database, "/var/lib/unknot/usage.db");
    assert_int_equal(config.rotate, 270);
    assert_int_equal(config.margin_percent, 3);
    assert_int_equal(config.fps, 60);
    assert_int_equal(config.keep_months, 24);
    assert_true(config.settings.reduced_motion);
    assert_string_equal(config.font_dir, "/usr/share/fonts");
    assert_int_equal(config.buttons, BUTTONS_GPIO);
    assert_string_equal(config.gpio.chip, "pinctrl-rp1");
    assert_int_equal(config.gpio.line_count, 5);
    assert_int_equal(config.gpio.lines[0].bias, BIAS_PULL_DOWN);
    assert_false(config.gpio.lines[0].active_low);
    assert_int_equal(config.gpio.lines[1].bias, BIAS_PULL_UP);
    assert_true(config.gpio.lines[1].active_low);
    assert_int_equal(config.gpio.lines[2].bias, BIAS_NONE);
    assert_int_equal(config.gpio.lines[4].button, BUTTON_OK);
    assert_int_equal(config.gpio.lines[4].offset, 26);
    assert_int_equal(config.settings.menu_idle_ms, 30000);
    assert_int_equal(config.settings.idle_ring_ms, 10000);
    assert_int_equal(config.settings.paused_idle_ms, 60500);
    assert_int_equal(config.settings.ready_ms, 5000);
    assert_int_equal(config.settings.fetch_ms, 0);
    assert_int_equal(config.settings.switch_ms, 7000);
    assert_int_equal(config.settings.search_least_ms, 12000);
    assert_int_equal(config.settings.breath_in_ms, 4500);
    assert_int_equal(config.settings.breath_out_ms, 5250);
    assert_int_equal(config.settings.dim_ms, 100000);
    assert_int_equal(config.settings.stuck_ms, 20000);
    assert_int_equal(config.settings.debounce_ms, 12);
    assert_int_equal(config.gpio.debounce_us, 1000);
    assert_int_equal(config.settings.chord_ms, 0);
    assert_int_equal(config.settings.code[0], BUTTON_OK);
    assert_int_equal(config.settings.code[2], BUTTON_BACK);
    assert_int_equal(config.settings.code[3], BUTTON_LEFT);
    config_unload(&config);
    config_unload(&config);
}

struct row {
    const char *text;
    const char *place;
    const char *words;
};

static void mistakes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"stattion: {}", "c.yaml:1:1: ", "unknown key 'stattion', did you mean 'station'?"},
        {"station: {name: \"\"}", "c.yaml:1:17: ", "station.name: is empty"},
        {"station:\n", "c.yaml:1:9: ", "station: is nothing; a block of key: value lines"},
        {"station: {id: a b}", "c.yaml:1:15: ", "letters, digits, - and _ are allowed"},
        {"language: ../en", "c.yaml:1:11: ", "'../en' is no language"},
        {"languages: [en, ../en]", "c.yaml:1:17: ", "languages[1]: '../en' is no language"},
        {"languages: [en, de, en]", "c.yaml:1:21: ", "languages[2]: 'en' is in the list twice"},
        {"languages: []", "c.yaml:1:12: ", "languages: has 0 entries; 1 to 8 are allowed"},
        {"language: fr\nlanguages: [en, de]", "c.yaml:1:11: ",
         "language: 'fr' is not among the languages that are offered; add it to 'languages'"},
        {"times: {language_idle_s: 4}", "c.yaml:1:26: ", "5"},
        {"screen: {rotate: 45}", "c.yaml:1:18: ", "allowed are 0, 90, 180 and 270"},
        {"keep_months: 0", "c.yaml:1:14: ", "1 to 1200 months are allowed"},
        {"keep_months: 1201", "c.yaml:1:14: ", "1 to 1200 months are allowed"},
        {"screen: {fps: 19}", "c.yaml:1:15: ", "20 to 60 frames a second are allowed"},
        {"screen: {fps: 61}", "c.yaml:1:15: ", "20 to 60 frames a second are allowed"},
        {"screen: {reduced_motion: 2}", "c.yaml:1:26: ", "allowed are true and false"},
        {"screen: {margin: 9}", "c.yaml:1:18: ", "0 to 8 per cent are allowed"},
        {"screen: {margin: -1}", "c.yaml:1:18: ", "0 to 8 per cent are allowed"},
        {"screen: {rotate: left}", "c.yaml:1:18: ", "a whole number is needed"},
        {"buttons: {source: gpoi}", "c.yaml:1:19: ",
         "did you mean 'gpio'?; allowed are auto, gpio, keyboard, joystick, none"},
        {"buttons: {debounce_ms: 50}",
         "c.yaml:1:24: ", "buttons.debounce_ms: 50 is out of range; 5 to 20 ms are allowed"},
        {"buttons: {kernel_debounce_ms: 21}", "c.yaml:1:31: ", "0 to 20 ms are allowed"},
        {"buttons: {debounce_ms: 4}", "c.yaml:1:24: ", "5 to 20 ms are allowed"},
        {"coach: {code: [left, left, left]}", "c.yaml:1:15: ", "4"},
        {"coach: {code: [left, left, left, up]}",
         "c.yaml:1:34: ", "is 'up'; allowed are back, left, right, ok"},
        {"buttons: {chord_ms: -1}", "c.yaml:1:21: ", "0 to 2000 ms are allowed"},
        {"buttons: {hold_ms: 100}", "c.yaml:1:20: ", "400 to 3000 ms are allowed"},
        {"buttons: {panel: 5}", "c.yaml:1:18: ", "1 to 4 buttons are allowed"},
        {"buttons: {lines: []}", "c.yaml:1:18: ", "has 0 entries; 1 to 8 are allowed"},
        {"sound: {volume: 101}", "c.yaml:1:17: ", "0 (quiet) to 100 are allowed"},
        {"sound: {voice: 3}", "c.yaml:1:16: ", "allowed are true and false"},
        {"sound: {hours: [{from: \"24:00\", to: \"06:00\", volume: 0}]}",
         "c.yaml:1:24: ", "'24:00' is no time of day"},
        {"sound: {hours: [{from: \"6:00\", to: \"07:00\", volume: 0}]}",
         "c.yaml:1:24: ", "write \"06:30\""},
        {"sound: {hours: [{from: \"06:00\", to: \"07:60\", volume: 0}]}",
         "c.yaml:1:37: ", "'07:60' is no time of day"},
        {"sound: {hours: [{from: \"06:00\", to: \"07:00\", volume: -1}]}",
         "c.yaml:1:54: ", "0 (quiet) to 100 are allowed"},
        {"sound: {hours: [{from: \"06:00\", volume: 1}]}", "c.yaml:1:", "to"},
        {"times: {ready_s: 1}",
         "c.yaml:1:18: ", "times.ready_s: 1 is out of range; 3 to 120 s are allowed"},
        {"times: {breath_in_s: .inf}", "c.yaml:1:22: ", "a number is needed, such as 4.5"},
        {"times: {breath_in_s: nan}", "c.yaml:1:22: ", "a number is needed"},
        {"times: {breath_in_s: 4,5}", "c.yaml:1:24: ", "unknown key '5'"},
        {"times: {breath_in_s: 4e0}", "c.yaml:1:22: ", "a number is needed"},
        {"times: {breath_in_s: 4.}", "c.yaml:1:22: ", "a number is needed"},
        {"times: {breath_in_s: '4'}", "c.yaml:1:22: ", "a number is needed"},
        {"times: {dim_s: 12345678901234567890}", "c.yaml:1:16: ", "a number is needed"},
        {"times: {menu_idle_s: 15}", "c.yaml:1:8: ",
         "the ring's 20 s are the last part of menu_idle_s and paused_idle_s, of which the "
         "shorter is 15 s"},
        {"- a", "c.yaml:1:1: ", "a block of key: value lines"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct problems problems;
        struct config config;
        struct config expected = config_default();

        assert_false(parse(rows[i].text, &config, &problems));
        fixture_expect(&problems, rows[i].place, rows[i].words);
        assert_int_equal(problems.count, 1);
        expect_same(&config, &expected);
        config_unload(&config);
    }
}

static void button_lines(void **state)
{
    (void)state;
    const char *text = "buttons:\n"
                       "  lines:\n"
                       "    - {button: back, gpio: 1}\n"
                       "    - {button: left, gpio: 6}\n"
                       "    - {button: left, gpio: 6}\n"
                       "    - {button: right, gpio: 28}\n";
    struct problems problems;
    struct config config;

    assert_false(parse(text, &config, &problems));
    assert_int_equal(problems.count, 4);
    fixture_expect(&problems, "c.yaml:3:28: ",
                   "buttons.lines[0].gpio: 1 is no line of the header; 2 to 27 are allowed");
    fixture_expect(&problems, "c.yaml:5:28: ", "6 is already that of 'left'");
    fixture_expect(&problems, "c.yaml:6:29: ", "28 is no line of the header");
    fixture_expect(&problems, "c.yaml:3:5: ", "there is no line for 'ok'");
}

static void no_file(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct config config;

    assert_false(config_load("/nowhere/c.yaml", &config, &problems));
    fixture_expect(&problems, "/nowhere/c.yaml: ", "cannot be read: No such file");
    assert_string_equal(config.language, "en");
    config_unload(&config);
}

static void test_sound(void **state)
{
    static const char text[] =
        "sound:\n  volume: 35\n  voice: false\n  own_voice: /srv/voice\n  hours:\n"
        "    - {from: \"22:30\", to: \"06:05\", volume: 0}\n"
        "    - {from: \"00:00\", to: \"23:59\", volume: 100}\n";
    struct problems problems = {0};
    struct config config;

    (void)state;
    assert_true(config_parse(text, sizeof text - 1, "c.yaml", &config, &problems));
    assert_int_equal(config.settings.volume_percent, 35);
    assert_false(config.settings.voice);
    assert_string_equal(config.own_voice, "/srv/voice");
    assert_int_equal(config.settings.volume_hours_count, 2);
    assert_int_equal(config.settings.volume_hours[0].from_minute, 22 * 60 + 30);
    assert_int_equal(config.settings.volume_hours[0].to_minute, 6 * 60 + 5);
    assert_int_equal(config.settings.volume_hours[1].percent, 100);
    config_unload(&config);
}

static void lamps(void **state)
{
    static const char fine[] = "lamps:\n  dimmed: true\n  lines:\n"
                               "    - {button: ok, gpio: 26, active_low: true}\n"
                               "    - {button: back, gpio: 5}\n";
    static const char wrong[] = "lamps:\n  lines:\n"
                                "    - {button: ok, gpio: 1}\n"
                                "    - {button: left, gpio: 23}\n"
                                "    - {button: back, gpio: 5}\n"
                                "    - {button: right, gpio: 5}\n";
    struct problems problems = {0};
    struct config config;

    (void)state;
    assert_true(config_parse(fine, sizeof fine - 1, "c.yaml", &config, &problems));
    assert_true(config.lamps.dimmed);
    assert_int_equal(config.lamps.line_count, 2);
    assert_int_equal(config.lamps.lines[0].button, BUTTON_OK);
    assert_int_equal(config.lamps.lines[0].offset, 26);
    assert_true(config.lamps.lines[0].active_low);
    assert_false(config.lamps.lines[1].active_low);
    config_unload(&config);
    assert_int_equal(config.lamps.line_count, 0);
    assert_false(config_parse(wrong, sizeof wrong - 1, "c.yaml", &config, &problems));
    assert_int_equal(problems.count, 3);
    fixture_expect(&problems, "c.yaml:3:26: ", "1 is no line of the header; 2 to 27");
    fixture_expect(&problems, "c.yaml:4:28: ", "23 is that of the button 'ok'");
    fixture_expect(&problems, "c.yaml:6:29: ", "5 is already that of the lamp 'back'");
    config_unload(&config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),
        cmocka_unit_test(opening),
        cmocka_unit_test(defaults),
        cmocka_unit_test(example),
        cmocka_unit_test(example_has_every_key),
        cmocka_unit_test(every_value),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(button_lines),
        cmocka_unit_test(no_file),
        cmocka_unit_test(lamps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
