/* SPDX-License-Identifier: MIT */
#include "app/ui/ui.h"

#include "app/ui/ease.h"
#include "app/ui/flash.h"
#include "app/ui/notice.h"
#include "app/ui/orbit.h"
#include "app/ui/picture.h"
#include "app/ui/screens/screens.h"
#include "app/ui/softkeys.h"
#include "app/ui/staff_hold.h"
#include "app/ui/theme.h"

/* What is seen behind "Stop here?". */
static void draw_held(const struct scene *scene)
{
    if (scene->model->back_to == SCREEN_READY) {
        screen_ready(scene);
    } else if (scene->model->back_to == SCREEN_SWITCH) {
        screen_switch(scene);
    } else {
        screen_run(scene);
    }
}

static void draw_screen(const struct scene *scene)
{
    switch (scene->model->screen) {
    case SCREEN_ATTRACT: screen_attract(scene); break;
    case SCREEN_CHOOSE: screen_choose(scene); break;
    case SCREEN_TECHNIQUE: screen_technique(scene); break;
    case SCREEN_TOOL: screen_tool(scene); break;
    case SCREEN_LEG: screen_leg(scene); break;
    case SCREEN_SAFETY: screen_safety(scene); break;
    case SCREEN_FEEL: screen_feel(scene); break;
    case SCREEN_READY: screen_ready(scene); break;
    case SCREEN_RUN:
    case SCREEN_PAUSED: screen_run(scene); break;
    case SCREEN_STOP: screen_stop(scene, draw_held); break;
    case SCREEN_SWITCH: screen_switch(scene); break;
    case SCREEN_SUMMARY: screen_summary(scene); break;
    case SCREEN_LEARN: screen_learn(scene); break;
    case SCREEN_TROUBLE: screen_trouble(scene); break;
    case SCREEN_CODE: screen_code(scene); break;
    case SCREEN_COACH: screen_coach(scene); break;
    case SCREEN_STICK: screen_stick(scene); break;
    case SCREEN_OUTAGES: screen_outages(scene); break;
    case SCREEN_DAYS: screen_days(scene); break;
    case SCREEN_RESTING: screen_resting(scene); break;
    case SCREEN_SERVICE: screen_service(scene); break;
    case SCREEN_WIRING: screen_wiring(scene); break;
    case SCREEN_FAULT: screen_fault(scene); break;
    case SCREEN_COUNT: break;
    }
}

static bool has_softkeys(enum screen screen)
{
    return screen != SCREEN_ATTRACT && screen != SCREEN_RESTING && screen != SCREEN_FAULT;
}

static void draw_page(const struct scene *scene)
{
    if (staff_hold_shown_ms(scene->model, &scene->env->visit, scene->model->now_ms) >= 0) {
        staff_hold_draw(scene);
    } else if (trouble_hold_shown_ms(scene->model, scene->model->now_ms) >= 0) {
        trouble_hold_draw(scene);
    } else {
        draw_screen(scene);
    }
    if (has_softkeys(scene->model->screen)) {
        softkeys_draw(scene);
    }
}

static rgba ground(const struct model *model)
{
    if (model->screen != SCREEN_RESTING) {
        return THEME.bg;
    }
    return model->black ? 0xFF000000 : REST.bg;
}

/* Attract fades to six tenths when nobody came for long, and so does a fault that stays. */
static float brightness(const struct model *model, const struct settings *settings)
{
    bool fades =
        (model->screen == SCREEN_ATTRACT && model->dimmed) || model->screen == SCREEN_FAULT;

    if (!fades) {
        return 1.0F;
    }
    return ease_between(
        1.0F, 0.6F,
        ease_place(model->now_ms, model->touched_ms + settings->dim_ms, MOTION_DIM_MS));
}

void ui_draw(const struct model *model, const struct ui_env *env, int64_t now_ms,
             struct draw_list *list)
{
    struct model moment = *model;
    struct picture picture;
    struct scene scene = {
        .model = &moment,
        .env = env,
        .paint =
            {
                .list = list,
                .metrics = env->metrics,
                .min_text_px = env->min_text_px,
                .keep = 1.0F,
                .ground = ground(model),
                .place = place_identity(),
            },
    };

    moment.now_ms = now_ms > model->now_ms ? now_ms : model->now_ms;
    scene.paint.keep = brightness(&moment, env->visit.settings);
    draw_begin(list, env->portrait ? 1080.0F : 1920.0F, env->portrait ? 1920.0F : 1080.0F,
               scene.paint.ground);
    draw_page(&scene);
    flash_draw(&scene);
    scene.paint.keep = 1.0F; /* read at any hour, on a screen that is dimmed, too */
    if (model->screen != SCREEN_RESTING) {
        notice_draw(&scene);
    }
    picture = picture_of(&moment, env, moment.now_ms);
    if (!moment.black) { /* where nothing is seen nothing wanders */
        list->shift = orbit_at(moment.now_ms - moment.started_ms);
    }
    list->entering = picture_entering(&picture, moment.now_ms);
}
