/* SPDX-License-Identifier: MIT */
#include "app/ui/flash.h"
#include "app/ui/orbit.h"
#include "app/ui/picture.h"
#include "app/ui/screens/attract_show.h"
#include "app/ui/screens/coach.h"
#include "app/ui/screens/screens.h"
#include "app/ui/staff_hold.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"
#include "app/ui/ui.h"

#include <stddef.h>

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A movement that began at `from_ms`: now while it lasts, never once it is over. */
static int64_t while_moving(int64_t now_ms, int64_t from_ms, int64_t length_ms)
{
    return now_ms < from_ms + length_ms ? now_ms : INT64_MAX;
}

static int64_t presses_change_ms(const struct model *model, const struct visit_env *env,
                                 int64_t now_ms)
{
    int64_t next_ms = INT64_MAX;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (visit_hold_part(model, env, (enum button)i) >= 0.0F) {
            next_ms = now_ms; /* its ring fills */
        }
        if (model->hands.press_ms[i] >= 0) {
            next_ms = earlier(next_ms,
                              while_moving(now_ms, model->hands.press_ms[i], MOTION_PRESS_MS));
        }
        if (model->press_ms[i] >= 0) {
            next_ms =
                earlier(next_ms, while_moving(now_ms, model->press_ms[i], MOTION_PRESS_MS));
        }
    }
    return next_ms;
}

/* The way-back ring appears at a known time and runs from then on. */
static int64_t way_back_change_ms(const struct model *model, const struct visit_env *env,
                                  int64_t now_ms)
{
    int64_t shown_ms = visit_way_back_ms(model, env) - env->settings->idle_ring_ms;

    return shown_ms > now_ms ? shown_ms : now_ms;
}

static int64_t attract_change_ms(const struct model *model, const struct ui_env *env,
                                 int64_t now_ms)
{
    struct attract_part part = attract_show_at(model, env, now_ms);
    int64_t next_ms = part.rests ? part.next_ms : now_ms;

    if (!model->dimmed) {
        return next_ms;
    }
    return earlier(
        next_ms,
        while_moving(now_ms, model->touched_ms + env->visit.settings->dim_ms, MOTION_DIM_MS));
}

/* Only that it dims. */
static int64_t fault_change_ms(const struct model *model, const struct visit_env *env,
                               int64_t now_ms)
{
    int64_t dim_ms = model->touched_ms + env->settings->dim_ms;

    return now_ms < dim_ms ? dim_ms : while_moving(now_ms, dim_ms, MOTION_DIM_MS);
}

/* On a screen where the figure moves in its loop. */
static int64_t figure_change_ms(const struct ui_env *env, int64_t now_ms)
{
    return env->figure != NULL ? now_ms : INT64_MAX;
}

/* A paused figure first comes to its rest. */
static int64_t settle_change_ms(const struct model *model, const struct ui_env *env,
                                int64_t now_ms)
{
    return stage_settles(model, env, now_ms) ? now_ms : INT64_MAX;
}

static int64_t entry_change_ms(const struct model *model, const struct ui_env *env,
                               int64_t now_ms)
{
    struct picture picture = picture_of(model, env, now_ms);

    return while_moving(now_ms, picture.since_ms, picture.length_ms);
}

/* The seconds until a turned picture turns back, and of the quiet minute, are counted. */
static int64_t service_change_ms(const struct model *model, int64_t now_ms)
{
    const struct service *service = &model->staff.service;
    int64_t from_ms = service->page == SERVICE_PICTURE ? service->turned_ms
                      : service->page == SERVICE_LINES ? service->lines.quiet_from_ms
                                                       : 0;
    bool counts = model->screen == SCREEN_SERVICE && from_ms > 0;

    return counts ? now_ms + 1000 - (now_ms - from_ms) % 1000 : INT64_MAX;
}

/* What is on the screen changes by itself. */
static int64_t screen_change_ms(const struct model *model, const struct ui_env *env,
                                int64_t now_ms)
{
    int64_t next_ms = earlier(presses_change_ms(model, &env->visit, now_ms),
                              entry_change_ms(model, env, now_ms));

    next_ms = earlier(next_ms, staff_hold_change_ms(model, &env->visit, now_ms));
    next_ms = earlier(next_ms, flash_change_ms(model, now_ms));
    switch (model->screen) {
    case SCREEN_ATTRACT: return earlier(next_ms, attract_change_ms(model, env, now_ms));
    case SCREEN_CHOOSE:
        next_ms = earlier(next_ms, while_moving(now_ms, model->focus_ms, MOTION_CARD_MS));
        next_ms = earlier(next_ms, figure_change_ms(env, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_TECHNIQUE:
        next_ms = earlier(next_ms, while_moving(now_ms, model->focus_ms, MOTION_FOCUS_MS));
        next_ms = earlier(next_ms, figure_change_ms(env, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_TOOL:
    case SCREEN_LEG:
    case SCREEN_FEEL:
    case SCREEN_TROUBLE:
    case SCREEN_OUTAGES:
    case SCREEN_DAYS:
        next_ms = earlier(next_ms, while_moving(now_ms, model->focus_ms, MOTION_FOCUS_MS));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_WIRING:
    case SCREEN_SERVICE:
        next_ms = earlier(next_ms, while_moving(now_ms, model->focus_ms, MOTION_FOCUS_MS));
        next_ms = earlier(next_ms, service_change_ms(model, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_SUMMARY:
        next_ms = earlier(next_ms, figure_change_ms(env, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_STOP:
    case SCREEN_PAUSED:
        next_ms = earlier(next_ms, settle_change_ms(model, env, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_SAFETY:
    case SCREEN_STICK:
    case SCREEN_LEARN: return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_READY:
    case SCREEN_RUN:
    case SCREEN_SWITCH:
    case SCREEN_CODE: return now_ms;
    case SCREEN_COACH:
        next_ms = earlier(next_ms, coach_change_ms(model, now_ms));
        return earlier(next_ms, way_back_change_ms(model, &env->visit, now_ms));
    case SCREEN_RESTING: return earlier(next_ms, screen_resting_change_ms(model, now_ms));
    case SCREEN_FAULT: return earlier(next_ms, fault_change_ms(model, &env->visit, now_ms));
    case SCREEN_COUNT: break;
    }
    return next_ms;
}

int64_t ui_next_change_ms(const struct model *model, const struct ui_env *env, int64_t now_ms)
{
    int64_t shift_ms = model->started_ms + orbit_change_ms(now_ms - model->started_ms);
    int64_t screen_ms = screen_change_ms(model, env, now_ms);

    return model->black ? screen_ms : earlier(screen_ms, shift_ms);
}
