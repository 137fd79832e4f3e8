/* SPDX-License-Identifier: MIT */
/* The station's own files, held against the figures of the article they are taken from. The
 * figures are written down here once more, from the article and not from the files. */
#include "load_fixture.h"

#include "app/core/plan.h"
#include "app/load/content_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int load(void **state)
{
    struct settings settings = settings_default();
    struct problems problems = {.count = 0};
    struct content *content = calloc(1, sizeof *content);

    assert_non_null(content);
    if (!content_load(UNKNOT_ASSETS, &settings, NULL, NULL, content, &problems)) {
        problems_print(&problems, stderr);
        free(content);
        return -1;
    }
    *state = content;
    return 0;
}

static int unload(void **state)
{
    content_unload(*state);
    free(*state);
    return 0;
}

static const struct technique *technique(const struct content *content, const char *id)
{
    int index = content_find_technique(content, id);

    if (index < 0) {
        fail_msg("there is no technique %s", id);
    }
    return &content->techniques[index];
}

static const struct phase *phase(const struct content *content, const char *id,
                                 enum phase_kind kind)
{
    const struct technique *found = technique(content, id);

    for (unsigned i = 0; i < found->phases_count; i++) {
        if (found->phases[i].kind == kind) {
            return &found->phases[i];
        }
    }
    fail_msg("%s has no phase of kind %s", id, phase_kind_name(kind));
    return NULL;
}

static void figures_of_the_article(void **state)
{
    static const struct {
        const char *technique;
        enum phase_kind kind;
        int min;
        int max; /* 0: the article says "at least" */
    } rows[] = {
        {"massage_ball", PHASE_HOLD, 30, 60},    {"massage_ball_block", PHASE_HOLD, 30, 60},
        {"foam_roller", PHASE_ROCK, 15, 30},     {"pin_and_stretch", PHASE_REPS, 5, 10},
        {"wall_straight", PHASE_STRETCH, 30, 0}, {"wall_bent", PHASE_STRETCH, 30, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct phase *found = phase(*state, rows[i].technique, rows[i].kind);
        const struct dose *dose = rows[i].kind == PHASE_REPS ? &found->reps : &found->seconds;

        assert_int_equal(dose->source, SOURCE_ARTICLE);
        assert_int_equal(dose->min, rows[i].min);
        assert_true(dose->value >= rows[i].min);
        if (rows[i].max > 0) {
            assert_int_equal(dose->max, rows[i].max);
            assert_true(dose->value <= rows[i].max);
        }
    }
}

static void no_stretch_is_short(void **state)
{
    const struct content *content = *state;
    int stretches = 0;

    for (int i = 0; i < content->technique_count; i++) {
        for (unsigned j = 0; j < content->techniques[i].phases_count; j++) {
            const struct phase *found = &content->techniques[i].phases[j];
            if (found->kind == PHASE_STRETCH) {
                stretches++;
                assert_true(found->seconds.value >= 30);
                assert_true(found->seconds.min >= 30);
            }
        }
    }
    assert_int_equal(stretches, 3);
}

/* The article has no times for these, so none may be said to be its. */
static void no_borrowed_authority(void **state)
{
    static const char *const ids[] = {"massage_stick", "massage_gun", "hook", "heel_drop"};

    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        const struct technique *found = technique(*state, ids[i]);

        assert_int_equal(found->dose.source, SOURCE_OURS);
        for (unsigned j = 0; j < found->phases_count; j++) {
            assert_int_equal(found->phases[j].seconds.source, SOURCE_OURS);
            assert_int_equal(found->phases[j].reps.source, SOURCE_OURS);
        }
    }
}

/* Nor does it say how long a search takes. */
static void searches_are_ours(void **state)
{
    const struct content *content = *state;

    for (int i = 0; i < content->technique_count; i++) {
        for (unsigned j = 0; j < content->techniques[i].phases_count; j++) {
            const struct phase *found = &content->techniques[i].phases[j];
            if (found->kind == PHASE_SEARCH) {
                assert_int_equal(found->seconds.source, SOURCE_OURS);
            }
        }
    }
}

static void every_technique_of_the_article(void **state)
{
    static const struct {
        const char *id;
        enum muscle muscle;
        const char *tool; /* NULL: any */
    } rows[] = {
        {"self_check", MUSCLE_CALF, NULL},
        {"massage_ball", MUSCLE_GASTROCNEMIUS, "lacrosse_ball"},
        {"foam_roller", MUSCLE_CALF, "foam_roller"},
        {"pin_and_stretch", MUSCLE_GASTROCNEMIUS, "hands"},
        {"massage_stick", MUSCLE_CALF, "massage_stick"},
        {"massage_gun", MUSCLE_CALF, "massage_gun"},
        {"hook", MUSCLE_SOLEUS, "hook"},
        {"wall_straight", MUSCLE_GASTROCNEMIUS, NULL},
        {"wall_bent", MUSCLE_SOLEUS, NULL},
        {"strap", MUSCLE_CALF, NULL},
        {"heel_drop", MUSCLE_CALF, NULL},
    };
    const struct content *content = *state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct technique *found = technique(content, rows[i].id);

        assert_true(found->listed);
        if (found->muscle != rows[i].muscle) {
            print_error("%s: is for %s\n", rows[i].id, muscle_name(found->muscle));
        }
        assert_int_equal(found->muscle, rows[i].muscle);
        if (rows[i].tool != NULL) {
            assert_string_equal(content->tools[found->tool].id, rows[i].tool);
        }
    }
    assert_int_equal(technique(content, "massage_ball_block")->muscle, MUSCLE_SOLEUS);
}

static void tools_of_the_article_and_hands(void **state)
{
    static const char *const ids[] = {"lacrosse_ball", "foam_roller", "massage_stick",
                                      "massage_gun",   "hook",        "hands"};
    const struct content *content = *state;
    int offered = 0;

    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        int index = content_find_tool(content, ids[i]);
        assert_true(index >= 0);
        assert_true(content->tools[index].offered);
        assert_int_equal(content->tools[index].fetch, strcmp(ids[i], "hands") != 0);
    }
    for (int i = 0; i < content->tool_count; i++) {
        offered += content->tools[i].offered;
    }
    assert_int_equal(offered, 6);
}

/* Minutes of one leg, for every tool that the routine offers. */
static void minutes_of_a_leg(void **state)
{
    static const struct {
        const char *routine;
        int min;
        int max;
    } rows[] = {{"quick", 2, 3}, {"full", 5, 10}};
    const struct content *content = *state;
    struct settings settings = settings_default();

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int index = content_find_routine(content, rows[i].routine);
        assert_true(index >= 0);
        const struct routine *routine = &content->routines[index];
        for (unsigned j = 0; j < routine->tool_ids_count; j++) {
            struct choice choice = {.routine = index,
                                    .technique = -1,
                                    .tool = routine->tools[j],
                                    .legs = LEGS_RIGHT};
            int64_t leg_ms = plan_choice_ms(content, &settings, NULL, &choice);
            assert_true(leg_ms >= rows[i].min * INT64_C(60000));
            assert_true(leg_ms <= rows[i].max * INT64_C(60000));
            choice.legs = LEGS_BOTH;
            assert_int_equal(plan_choice_ms(content, &settings, NULL, &choice), 2 * leg_ms);
        }
    }
    assert_true(content_find_routine(content, "before") >= 0);
    assert_true(content_find_routine(content, "after") >= 0);
    assert_true(content_find_routine(content, "find_knot") >= 0);
}

static void words_are_complete(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct words words;

    if (!words_load(UNKNOT_ASSETS, NULL, &words, &problems)) {
        problems_print(&problems, stderr);
        fail();
    }
    /* The fault screen says the same with and without the file. */
    assert_string_equal(words.fault_line_1, words_emergency()->fault_line_1);
    assert_string_equal(words.fault_line_2, words_emergency()->fault_line_2);
    assert_string_equal(words.fault_hint_1, words_emergency()->fault_hint_1);
    assert_string_equal(words.fault_hint_2, words_emergency()->fault_hint_2);
    assert_string_equal(words.fault_reason, words_emergency()->fault_reason);
    assert_string_equal(words.fault_staff, words_emergency()->fault_staff);
    words_unload(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_the_article),
        cmocka_unit_test(no_stretch_is_short),
        cmocka_unit_test(no_borrowed_authority),
        cmocka_unit_test(searches_are_ours),
        cmocka_unit_test(every_technique_of_the_article),
        cmocka_unit_test(tools_of_the_article_and_hands),
        cmocka_unit_test(minutes_of_a_leg),
        cmocka_unit_test(words_are_complete),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
