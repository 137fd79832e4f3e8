/* SPDX-License-Identifier: MIT */
#include "fixture_panel.h"

#include "app/load/closeup_file.h"
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

int panel_load(void **state)
{
    struct station *s = calloc(1, sizeof *s);
    struct problems problems = {.count = 0};

    assert_non_null(s);
    s->settings = settings_default();
    if (content_load(UNKNOT_ASSETS, &s->settings, NULL, NULL, &s->content, &problems) &&
        closeup_load(UNKNOT_ASSETS, &s->closeup, &problems)) {
        s->figure = figure_load(UNKNOT_ASSETS, &s->content, &problems);
    }
    problems_print(&problems, stderr);
    s->env = *fixture_env(&fixture_layouts[0]);
    s->env.visit = (struct visit_env){&s->content, &s->settings};
    s->env.figure = s->figure;
    s->env.closeup = &s->closeup;
    *state = s;
    return s->figure != NULL ? 0 : -1;
}

int panel_unload(void **state)
{
    struct station *s = *state;

    figure_free(s->figure);
    content_unload(&s->content);
    free(s);
    return 0;
}

void panel_advance(const struct station *s, struct model *model, int64_t ms)
{
    struct effects effects;
    struct event event = {.kind = EVENT_TICK, .at_ms = model->now_ms + ms};

    while (visit_step(model, &s->env.visit, &event, &effects)) {
    }
}

void panel_press(const struct station *s, struct model *model, enum button button)
{
    struct effects effects;
    struct event event = {.kind = EVENT_PRESS, .at_ms = model->now_ms, .button = button};

    while (visit_step(model, &s->env.visit, &event, &effects)) {
    }
    event.kind = EVENT_RELEASE;
    visit_step(model, &s->env.visit, &event, &effects);
}

/* A visit that has just begun the first phase of one technique. */
struct model panel_running(const struct station *s, const char *technique, enum legs legs)
{
    int index = content_find_technique(&s->content, technique);
    struct model model;

    assert_true(index >= 0);
    visit_init(&model, 1000);
    model.choice = (struct choice){-1, index, s->content.techniques[index].tool, legs};
    plan_build(&s->content, NULL, &model.choice, &model.plan);
    model.screen = SCREEN_READY;
    model.visit_open = true;
    model.count_ms = 2000;
    model.count_total_ms = 1000;
    panel_advance(s, &model, 1000);
    assert_int_equal(model.screen, SCREEN_RUN);
    return model;
}

/* A press that comes right after its key changed is not taken. */
void panel_find_it(const struct station *s, struct model *model)
{
    panel_advance(s, model, SETTLED_MS);
    panel_press(s, model, BUTTON_OK);
    assert_int_equal(model->run.phase, 1);
}

void panel_draw(struct station *s, const struct model *model)
{
    ui_draw(model, &s->env, model->now_ms, &s->list);
    assert_false(s->list.overflow);
}

static bool in_panel(const struct draw_command *command)
{
    struct rect b = command->bounds;

    return b.x >= PANEL.x - 1 && b.y >= PANEL.y - 1 && b.x + b.w <= PANEL.x + PANEL.w + 1 &&
           b.y + b.h <= PANEL.y + PANEL.h + 1;
}

/* The first fill of a colour in the panel; NULL: there is none. */
const struct draw_command *panel_find(const struct station *s, rgba colour)
{
    for (int i = 0; i < s->list.command_count; i++) {
        const struct draw_command *command = &s->list.commands[i];
        if (command->kind == DRAW_FILL && command->colour == colour && in_panel(command)) {
            return command;
        }
    }
    return NULL;
}

int panel_count(const struct station *s, rgba colour)
{
    int count = 0;

    for (int i = 0; i < s->list.command_count; i++) {
        const struct draw_command *command = &s->list.commands[i];
        count += command->kind == DRAW_FILL && command->colour == colour && in_panel(command);
    }
    return count;
}
