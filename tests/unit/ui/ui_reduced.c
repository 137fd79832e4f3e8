/* SPDX-License-Identifier: MIT */
/* Reduced motion: the figure stands in each key pose for its time, and one pose fades over to
 * the next. */
#include "app/ui/figure/pose.h"
#include "app/ui/stage.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct draw_list list;
static struct settings settings;
static struct ui_env env;

static void reduce(bool reduced)
{
    env = *fixture_env(&fixture_layouts[0]);
    settings = *env.visit.settings;
    settings.reduced_motion = reduced;
    env.visit.settings = &settings;
}

static struct model moment(const char *name)
{
    struct model model = {0};

    for (int i = 0; i < fixture_moment_count(); i++) {
        if (strcmp(fixture_moment(i)->name, name) == 0) {
            fixture_moment(i)->build(&model);
            return model;
        }
    }
    fail_msg("no moment %s", name);
    return model;
}

/* A running phase from its start on. */
static struct model started(const char *name)
{
    struct model model = moment(name);

    model.run.started_ms = model.since_ms = model.touched_ms = model.now_ms;
    return model;
}

static struct figure_state state_at(const struct model *model, int64_t ms)
{
    struct model then = *model;
    struct figure_state state;

    then.now_ms += ms;
    assert_true(stage_run_state(&then, &env, &state));
    return state;
}

/* The states are nothing but floats. */
static bool differ(const struct figure_state *a, const struct figure_state *b)
{
    const float *from = (const float *)a;
    const float *to = (const float *)b;

    for (size_t i = 0; i < sizeof *a / sizeof *from; i++) {
        if (from[i] < to[i] || from[i] > to[i]) {
            return true;
        }
    }
    return false;
}

static bool is_a_key(const struct figure_state *state)
{
    const struct figure *figure = env.figure;

    for (int i = 0; i < figure->scene_count; i++) {
        for (int k = 0; k < figure->scenes[i].key_count; k++) {
            if (!differ(&figure->scenes[i].keys[k].state, state)) {
                return true;
            }
        }
    }
    return false;
}

/* @return how often the pose changed in 20 s */
static int changes_of(const char *name, bool only_keys)
{
    struct model model = started(name);
    struct figure_state before = state_at(&model, 0);
    int changes = 0;

    for (int64_t ms = 0; ms < 20000; ms += 33) {
        struct figure_state now = state_at(&model, ms);

        assert_true(!only_keys || is_a_key(&now));
        changes += differ(&before, &now);
        before = now;
    }
    return changes;
}

static void test_stands_in_key_poses(void **state)
{
    (void)state;
    reduce(true);
    assert_in_range(changes_of("search", true), 4, 40);
    assert_in_range(changes_of("reps", true), 4, 40);
    assert_true(changes_of("hold", false) < 20); /* it does not breathe either */
    reduce(false);
    assert_true(changes_of("search", false) > 200);
}

static struct entering entering_at(const struct model *model, int64_t ms)
{
    ui_draw(model, &env, model->now_ms + ms, &list);
    return list.entering;
}

/* Another pose is another picture, seen at the stage alone, for 400 ms. */
static void test_poses_fade_over(void **state)
{
    struct model model = started("search");
    int64_t ms = 1000;
    struct figure_state first;
    struct entering last, next;

    (void)state;
    reduce(true);
    first = state_at(&model, ms);
    for (struct figure_state now = first; !differ(&first, &now); now = state_at(&model, ms)) {
        assert_true(++ms < 20000);
    }
    last = entering_at(&model, ms - 1);
    next = entering_at(&model, ms);
    assert_true(last.picture != next.picture);
    assert_float_equal(next.before, 1.0F - 16.0F / 400.0F, 0.001F);
    assert_float_equal(entering_at(&model, ms + 200 - 16).before, 0.5F, 0.001F);
    assert_true(entering_at(&model, ms + 200).picture == next.picture);
    assert_float_equal(entering_at(&model, ms + 400).before, 0.0F, 0.0F);
    assert_float_equal(next.area.w, 1168.0F, 0.0F);
    assert_float_equal(next.area.y, 156.0F, 0.0F);
}

static void test_a_pause_stops_at_once(void **state)
{
    struct model model = started("search");

    (void)state;
    model.held_ms = model.since_ms = model.now_ms + 2500;
    model.now_ms = model.held_ms;
    model.screen = SCREEN_PAUSED;
    model.back_to = SCREEN_RUN;
    reduce(true);
    assert_false(stage_settles(&model, &env, model.now_ms));
    reduce(false);
    assert_true(stage_settles(&model, &env, model.now_ms));
}

/* Menus show how a technique looks, the show and the summary how it goes. */
static void test_other_screens(void **state)
{
    struct model model = moment("choose");
    uint32_t hash;
    int changes = 0;

    (void)state;
    reduce(true);
    ui_draw(&model, &env, model.now_ms, &list);
    hash = list.commands[list.command_count / 2].hash;
    for (int64_t ms = 0; ms < 10000; ms += 100) {
        ui_draw(&model, &env, model.now_ms + ms, &list);
        assert_int_equal(list.commands[list.command_count / 2].hash, hash);
    }
    model = moment("attract");
    model.since_ms = model.touched_ms = model.now_ms;
    uint64_t picture = entering_at(&model, 1000).picture;
    for (int64_t ms = 1000; ms < 19000; ms += 33) {
        uint64_t now = entering_at(&model, ms).picture;
        changes += now != picture;
        picture = now;
    }
    assert_in_range(changes, 3, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stands_in_key_poses),
        cmocka_unit_test(test_poses_fade_over),
        cmocka_unit_test(test_a_pause_stops_at_once),
        cmocka_unit_test(test_other_screens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
