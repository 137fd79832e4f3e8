/* SPDX-License-Identifier: MIT */
/* The band with an author's mistakes: over every screen, on the page, and gone with them. */
#include "fixture.h"

#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct draw_list plain, noticed;

static const char two[] = "techniques/ball.yaml:29:11: phases[1].kind: is 'hodl', did you mean "
                          "'hold'?; allowed are search, hold, rock, reps, stretch\n"
                          "figure/poses.yaml:75:38: scenes[1].keys[0].glow: has 2 entries";

static void draw(const struct fixture_moment *moment, const struct fixture_layout *layout,
                 const struct notice *notice, struct draw_list *list)
{
    struct ui_env env;
    struct model model;

    moment->build(&model);
    env = *fixture_env(layout);
    env.notice = notice;
    ui_draw(&model, &env, model.now_ms, list);
}

static const char *text_of(const struct draw_list *list, int command)
{
    const struct draw_command *c = &list->commands[command];

    return c->kind == DRAW_TEXT ? &list->chars[c->u.text.first_char] : "";
}

/* The text that begins with `words`, above everything that the screen itself shows, or -1. */
static int find(const char *words)
{
    for (int i = plain.command_count; i < noticed.command_count; i++) {
        if (strncmp(text_of(&noticed, i), words, strlen(words)) == 0) {
            return i;
        }
    }
    return -1;
}

static void check_moment(const struct fixture_moment *moment,
                         const struct fixture_layout *layout)
{
    const struct notice notice = {.kept = true, .text = two};

    draw(moment, layout, NULL, &plain);
    draw(moment, layout, &notice, &noticed);
    assert_false(noticed.overflow);
    int title = find("Not used yet.");
    int first = find("techniques/ball.yaml:29:11: phases");
    int last = find("figure/poses.yaml:75:38: ");
    if (title < 0 || first < 0 || last < 0 || find("Problems: 2") < 0) {
        fail_msg("%s, %s: the notice does not say it all", moment->name, layout->name);
    }
    /* What was held back or dimmed below it is not: it has to be read. */
    assert_int_equal(noticed.commands[title].colour, THEME.text);
    assert_true(noticed.commands[title].u.text.y < noticed.commands[first].u.text.y);
    assert_true(noticed.commands[first].u.text.y < noticed.commands[last].u.text.y);
}

static void over_every_screen(void **state)
{
    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        if (strncmp(fixture_moment(i)->name, "resting", 7) == 0) { /* nothing bright at night */
            continue;
        }
        for (int k = 0; k < FIXTURE_LAYOUTS; k++) {
            check_moment(fixture_moment(i), &fixture_layouts[k]);
        }
    }
}

static void what_is_shown_has_another_title(void **state)
{
    const struct notice notice = {.kept = false, .text = two};

    (void)state;
    draw(fixture_moment(0), &fixture_layouts[0], NULL, &plain);
    draw(fixture_moment(0), &fixture_layouts[0], &notice, &noticed);
    assert_true(find("Shown, but not right yet.") >= 0);
    assert_int_equal(find("Not used yet."), -1);
}

/* Fifty long problems: as many as have room, all of them inside the band. */
static void many_problems_stay_in_the_band(void **state)
{
    static char many[50 * 130];
    const struct notice notice = {.kept = true, .text = many};
    size_t used = 0;

    (void)state;
    for (int i = 0; i < 50; i++) {
        used +=
            (size_t)snprintf(many + used, sizeof many - used,
                             "%stechniques/a_rather_long_name_%d.yaml:%d:11: phases[1].kind: "
                             "is 'hodl', did you mean 'hold'?",
                             i > 0 ? "\n" : "", i, i);
    }
    for (int k = 0; k < FIXTURE_LAYOUTS; k++) {
        draw(fixture_moment(0), &fixture_layouts[k], NULL, &plain);
        draw(fixture_moment(0), &fixture_layouts[k], &notice, &noticed);
        assert_false(noticed.overflow);
        struct rect band = noticed.commands[plain.command_count].bounds;
        assert_true(band.y >= 0.0F && band.y + band.h < noticed.canvas.h / 2.0F);
        assert_true(find("techniques/a_rather_long_name_0.yaml") >= 0);
        assert_true(find("Problems: 50") >= 0);
        for (int i = plain.command_count + 1; i < noticed.command_count; i++) {
            const struct draw_command *c = &noticed.commands[i];
            if (c->kind == DRAW_TEXT) {
                assert_true(c->u.text.y < band.y + band.h - 8.0F);
                assert_true(c->u.text.x > band.x);
                if (strncmp(text_of(&noticed, i), "techniques/", 11) == 0) {
                    assert_true(c->u.text.px >= 27.0F); /* not made smaller to hold more */
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_every_screen),
        cmocka_unit_test(what_is_shown_has_another_title),
        cmocka_unit_test(many_problems_stay_in_the_band),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
