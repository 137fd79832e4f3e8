/* SPDX-License-Identifier: MIT */
#include "app/core/speech.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void say(struct speech *speech, const char *sentence)
{
    if (sentence != NULL && sentence[0] != '\0' && speech->count < SPEECH_PARTS_MAX) {
        snprintf(speech->parts[speech->count++], SPEECH_TEXT_MAX, "%s", sentence);
    }
}

static const char *leg_word(const struct words *words, enum leg leg)
{
    return leg == LEG_LEFT ? words->leg_left : words->leg_right;
}

static const char *leg_start(const struct words *words, enum leg leg)
{
    return leg == LEG_LEFT ? words->leg_left_start : words->leg_right_start;
}

static const char *leg_calf(const struct words *words, enum leg leg)
{
    return leg == LEG_LEFT ? words->leg_left_calf : words->leg_right_calf;
}

static const char *with_leg(const char *pattern, const char *leg, char out[SPEECH_TEXT_MAX])
{
    return words_fill(out, SPEECH_TEXT_MAX, pattern,
                      (const struct word_value[]){{"leg", leg}, {NULL, NULL}});
}

static enum leg leg_of(const struct model *model)
{
    int last = model->plan.count - 1;

    return model->plan.blocks[model->block > last ? last : model->block].leg;
}

/* What speech_of() reads. */
struct moment {
    const struct model *before, *after;
    const struct visit_env *env;
    const struct words *words;
};

static void say_place(const struct moment *moment, struct speech *speech)
{
    const struct technique *technique = visit_technique(moment->after, moment->env);
    char text[SPEECH_TEXT_MAX];

    say(speech, with_leg(technique->ready.place,
                         leg_start(moment->words, leg_of(moment->after)), text));
}

static void say_ready(const struct moment *moment, struct speech *speech)
{
    const struct model *model = moment->after;
    const struct technique *technique = visit_technique(model, moment->env);

    say(speech, moment->words->ready_title);
    say(speech, technique->name);
    say(speech, leg_calf(moment->words, leg_of(model)));
    if (model->plan.blocks[model->block].fetch && technique->ready.take != NULL) {
        say(speech, technique->ready.take);
    } else {
        say_place(moment, speech);
    }
}

static void say_phase(const struct moment *moment, struct speech *speech)
{
    const struct phase *phase = visit_phase(moment->after, moment->env);

    if (phase->kind == PHASE_HOLD) {
        say(speech, moment->words->say_hold_here);
    }
    say(speech, phase->cue);
}

static void say_ten(const struct moment *moment, struct speech *speech)
{
    struct next_up next;

    say(speech, moment->words->say_ten);
    if (!visit_next_up(moment->after, moment->env, &next)) {
        return;
    }
    say(speech, moment->words->say_next);
    if (next.other_technique) {
        say(speech, next.technique->name);
    } else if (next.leg != leg_of(moment->after)) {
        say(speech, moment->words->say_other_leg);
    } else {
        say(speech, next.phase->name);
    }
}

static const char *question(const struct words *words, bool after, enum legs legs,
                            char out[SPEECH_TEXT_MAX])
{
    if (legs == LEGS_BOTH) {
        return after ? words->feel_after_both : words->feel_before_both;
    }
    return with_leg(after ? words->feel_after_one : words->feel_before_one,
                    leg_word(words, legs == LEGS_LEFT ? LEG_LEFT : LEG_RIGHT), out);
}

static void say_summary(const struct moment *moment, struct speech *speech)
{
    const struct words *words = moment->words;
    bool part = moment->after->left;

    say(speech, part ? words->summary_part : words->summary_done);
    say(speech, part ? words->summary_part_line : words->summary_done_line);
}

/* Red is only named where there is one. */
static const char *safety(const struct moment *moment)
{
    bool red = panel_has(moment->env->settings->panel, BUTTON_BACK);

    return red ? moment->words->safety_last : moment->words->safety_last_few;
}

static bool is_new_phase(const struct moment *moment)
{
    return moment->after->run.started_ms == moment->after->since_ms;
}

static void say_screen(const struct moment *moment, struct speech *speech)
{
    const struct model *after = moment->after;
    char text[SPEECH_TEXT_MAX];

    switch (after->screen) {
    case SCREEN_SAFETY: say(speech, safety(moment)); break;
    case SCREEN_FEEL:
        say(speech, question(moment->words, after->feel_is_after,
                             after->other_done ? LEGS_BOTH : after->choice.legs, text));
        break;
    case SCREEN_READY:
        if (after->count_cued_ms < 0) { /* and not when "Stop here?" was answered with no */
            say_ready(moment, speech);
        }
        break;
    case SCREEN_RUN:
        if (is_new_phase(moment)) {
            say_phase(moment, speech);
        }
        break;
    case SCREEN_STOP: say(speech, moment->words->stop_title); break;
    case SCREEN_PAUSED: say(speech, moment->words->run_paused); break;
    case SCREEN_SWITCH:
        if (after->count_cued_ms < 0) {
            say(speech, moment->words->say_other_leg);
            say(speech, leg_calf(moment->words, leg_of(after)));
        }
        break;
    case SCREEN_SUMMARY: say_summary(moment, speech); break;
    case SCREEN_SERVICE:
        if (after->staff.service.page == SERVICE_SOUND) {
            say(speech, leg_calf(moment->words, LEG_LEFT));
            say(speech, leg_calf(moment->words, LEG_RIGHT));
        }
        break;
    case SCREEN_ATTRACT:
    case SCREEN_CHOOSE:
    case SCREEN_TECHNIQUE:
    case SCREEN_TOOL:
    case SCREEN_LEG:
    case SCREEN_LEARN:
    case SCREEN_TROUBLE:
    case SCREEN_CODE:
    case SCREEN_COACH:
    case SCREEN_STICK:
    case SCREEN_OUTAGES:
    case SCREEN_DAYS:
    case SCREEN_RESTING:
    case SCREEN_WIRING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
}

static void say_cue(const struct moment *moment, enum cue cue, struct speech *speech)
{
    if (cue == CUE_HALF) {
        say(speech, moment->words->say_half);
    } else if (cue == CUE_TEN) {
        say_ten(moment, speech);
    } else if (cue == CUE_PLACE) {
        say_place(moment, speech);
    }
}

/* A screen is entered each time it is something new: another phase, or the same once more. */
bool speech_is_over(const struct model *before, const struct model *after)
{
    return before->screen != after->screen || before->since_ms != after->since_ms;
}

bool speech_of(const struct model *before, const struct model *after,
               const struct effects *effects, const struct visit_env *env,
               const struct words *words, struct speech *speech_out)
{
    struct moment moment = {before, after, env, words};

    speech_out->count = 0;
    if (speech_is_over(before, after)) {
        say_screen(&moment, speech_out);
    }
    for (int i = 0; i < effects->count && speech_out->count == 0; i++) {
        if (effects->items[i].kind == EFFECT_CUE) {
            say_cue(&moment, effects->items[i].u.cue.cue, speech_out);
        }
    }
    return speech_out->count > 0;
}

/* Who hears the sentences. */
struct listener {
    void (*each)(void *context, const char *sentence);
    void *context;
};

static void tell(const struct listener *listener, const char *sentence)
{
    if (sentence != NULL && sentence[0] != '\0') {
        listener->each(listener->context, sentence);
    }
}

static void tell_words(const struct listener *listener, const struct words *words)
{
    const char *const fixed[] = {
        words->say_hold_here,     words->say_half,        words->say_ten,
        words->say_next,          words->say_other_leg,   words->ready_title,
        words->leg_left_calf,     words->leg_right_calf,  words->run_paused,
        words->stop_title,        words->safety_last,     words->safety_last_few,
        words->feel_before_both,  words->feel_after_both, words->summary_done,
        words->summary_done_line, words->summary_part,    words->summary_part_line,
    };
    char text[SPEECH_TEXT_MAX];

    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        tell(listener, fixed[i]);
    }
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        enum legs legs = leg == LEG_LEFT ? LEGS_LEFT : LEGS_RIGHT;

        tell(listener, question(words, false, legs, text));
        tell(listener, question(words, true, legs, text));
    }
}

static void tell_technique(const struct listener *listener, const struct technique *technique,
                           const struct words *words)
{
    char text[SPEECH_TEXT_MAX];

    tell(listener, technique->name);
    tell(listener, technique->ready.take);
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        tell(listener, with_leg(technique->ready.place, leg_start(words, (enum leg)leg), text));
    }
    for (unsigned i = 0; i < technique->phases_count; i++) {
        tell(listener, technique->phases[i].name);
        tell(listener, technique->phases[i].cue);
    }
}

void speech_each_sentence(const struct content *content, const struct words *words,
                          void (*each)(void *context, const char *sentence), void *context)
{
    const struct listener listener = {each, context};

    tell_words(&listener, words);
    for (int i = 0; i < content->technique_count; i++) {
        tell_technique(&listener, &content->techniques[i], words);
    }
}
