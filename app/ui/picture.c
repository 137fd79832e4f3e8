/* SPDX-License-Identifier: MIT */
#include "app/ui/picture.h"

#include "app/ui/ease.h"
#include "app/ui/screens/attract_show.h"
#include "app/ui/screens/coach.h"
#include "app/ui/screens/screens.h"
#include "app/ui/screens/summary_next.h"
#include "app/ui/softkeys.h"
#include "app/ui/staff_hold.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"

#include <stddef.h>

static const struct rect NOWHERE = {0};

/* Something happened to the picture: the last of what happened says how it comes in. Of two at
 * the same time the later call counts. @return whether it is the last so far */
static bool happened(struct picture *picture, int64_t at_ms, int64_t length_ms,
                     struct rect hole)
{
    picture->id = (picture->id ^ (uint64_t)at_ms) * 0x9E3779B97F4A7C15U;
    picture->id ^= picture->id >> 29;
    if (at_ms < picture->since_ms) {
        return false;
    }
    picture->since_ms = at_ms;
    picture->length_ms = length_ms;
    picture->hole = hole;
    picture->area = NOWHERE;
    return true;
}

/* The way-back ring appears by itself and goes with any press. */
static void way_back(struct picture *picture, const struct model *model,
                     const struct ui_env *env, int64_t now_ms)
{
    const struct settings *settings = env->visit.settings;
    int64_t shown_ms = visit_way_back_ms(model, &env->visit) - settings->idle_ring_ms;

    happened(picture, model->touched_ms, MOTION_FOCUS_MS, NOWHERE);
    if (shown_ms <= now_ms) {
        happened(picture, shown_ms, MOTION_SCREEN_MS, NOWHERE);
    }
}

static void menu(struct picture *picture, const struct model *model, int64_t focus_length_ms,
                 struct rect hole)
{
    happened(picture, model->focus_ms, focus_length_ms, hole);
    happened(picture, model->since_ms, MOTION_SCREEN_MS, NOWHERE);
}

/* The page as it is pressed for, the figures as they come, and the word that they are awaited.
 */
static void coach(struct picture *picture, const struct model *model, int64_t now_ms)
{
    const struct staff *staff = &model->staff;

    happened(picture, model->focus_ms, MOTION_FOCUS_MS, NOWHERE);
    happened(picture, staff->answered_ms, MOTION_FOCUS_MS, NOWHERE);
    if (coach_waits(model, now_ms)) {
        happened(picture, staff->asked_ms + COACH_PATIENCE_MS, MOTION_FOCUS_MS, NOWHERE);
    }
    happened(picture, model->since_ms, MOTION_SCREEN_MS, NOWHERE);
}

/* With reduced motion every pose of the figure is a picture of its own. */
static void pose(struct picture *picture, struct stage_pose pose, struct rect area)
{
    picture->id = picture->id * 31 + (uint64_t)pose.number;
    if (pose.number > 0 && pose.since_ms >= picture->since_ms) {
        picture->since_ms = pose.since_ms;
        picture->length_ms = STAGE_POSE_MS;
        picture->area = area;
        picture->hole = NOWHERE;
    }
}

/* Parts of the show follow one another, a press brightens what was dimmed, and once a minute
 * the time of day is another one. */
static void attract(struct picture *picture, const struct model *model,
                    const struct ui_env *env, int64_t now_ms)
{
    struct attract_part part = attract_show_at(model, env, now_ms);

    if (happened(picture, model->minute_ms, MOTION_NUMBER_MS, NOWHERE)) {
        picture->area = screen_attract_clock(env->portrait);
    }
    if (part.technique != NULL) {
        pose(picture, stage_loop_pose(env, part.technique, part.ms, now_ms), NOWHERE);
    }
    happened(picture, part.since_ms, MOTION_SCREEN_MS, NOWHERE);
    happened(picture, model->touched_ms, MOTION_DIM_MS, NOWHERE);
    happened(picture, model->since_ms, MOTION_SCREEN_MS, NOWHERE);
}

/* What is behind a prompt grows dark by itself, and the card comes in over it. */
static void prompted(struct picture *picture, const struct model *model,
                     const struct ui_env *env)
{
    if (happened(picture, model->since_ms, MOTION_STOP_MS, NOWHERE)) {
        picture->area = softkeys_area(env->portrait);
    }
}

/* What was held goes on as fast as it was held. */
static int64_t count_length_ms(const struct model *model)
{
    bool begins = model->since_ms == model->count_ms - model->count_total_ms;

    return begins ? MOTION_SCREEN_MS : MOTION_STOP_MS;
}

static int64_t run_length_ms(const struct model *model)
{
    return model->since_ms == model->run.started_ms ? MOTION_SCREEN_MS : MOTION_STOP_MS;
}

struct picture picture_of(const struct model *model, const struct ui_env *env, int64_t now_ms)
{
    struct picture picture = {.id = (uint64_t)model->screen, .since_ms = INT64_MIN};
    int64_t since_ms = model->since_ms;

    if (staff_hold_shown_ms(model, &env->visit, now_ms) >= 0) {
        happened(&picture, staff_hold_shown_ms(model, &env->visit, now_ms), MOTION_STOP_MS,
                 NOWHERE);
        return picture;
    }
    if (trouble_hold_shown_ms(model, now_ms) >= 0) {
        happened(&picture, trouble_hold_shown_ms(model, now_ms), MOTION_STOP_MS, NOWHERE);
        return picture;
    }
    switch (model->screen) {
    case SCREEN_ATTRACT: attract(&picture, model, env, now_ms); break;
    case SCREEN_CHOOSE:
        way_back(&picture, model, env, now_ms);
        menu(&picture, model, MOTION_CARD_MS, screen_choose_cards(env->portrait));
        break;
    case SCREEN_LEARN:
        way_back(&picture, model, env, now_ms);
        menu(&picture, model, MOTION_SCREEN_MS, NOWHERE);
        break;
    case SCREEN_TECHNIQUE:
    case SCREEN_TOOL:
    case SCREEN_LEG:
    case SCREEN_FEEL:
    case SCREEN_SAFETY:
    case SCREEN_TROUBLE:
    case SCREEN_OUTAGES:
        way_back(&picture, model, env, now_ms);
        menu(&picture, model, MOTION_FOCUS_MS, NOWHERE);
        break;
    case SCREEN_SUMMARY:
        way_back(&picture, model, env, now_ms);
        pose(&picture,
             stage_loop_pose(env, summary_technique(model, env), now_ms - since_ms, now_ms),
             NOWHERE);
        menu(&picture, model, MOTION_FOCUS_MS, NOWHERE);
        break;
    case SCREEN_STOP:
        way_back(&picture, model, env, now_ms);
        prompted(&picture, model, env);
        break;
    case SCREEN_PAUSED: /* the figure ends its movement: it does not fade */
        way_back(&picture, model, env, now_ms);
        happened(&picture, model->volume_ms, MOTION_NUMBER_MS, screen_run_stage(env->portrait));
        happened(&picture, since_ms, MOTION_STOP_MS, screen_run_stage(env->portrait));
        break;
    case SCREEN_READY:
    case SCREEN_SWITCH: happened(&picture, since_ms, count_length_ms(model), NOWHERE); break;
    case SCREEN_RUN:
        pose(&picture, stage_run_pose(model, env, now_ms), screen_run_stage(env->portrait));
        happened(&picture, since_ms, run_length_ms(model), NOWHERE);
        break;
    case SCREEN_CODE:
        way_back(&picture, model, env, now_ms);
        happened(&picture, since_ms, MOTION_SCREEN_MS, NOWHERE);
        break;
    case SCREEN_COACH:
        way_back(&picture, model, env, now_ms);
        coach(&picture, model, now_ms);
        break;
    case SCREEN_STICK:
    case SCREEN_DAYS:
    case SCREEN_SERVICE:
    case SCREEN_WIRING:
        way_back(&picture, model, env, now_ms);
        menu(&picture, model, MOTION_FOCUS_MS, NOWHERE);
        break;
    case SCREEN_RESTING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: happened(&picture, since_ms, MOTION_SCREEN_MS, NOWHERE); break;
    }
    return picture;
}

struct entering picture_entering(const struct picture *picture, int64_t now_ms)
{
    int64_t at_ms = now_ms + MOTION_FRAME_MS;

    return (struct entering){
        .picture = picture->id,
        .before = 1.0F - ease_place(at_ms, picture->since_ms, picture->length_ms),
        .area = picture->area,
        .hole = picture->hole,
    };
}
