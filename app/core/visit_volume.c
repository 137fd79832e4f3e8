/* SPDX-License-Identifier: MIT */
/* Louder and softer, for this visit only: yellow or blue held while a phase is paused, or on
 * the summary. What these two do otherwise there they do when they are let go. */
#include "app/core/visit_internal.h"

enum {
    HELD_MS = 600,
    AGAIN_MS = 300,
    STEP = 10 /* percent points */
};

bool visit_has_volume(const struct model *model)
{
    return model->screen == SCREEN_PAUSED || model->screen == SCREEN_SUMMARY;
}

static bool is_within(int minute, const struct volume_hours *hours)
{
    if (hours->from_minute <= hours->to_minute) {
        return minute >= hours->from_minute && minute < hours->to_minute;
    }
    return minute >= hours->from_minute || minute < hours->to_minute; /* over midnight */
}

/* The first that fits; without a clock nobody knows the hour. */
static int volume_of_day(const struct settings *settings, int minute)
{
    for (int i = 0; i < settings->volume_hours_count && minute >= 0; i++) {
        if (is_within(minute, &settings->volume_hours[i])) {
            return settings->volume_hours[i].percent;
        }
    }
    return settings->volume_percent;
}

static int held_to(int percent)
{
    return percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

int visit_volume_percent(const struct model *model, const struct visit_env *env)
{
    return held_to(volume_of_day(env->settings, model->minute_of_day) + model->volume_change);
}

bool visit_press_volume(struct visit *v, enum button button)
{
    struct turning *turning = &v->m->turning;

    if (v->env->settings->panel != PANEL_FOUR || !visit_has_volume(v->m) ||
        (button != BUTTON_LEFT && button != BUTTON_RIGHT)) {
        return false;
    }
    *turning = (struct turning){.on = true, .button = button, .due_ms = v->at_ms + HELD_MS};
    return true;
}

int64_t visit_volume_deadline(const struct model *m)
{
    return m->turning.on ? m->turning.due_ms : VISIT_NO_DEADLINE;
}

/* Not beyond what is heard: the next press the other way must do something at once. */
void visit_volume_due(struct visit *v)
{
    struct model *m = v->m;
    int percent = visit_volume_percent(m, v->env);
    int wanted = held_to(percent + (m->turning.button == BUTTON_RIGHT ? STEP : -STEP));

    m->turning.turned = true;
    m->turning.due_ms = v->at_ms + AGAIN_MS;
    m->touched_ms = v->at_ms;
    if (wanted != percent) {
        m->volume_change += wanted - percent;
        m->volume_ms = v->at_ms;
        visit_cue(v, CUE_PRESS);
    }
}

bool visit_release_volume(struct visit *v, enum button button)
{
    struct turning *turning = &v->m->turning;

    if (!turning->on || turning->button != button) {
        return false;
    }
    turning->on = false;
    return !turning->turned;
}
