/* SPDX-License-Identifier: MIT */
#include "app/cli/trace.h"

#include "app/core/trouble.h"

static double seconds(int64_t ms)
{
    return (double)ms / 1000.0;
}

static void trace_count(FILE *out, const char *name, int n)
{
    if (n != 0) {
        fprintf(out, " %s %d", name, n);
    }
}

/* Only what there is. */
static void trace_buttons(FILE *out, const struct usage_buttons *buttons)
{
    fputs("buttons", out);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct button_counts *counts = &buttons->of[i];

        if (!button_counts_any(counts)) {
            continue;
        }
        fprintf(out, " %s", button_name((enum button)i));
        trace_count(out, "presses", counts->presses);
        trace_count(out, "glitches", counts->glitches);
        trace_count(out, "bounce", counts->bounce_ms);
        trace_count(out, "stuck", counts->stuck);
        trace_count(out, "start", counts->at_start);
    }
    fputc('\n', out);
}

static void trace_usage(FILE *out, const struct usage *usage)
{
    switch (usage->kind) {
    case USAGE_VISIT_BEGIN:
        fprintf(out, "visit %s tool %s legs %s planned %.0f feel %d\n", usage->u.visit.routine,
                usage->u.visit.tool, legs_name(usage->u.visit.legs),
                seconds(usage->u.visit.planned_ms), usage->u.visit.feel_before);
        break;
    case USAGE_STEP:
        fprintf(out, "step %d %s %s %s planned %.3f guided %.3f %s pauses %d\n",
                usage->u.step.ordinal, usage->u.step.technique, usage->u.step.phase,
                leg_name(usage->u.step.leg), seconds(usage->u.step.planned_ms),
                seconds(usage->u.step.guided_ms), step_outcome_name(usage->u.step.outcome),
                usage->u.step.pauses);
        break;
    case USAGE_VISIT_END:
        fprintf(out, "end %s guided %.3f feel %d spots left %d right %d\n",
                ended_reason_name(usage->u.end.reason), seconds(usage->u.end.guided_ms),
                usage->u.end.feel_after, usage->u.end.spots[LEG_LEFT],
                usage->u.end.spots[LEG_RIGHT]);
        break;
    case USAGE_SCREEN: fprintf(out, "left from %s\n", usage->u.screen); break;
    case USAGE_FAULT:
        fprintf(out, "fault %s %s\n", usage->u.fault.code, usage->u.fault.text);
        break;
    case USAGE_EXCLUDE:
        fprintf(out, "days %lld to %lld %s: %s\n", (long long)usage->u.exclude.from_day,
                (long long)usage->u.exclude.to_day,
                usage->u.exclude.take_back ? "count again" : "do not count",
                usage->u.exclude.reason);
        break;
    case USAGE_BUTTONS: trace_buttons(out, &usage->u.buttons); break;
    case USAGE_OUTAGE:
        fprintf(out, "outage %s %s %s\n", usage->u.outage.what,
                trouble_kind_name(usage->u.outage.kind), outage_act_name(usage->u.outage.act));
        break;
    case USAGE_KINDS: break;
    }
}

void trace_effect(FILE *out, const struct effect *effect, int64_t from_ms)
{
    fprintf(out, "%9.3f ", seconds(effect->at_ms - from_ms));
    switch (effect->kind) {
    case EFFECT_CUE:
        fprintf(out, "cue %s", cue_name(effect->u.cue.cue));
        if (effect->u.cue.cue == CUE_TICK || effect->u.cue.cue == CUE_BEAT) {
            fprintf(out, " %d", effect->u.cue.number);
        }
        fputc('\n', out);
        break;
    case EFFECT_USAGE: trace_usage(out, &effect->u.usage); break;
    case EFFECT_FIGURES:
        fprintf(out, "figures of %d days, %d back\n", coach_span_days(effect->u.figures.span),
                effect->u.figures.back);
        break;
    case EFFECT_SERVICE:
        fprintf(out, "service %s\n", service_order_name(effect->u.service.kind));
        break;
    case EFFECT_STICK: fprintf(out, "stick %s\n", stick_order_name(effect->u.stick)); break;
    }
}
