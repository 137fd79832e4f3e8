/* SPDX-License-Identifier: MIT */
#include "app/core/input.h"

#include <string.h>

void input_init(struct input *input)
{
    memset(input, 0, sizeof *input);
}

void input_held_at_start(struct input *input, enum button button, int64_t now_ms)
{
    struct input_button *at = &input->buttons[button];
    struct button_counts counts = at->counts;
    bool still_stuck = at->stable && at->stuck;

    counts.at_start += !still_stuck;
    *at = (struct input_button){
        .level = true,
        .stable = true,
        .changed_ms = now_ms,
        .down_ms = now_ms,
        .ignored = true,
        .stuck = still_stuck,
        .counts = counts,
    };
}

void input_edge(struct input *input, const struct button_edge *edge)
{
    struct input_button *button = &input->buttons[edge->button];

    if (button->level == edge->pressed) {
        return;
    }
    if (button->level != button->stable) {
        button->counts.glitches++; /* it went back before it was stable */
    }
    if (!button->unsteady) {
        button->unsteady = true;
        button->first_ms = edge->at_ms;
    }
    button->level = edge->pressed;
    button->changed_ms = edge->at_ms;
    button->settled = edge->settled;
}

/* Time of the next thing this button does by itself. */
static int64_t due_ms(const struct input_button *button, const struct settings *settings)
{
    if (button->level != button->stable) {
        return button->changed_ms + (button->settled ? 0 : settings->debounce_ms);
    }
    if (button->stable && !(button->stuck && button->ignored)) {
        /* Never before the level's last change: a drop-out may hide the moment itself. */
        int64_t stuck_ms = button->down_ms + settings->stuck_ms;
        return stuck_ms > button->changed_ms ? stuck_ms : button->changed_ms;
    }
    return INT64_MAX;
}

/* What the level that is stable now has bounced before. */
static void count_change(struct input_button *button)
{
    int64_t bounce_ms = button->changed_ms - button->first_ms;

    button->unsteady = false;
    button->counts.presses += button->level;
    if (button->settled) {
        return;
    }
    button->counts.watched++;
    if (bounce_ms > button->counts.bounce_ms) {
        button->counts.bounce_ms = (int)bounce_ms;
    }
}

/* A disturbance that came to nothing is over: the next change of level begins anew. */
static void calm_down(struct input *input, const struct settings *settings, int64_t now_ms)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        struct input_button *button = &input->buttons[i];

        if (button->level == button->stable &&
            now_ms - button->changed_ms >= settings->debounce_ms) {
            button->unsteady = false;
        }
    }
}

/* Makes the due change. @return false when it is nobody's business (ignored button). */
static bool change(struct input_button *button, int64_t at_ms, enum event_kind *kind_out)
{
    if (button->level == button->stable && !button->stuck) { /* held for too long */
        button->stuck = true;
        button->counts.stuck++;
        *kind_out = EVENT_STUCK;
        return true;
    }
    if (button->level == button->stable) { /* it is told that next, unless it was ignored */
        button->ignored = true;
        *kind_out = EVENT_RELEASE;
        return true;
    }
    count_change(button);
    button->stable = button->level;
    if (button->stable) {
        button->down_ms = at_ms;
        *kind_out = EVENT_PRESS;
        return true;
    }

    bool silent = button->ignored;
    button->ignored = false;
    button->stuck = false;
    *kind_out = EVENT_RELEASE;
    return !silent;
}

/* The button whose change is due first, or NULL. */
static struct input_button *first_due(struct input *input, const struct settings *settings,
                                      int64_t now_ms)
{
    struct input_button *first = NULL;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        struct input_button *button = &input->buttons[i];
        int64_t at_ms = due_ms(button, settings);

        if (at_ms <= now_ms && (first == NULL || at_ms < due_ms(first, settings))) {
            first = button;
        }
    }
    return first;
}

bool input_poll(struct input *input, const struct settings *settings, int64_t now_ms,
                struct event *event_out)
{
    struct input_button *button;

    while ((button = first_due(input, settings, now_ms)) != NULL) {
        int64_t at_ms = due_ms(button, settings);

        *event_out = (struct event){
            .at_ms = at_ms,
            .button = (enum button)(button - input->buttons),
        };
        if (change(button, at_ms, &event_out->kind)) {
            return true;
        }
    }
    calm_down(input, settings, now_ms);
    return false;
}

bool input_take_counts(struct input *input, struct button_counts counts_out[BUTTON_COUNT])
{
    bool any = false;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        struct button_counts *counts = &input->buttons[i].counts;

        counts_out[i] = *counts;
        any = any || button_counts_any(counts);
        *counts = (struct button_counts){0};
    }
    return any;
}

int64_t input_next_deadline(const struct input *input, const struct settings *settings)
{
    int64_t next_ms = INT64_MAX;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        int64_t at_ms = due_ms(&input->buttons[i], settings);
        next_ms = at_ms < next_ms ? at_ms : next_ms;
    }
    return next_ms;
}
