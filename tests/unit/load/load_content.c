/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/content_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void unchanged_loads(void **state)
{
    (void)state;
    struct fixture_change none = {NULL, NULL, NULL};
    struct problems problems = {.count = 0};
    struct content content;

    assert_true(fixture_load(&none, &content, &problems));
    assert_int_equal(problems.count, 0);
    assert_int_equal(content.technique_count, 2);
    assert_string_equal(content.techniques[0].id, "ball");
    assert_int_equal(content.techniques[0].phases_count, 2);
    assert_int_equal(content.techniques[0].phases[1].kind, PHASE_HOLD);
    assert_true(content.techniques[0].phases[1].breath);
    assert_false(content.techniques[0].phases[0].breath);
    assert_int_equal(content.techniques[0].phases[1].seconds.source, SOURCE_ARTICLE);
    assert_null(content.techniques[1].ready.take);
    assert_int_equal(content.techniques[1].tool, 1);
    assert_int_equal(content.techniques[1].phases[0].beats_count, 2);
    assert_int_equal(content.tools[0].release_count, 1);
    assert_int_equal(content.tools[0].release[0], 0);
    assert_int_equal(content.tools[1].release_count, 0);
    assert_int_equal(content.routines[0].items[0].technique, -1);
    assert_int_equal(content.routines[0].items[1].technique, 1);
    assert_int_equal(content.routines[0].next, 1);
    assert_int_equal(content.routines[0].tools[0], 0);
    assert_string_equal(content.cards[0].key, "It can let go");
    content_unload(&content);
    content_unload(&content);
}

static void sorted_by_order(void **state)
{
    (void)state;
    struct fixture_change last = {"techniques/ball", "order: 1\n", "order: 7\n"};
    struct problems problems = {.count = 0};
    struct content content;

    assert_true(fixture_load(&last, &content, &problems));
    assert_string_equal(content.techniques[0].id, "heels");
    assert_string_equal(content.techniques[1].id, "ball");
    assert_int_equal(content.tools[0].release[0], 1);
    assert_int_equal(content.routines[0].items[1].technique, 0);
    content_unload(&content);
}

static void references(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "tool: ball", "tool: bal"},
         "techniques/ball.yaml:9:7: ",
         "tool: there is no tool 'bal', did you mean 'ball'?; there are ball, wall"},
        {{"techniques/ball", "tool: ball", "tool: trampoline"},
         "techniques/ball.yaml:9:7: ",
         "there is no tool 'trampoline'; there are ball, wall"},
        {{"tools/ball", "release: [ball]", "release: [boll]"},
         "tools/ball.yaml:10:11: ",
         "release[0]: there is no technique 'boll', did you mean 'ball'?"},
        {{"routines/quick", "technique: heels", "technique: heel"},
         "routines/quick.yaml:7:16: ",
         "items[1].technique: there is no technique 'heel', did you mean 'heels'?"},
        {{"routines/quick", "next: heels", "next: heels\nshown: heals"},
         "routines/quick.yaml:10:8: ",
         "shown: there is no technique 'heals', did you mean 'heels'?"},
        {{"routines/quick", "next: heels", "next: wheels"},
         "routines/quick.yaml:9:7: ",
         "next: there is no technique 'wheels', did you mean 'heels'?"},
        {{"routines/quick", "tools: [ball]", "tools: [hall]"},
         "routines/quick.yaml:4:9: ",
         "tools[0]: there is no tool 'hall'"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

/* One mistake is said once: not again by every file that refers to the broken one. */
static void broken_file_is_no_missing_reference(void **state)
{
    (void)state;
    struct fixture_change broken = {"techniques/heels", "order: 2", "order: x"};
    struct problems problems = {.count = 0};
    struct content content;

    assert_false(fixture_load(&broken, &content, &problems));
    assert_int_equal(problems.count, 1);
    fixture_expect(&problems, "techniques/heels.yaml:1:8: ", "whole number");
}

static void doses(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "value: 45, min: 30", "value: 75, min: 30"},
         "techniques/ball.yaml:28:22: ",
         "phases[1].seconds.value: 75 is outside its own range; min to max is 30 to 60"},
        {{"techniques/ball", "value: 45, min: 30", "value: 29, min: 30"},
         "techniques/ball.yaml:28:22: ",
         "29 is outside its own range"},
        {{"techniques/ball", "min: 30, max: 60", "min: 61, max: 60"},
         "techniques/ball.yaml:28:31: ",
         "seconds.min: 61 is more than max, which is 60"},
        {{"techniques/ball", "value: 45, min: 30", "value: 0, min: 30"},
         "techniques/ball.yaml:28:22: ",
         "0 is out of range; 1 to 3600 seconds are allowed"},
        {{"techniques/ball", "value: 45, min: 30, max: 60", "value: 45, min: -5, max: 60"},
         "techniques/ball.yaml:28:31: ",
         "-5 is out of range"},
        {{"techniques/ball", "min: 30, max: 60", "min: 30, max: 3601"},
         "techniques/ball.yaml:28:40: ",
         "3601 is out of range; 1 to 3600"},
        {{"techniques/ball", "max: 60, source: article", "max: 60, source: book"},
         "techniques/ball.yaml:28:52: ",
         "allowed are article, ours"},
        {{"techniques/ball", "max: 60, source: article", "max: 60"},
         "techniques/ball.yaml:28:14: ",
         "phases[1].seconds: the key 'source' is missing"},
        {{"techniques/ball", "dose: {value: 150", "dose: {value: 110"},
         "techniques/ball.yaml:10:15: ",
         "dose.value: 110 is outside its own range"},
        {{"techniques/heels", "reps: {value: 8", "reps: {value: 11"},
         "techniques/heels.yaml:17:19: ",
         "phases[0].reps.value: 11 is outside"},
        {{"techniques/heels", "max: 10", "max: 101"},
         "techniques/heels.yaml:17:35: ",
         "101 is out of range; 1 to 100 repetitions"},
        {{"techniques/heels", "{value: 3, min: 2", "{value: 1, min: 2"},
         "techniques/heels.yaml:19:50: ",
         "phases[0].beats[0].seconds.value: 1 is outside"},
        {{"routines/quick", "value: 100, min: 90", "value: 200, min: 90"},
         "routines/quick.yaml:6:22: ",
         "items[0].seconds.value: 200 is outside"},
        {{"routines/quick", "min: 2, max: 3", "min: 3, max: 2"},
         "routines/quick.yaml:8:20: ",
         "leg_minutes.min: 3 is more than max"},
        {{"routines/quick", "min: 2, max: 3", "min: 2, max: 61"},
         "routines/quick.yaml:8:28: ",
         "61 is out of range; 1 to 60 minutes"},
        {{"routines/quick", "min: 2, max: 3", "value: 4, min: 2, max: 3"},
         "routines/quick.yaml:8:22: ",
         "leg_minutes.value: 4 is outside"},
        {{"techniques/ball", "order: 1\n", "order: 0\n"},
         "techniques/ball.yaml:1:8: ",
         "0 is out of range; 1 to 999"},
        {{"techniques/ball", "order: 1\n", "order: 2\n"},
         "techniques/heels.yaml:1:8: ",
         "2 is already that of ball"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void phases(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/heels", "    reps: {value: 8, min: 5, max: 10, source: article}\n", ""},
         "techniques/heels.yaml:13:11: ",
         "repetitions need the key 'reps'"},
        {{"techniques/heels", "kind: reps", "kind: stretch"},
         "techniques/heels.yaml:13:11: ",
         "'stretch' needs the key 'seconds'"},
        {{"techniques/heels", "kind: reps", "kind: stretch"},
         "techniques/heels.yaml:17:11: ",
         "reps: is for 'kind: reps' only; this is 'stretch'"},
        {{"techniques/heels", "kind: reps", "kind: stretch"},
         "techniques/heels.yaml:19:7: ",
         "beats: is for 'kind: reps' only"},
        {{"techniques/heels", "    hint: Slowly\n",
          "    hint: Slowly\n    seconds: {value: 8, min: 5, max: 10, source: ours}\n"},
         "techniques/heels.yaml:17:14: ",
         "repetitions have no time of their own"},
        {{"techniques/ball", "kind: hold", "kind: reps"},
         "techniques/ball.yaml:24:11: ",
         "repetitions need the key 'beats', 1 to 4"},
        {{"techniques/ball", "dose: {value: 150, min: 120, max: 600, source: ours}\n", ""},
         "techniques/ball.yaml:17:3: ",
         "there is a search phase, so the key 'dose' is needed"},
        {{"techniques/heels", "tool: wall\n",
          "tool: wall\ndose: {value: 60, min: 30, max: 90, source: ours}\n"},
         "techniques/heels.yaml:10:7: ",
         "is for techniques with a search phase only"},
        {{"techniques/ball", "  take_hint: A hard one\n", ""},
         "techniques/ball.yaml:12:3: ",
         "'take' and 'take_hint' come together"},
        {{"tools/wall", "offered: false", "offered: true"},
         "tools/wall.yaml:5:10: ",
         "a tool that is offered needs the key 'pros'"},
        {{"tools/wall", "offered: false", "offered: true"},
         "tools/wall.yaml:5:10: ",
         "a tool that is offered needs the key 'release'"},
        {{"tools/ball", "offered: true", "offered: false"}, "assets: ", "none is offered"},
        {{"routines/quick", "  - technique: heels\n", "  - technique: ball\n"},
         "routines/quick.yaml:7:16: ",
         "'ball' searches, so the key 'seconds' is needed"},
        {{"routines/quick", "  - technique: heels\n",
          "  - technique: heels\n    seconds: {value: 60, min: 30, max: 90, source: ours}\n"},
         "routines/quick.yaml:8:14: ",
         "'heels' takes the time of its own phases"},
        {{"routines/quick", "  - technique: heels\n", "  - {}\n"},
         "routines/quick.yaml:7:5: ",
         "items[1]: a release item needs the key 'seconds'"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void times(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "value: 45, min: 30, max: 60", "value: 151, min: 30, max: 160"},
         "techniques/ball.yaml:28:22: ",
         "phases[1].seconds.value: takes 151 s, longer than the leg's whole time: dose.value "
         "is 150 s"},
        {{"techniques/ball", "value: 45, min: 30, max: 60", "value: 141, min: 30, max: 160"},
         "techniques/ball.yaml:10:15: ",
         "dose.value: 150 s of a leg cannot hold one round of ball: its phases with 10 s for a "
         "search take 151 s"},
        {{"routines/quick", "value: 100, min: 90, max: 180", "value: 54, min: 50, max: 180"},
         "routines/quick.yaml:6:22: ",
         "items[0].seconds.value: 54 s of a leg cannot hold one round of ball"},
        {{"routines/quick", "min: 2, max: 3", "min: 3, max: 4"},
         "routines/quick.yaml:8:20: ",
         "leg_minutes.min: one leg with ball takes 2:20 minutes; 3 to 4 are allowed"},
        {{"routines/quick", "min: 2, max: 3", "min: 1, max: 2"},
         "routines/quick.yaml:8:28: ",
         "leg_minutes.max: one leg with ball takes 2:20 minutes; 1 to 2 are allowed"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void unreachable(void **state)
{
    (void)state;
    struct fixture_change change = {"routines/quick", "  - technique: heels\n", ""};
    struct problems problems = {.count = 0};
    struct content content;

    /* `next` leads there still. */
    assert_false(fixture_load(&change, &content, &problems));
    assert_false(fixture_has(&problems, "", "no tool and no routine leads here"));
    problems.count = 0;
    change = (struct fixture_change){
        "routines/quick",
        "  - technique: heels\nleg_minutes: {min: 2, max: 3, source: article}\nnext: heels\n",
        "leg_minutes: {min: 1, max: 3, source: article}\n"};
    assert_false(fixture_load(&change, &content, &problems));
    assert_int_equal(problems.count, 1);
    fixture_expect(&problems,
                   "techniques/heels.yaml:2:9: ", "listed: no tool and no routine leads here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unchanged_loads),
        cmocka_unit_test(sorted_by_order),
        cmocka_unit_test(references),
        cmocka_unit_test(broken_file_is_no_missing_reference),
        cmocka_unit_test(doses),
        cmocka_unit_test(phases),
        cmocka_unit_test(times),
        cmocka_unit_test(unreachable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
