/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool parse(const char *text, struct script *script, struct problems *problems)
{
    problems->count = 0;
    return script_parse(text, strlen(text), "s", script, problems);
}

static void expect_edge(const struct script_line *line, int64_t at_ms, enum button button,
                        bool pressed)
{
    assert_int_equal(line->kind, SCRIPT_EDGE);
    assert_int_equal(line->at_ms, at_ms);
    assert_int_equal(line->button, button);
    assert_int_equal(line->pressed, pressed);
}

static void every_instruction(void **state)
{
    (void)state;
    const char *text = "# a visit\n"
                       "0.0   tap ok    # twice\n"
                       "2.5   press left\n"
                       "2.6\trelease left\r\n"
                       "\n"
                       "4.0   hold back+ok 3.0\n"
                       "9     expect screen run\n"
                       "9.0   expect step 2\n"
                       "10.0  clock sun 23:59\n"
                       "12.125 shot run-ball.png\n"
                       "95.0  end\n";
    struct problems problems;
    struct script script;

    assert_true(parse(text, &script, &problems));
    assert_int_equal(script.count, 13);
    expect_edge(&script.lines[0], 0, BUTTON_OK, true);
    expect_edge(&script.lines[1], 80, BUTTON_OK, false);
    expect_edge(&script.lines[2], 2500, BUTTON_LEFT, true);
    expect_edge(&script.lines[3], 2600, BUTTON_LEFT, false);
    expect_edge(&script.lines[4], 4000, BUTTON_BACK, true);
    expect_edge(&script.lines[5], 4000, BUTTON_OK, true);
    expect_edge(&script.lines[6], 7000, BUTTON_BACK, false);
    expect_edge(&script.lines[7], 7000, BUTTON_OK, false);
    assert_int_equal(script.lines[8].kind, SCRIPT_EXPECT_SCREEN);
    assert_int_equal(script.lines[8].screen, SCREEN_RUN);
    assert_int_equal(script.lines[8].line, 7);
    assert_int_equal(script.lines[9].kind, SCRIPT_EXPECT_STEP);
    assert_int_equal(script.lines[9].step, 2);
    assert_int_equal(script.lines[10].kind, SCRIPT_CLOCK);
    assert_int_equal(script.lines[10].weekday, 6);
    assert_int_equal(script.lines[10].minute, 1439);
    assert_int_equal(script.lines[11].kind, SCRIPT_SHOT);
    assert_int_equal(script.lines[11].at_ms, 12125);
    assert_string_equal(script.lines[11].name, "run-ball.png");
    assert_int_equal(script.lines[12].kind, SCRIPT_END);
    assert_int_equal(script.lines[12].at_ms, 95000);
    script_unload(&script);
    script_unload(&script);
}

static void sorted_and_stable(void **state)
{
    (void)state;
    struct problems problems;
    struct script script;

    assert_true(
        parse("5 shot c.png\n1 shot a.png\n5 shot d.png\n1 shot b.png\n", &script, &problems));
    assert_int_equal(script.count, 5);
    assert_string_equal(script.lines[0].name, "a.png");
    assert_string_equal(script.lines[1].name, "b.png");
    assert_string_equal(script.lines[2].name, "c.png");
    assert_string_equal(script.lines[3].name, "d.png");
    script_unload(&script);
    /* Pressed before released even when a hold takes no time. */
    assert_true(parse("1 hold ok 0\n", &script, &problems));
    expect_edge(&script.lines[0], 1000, BUTTON_OK, true);
    expect_edge(&script.lines[1], 1000, BUTTON_OK, false);
    script_unload(&script);
}

static void end_of_the_run(void **state)
{
    (void)state;
    struct problems problems;
    struct script script;

    assert_true(parse("3 tap ok\n", &script, &problems));
    assert_int_equal(script.lines[script.count - 1].kind, SCRIPT_END);
    assert_int_equal(script.lines[script.count - 1].at_ms, 4080);
    script_unload(&script);
    assert_true(parse("", &script, &problems));
    assert_int_equal(script.count, 1);
    assert_int_equal(script.lines[0].at_ms, 1000);
    script_unload(&script);
    /* What a tap has left to release is cut off. */
    assert_true(parse("3 tap ok\n3.05 end\n", &script, &problems));
    assert_int_equal(script.count, 2);
    assert_int_equal(script.lines[1].kind, SCRIPT_END);
    script_unload(&script);
}

static void many_lines(void **state)
{
    (void)state;
    char *text = calloc(5000, 16);
    size_t used = 0;
    struct problems problems;
    struct script script;

    assert_non_null(text);
    for (int i = 0; i < 5000; i++) {
        used += (size_t)snprintf(text + used, 16, "%d tap ok\n", 5000 - i);
    }
    assert_true(parse(text, &script, &problems));
    assert_int_equal(script.count, 10001);
    for (int i = 1; i < script.count; i++) {
        assert_true(script.lines[i - 1].at_ms <= script.lines[i].at_ms);
    }
    script_unload(&script);
    free(text);
}

static void too_long(void **state)
{
    (void)state;
    enum {
        LINES = 70000
    };
    char *text = calloc(LINES, 9);
    struct problems problems;
    struct script script;

    assert_non_null(text);
    for (size_t i = 0; i < LINES; i++) {
        memcpy(text + i * 9, "1 tap ok\n", 9);
    }
    problems.count = 0;
    assert_false(script_parse(text, (size_t)LINES * 9, "s", &script, &problems));
    fixture_expect(&problems, "s:65537:1: ", "the script is too long; at most 131072 changes");
    assert_int_equal(problems.count, 1);
    free(text);
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
        {"x tap ok", "s:1:1: ", "'x' is no time; seconds from 0 to 86400"},
        {"-1 tap ok", "s:1:1: ", "'-1' is no time"},
        {"1e3 tap ok", "s:1:1: ", "is no time"},
        {"nan tap ok", "s:1:1: ", "is no time"},
        {"inf tap ok", "s:1:1: ", "is no time"},
        {"1. tap ok", "s:1:1: ", "is no time"},
        {".5 tap ok", "s:1:1: ", "is no time"},
        {"1.2345 tap ok", "s:1:1: ", "at most 3 decimals"},
        {"1.2.3 tap ok", "s:1:1: ", "is no time"},
        {"86400.001 tap ok", "s:1:1: ", "is no time"},
        {"99999999999999999999 tap ok", "s:1:1: ", "is no time"},
        {"1", "s:1:1: ", "an instruction is missing"},
        {"\n\n  1 jump ok", "s:3:5: ",
         "'jump' is no instruction; allowed are tap, press, release, hold, expect, shot, clock "
         "and "
         "end"},
        {"1 clock mon", "s:1:9: ", "TIME clock DAY HH:MM"},
        {"1 clock monday 10:00", "s:1:9: ", "'monday' is no day; allowed are mon, tue"},
        {"1 clock mon 24:00", "s:1:13: ", "'24:00' is no time of day; 00:00 to 23:59"},
        {"1 clock mon 9:00", "s:1:13: ", "is no time of day"},
        {"1 clock mon 10:60", "s:1:13: ", "is no time of day"},
        {"1 tap", "s:1:3: ", "the form of this line is: TIME tap BUTTON"},
        {"1 tap ok ok", "s:1:10: ", "the form of this line is: TIME tap BUTTON"},
        {"1 tap blue", "s:1:7: ", "'blue' is no button; allowed are back, left, right and ok"},
        {"1 press OK", "s:1:9: ", "'OK' is no button"},
        {"1 release", "s:1:3: ", "TIME release BUTTON"},
        {"1 hold ok", "s:1:8: ", "TIME hold BUTTON+BUTTON SECONDS"},
        {"1 hold ok+ 3", "s:1:11: ", "'' is no button"},
        {"1 hold +ok 3", "s:1:8: ", "'' is no button"},
        {"1 hold ok+left+ok 3", "s:1:16: ", "'ok' is in the chord twice"},
        {"1 hold ok x", "s:1:11: ", "'x' is no time"},
        {"1 expect run", "s:1:10: ", "TIME expect screen NAME, step N or language ID"},
        {"1 expect screen kitchen",
         "s:1:17: ", "'kitchen' is no screen of this version; allowed are attract, choose"},
        {"1 expect mood good", "s:1:10: ", "allowed are screen, step and language"},
        {"1 expect language DE", "s:1:19: ", "'DE' is no language; 1 to 31"},
        {"1 expect step two", "s:1:15: ", "'two' is no step; 0 to 999"},
        {"1 expect step 1000", "s:1:15: ", "0 to 999"},
        {"1 shot", "s:1:3: ", "TIME shot FILE.png"},
        {"1 shot ../a.png", "s:1:8: ", "is no picture's name"},
        {"1 shot .hidden.png", "s:1:8: ", "is no picture's name"},
        {"1 shot a.jpg", "s:1:8: ", "NAME.png of at most 95 bytes"},
        {"1 shot .png", "s:1:8: ", "is no picture's name"},
        {"1 end now", "s:1:7: ", "TIME end"},
        {"1 end\n2 tap ok", "s:2:1: ", "comes after the end, which is in line 1"},
        {"2 end\n1 end", "s:1:1: ", "comes after the end, which is in line 2"},
        {"1 tap ok\n1 tap \xFF", "s:2:7: ", "byte 0xFF is not UTF-8"},
        {"1 tap \xC3\xA4\xC3\xA4 \xC3\xA4", "s:1:10: ", "TIME tap BUTTON"},
        {"1 tap \x01", "s:1:7: ", "U+0001"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct problems problems;
        struct script script;

        assert_false(parse(rows[i].text, &script, &problems));
        assert_null(script.lines);
        fixture_expect(&problems, rows[i].place, rows[i].words);
        assert_int_equal(problems.count, 1);
    }
}

static void all_mistakes_are_said(void **state)
{
    (void)state;
    struct problems problems;
    struct script script;

    assert_false(parse("a tap ok\n1 tap no\n2 tap ok\n3 fly\n", &script, &problems));
    assert_int_equal(problems.count, 3);
}

static void from_a_file(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct script script;
    char folder[64];
    char path[128];

    fixture_make_folder(folder);
    fixture_write(folder, "visit.txt", "1 tap ok", 8);
    snprintf(path, sizeof path, "%s/visit.txt", folder);
    assert_true(script_load(path, &script, &problems));
    assert_int_equal(script.count, 3);
    script_unload(&script);
    snprintf(path, sizeof path, "%s/none.txt", folder);
    assert_false(script_load(path, &script, &problems));
    fixture_expect(&problems, path, "cannot be read: No such file");
    fixture_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_instruction),
        cmocka_unit_test(sorted_and_stable),
        cmocka_unit_test(end_of_the_run),
        cmocka_unit_test(many_lines),
        cmocka_unit_test(too_long),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(all_mistakes_are_said),
        cmocka_unit_test(from_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
