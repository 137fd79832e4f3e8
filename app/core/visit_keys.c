/* SPDX-License-Identifier: MIT */
#include "app/core/visit_internal.h"

#include <string.h>

static void set(enum soft_key keys[BUTTON_COUNT], enum soft_key back, enum soft_key left,
                enum soft_key right, enum soft_key ok)
{
    keys[BUTTON_BACK] = back;
    keys[BUTTON_LEFT] = left;
    keys[BUTTON_RIGHT] = right;
    keys[BUTTON_OK] = ok;
}

static void menu_keys(const struct model *m, const struct visit_env *env, enum soft_key ok,
                      enum soft_key keys[BUTTON_COUNT])
{
    bool moves = visit_menu_count(m, env) > 1;

    set(keys, KEY_BACK, moves ? KEY_PREVIOUS : KEY_NONE, moves ? KEY_NEXT : KEY_NONE, ok);
}

static void feel_keys(const struct model *m, enum soft_key keys[BUTTON_COUNT])
{
    bool none = m->feel_focus == FEEL_NONE;

    enum soft_key leave = none ? KEY_NONE : KEY_SKIP_QUESTION; /* green does it while none is */

    set(keys, m->feel_is_after ? leave : KEY_BACK, m->feel_focus == 0 ? KEY_NONE : KEY_LOOSER,
        m->feel_focus == FEEL_LEVELS - 1 ? KEY_NONE : KEY_TIGHTER,
        none ? KEY_SKIP_QUESTION : KEY_SAVE);
}

static void summary_keys(const struct model *m, const struct visit_env *env,
                         enum soft_key keys[BUTTON_COUNT])
{
    bool one_leg = m->choice.legs != LEGS_BOTH && !m->other_done;

    set(keys, KEY_FINISH, m->finished && one_leg ? KEY_OTHER_LEG : KEY_NONE, KEY_NONE,
        visit_next_step(m, env) >= 0 ? KEY_NEXT_STEP : KEY_NONE);
}

static void code_keys(const struct model *m, enum soft_key keys[BUTTON_COUNT])
{
    if (!visit_code_is_locked(m)) {
        set(keys, KEY_CODE_BACK, KEY_CODE_LEFT, KEY_CODE_RIGHT, KEY_CODE_OK);
    }
}

static void coach_keys(const struct model *m, enum soft_key keys[BUTTON_COUNT])
{
    if (m->staff.meanings) {
        set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_CLOSE);
        return;
    }
    switch (m->staff.page) {
    case COACH_OVERVIEW: set(keys, KEY_LEAVE, KEY_EARLIER, KEY_LATER, KEY_DETAILS); break;
    case COACH_TECHNIQUES:
    case COACH_QUIT:
    case COACH_LEGS: set(keys, KEY_BACK, KEY_EARLIER, KEY_LATER, KEY_NEXT_PAGE); break;
    case COACH_STATION: set(keys, KEY_BACK, KEY_EARLIER, KEY_LATER, KEY_TASKS); break;
    case COACH_TASKS: set(keys, KEY_BACK, KEY_PREVIOUS, KEY_NEXT, KEY_CHOOSE); break;
    case COACH_PAGE_COUNT: break;
    }
}

static void stick_keys(const struct model *m, enum soft_key keys[BUTTON_COUNT])
{
    switch (m->staff.stick.state) {
    case STICK_LOOKING: set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_NONE); break;
    case STICK_FOUND: set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_SAVE_STICK); break;
    case STICK_SAVING: set(keys, KEY_STOP, KEY_NONE, KEY_NONE, KEY_NONE); break;
    case STICK_SAVED: set(keys, KEY_NONE, KEY_NONE, KEY_NONE, KEY_DONE); break;
    case STICK_FAILED: set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_TRY_AGAIN); break;
    }
}

/* A day can only be moved to where there is one. */
static void days_keys(const struct model *m, enum soft_key keys[BUTTON_COUNT])
{
    const struct staff_days *days = &m->staff.days;
    int64_t least = days->step == DAYS_TO ? days->from_day : days->known.first_day;
    bool marked = day_marks_find(&days->known, days->day) != NULL;

    if (days->step == DAYS_REASON) {
        set(keys, KEY_BACK, KEY_PREVIOUS, KEY_NEXT, KEY_LEAVE_OUT);
    } else if (days->known.first_day > days->known.today) {
        set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_NONE);
    } else {
        set(keys, KEY_BACK, days->day > least ? KEY_DAY_BEFORE : KEY_NONE,
            days->day < days->known.today ? KEY_DAY_AFTER : KEY_NONE,
            days->step == DAYS_TO ? KEY_TO_HERE
            : marked              ? KEY_COUNT_AGAIN
                                  : KEY_FROM_HERE);
    }
}

static void picture_keys(const struct service *service, enum soft_key keys[BUTTON_COUNT])
{
    int margin = service->tried.margin_percent;

    switch (service->step) {
    case PICTURE_MARGIN:
        set(keys, KEY_BACK, margin > 0 ? KEY_SMALLER : KEY_NONE,
            margin < SERVICE_MARGIN_MOST ? KEY_LARGER : KEY_NONE, KEY_GO_ON);
        break;
    case PICTURE_TURN:
        set(keys, KEY_BACK, KEY_TURN_BACK, KEY_TURN_ON,
            service->turned_ms > 0 ? KEY_KEEP : KEY_GO_ON);
        break;
    case PICTURE_COLOURS: set(keys, KEY_BACK, KEY_NO, KEY_NONE, KEY_YES); break;
    }
}

/* While a button is learned only its own press counts: the others have to be held. */
static void wiring_keys(const struct service *service, enum soft_key keys[BUTTON_COUNT])
{
    if (service->hearing.state == LISTEN_FAILED) {
        set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_TRY_AGAIN);
    } else if (service_wanted(service) != BUTTON_COUNT) {
        set(keys, KEY_LEAVE_HELD, KEY_START_OVER_HELD, KEY_NONE, KEY_NONE);
    } else {
        set(keys, KEY_LEAVE, KEY_START_OVER, KEY_NONE, KEY_SAVE_LINES);
    }
}

static void lines_keys(const struct service *service, enum soft_key keys[BUTTON_COUNT])
{
    if (service->hearing.state == LISTEN_FAILED) {
        set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_TRY_AGAIN);
    } else {
        set(keys, KEY_LEAVE_HELD, KEY_QUIET_HELD, KEY_NONE,
            service_debounce_ms(&service->lines) > 0 ? KEY_SAVE_LINES_HELD : KEY_NONE);
    }
}

static void service_keys(const struct service *service, enum soft_key keys[BUTTON_COUNT])
{
    switch (service->page) {
    case SERVICE_MENU:
        set(keys, service->only ? KEY_LEAVE : KEY_BACK, KEY_PREVIOUS, KEY_NEXT, KEY_CHOOSE);
        break;
    case SERVICE_LINES: lines_keys(service, keys); break;
    case SERVICE_LAMPS: set(keys, KEY_BACK, KEY_NO, KEY_NONE, KEY_YES); break;
    case SERVICE_SOUND: set(keys, KEY_NOT_HEARD, KEY_SOFTER, KEY_LOUDER, KEY_HEARD); break;
    case SERVICE_PICTURE: picture_keys(service, keys); break;
    case SERVICE_HEALTH:
    case SERVICE_PASS: set(keys, KEY_BACK, KEY_NONE, KEY_NONE, KEY_DONE); break;
    case SERVICE_SAVED: set(keys, KEY_NONE, KEY_NONE, KEY_NONE, KEY_DONE); break;
    }
}

static void outages_keys(const struct model *m, const struct visit_env *env,
                         enum soft_key keys[BUTTON_COUNT])
{
    bool adds = !m->staff.clearing && m->focus == m->outages.count;

    menu_keys(m, env, adds ? KEY_CHOOSE : KEY_WORKS_AGAIN, keys);
}

/* Any other button starts as well; only this one says so. */
static void attract_keys(const struct visit_env *env, enum soft_key keys[BUTTON_COUNT])
{
    bool choice = env->settings->languages > 1;

    set(keys, KEY_NONE, choice ? KEY_LANGUAGE_BEFORE : KEY_NONE,
        choice ? KEY_LANGUAGE_AFTER : KEY_NONE, KEY_START);
}

void visit_keys(const struct model *model, const struct visit_env *env,
                enum soft_key keys_out[BUTTON_COUNT])
{
    bool searching;

    memset(keys_out, 0, BUTTON_COUNT * sizeof *keys_out);
    switch (model->screen) {
    case SCREEN_ATTRACT: attract_keys(env, keys_out); break;
    case SCREEN_CHOOSE:
    case SCREEN_TECHNIQUE:
    case SCREEN_LEG: menu_keys(model, env, KEY_CHOOSE, keys_out); break;
    case SCREEN_TOOL: menu_keys(model, env, KEY_USE_THIS, keys_out); break;
    case SCREEN_SAFETY: set(keys_out, KEY_BACK, KEY_NONE, KEY_NONE, KEY_I_UNDERSTAND); break;
    case SCREEN_FEEL: feel_keys(model, keys_out); break;
    case SCREEN_READY: set(keys_out, KEY_STOP, KEY_NONE, KEY_NONE, KEY_START_NOW); break;
    case SCREEN_RUN:
        searching = visit_phase(model, env)->kind == PHASE_SEARCH;
        set(keys_out, KEY_STOP, KEY_REPEAT, KEY_SKIP, searching ? KEY_FOUND : KEY_PAUSE);
        break;
    case SCREEN_STOP: set(keys_out, KEY_STOP, KEY_NONE, KEY_NONE, KEY_GO_ON); break;
    case SCREEN_PAUSED: set(keys_out, KEY_STOP, KEY_REPEAT, KEY_SKIP, KEY_GO_ON); break;
    case SCREEN_SWITCH: set(keys_out, KEY_STOP, KEY_AGAIN, KEY_SKIP_LEG, KEY_START_NOW); break;
    case SCREEN_SUMMARY: summary_keys(model, env, keys_out); break;
    case SCREEN_LEARN:
        menu_keys(model, env, visit_learn_routine(model, env) >= 0 ? KEY_FIND_KNOT : KEY_NONE,
                  keys_out);
        break;
    case SCREEN_TROUBLE:
        if (model->trouble.step == TROUBLE_THANKS) {
            set(keys_out, KEY_NONE, KEY_NONE, KEY_NONE, KEY_DONE);
        } else {
            menu_keys(model, env, KEY_CHOOSE, keys_out);
        }
        break;
    case SCREEN_CODE: code_keys(model, keys_out); break;
    case SCREEN_COACH: coach_keys(model, keys_out); break;
    case SCREEN_STICK: stick_keys(model, keys_out); break;
    case SCREEN_OUTAGES: outages_keys(model, env, keys_out); break;
    case SCREEN_DAYS: days_keys(model, keys_out); break;
    case SCREEN_SERVICE: service_keys(&model->staff.service, keys_out); break;
    case SCREEN_WIRING: wiring_keys(&model->staff.service, keys_out); break;
    case SCREEN_RESTING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
}
