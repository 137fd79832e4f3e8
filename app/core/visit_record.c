/* SPDX-License-Identifier: MIT */
#include "app/core/visit_internal.h"

#include <stdio.h>

static void copy_name(char out[USAGE_NAME_MAX], const char *name)
{
    snprintf(out, USAGE_NAME_MAX, "%s", name);
}

void visit_record_begin(struct visit *v)
{
    const struct content *content = v->env->content;
    const struct choice *choice = &v->m->choice;
    struct usage usage = {.kind = USAGE_VISIT_BEGIN, .at_ms = v->at_ms};

    copy_name(usage.u.visit.routine, choice->routine >= 0
                                         ? content->routines[choice->routine].id
                                         : content->techniques[choice->technique].id);
    copy_name(usage.u.visit.tool, content->tools[choice->tool].id);
    usage.u.visit.legs = choice->legs;
    usage.u.visit.planned_ms = v->m->planned_ms;
    usage.u.visit.feel_before = v->m->feel_before;
    effects_add_usage(v->effects, &usage);
    v->m->visit_open = true;
}

static struct usage step_usage(const struct visit *v, int block, int phase)
{
    const struct block *b = &v->m->plan.blocks[block];
    const struct technique *technique = &v->env->content->techniques[b->technique];
    struct usage usage = {.kind = USAGE_STEP, .at_ms = v->at_ms};

    usage.u.step.ordinal = v->m->step;
    copy_name(usage.u.step.technique, technique->id);
    copy_name(usage.u.step.phase, phase_kind_name(technique->phases[phase].kind));
    usage.u.step.leg = b->leg;
    return usage;
}

void visit_record_step(struct visit *v, enum step_outcome outcome)
{
    const struct run *run = &v->m->run;
    const struct phase *phase = visit_phase(v->m, v->env);
    struct leg_tally *tally = &v->m->tally[v->m->plan.blocks[v->m->block].leg];
    struct usage usage = step_usage(v, v->m->block, run->phase);
    int64_t elapsed_ms = visit_phase_elapsed_ms(v->m);

    usage.u.step.planned_ms = run->planned_ms;
    usage.u.step.guided_ms = run->repeated_ms + elapsed_ms;
    usage.u.step.outcome = outcome;
    usage.u.step.pauses = run->pauses;
    effects_add_usage(v->effects, &usage);

    tally->guided_ms += usage.u.step.guided_ms;
    tally->phases_done += outcome == OUTCOME_DONE;
    if (phase->kind == PHASE_REPS) {
        tally->reps += (int)(elapsed_ms / plan_rep_ms(phase));
    }
}

void visit_record_skipped_block(struct visit *v, int block)
{
    const struct block *b = &v->m->plan.blocks[block];
    const struct technique *technique = &v->env->content->techniques[b->technique];
    struct planned_phase next;

    if (!plan_next_phase(technique, v->env->settings, -1, b->leg_ms, false, &next)) {
        return;
    }
    v->m->step++;
    struct usage usage = step_usage(v, block, next.phase);
    usage.u.step.planned_ms = plan_block_ms(v->env->content, v->env->settings, b);
    usage.u.step.outcome = OUTCOME_SKIPPED;
    effects_add_usage(v->effects, &usage);
}

void visit_record_end(struct visit *v, enum ended_reason reason)
{
    struct usage usage = {.kind = USAGE_VISIT_END, .at_ms = v->at_ms};

    usage.u.end.reason = reason;
    usage.u.end.feel_after = v->m->feel_after;
    usage.u.end.legs = visit_legs(v->m);
    usage.u.end.planned_ms = v->m->planned_ms;
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        usage.u.end.guided_ms += v->m->tally[leg].guided_ms;
        usage.u.end.spots[leg] = v->m->tally[leg].spots;
    }
    effects_add_usage(v->effects, &usage);
}

/* Looking is not use: a menu that was left is counted by day and screen only, and reading the
 * learn cards not at all. */
void visit_record_menu(struct visit *v, enum screen screen)
{
    struct usage usage = {.kind = USAGE_SCREEN, .at_ms = v->at_ms};

    if (screen == SCREEN_LEARN || screen == SCREEN_CODE || screen == SCREEN_COACH) {
        return;
    }
    copy_name(usage.u.screen, screen_name(screen));
    effects_add_usage(v->effects, &usage);
}

/* "B1" to "B4", left to right: each button is a fault of its own. */
void visit_record_stuck(struct visit *v, enum button button)
{
    struct usage usage = {.kind = USAGE_FAULT, .at_ms = v->at_ms};

    snprintf(usage.u.fault.code, sizeof usage.u.fault.code, "B%d", (int)button + 1);
    snprintf(usage.u.fault.text, sizeof usage.u.fault.text,
             "Stuck %s button: free or replace it", button_colour(button));
    effects_add_usage(v->effects, &usage);
}
