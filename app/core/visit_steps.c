/* SPDX-License-Identifier: MIT */
#include "app/core/visit_internal.h"

#include "app/core/phase_cues.h"

#include <string.h>

static void count_down(struct visit *v, enum screen screen, int64_t ms)
{
    visit_enter(v, screen, 0);
    v->m->count_total_ms = ms;
    v->m->count_ms = v->at_ms + ms;
    v->m->count_cued_ms = -1;
}

void visit_ready(struct visit *v, int block)
{
    const struct settings *settings = v->env->settings;
    bool fetch = v->m->plan.blocks[block].fetch;

    v->m->block = block;
    count_down(v, SCREEN_READY, settings->ready_ms + (fetch ? settings->fetch_ms : 0));
}

void visit_start_plan(struct visit *v)
{
    v->m->planned_ms += plan_ms(v->env->content, v->env->settings, &v->m->plan, 0);
    if (!v->m->visit_open) {
        visit_record_begin(v);
    }
    visit_ready(v, 0);
}

void visit_begin(struct visit *v)
{
    plan_build(v->env->content, &v->m->outages, &v->m->choice, &v->m->plan);
    visit_start_plan(v);
}

static void run_phase(struct visit *v, const struct planned_phase *planned)
{
    v->m->run = (struct run){
        .phase = planned->phase,
        .started_ms = v->at_ms,
        .planned_ms = planned->ms,
        .cued_ms = -1,
    };
    v->m->step++;
    visit_enter(v, SCREEN_RUN, 0);
}

/* The leg was done: the other one, the next technique, or the end. */
static void next_block(struct visit *v)
{
    const struct plan *plan = &v->m->plan;
    int next = v->m->block + 1;

    if (next == plan->count) {
        v->m->block = next;
        visit_done(v);
    } else if (plan->blocks[next].technique == plan->blocks[v->m->block].technique &&
               plan->blocks[next].leg != plan->blocks[v->m->block].leg) {
        v->m->block = next;
        visit_cue(v, CUE_SWITCH);
        count_down(v, SCREEN_SWITCH, v->env->settings->switch_ms);
    } else {
        visit_ready(v, next);
    }
}

static void start_block(struct visit *v)
{
    const struct block *block = &v->m->plan.blocks[v->m->block];
    struct planned_phase next;

    v->m->block_left_ms = block->leg_ms;
    if (!plan_next_phase(visit_technique(v->m, v->env), v->env->settings, -1, block->leg_ms,
                         false, &next)) {
        next_block(v);
        return;
    }
    visit_cue(v, CUE_START);
    run_phase(v, &next);
}

static int64_t held_so_far_ms(const struct visit *v)
{
    return v->m->screen == SCREEN_PAUSED ? v->at_ms - v->m->held_ms : 0;
}

/* Before the phase changes: it goes to the front of what went before, for the figure. */
static void leave_phase(struct visit *v)
{
    struct run *run = &v->m->run;

    memmove(run->came + 1, run->came, (RUN_CAME_MAX - 1) * sizeof run->came[0]);
    run->came[0] = (struct came){run->phase, visit_phase_elapsed_ms(v->m), held_so_far_ms(v)};
    run->came_count += run->came_count < RUN_CAME_MAX;
}

/* Ends the running phase and begins what follows. Time that a skip left unused is used up all
 * the same: three skips are three phases of the plan, not three more rounds of it. */
static void end_phase(struct visit *v, enum step_outcome outcome, bool found)
{
    int64_t elapsed_ms = visit_phase_elapsed_ms(v->m);
    struct run left;
    struct planned_phase next;

    visit_record_step(v, outcome);
    v->m->block_left_ms -= found ? elapsed_ms : v->m->run.planned_ms;
    if (plan_next_phase(visit_technique(v->m, v->env), v->env->settings, v->m->run.phase,
                        v->m->block_left_ms, found, &next)) {
        leave_phase(v);
        left = v->m->run;
        run_phase(v, &next);
        v->m->run.spot = found;
        v->m->run.found_from_ms = (int)elapsed_ms;
        v->m->run.came_count = left.came_count;
        memcpy(v->m->run.came, left.came, sizeof left.came);
    } else {
        next_block(v);
    }
}

static int next_cues(const struct model *m, const struct visit_env *env,
                     struct phase_cue cues[PHASE_CUES_MAX])
{
    return phase_cues_after(visit_phase(m, env), env->settings, m->run.planned_ms,
                            m->run.cued_ms, cues);
}

int64_t visit_run_deadline(const struct model *m, const struct visit_env *env)
{
    struct phase_cue cues[PHASE_CUES_MAX];
    int count = next_cues(m, env, cues);

    return m->run.started_ms + (count > 0 ? cues[0].at_ms : m->run.planned_ms);
}

void visit_run_due(struct visit *v)
{
    struct phase_cue cues[PHASE_CUES_MAX];
    int count = next_cues(v->m, v->env, cues);

    for (int i = 0; i < count; i++) {
        effects_add_cue(v->effects, v->at_ms, cues[i].cue, cues[i].number);
        v->m->run.cued_ms = cues[i].at_ms;
    }
    if (count == 0) {
        visit_cue(v, CUE_END);
        end_phase(v, OUTCOME_DONE, false);
    }
}

static int next_count_cues(const struct model *m, const struct visit_env *env,
                           struct phase_cue cues[PHASE_CUES_MAX])
{
    int64_t place_ms = m->screen == SCREEN_READY ? env->settings->ready_ms : m->count_total_ms;

    return count_cues_after(m->count_total_ms, place_ms, m->count_cued_ms, cues);
}

int64_t visit_count_deadline(const struct model *m, const struct visit_env *env)
{
    struct phase_cue cues[PHASE_CUES_MAX];
    int count = next_count_cues(m, env, cues);

    return count > 0 ? m->count_ms - m->count_total_ms + cues[0].at_ms : m->count_ms;
}

void visit_count_due(struct visit *v)
{
    struct phase_cue cues[PHASE_CUES_MAX];
    int count = next_count_cues(v->m, v->env, cues);

    for (int i = 0; i < count; i++) {
        effects_add_cue(v->effects, v->at_ms, cues[i].cue, cues[i].number);
        v->m->count_cued_ms = cues[i].at_ms;
    }
    if (count == 0) {
        start_block(v);
    }
}

static void repeat_phase(struct visit *v)
{
    struct run *run = &v->m->run;

    leave_phase(v);
    run->repeated_ms += run->came[0].ms;
    run->started_ms = v->at_ms;
    run->cued_ms = -1;
    visit_cue(v, CUE_START);
    visit_enter(v, SCREEN_RUN, 0);
}

static void hold_time(struct visit *v, enum screen screen)
{
    if (v->m->screen != SCREEN_PAUSED) { /* from paused to stop: held since the pause */
        v->m->held_ms = v->at_ms;
    }
    v->m->back_to = v->m->screen;
    visit_cue(v, CUE_PAUSE);
    visit_enter(v, screen, 0);
}

/* Everything that runs on the clock moves on by the time that was held. */
static void release_time(struct visit *v)
{
    int64_t held_ms = v->at_ms - v->m->held_ms;

    v->m->run.started_ms += held_ms;
    v->m->run.rested_ms = held_ms;
    v->m->count_ms += held_ms;
}

static void go_on(struct visit *v)
{
    bool paused = v->m->screen == SCREEN_PAUSED || v->m->back_to == SCREEN_PAUSED;

    release_time(v);
    visit_cue(v, CUE_RESUME);
    visit_enter(v, paused ? SCREEN_RUN : v->m->back_to, 0);
}

/* Whether a phase is under way behind "Stop here?" or the pause. */
static bool phase_is_open(const struct model *m)
{
    return m->screen == SCREEN_PAUSED || m->back_to == SCREEN_RUN ||
           m->back_to == SCREEN_PAUSED;
}

/* Ends the visit early. What was gone through to its end before stays finished. */
static void end_early(struct visit *v, enum ended_reason reason)
{
    if (phase_is_open(v->m)) {
        visit_record_step(v, OUTCOME_CUT);
    }
    v->m->left = !v->m->finished;
    visit_record_end(v, v->m->finished ? ENDED_FINISHED : reason);
}

void visit_held_too_long(struct visit *v)
{
    end_early(v, ENDED_IDLE);
    visit_reset(v);
}

static void stop(struct visit *v)
{
    end_early(v, ENDED_LEFT);
    if (v->m->tally[LEG_LEFT].guided_ms + v->m->tally[LEG_RIGHT].guided_ms > 0) {
        visit_enter(v, SCREEN_SUMMARY, 0);
    } else {
        visit_reset(v);
    }
}

static void skip_leg(struct visit *v)
{
    visit_record_skipped_block(v, v->m->block);
    visit_cue(v, CUE_PRESS);
    next_block(v);
}

static void found(struct visit *v)
{
    v->m->tally[v->m->plan.blocks[v->m->block].leg].spots++;
    visit_cue(v, CUE_FOUND);
    end_phase(v, OUTCOME_DONE, true);
}

void visit_press_step(struct visit *v, enum soft_key key)
{
    if (key == KEY_STOP && v->m->screen != SCREEN_STOP) {
        hold_time(v, SCREEN_STOP);
    } else if (key == KEY_STOP) {
        stop(v);
    } else if (key == KEY_GO_ON) {
        go_on(v);
    } else if (key == KEY_PAUSE) {
        hold_time(v, SCREEN_PAUSED);
        v->m->run.pauses++;
    } else if (key == KEY_REPEAT) {
        repeat_phase(v);
    } else if (key == KEY_SKIP) {
        visit_cue(v, CUE_PRESS);
        end_phase(v, OUTCOME_SKIPPED, false);
    } else if (key == KEY_FOUND) {
        found(v);
    } else if (key == KEY_AGAIN) {
        v->m->block--;
        start_block(v);
    } else if (key == KEY_SKIP_LEG) {
        skip_leg(v);
    } else if (key == KEY_START_NOW) {
        start_block(v);
    }
}
