/* SPDX-License-Identifier: MIT */
/* Any edges at any times through debounce, visit and screens: what must hold always, holds.
 *
 * Two bytes are one thing: button, level and whether to draw, and the time that passes first:
 * 0..31 units of 1 ms, 50 ms, 1 s or 1 min. */
#include "app/core/input.h"
#include "app/core/visit.h"
#include "app/ui/ui.h"
#include "tests/unit/core/fixture.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct station {
    struct content content;
    struct settings settings;
    struct visit_env env;
    struct model model;
    struct input input;
    int64_t now_ms;
    int64_t effect_ms; /* of the last effect */
    int ordinal;       /* of the last step recorded */
    bool visit_begun;
    int presses, stuck; /* that the visit was told of, and recorded */
};

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void check_usage(struct station *s, const struct usage *usage)
{
    const struct usage_step *step = &usage->u.step;

    switch (usage->kind) {
    case USAGE_VISIT_BEGIN:
        s->visit_begun = true;
        s->ordinal = 0;
        must(usage->u.visit.planned_ms > 0);
        break;
    case USAGE_STEP:
        must(s->visit_begun);
        must(step->ordinal == ++s->ordinal);
        must(step->guided_ms >= 0 && step->planned_ms > 0);
        must(step->outcome != OUTCOME_DONE || step->guided_ms > 0 ||
             strcmp(step->phase, "search") == 0);
        break;
    case USAGE_VISIT_END:
        must(s->visit_begun);
        must(usage->u.end.guided_ms >= 0);
        must(usage->u.end.feel_after >= FEEL_NONE && usage->u.end.feel_after < FEEL_LEVELS);
        break;
    case USAGE_FAULT: s->stuck++; break;
    case USAGE_SCREEN:
    case USAGE_EXCLUDE:
    case USAGE_BUTTONS: /* the station's own, from what input counts */
    case USAGE_OUTAGE:
    case USAGE_KINDS: break;
    }
}

static void step(struct station *s, const struct event *event)
{
    struct effects effects;
    bool more;

    do {
        more = visit_step(&s->model, &s->env, event, &effects);
        must(effects.count <= EFFECTS_MAX);
        for (int i = 0; i < effects.count; i++) {
            must(effects.items[i].at_ms >= s->effect_ms);
            s->effect_ms = effects.items[i].at_ms;
            if (effects.items[i].kind == EFFECT_USAGE) {
                check_usage(s, &effects.items[i].u.usage);
            }
        }
    } while (more);
    must(visit_next_deadline(&s->model, &s->env) >= s->model.now_ms);
    must(s->model.language >= 0 && s->model.language < s->settings.languages);
}

static void advance(struct station *s, int64_t to_ms)
{
    struct event event;

    while (input_poll(&s->input, &s->settings, to_ms, &event)) {
        must(event.at_ms <= to_ms);
        s->presses += event.kind == EVENT_PRESS;
        step(s, &event);
    }
    event = (struct event){.kind = EVENT_TICK, .at_ms = to_ms};
    step(s, &event);
    s->now_ms = to_ms;
}

/* What was counted is what happened. */
static void check_counts(struct station *s)
{
    struct button_counts counts[BUTTON_COUNT];
    struct button_counts all = {0};
    int down = 0;

    (void)input_take_counts(&s->input, counts);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        must(counts[i].glitches >= 0 && counts[i].bounce_ms >= 0);
        must(counts[i].bounce_ms == 0 || counts[i].watched > 0);
        button_counts_add(&all, &counts[i]);
        down += s->input.buttons[i].stable;
    }
    must(all.presses == s->presses && all.stuck == s->stuck && all.at_start == 0);
    must(all.watched == 2 * all.presses - down);
    must(!input_take_counts(&s->input, counts));
}

static void draw(const struct station *s, struct draw_list *list,
                 const struct font_metrics *metrics, const struct words *words, bool portrait)
{
    static const char *const names[] = {"English", "Deutsch", "Español"};
    struct ui_env env = {
        .visit = s->env,
        .language_names = names,
        .words = words,
        .metrics = metrics,
        .station = "Fuzz",
        .portrait = portrait,
        .min_text_px = 20.0f,
    };

    ui_draw(&s->model, &env, s->now_ms, list);
    must(!list->overflow);
    must(ui_next_change_ms(&s->model, &env, s->now_ms) >= s->now_ms);
}

static int64_t pause_ms(const uint8_t *data)
{
    static const int64_t units_ms[] = {1, 50, 1000, 60000};

    return (data[1] & 31) * units_ms[data[1] >> 5 & 3];
}

static struct words empty_words(void)
{
    static char empty[] = "";

    return (struct words){
#define WORDS_EMPTY(name) .name = empty,
        WORDS_LIST(WORDS_EMPTY)
#undef WORDS_EMPTY
    };
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct station s = {.content = fixture_content(), .settings = settings_default()};
    struct draw_list *list = calloc(1, sizeof *list);
    struct font_metrics *metrics = calloc(1, sizeof *metrics);
    struct words words = empty_words();

    must(list != NULL && metrics != NULL);
    s.settings.languages = 3;
    s.env = (struct visit_env){&s.content, &s.settings};
    visit_init(&s.model, 0);
    input_init(&s.input);
    for (size_t i = 0; i + 1 < size; i += 2) {
        struct button_edge edge = {
            .button = (enum button)(data[i] & 3),
            .pressed = (data[i] & 4) != 0,
            .at_ms = s.now_ms + pause_ms(data + i),
        };
        advance(&s, edge.at_ms);
        input_edge(&s.input, &edge);
        if (data[i] & 8) {
            draw(&s, list, metrics, &words, (data[i] & 16) != 0);
        }
    }
    advance(&s, s.now_ms + 7200000); /* left alone, every visit ends */
    must(s.model.screen == SCREEN_ATTRACT && s.model.language == 0);
    check_counts(&s);
    free(list);
    free(metrics);
    return 0;
}
