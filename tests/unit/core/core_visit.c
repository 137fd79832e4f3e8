/* SPDX-License-Identifier: MIT */
/* The visit from the first "get ready" to the last record. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct driver d;

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    return 0;
}

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

/* Moves on to the running of a block and says which phase of which leg it is. */
static void begin_running(void)
{
    assert_true(driver_key(&d, KEY_START_NOW));
    SCREEN_IS("run");
}

static void test_carried_along_without_a_press(void **state)
{
    static const int seconds[] = {60, 45, 15};

    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    SCREEN_IS("ready");
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_BEGIN), 1);
    driver_until_change(&d);
    for (int leg = 0; leg < 2; leg++) {
        for (int i = 0; i < 3; i++) {
            SCREEN_IS("run");
            assert_int_equal(d.model.step, leg * 3 + i + 1);
            assert_int_equal(driver_until_change(&d), seconds[i] * 1000);
        }
        if (leg == 0) {
            SCREEN_IS("switch");
            assert_int_equal(driver_until_change(&d), 8000);
        }
    }
    SCREEN_IS("feel");
    assert_true(d.model.feel_is_after);

    const struct usage_end *end = &driver_usage(&d, USAGE_VISIT_END, -1)->u.end;
    assert_int_equal(end->reason, ENDED_FINISHED);
    assert_int_equal(end->guided_ms, 240000);
    assert_int_equal(end->spots[LEG_LEFT], 0);
    assert_int_equal(end->spots[LEG_RIGHT], 0);
    assert_int_equal(driver_usage_count(&d, USAGE_STEP), 6);
}

static void test_ready_is_longer_when_a_tool_is_fetched(void **state)
{
    (void)state;
    driver_start(&d, R_FULL, LEGS_RIGHT); /* each tap waits a second */
    assert_int_equal(d.model.count_total_ms, 20000);
    for (int i = 0; i < 20 && d.model.block < 2; i++) {
        driver_until_change(&d);
    }
    SCREEN_IS("ready"); /* the wall is there */
    assert_int_equal(d.model.count_total_ms, 10000);
}

static void test_found_starts_the_hold_there_and_then(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running(); /* a second of the search is gone */
    driver_wait(&d, 18000);
    driver_press(&d, BUTTON_OK);
    assert_int_equal(driver_last_step(&d)->guided_ms, 19000);
    assert_int_equal(driver_last_step(&d)->planned_ms, 60000);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_DONE);
    assert_int_equal(d.model.run.phase, 1);
    assert_int_equal(d.model.run.started_ms, d.now_ms);
    assert_int_equal(d.model.run.planned_ms, 45000);
    assert_true(d.model.run.spot);
    assert_int_equal(d.model.tally[LEG_RIGHT].spots, 1);
    assert_int_equal(driver_cues(&d, CUE_FOUND), 1);
    driver_release(&d, BUTTON_OK);

    driver_until_change(&d); /* rock */
    driver_until_change(&d); /* 120 - 19 - 45 - 15 = 41 s left: a last search */
    assert_int_equal(d.model.run.phase, 0);
    assert_int_equal(d.model.run.planned_ms, 41000);
    driver_until_change(&d);
    SCREEN_IS("feel");
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.guided_ms, 120000);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.spots[LEG_RIGHT], 1);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.spots[LEG_LEFT], 0);
}

static void test_a_spot_in_the_last_second_gets_its_hold(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_wait(&d, 18000);
    driver_tap(&d, BUTTON_OK);
    driver_until_change(&d);
    driver_until_change(&d);
    driver_wait(&d, 40500);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.run.phase, 1);
    assert_int_equal(d.model.run.planned_ms, 45000);
    driver_until_change(&d);
    driver_until_change(&d);
    SCREEN_IS("feel");
    assert_int_equal(d.model.tally[LEG_RIGHT].spots, 2);
}

static void test_repeat_gives_the_whole_time_again(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    driver_wait(&d, 20000);
    driver_press(&d, BUTTON_LEFT);
    driver_release(&d, BUTTON_LEFT);
    assert_int_equal(visit_phase_elapsed_ms(&d.model), 0);
    assert_int_equal(driver_until_change(&d), 45000);
    assert_int_equal(driver_last_step(&d)->guided_ms, 65000);
    assert_int_equal(driver_last_step(&d)->planned_ms, 45000);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_DONE);
    assert_int_equal(d.model.step, 3);
}

static void test_skips_go_through_the_plan(void **state)
{
    static const enum screen screens[] = {SCREEN_RUN, SCREEN_RUN, SCREEN_SWITCH, SCREEN_RUN,
                                          SCREEN_RUN, SCREEN_RUN, SCREEN_FEEL};

    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    begin_running();
    for (int i = 0; i < 7; i++) {
        if (d.model.screen == SCREEN_SWITCH) {
            assert_true(driver_key(&d, KEY_START_NOW));
        } else {
            assert_true(driver_key(&d, KEY_SKIP));
            assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_SKIPPED);
        }
        assert_int_equal(d.model.screen, screens[i]);
    }
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_FINISHED);
    assert_int_equal(d.model.tally[LEG_RIGHT].phases_done, 0);
}

static void test_the_second_leg_skipped(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    begin_running();
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    SCREEN_IS("switch");
    assert_true(driver_key(&d, KEY_SKIP_LEG));
    SCREEN_IS("feel");
    assert_int_equal(driver_last_step(&d)->leg, LEG_LEFT);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_SKIPPED);
    assert_int_equal(driver_last_step(&d)->guided_ms, 0);
    assert_int_equal(driver_last_step(&d)->planned_ms, 120000);
    assert_int_equal(driver_last_step(&d)->ordinal, 4);
}

static void test_the_first_leg_again(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    begin_running();
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    assert_true(driver_key(&d, KEY_AGAIN));
    SCREEN_IS("run");
    assert_int_equal(d.model.plan.blocks[d.model.block].leg, LEG_RIGHT);
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    SCREEN_IS("switch");
    assert_int_equal(d.model.tally[LEG_RIGHT].guided_ms, 240000);
    assert_int_equal(d.model.tally[LEG_LEFT].guided_ms, 0);
}

static void test_repetitions_are_counted(void **state)
{
    (void)state;
    driver_start_technique(&d, 3, LEGS_LEFT); /* T_DROPS */
    begin_running();
    const struct phase *phase = visit_phase(&d.model, &d.env);
    assert_int_equal(phase->kind, PHASE_REPS);
    struct rep_place place = visit_rep_place(phase, visit_phase_elapsed_ms(&d.model));
    assert_int_equal(place.rep, 0);
    assert_int_equal(place.beat, 1); /* a second has gone: lowering */
    driver_wait(&d, 7000);
    place = visit_rep_place(phase, visit_phase_elapsed_ms(&d.model));
    assert_int_equal(place.rep, 2);
    assert_int_equal(place.beat, 0);
    driver_until_change(&d);
    assert_int_equal(driver_cues(&d, CUE_BEAT), 20);
    assert_int_equal(d.model.tally[LEG_LEFT].reps, 10);
    place = visit_rep_place(phase, plan_phase_ms(phase));
    assert_int_equal(place.rep, 9); /* the very end is still the last one */
}

static void test_cues_of_a_hold(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    int64_t began_ms = d.now_ms;
    driver_until_change(&d);

    int64_t tick_ms[4] = {0};
    int ins = 0, outs = 0;
    for (int i = 0; i < d.effect_count; i++) {
        if (d.effects[i].kind != EFFECT_CUE || d.effects[i].at_ms < began_ms) {
            continue;
        }
        int64_t at_ms = d.effects[i].at_ms - began_ms;
        enum cue cue = d.effects[i].u.cue.cue;
        if (cue == CUE_TICK) {
            tick_ms[d.effects[i].u.cue.number] = at_ms;
        } else if (cue == CUE_END) {
            tick_ms[0] = at_ms;
        } else if (cue == CUE_BREATHE_IN) {
            assert_int_equal(at_ms, 10000 * ins++);
        } else if (cue == CUE_BREATHE_OUT) {
            assert_int_equal(at_ms, 10000 * outs++ + 4000);
        } else if (cue == CUE_HALF) {
            assert_int_equal(at_ms, 22500);
        } else if (cue == CUE_TEN) {
            assert_int_equal(at_ms, 35000);
        }
    }
    assert_int_equal(ins, 5);
    assert_int_equal(outs, 5);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(tick_ms[i], 45000 - 1000 * i);
    }
    assert_int_equal(driver_cues(&d, CUE_HALF), 1);
    assert_int_equal(driver_cues(&d, CUE_TEN), 1);
}

/* Somebody who fetches a ball hears when to sit down, and everybody when it begins; a prompt in
 * between moves what is left. */
static void test_cues_of_a_countdown(void **state)
{
    static const struct {
        enum cue cue;
        int64_t before_ms;
    } expected[] = {{CUE_PLACE, 10000}, {CUE_TICK, 3000}, {CUE_TICK, 2000}, {CUE_TICK, 1000}};
    int at = 0;

    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    assert_int_equal(d.model.count_total_ms, 20000);
    driver_wait(&d, 12000);
    driver_key(&d, KEY_STOP);
    driver_key(&d, KEY_GO_ON);
    driver_until_change(&d);
    for (int i = 0; i < d.effect_count; i++) {
        const struct effect *effect = &d.effects[i];

        if (effect->kind == EFFECT_CUE &&
            (effect->u.cue.cue == CUE_PLACE || effect->u.cue.cue == CUE_TICK)) {
            int64_t moved_ms = at == 0 ? 1000 : 0; /* by the prompt, which came after it */

            assert_true(at < 4);
            assert_int_equal(effect->u.cue.cue, expected[at].cue);
            assert_int_equal(effect->at_ms, d.now_ms - expected[at].before_ms - moved_ms);
            at++;
        }
    }
    assert_int_equal(at, 4);
}

static void test_feelings_are_kept_or_not_given(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK); /* quick */
    driver_tap(&d, BUTTON_OK); /* ball */
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK); /* left leg */
    driver_tap(&d, BUTTON_OK); /* understood */
    SCREEN_IS("feel");
    driver_tap(&d, BUTTON_RIGHT); /* shows the middle */
    assert_int_equal(d.model.feel_focus, 2);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_BEGIN, 0)->u.visit.feel_before, 3);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_BEGIN, 0)->u.visit.legs, LEGS_LEFT);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_BEGIN, 0)->u.visit.planned_ms, 120000);
    assert_string_equal(driver_usage(&d, USAGE_VISIT_BEGIN, 0)->u.visit.tool, "ball");
    begin_running();
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.feel_after, FEEL_NONE);
    driver_tap(&d, BUTTON_LEFT); /* shows the answer before */
    assert_int_equal(d.model.feel_focus, 3);
    for (int i = 0; i < 5; i++) {
        driver_tap(&d, BUTTON_LEFT); /* stops at the loose end */
    }
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("summary");
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.feel_after, 0);
}

static void test_stretch_and_other_leg_from_the_summary(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    driver_tap(&d, BUTTON_OK); /* no answer */
    SCREEN_IS("summary");
    assert_int_equal(visit_next_step_ms(&d.model, &d.env), 30000);
    assert_true(driver_key(&d, KEY_OTHER_LEG));
    SCREEN_IS("ready");
    assert_int_equal(d.model.plan.blocks[0].leg, LEG_LEFT);
    begin_running();
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    SCREEN_IS("summary");
    assert_false(driver_key(&d, KEY_OTHER_LEG));
    assert_int_equal(visit_next_step_ms(&d.model, &d.env), 60000); /* both legs by now */
    assert_true(driver_key(&d, KEY_NEXT_STEP));
    begin_running();
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_BACK); /* stopping the extra changes nothing about the routine */
    SCREEN_IS("summary");
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.legs, LEGS_BOTH);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.planned_ms, 300000);
    assert_false(d.model.left);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_FINISHED);
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_BEGIN), 1);
    assert_false(driver_key(&d, KEY_NEXT_STEP));
    driver_wait(&d, 45000);
    SCREEN_IS("attract");
}

static void test_ordinals_count_up(void **state)
{
    (void)state;
    driver_start(&d, R_FULL, LEGS_BOTH);
    while (d.model.screen != SCREEN_FEEL) {
        driver_until_change(&d);
    }
    for (int i = 0; i < driver_usage_count(&d, USAGE_STEP); i++) {
        assert_int_equal(driver_usage(&d, USAGE_STEP, i)->u.step.ordinal, i + 1);
    }
}

static void test_the_second_leg_gets_the_full_time(void **state)
{
    int64_t guided_ms[LEG_COUNT] = {0};

    (void)state;
    driver_start(&d, R_FULL, LEGS_BOTH);
    begin_running();
    driver_tap(&d, BUTTON_OK); /* found at once on the right: the plan shifts */
    while (d.model.screen != SCREEN_FEEL) {
        driver_until_change(&d);
    }
    for (int i = 0; i < driver_usage_count(&d, USAGE_STEP); i++) {
        const struct usage_step *step = &driver_usage(&d, USAGE_STEP, i)->u.step;
        guided_ms[step->leg] += step->guided_ms;
    }
    assert_int_equal(guided_ms[LEG_LEFT], (300 + 30 + 70) * 1000);
    assert_in_range(guided_ms[LEG_RIGHT], (300 + 30 + 70) * 1000 - 10000,
                    (300 + 30 + 70) * 1000);
}

static void test_what_is_next(void **state)
{
    struct next_up next;

    (void)state;
    driver_start(&d, R_FULL, LEGS_BOTH);
    assert_true(visit_next_up(&d.model, &d.env, &next));
    assert_int_equal(next.ms, 60000);
    begin_running();
    assert_true(visit_next_up(&d.model, &d.env, &next));
    assert_int_equal(next.phase->kind, PHASE_HOLD);
    assert_int_equal(next.ms, 45000);
    while (d.model.block == 0 && d.model.block_left_ms > d.model.run.planned_ms + 5000) {
        driver_until_change(&d);
    }
    assert_true(visit_next_up(&d.model, &d.env, &next));
    assert_int_equal(next.leg, LEG_LEFT);
    assert_false(next.other_technique);
    while (d.model.block < d.model.plan.count - 1 || d.model.screen != SCREEN_RUN ||
           d.model.run.phase != 1) {
        driver_until_change(&d);
    }
    assert_false(visit_next_up(&d.model, &d.env, &next));
}

static void test_progress_of_the_strip(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    assert_true(visit_block_progress(&d.model, &d.env, 0) == 0.0f);
    begin_running();
    driver_wait(&d, 59000); /* half of the leg's time */
    assert_true(visit_block_progress(&d.model, &d.env, 0) == 0.5f);
    assert_true(visit_block_progress(&d.model, &d.env, 1) == 0.0f);
    while (d.model.screen == SCREEN_RUN) {
        driver_until_change(&d);
    }
    assert_true(visit_block_progress(&d.model, &d.env, 0) == 1.0f);
    assert_true(visit_block_progress(&d.model, &d.env, 1) == 0.0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_carried_along_without_a_press, setup),
        cmocka_unit_test_setup(test_ready_is_longer_when_a_tool_is_fetched, setup),
        cmocka_unit_test_setup(test_found_starts_the_hold_there_and_then, setup),
        cmocka_unit_test_setup(test_a_spot_in_the_last_second_gets_its_hold, setup),
        cmocka_unit_test_setup(test_repeat_gives_the_whole_time_again, setup),
        cmocka_unit_test_setup(test_skips_go_through_the_plan, setup),
        cmocka_unit_test_setup(test_the_second_leg_skipped, setup),
        cmocka_unit_test_setup(test_the_first_leg_again, setup),
        cmocka_unit_test_setup(test_repetitions_are_counted, setup),
        cmocka_unit_test_setup(test_cues_of_a_hold, setup),
        cmocka_unit_test_setup(test_cues_of_a_countdown, setup),
        cmocka_unit_test_setup(test_feelings_are_kept_or_not_given, setup),
        cmocka_unit_test_setup(test_stretch_and_other_leg_from_the_summary, setup),
        cmocka_unit_test_setup(test_ordinals_count_up, setup),
        cmocka_unit_test_setup(test_the_second_leg_gets_the_full_time, setup),
        cmocka_unit_test_setup(test_what_is_next, setup),
        cmocka_unit_test_setup(test_progress_of_the_strip, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
