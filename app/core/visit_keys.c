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
    bool overview = m->staff.page == COACH_OVERVIEW;

    set(keys, overview ? KEY_LEAVE : KEY_BACK, KEY_EARLIER, KEY_LATER,
        overview ? KEY_DETAILS : KEY_NEXT_PAGE);
}

void visit_keys(const struct model *model, const struct visit_env *env,
                enum soft_key keys_out[BUTTON_COUNT])
{
    bool searching;

    memset(keys_out, 0, BUTTON_COUNT * sizeof *keys_out);
    switch (model->screen) {
    case SCREEN_ATTRACT: set(keys_out, KEY_NONE, KEY_NONE, KEY_NONE, KEY_START); break;
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
        menu_keys(model, env,
                  content_learn_routine(env->content) >= 0 ? KEY_FIND_KNOT : KEY_NONE,
                  keys_out);
        break;
    case SCREEN_CODE: code_keys(model, keys_out); break;
    case SCREEN_COACH: coach_keys(model, keys_out); break;
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
}
