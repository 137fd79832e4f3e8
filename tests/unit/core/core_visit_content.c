/* SPDX-License-Identifier: MIT */
/* Content that changes under a visit: what stays, what begins again, what ends. */
#include "driver.h"

#include "app/core/visit_content.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The same content with every row the other way round: no index stays what it was. */
static struct content turned(void)
{
    struct content from = fixture_content();
    struct content to = from;

    for (int i = 0; i < from.technique_count; i++) {
        struct technique *t = &to.techniques[i];
        *t = from.techniques[from.technique_count - 1 - i];
        t->tool = from.tool_count - 1 - t->tool;
        t->next = t->next < 0 ? -1 : from.technique_count - 1 - t->next;
    }
    for (int i = 0; i < from.tool_count; i++) {
        struct tool *tool = &to.tools[i];
        *tool = from.tools[from.tool_count - 1 - i];
        for (int r = 0; r < tool->release_count; r++) {
            tool->release[r] = from.technique_count - 1 - tool->release[r];
        }
    }
    static struct item items[CONTENT_MAX_ROUTINES][CONTENT_MAX_ITEMS];
    for (int i = 0; i < from.routine_count; i++) {
        struct routine *r = &to.routines[i];
        *r = from.routines[from.routine_count - 1 - i];
        r->next = r->next < 0 ? -1 : from.technique_count - 1 - r->next;
        for (unsigned t = 0; t < r->tool_ids_count; t++) {
            r->tools[t] = from.tool_count - 1 - r->tools[t];
        }
        for (unsigned n = 0; n < r->items_count; n++) {
            items[i][n] = r->items[n];
            if (items[i][n].technique >= 0) {
                items[i][n].technique = from.technique_count - 1 - items[i][n].technique;
            }
        }
        r->items = items[i];
    }
    for (int i = 0; i < from.card_count; i++) {
        to.cards[i] = from.cards[from.card_count - 1 - i];
    }
    return to;
}

/* A technique with other phases. */
static struct content with_phases(int technique, struct phase *phases, unsigned count)
{
    struct content content = fixture_content();

    content.techniques[technique].phases = phases;
    content.techniques[technique].phases_count = count;
    return content;
}

/* The phases of a technique in memory of the test's own. */
static unsigned copy_phases(int technique, struct phase out[CONTENT_MAX_PHASES])
{
    struct content content = fixture_content();
    const struct technique *t = &content.techniques[technique];

    memcpy(out, t->phases, t->phases_count * sizeof *out);
    return t->phases_count;
}

/* Renames: for the visit the old id is gone. */
static struct content without_technique(int technique)
{
    struct content content = fixture_content();
    static char other[] = "other";

    content.techniques[technique].id = other;
    return content;
}

static void test_the_same_content_changes_nothing(void **state)
{
    struct driver d;
    struct content same = fixture_content();

    (void)state;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_BOTH);
    driver_until_change(&d);
    driver_wait(&d, 12345);
    struct model before = d.model;
    int effects = d.effect_count;
    driver_take_content(&d, &same);
    assert_memory_equal(&d.model, &before, sizeof before);
    assert_int_equal(d.effect_count, effects);
}

static void test_a_running_phase_keeps_its_time_though_all_indices_change(void **state)
{
    struct driver d;
    struct content other = turned();

    (void)state;
    driver_init(&d);
    driver_start(&d, R_FULL, LEGS_RIGHT);
    driver_until_change(&d);
    driver_wait(&d, 7000);
    assert_true(driver_key(&d, KEY_FOUND));
    driver_wait(&d, 5000);
    int64_t elapsed_ms = visit_phase_elapsed_ms(&d.model);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_RUN);
    assert_int_equal(d.model.step, 2);
    assert_int_equal(visit_phase_elapsed_ms(&d.model), elapsed_ms);
    assert_string_equal(visit_technique(&d.model, &d.env)->id, "roll");
    assert_int_equal(visit_phase(&d.model, &d.env)->kind, PHASE_HOLD);
    assert_int_equal(d.model.run.planned_ms, 45000);
    assert_string_equal(other.routines[d.model.choice.routine].id, "full");
    assert_string_equal(other.tools[d.model.choice.tool].id, "ball");
    for (int i = 0; i < 40 && !d.model.finished; i++) {
        driver_until_change(&d);
    }
    assert_true(d.model.finished);
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_BEGIN), 1);
    assert_string_equal(driver_last_step(&d)->technique, "drops");
}

static void test_a_running_phase_gets_its_new_length(void **state)
{
    struct driver d;
    struct phase phases[CONTENT_MAX_PHASES];
    struct content other = with_phases(T_ROLL, phases, copy_phases(T_ROLL, phases));

    (void)state;
    phases[1].seconds.value = 20;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d);
    driver_wait(&d, 10000);
    driver_key(&d, KEY_FOUND);
    driver_wait(&d, 14000);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.run.planned_ms, 20000);
    assert_int_equal(driver_until_change(&d), 5000);
    assert_int_equal(driver_last_step(&d)->planned_ms, 20000);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_DONE);
}

/* The phase is then over at once, as done. */
static void test_a_phase_that_became_shorter_than_its_time_ends(void **state)
{
    struct driver d;
    struct phase phases[CONTENT_MAX_PHASES];
    struct content other = with_phases(T_ROLL, phases, copy_phases(T_ROLL, phases));

    (void)state;
    phases[1].seconds.value = 5;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d);
    driver_key(&d, KEY_FOUND);
    driver_wait(&d, 14000);
    driver_take_content(&d, &other);
    assert_int_equal(driver_until_change(&d), 0);
    assert_int_equal(driver_last_step(&d)->guided_ms, 5000);
    assert_int_equal(visit_phase(&d.model, &d.env)->kind, PHASE_ROCK);
}

static void test_a_technique_with_other_phases_begins_again(void **state)
{
    struct driver d;
    struct phase phases[CONTENT_MAX_PHASES];
    unsigned count = copy_phases(T_ROLL, phases);
    struct content other = with_phases(T_ROLL, phases, count - 1);

    (void)state;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d);
    driver_wait(&d, 30000);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_READY);
    assert_int_equal(d.model.block, 0);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
    assert_int_equal(driver_last_step(&d)->guided_ms, 30000);
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_END), 0);
    driver_until_change(&d);
    assert_int_equal(d.model.screen, SCREEN_RUN);
    assert_int_equal(d.model.run.phase, 0);
    assert_int_equal(d.model.step, 2);
}

static void test_a_paused_technique_with_other_phases_begins_again(void **state)
{
    struct driver d;
    struct phase phases[CONTENT_MAX_PHASES];
    unsigned count = copy_phases(T_ROLL, phases);
    struct content other = with_phases(T_ROLL, phases, count - 1);

    (void)state;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d);
    driver_key(&d, KEY_FOUND);
    driver_wait(&d, 3000);
    driver_key(&d, KEY_PAUSE);
    driver_key(&d, KEY_STOP);
    assert_int_equal(d.model.screen, SCREEN_STOP);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_READY);
    assert_int_equal(driver_last_step(&d)->pauses, 1);
    driver_until_change(&d);
    assert_int_equal(d.model.screen, SCREEN_RUN);
}

static void test_a_visit_whose_technique_is_gone_ends(void **state)
{
    struct driver d;
    struct content other = without_technique(T_DROPS); /* the last of the plan */

    (void)state;
    driver_init(&d);
    driver_start(&d, R_FULL, LEGS_RIGHT);
    driver_until_change(&d);
    driver_wait(&d, 4000);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, 0)->u.end.reason, ENDED_INTERRUPTED);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, 0)->u.end.guided_ms, 4000);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    assert_int_equal(d.model.screen, SCREEN_READY);
}

static void test_a_countdown_whose_technique_is_gone_ends_without_a_step(void **state)
{
    struct driver d;
    struct content other = without_technique(T_ROLL);

    (void)state;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    assert_int_equal(d.model.screen, SCREEN_READY);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(driver_usage_count(&d, USAGE_STEP), 0);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, 0)->u.end.reason, ENDED_INTERRUPTED);
}

/* A visit that was finished stays finished, whatever happens to its content afterwards. */
static void test_a_summary_whose_technique_is_gone_only_leaves(void **state)
{
    struct driver d;
    struct content other = without_technique(T_ROLL);

    (void)state;
    driver_init(&d);
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    while (!d.model.finished) {
        driver_until_change(&d);
    }
    driver_key(&d, KEY_SKIP_QUESTION);
    assert_int_equal(d.model.screen, SCREEN_SUMMARY);
    int ends = driver_usage_count(&d, USAGE_VISIT_END);
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_END), ends);
}

static void test_the_focus_stays_on_its_item(void **state)
{
    struct driver d;
    struct content other = turned();

    (void)state;
    driver_init(&d);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_RIGHT); /* knot, after full */
    driver_take_content(&d, &other);
    assert_string_equal(other.routines[d.model.focus].id, "knot");
    assert_string_equal(other.routines[d.model.focus_was].id, "full");
    driver_tap(&d, BUTTON_LEFT); /* from the first to the last: learn */
    assert_int_equal(visit_choose_item(&d.content, NULL, d.model.focus), VISIT_LEARN);
    struct content first = fixture_content();
    driver_take_content(&d, &first);
    assert_int_equal(visit_choose_item(&d.content, NULL, d.model.focus), VISIT_LEARN);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_take_content(&d, &other);
    assert_string_equal(other.cards[d.model.focus].id, "b");
}

static void test_a_focus_whose_item_is_gone_stays_in_the_row(void **state)
{
    struct driver d;
    struct content other = fixture_content();

    (void)state;
    driver_init(&d);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.screen, SCREEN_LEARN);
    assert_int_equal(d.model.focus, 1);
    other.card_count = 1;
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_LEARN);
    assert_int_equal(d.model.focus, 0);
    assert_int_equal(d.model.focus_was, 0);
}

static void test_a_choice_that_is_gone_leads_back_to_the_routines(void **state)
{
    struct driver d;
    struct content other = fixture_content();
    static char renamed[] = "renamed";

    (void)state;
    driver_init(&d);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.screen, SCREEN_LEG);
    other.routines[R_QUICK].id = renamed;
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_CHOOSE);
    assert_int_equal(d.effect_count, driver_cues(&d, CUE_CHOOSE)); /* nothing was recorded */
}

/* The way back from the leg looks for the technique in a menu that does not show it. */
static void test_a_chosen_technique_that_is_no_longer_listed_leads_back(void **state)
{
    struct driver d;
    struct content other = fixture_content();

    (void)state;
    driver_init(&d);
    driver_tap(&d, BUTTON_OK);
    while (visit_choose_item(&d.content, NULL, d.model.focus) != VISIT_PICK) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.screen, SCREEN_LEG);
    other.techniques[T_ROLL].listed = false;
    driver_take_content(&d, &other);
    assert_int_equal(d.model.screen, SCREEN_CHOOSE);
}

/* Everything that can be done to a visit, in any order, with any content under it. */
static void test_any_content_at_any_moment(void **state)
{
    struct phase fewer[CONTENT_MAX_PHASES], longer[CONTENT_MAX_PHASES];
    unsigned count = copy_phases(T_ROLL, fewer);
    struct content contents[] = {
        fixture_content(),
        turned(),
        with_phases(T_ROLL, fewer, count - 2),
        with_phases(T_ROLL, longer, copy_phases(T_ROLL, longer)),
        with_phases(T_ROLL, fewer + 1, 2), /* does not search any more */
        without_technique(T_ROLL),
        without_technique(T_FLEX),
        fixture_content(),
    };
    static struct driver d;
    unsigned dice = 1;

    (void)state;
    longer[0].seconds.value = 11;
    longer[1].seconds.value = 90;
    contents[7].card_count = 1;
    contents[7].routine_count = 2;
    contents[7].techniques[T_WALL].listed = false;
    driver_init(&d);
    for (int i = 0; i < 20000; i++) {
        dice = dice * 1103515245U + 12345U;
        unsigned throw = dice >> 16 & 15U;
        if (throw < 8) {
            driver_take_content(&d, &contents[throw]);
        } else if (throw < 12) {
            driver_tap(&d, (enum button)(throw -8));
        } else if (throw < 14) {
            driver_tap(&d, BUTTON_OK);
        } else {
            driver_until_change(&d);
        }
        struct next_up next;
        visit_next_up(&d.model, &d.env, &next);
        assert_in_range(d.model.focus, 0, 5);
        d.effect_count = 0;
    }
    assert_true(d.model.visits > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_content_changes_nothing),
        cmocka_unit_test(test_a_running_phase_keeps_its_time_though_all_indices_change),
        cmocka_unit_test(test_a_running_phase_gets_its_new_length),
        cmocka_unit_test(test_a_phase_that_became_shorter_than_its_time_ends),
        cmocka_unit_test(test_a_technique_with_other_phases_begins_again),
        cmocka_unit_test(test_a_paused_technique_with_other_phases_begins_again),
        cmocka_unit_test(test_a_visit_whose_technique_is_gone_ends),
        cmocka_unit_test(test_a_countdown_whose_technique_is_gone_ends_without_a_step),
        cmocka_unit_test(test_a_summary_whose_technique_is_gone_only_leaves),
        cmocka_unit_test(test_the_focus_stays_on_its_item),
        cmocka_unit_test(test_a_focus_whose_item_is_gone_stays_in_the_row),
        cmocka_unit_test(test_a_choice_that_is_gone_leads_back_to_the_routines),
        cmocka_unit_test(test_a_chosen_technique_that_is_no_longer_listed_leads_back),
        cmocka_unit_test(test_any_content_at_any_moment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
