/* SPDX-License-Identifier: MIT */
#include "app/core/effects.h"

#include <assert.h>

/* One step of the visit makes a handful of effects; a full list is a bug of ours. */
static struct effect *add(struct effects *effects)
{
    assert(effects->count < EFFECTS_MAX);
    if (effects->count == EFFECTS_MAX) {
        return &effects->items[EFFECTS_MAX - 1];
    }
    return &effects->items[effects->count++];
}

void effects_add_cue(struct effects *effects, int64_t at_ms, enum cue cue, int number)
{
    struct effect *effect = add(effects);

    effect->kind = EFFECT_CUE;
    effect->at_ms = at_ms;
    effect->u.cue.cue = cue;
    effect->u.cue.number = number;
}

void effects_add_usage(struct effects *effects, const struct usage *usage)
{
    struct effect *effect = add(effects);

    effect->kind = EFFECT_USAGE;
    effect->at_ms = usage->at_ms;
    effect->u.usage = *usage;
}

void effects_add_figures(struct effects *effects, int64_t at_ms, int asked,
                         enum coach_span span, int back)
{
    struct effect *effect = add(effects);

    effect->kind = EFFECT_FIGURES;
    effect->at_ms = at_ms;
    effect->u.figures.asked = asked;
    effect->u.figures.span = span;
    effect->u.figures.back = back;
}

void effects_add_stick(struct effects *effects, int64_t at_ms, enum stick_order order)
{
    struct effect *effect = add(effects);

    effect->kind = EFFECT_STICK;
    effect->at_ms = at_ms;
    effect->u.stick = order;
}

void effects_add_service(struct effects *effects, int64_t at_ms, enum service_order_kind kind,
                         const struct service_setup *setup)
{
    struct effect *effect = add(effects);

    effect->kind = EFFECT_SERVICE;
    effect->at_ms = at_ms;
    effect->u.service = (struct service_order){kind, *setup};
}

const char *cue_name(enum cue cue)
{
    static const char *const names[CUE_COUNT] = {
        [CUE_PRESS] = "press",
        [CUE_CHOOSE] = "choose",
        [CUE_START] = "start",
        [CUE_FOUND] = "found",
        [CUE_TICK] = "tick",
        [CUE_END] = "end",
        [CUE_SWITCH] = "switch",
        [CUE_HALF] = "half",
        [CUE_TEN] = "ten",
        [CUE_PLACE] = "place",
        [CUE_BEAT] = "beat",
        [CUE_BREATHE_IN] = "breathe in",
        [CUE_BREATHE_OUT] = "breathe out",
        [CUE_PAUSE] = "pause",
        [CUE_RESUME] = "resume",
        [CUE_FINISH] = "finish",
        [CUE_FAULT] = "fault",
    };

    return names[cue];
}

const char *stick_order_name(enum stick_order order)
{
    static const char *const names[] = {
        [STICK_LOOK] = "look", [STICK_SAVE] = "save", [STICK_REST] = "rest"};

    return names[order];
}
