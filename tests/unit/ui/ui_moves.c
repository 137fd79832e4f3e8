/* SPDX-License-Identifier: MIT */
/* When the picture changes by itself, and how it moves until then. */
#include "app/ui/ease.h"
#include "app/ui/orbit.h"
#include "app/ui/ring.h"
#include "app/ui/softkeys.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct draw_list before;
static struct draw_list after;

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

static bool same_picture(const struct draw_list *a, const struct draw_list *b)
{
    if (a->command_count != b->command_count) {
        return false;
    }
    for (int i = 0; i < a->command_count; i++) {
        if (a->commands[i].hash != b->commands[i].hash) {
            return false;
        }
    }
    return true;
}

/* Nothing changes before the time that ui_next_change_ms() gives. */
static void test_still_until_next_change(void **state)
{
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);

    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        struct model model;
        int64_t next_ms;

        fixture_moment(i)->build(&model);
        next_ms = ui_next_change_ms(&model, env, model.now_ms);
        if (next_ms <= model.now_ms) {
            continue;
        }
        ui_draw(&model, env, model.now_ms, &before);
        if (next_ms == INT64_MAX) { /* it is black: for a night */
            next_ms = model.now_ms + 12 * 3600000LL;
        }
        ui_draw(&model, env, next_ms - 1, &after);
        assert_true(same_picture(&before, &after));
    }
}

/* Where nothing else moves: the first step that the whole frame makes. */
static int64_t orbit_ms(const struct model *model)
{
    return model->started_ms + orbit_change_ms(0);
}

static void test_next_change(void **state)
{
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);
    const struct settings *settings = env->visit.settings;
    struct ui_env bare = *env;
    struct model model = moment("attract");

    (void)state;
    bare.figure = NULL;
    assert_true(ui_next_change_ms(&model, &bare, model.now_ms) == orbit_ms(&model));
    assert_true(ui_next_change_ms(&model, env, model.now_ms) == model.now_ms); /* it moves */
    model.press_ms[BUTTON_OK] = model.now_ms - 119;
    assert_true(ui_next_change_ms(&model, env, model.now_ms) == model.now_ms);
    model = moment("safety");
    assert_true(ui_next_change_ms(&model, env, model.now_ms) ==
                model.touched_ms + settings->menu_idle_ms - settings->idle_ring_ms);
    model = moment("choose_moving");
    assert_true(ui_next_change_ms(&model, env, model.now_ms) == model.now_ms);
    model = moment("technique"); /* the way-back ring runs */
    assert_true(ui_next_change_ms(&model, env, model.now_ms) == model.now_ms);
    model = moment("hold");
    assert_true(ui_next_change_ms(&model, env, model.now_ms) == model.now_ms);
    model = moment("fault");
    assert_true(ui_next_change_ms(&model, env, model.now_ms + 320) == orbit_ms(&model));
}

static void test_dim(void **state)
{
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);
    struct model model = moment("attract_dimmed");
    int64_t from_ms = model.touched_ms + env->visit.settings->dim_ms;

    (void)state;
    model.now_ms = from_ms;
    model.since_ms = model.focus_ms = model.touched_ms;
    assert_true(ui_next_change_ms(&model, env, from_ms + 599) == from_ms + 599);
    assert_true(ui_next_change_ms(&model, env, from_ms + 600) == from_ms + 600);
    /* The figure ends its round of techniques, and then nothing moves any more. */
    model.started_ms = from_ms + 600000;
    assert_true(ui_next_change_ms(&model, env, from_ms + 600000) == orbit_ms(&model));
}

static rgba first_colour(const struct model *model, int64_t now_ms)
{
    ui_draw(model, fixture_env(&fixture_layouts[0]), now_ms, &before);
    return before.commands[0].colour;
}

static void test_a_fault_that_stays_dims(void **state)
{
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);
    struct model model = moment("fault");
    int64_t from_ms = model.touched_ms + env->visit.settings->dim_ms;
    rgba bright = first_colour(&model, from_ms);

    (void)state;
    assert_int_equal(first_colour(&model, model.now_ms), bright);
    assert_int_not_equal(first_colour(&model, from_ms + 600), bright);
    model.started_ms = from_ms - 30000; /* the frame does not step now */
    assert_true(ui_next_change_ms(&model, env, from_ms - 1) == from_ms);
    assert_true(ui_next_change_ms(&model, env, from_ms + 599) == from_ms + 599);
    assert_true(ui_next_change_ms(&model, env, from_ms + 600) == orbit_ms(&model));
}

static struct entering entering_at(const struct model *model, int64_t now_ms)
{
    ui_draw(model, fixture_env(&fixture_layouts[0]), now_ms, &before);
    return before.entering;
}

/* Every screen that is entered comes in over what was shown: for 320 ms, or 200 where a prompt
 * or a pause comes or goes. What is drawn is the whole screen from the first frame on. */
static void test_screens_come_in(void **state)
{
    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        struct model model;
        int64_t from_ms;

        fixture_moment(i)->build(&model);
        if (visit_staff_hold_since_ms(&model, &fixture_env(&fixture_layouts[0])->visit) >= 0 ||
            visit_trouble_hold_since_ms(&model) >= 0) {
            continue; /* comes in over the screen without its being left */
        }
        from_ms = model.now_ms;
        model.since_ms = model.touched_ms = model.focus_ms = from_ms;
        model.run.started_ms = model.screen == SCREEN_RUN ? from_ms : model.run.started_ms;
        model.count_ms = from_ms + model.count_total_ms;
        model.dimmed = false;
        bool quick = model.screen == SCREEN_STOP || model.screen == SCREEN_PAUSED;
        int64_t length_ms = quick ? 200 : 320;
        const struct ui_env *env = fixture_env(&fixture_layouts[0]);
        struct entering first = entering_at(&model, from_ms);
        assert_float_equal(first.before, 1.0F - 16.0F / (float)length_ms, 0.001F);
        assert_true(ui_next_change_ms(&model, env, from_ms + length_ms - 1) ==
                    from_ms + length_ms - 1);
        struct entering last = entering_at(&model, from_ms + length_ms);
        assert_float_equal(last.before, 0.0F, 0.0F);
        assert_true(last.picture == first.picture);
    }
}

static bool other_picture(const struct model *a, const struct model *b)
{
    struct entering from = entering_at(a, a->now_ms);

    return from.picture != entering_at(b, b->now_ms).picture;
}

/* What changes at once is another picture; what moves by itself is the same one. */
static void test_what_is_another_picture(void **state)
{
    struct model a = moment("hold");
    struct model b = a;

    (void)state;
    b.now_ms += 5000;
    assert_false(other_picture(&a, &b));
    b.screen = SCREEN_PAUSED;
    b.since_ms = b.touched_ms = b.held_ms = b.now_ms;
    assert_true(other_picture(&a, &b));
    a = b = moment("learn");
    b.focus_was = 0;
    b.focus = 1;
    b.focus_ms = b.touched_ms = b.now_ms;
    assert_true(other_picture(&a, &b));
    assert_float_equal(entering_at(&b, b.now_ms).before, 0.95F, 0.001F);
    a = b = moment("safety"); /* the way-back ring appears */
    b.now_ms = a.touched_ms + 25000;
    assert_true(other_picture(&a, &b));
    a = b;
    a.now_ms -= 1;
    assert_true(other_picture(&a, &b));
    a.touched_ms = a.now_ms; /* and a press puts it away */
    assert_true(other_picture(&a, &b));
}

/* The cards move, the figure ends its movement: neither fades. */
static void test_what_moves_does_not_fade(void **state)
{
    struct model model = moment("choose_moving");
    struct entering entering = entering_at(&model, model.now_ms);

    (void)state;
    assert_true(entering.before > 0.0F);
    assert_float_equal(entering.hole.w, 1920.0F, 0.0F);
    assert_float_equal(entering.hole.y, 190.0F, 0.0F);
    model = moment("paused");
    assert_float_equal(entering_at(&model, model.now_ms).hole.w, 1168.0F, 0.0F);
    model = moment("stop"); /* of a prompt only the keys */
    assert_float_equal(entering_at(&model, model.now_ms).area.y, 931.0F, 0.0F);
}

/* "Stop here?" begins as the picture it lies over. */
static void test_stop_comes_in(void **state)
{
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);
    struct model model = moment("stop");
    rgba bright;

    (void)state;
    model.since_ms = model.now_ms;
    bright = first_colour(&model, model.now_ms);
    assert_true((first_colour(&model, model.now_ms + 200) & 0xFF) < (bright & 0xFF));
    assert_true(ui_next_change_ms(&model, env, model.now_ms + 199) == model.now_ms + 199);
}

static void test_ease(void **state)
{
    (void)state;
    assert_true(ease_place(100, 100, 200) <= 0.0F);
    assert_true(ease_place(50, 100, 200) <= 0.0F);
    assert_true(ease_place(300, 100, 200) >= 1.0F);
    assert_true(ease_place(0, 0, 0) >= 1.0F);
    assert_float_equal(ease_place(200, 100, 200), 0.5F, 0.0001F);
    assert_float_equal(ease_out(0.5F), 0.875F, 0.0001F);
    assert_float_equal(ease_sine(0.5F), 0.5F, 0.0001F);
    assert_float_equal(ease_sine(1.0F), 1.0F, 0.0001F);
}

static void test_press_dips(void **state)
{
    struct model model = moment("choose");

    (void)state;
    assert_float_equal(softkeys_press_scale(&model, BUTTON_OK), 1.0F, 0.0001F);
    model.press_ms[BUTTON_OK] = model.now_ms; /* seen at once */
    assert_true(softkeys_press_scale(&model, BUTTON_OK) < 0.999F);
    model.press_ms[BUTTON_OK] = model.now_ms - 60 + 16;
    assert_float_equal(softkeys_press_scale(&model, BUTTON_OK), 0.92F, 0.0001F);
    model.press_ms[BUTTON_OK] = model.now_ms - 120;
    assert_float_equal(softkeys_press_scale(&model, BUTTON_OK), 1.0F, 0.0001F);
}

static void test_swell(void **state)
{
    (void)state;
    assert_float_equal(ring_swell(3001), 1.0F, 0.0001F);
    assert_float_equal(ring_swell(3000), 1.0F, 0.0001F);
    assert_float_equal(ring_swell(2500), 1.08F, 0.0001F);
    assert_float_equal(ring_swell(500), 1.08F, 0.0001F);
    assert_float_equal(ring_swell(0), 1.0F, 0.0001F);
}

/* The last press of a code is seen for a moment, as the button that it was. */
static bool shows_last_press(const struct model *model, int button)
{
    const struct staff *staff = &model->staff;

    return staff->code_count > 0 && (int)staff->code[staff->code_count - 1] == button &&
           model->now_ms - staff->code_ms < 400;
}

/* A coach's page, and one where buttons are checked, tells of all four; those that work are in
 * the bar. */
static bool may_be_a_key(const struct model *model, const struct draw_command *command)
{
    bool tells = model->screen == SCREEN_COACH || model->screen == SCREEN_SERVICE ||
                 model->screen == SCREEN_WIRING;

    return !tells || command->bounds.y >= softkeys_area(false).y;
}

/* Only buttons that do something are drawn: their discs are the only fills in their colours. */
static void test_only_working_buttons(void **state)
{
    static const rgba COLOURS[BUTTON_COUNT] = {0xFFFF5D5D, 0xFFFFD23F, 0xFF4D9DFF, 0xFF3ECF8E};
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);

    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        struct model model;
        enum soft_key keys[BUTTON_COUNT];

        fixture_moment(i)->build(&model);
        if (model.dimmed) {
            continue;
        }
        visit_keys(&model, &env->visit, keys);
        ui_draw(&model, env, model.now_ms, &before);
        for (int button = 0; button < BUTTON_COUNT; button++) {
            int discs = 0;
            for (int k = 0; k < before.command_count; k++) {
                discs += before.commands[k].kind == DRAW_FILL &&
                         before.commands[k].colour == COLOURS[button] &&
                         may_be_a_key(&model, &before.commands[k]);
            }
            int typed = model.screen == SCREEN_CODE && shows_last_press(&model, button);

            assert_int_equal(discs, (keys[button] != KEY_NONE) + typed);
        }
    }
}

/* The content may be what is broken: the fault screen is the same without any. */
static void test_fault_needs_no_content(void **state)
{
    static const struct content EMPTY;
    struct ui_env env = *fixture_env(&fixture_layouts[0]);
    struct model model = moment("fault");

    (void)state;
    ui_draw(&model, &env, model.now_ms, &before);
    env.visit.content = &EMPTY;
    ui_draw(&model, &env, model.now_ms, &after);
    assert_true(same_picture(&before, &after));
    assert_true(ui_next_change_ms(&model, &env, model.now_ms + 320) == orbit_ms(&model));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_still_until_next_change),
        cmocka_unit_test(test_next_change),
        cmocka_unit_test(test_dim),
        cmocka_unit_test(test_a_fault_that_stays_dims),
        cmocka_unit_test(test_screens_come_in),
        cmocka_unit_test(test_what_is_another_picture),
        cmocka_unit_test(test_what_moves_does_not_fade),
        cmocka_unit_test(test_stop_comes_in),
        cmocka_unit_test(test_ease),
        cmocka_unit_test(test_press_dips),
        cmocka_unit_test(test_swell),
        cmocka_unit_test(test_only_working_buttons),
        cmocka_unit_test(test_fault_needs_no_content),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
