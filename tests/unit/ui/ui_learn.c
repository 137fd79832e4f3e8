/* SPDX-License-Identifier: MIT */
/* The pictures beside the words of the learn pages. */
#include "app/load/content_file.h"
#include "app/ui/theme.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct content content;
static struct draw_list list;

static struct ui_env env_of(bool portrait)
{
    struct ui_env env = *fixture_env(&fixture_layouts[portrait ? 1 : 0]);

    content = *fixture_content();
    env.visit.content = &content;
    return env;
}

static void draw(const struct ui_env *env, enum card_picture picture, int visits)
{
    struct model model;

    visit_init(&model, 1000);
    model.screen = SCREEN_LEARN;
    model.visits = visits;
    model.since_ms = model.focus_ms = model.touched_ms = 1000;
    model.now_ms = 5000;
    content.cards[0].picture = picture;
    ui_draw(&model, env, model.now_ms, &list);
    assert_false(list.overflow);
}

static int fills_of(rgba colour)
{
    int count = 0;

    for (int i = 0; i < list.command_count; i++) {
        count += list.commands[i].kind == DRAW_FILL && list.commands[i].colour == colour;
    }
    return count;
}

static int says(const char *text)
{
    int count = 0;

    for (int i = 0; i < list.command_count; i++) {
        const struct draw_command *command = &list.commands[i];
        count += command->kind == DRAW_TEXT &&
                 strcmp(&list.chars[command->u.text.first_char], text) == 0;
    }
    return count;
}

/* The station's own pages: as many pictures as pages, no two the same. */
static void every_page_has_its_own_picture(void **state)
{
    struct settings settings = settings_default();
    struct problems problems = {.count = 0};
    struct content own;
    bool seen[CARD_PICTURE_COUNT] = {false};

    (void)state;
    assert_true(content_load(UNKNOT_ASSETS, &settings, NULL, NULL, &own, &problems));
    for (int i = 0; i < own.card_count; i++) {
        assert_false(seen[own.cards[i].picture]);
        seen[own.cards[i].picture] = true;
    }
    assert_int_equal(own.card_count, CARD_PICTURE_COUNT);
    content_unload(&own);
}

static void no_two_pictures_look_alike(void **state)
{
    (void)state;
    for (int portrait = 0; portrait < 2; portrait++) {
        struct ui_env env = env_of(portrait == 1);
        uint32_t sums[CARD_PICTURE_COUNT];

        for (int i = 0; i < CARD_PICTURE_COUNT; i++) {
            draw(&env, (enum card_picture)i, 0);
            sums[i] = 0;
            for (int k = 0; k < list.command_count; k++) {
                sums[i] = sums[i] * 31U + list.commands[k].hash;
            }
            for (int k = 0; k < i; k++) {
                assert_int_not_equal(sums[i], sums[k]);
            }
        }
    }
}

/* Heel and arch, each soft in two strengths. */
static void pain_is_felt_at_two_places(void **state)
{
    struct ui_env env = env_of(false);

    (void)state;
    draw(&env, CARD_TRAVELS, 0);
    assert_int_equal(fills_of(colour_alpha(THEME.pulse, 0.34F)), 2);
    assert_int_equal(fills_of(colour_alpha(THEME.pulse, 0.45F)), 2);
    assert_int_equal(says("Heel"), 1);
    assert_int_equal(says("Arch"), 1);
    draw(&env, CARD_CHAIN, 0);
    assert_int_equal(fills_of(colour_alpha(THEME.pulse, 0.34F)), 5);
}

static void a_week_has_seven_days(void **state)
{
    struct ui_env env = env_of(false);

    (void)state;
    draw(&env, CARD_WEEK, 0);
    assert_int_equal(fills_of(THEME.pulse), 3 + 7);
}

static void offered_tools_are_named(void **state)
{
    struct ui_env env = env_of(false);

    (void)state;
    draw(&env, CARD_TOOLS, 0);
    assert_int_equal(says("Lacrosse ball"), 1);
    assert_int_equal(says("Hands only"), 1);
    assert_int_equal(says("Wall"), 0);
}

/* Bodies on the pages are in the look of the visit. */
static void bodies_have_the_look_of_the_visit(void **state)
{
    static const enum card_picture with_skin[] = {CARD_KNOT, CARD_TRAVELS, CARD_CHAIN,
                                                  CARD_STRETCH, CARD_LEAVE_OUT};
    struct ui_env env = env_of(false);

    (void)state;
    for (size_t i = 0; i < sizeof with_skin / sizeof with_skin[0]; i++) {
        for (int look = 0; look < env.figure->look_count; look++) {
            const struct figure_palette *palette =
                &env.figure->palettes[env.figure->looks[look].palette];
            draw(&env, with_skin[i], look);
            assert_true(fills_of(palette->colours[BODY_skin]) > 0);
        }
    }
}

static void without_a_figure_the_stage_stays_empty(void **state)
{
    struct ui_env env = env_of(false);

    (void)state;
    env.figure = NULL;
    env.closeup = NULL;
    env.tools = NULL;
    for (int i = 0; i < CARD_PICTURE_COUNT; i++) {
        draw(&env, (enum card_picture)i, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_has_its_own_picture),
        cmocka_unit_test(no_two_pictures_look_alike),
        cmocka_unit_test(pain_is_felt_at_two_places),
        cmocka_unit_test(a_week_has_seven_days),
        cmocka_unit_test(offered_tools_are_named),
        cmocka_unit_test(bodies_have_the_look_of_the_visit),
        cmocka_unit_test(without_a_figure_the_stage_stays_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
