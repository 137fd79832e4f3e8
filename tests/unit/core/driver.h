/* SPDX-License-Identifier: MIT */
/** Drives the real state machine in tests: presses and waits in, a trace of effects out. */
#ifndef UNKNOT_TESTS_DRIVER_H
#define UNKNOT_TESTS_DRIVER_H

#include "app/core/visit.h"
#include "fixture.h"

enum {
    DRIVER_EFFECTS_MAX = 4096
};

struct driver {
    struct content content;
    struct settings settings;
    struct visit_env env;
    struct model model;
    int64_t now_ms;
    int64_t tick_ms; /**< a tick is stepped this often while waiting; 0: only at the end */
    struct effect effects[DRIVER_EFFECTS_MAX];
    int effect_count;
    /** Called after each step of the model, when it is not NULL. */
    void (*seen)(struct driver *driver, const struct model *before,
                 const struct effects *effects);
};

/** A station at attract, at an odd monotonic time. */
void driver_init(struct driver *driver);

/** Lets something happen now. */
void driver_step(struct driver *driver, struct event event);

/** Lets time pass. */
void driver_wait(struct driver *driver, int64_t ms);

/** Presses now, releases 80 ms later, and waits until a second after the press. */
void driver_tap(struct driver *driver, enum button button);

/** Lets a change that came by itself be seen: a press right at it would not count. */
void driver_see(struct driver *driver);

/** Goes on with another content, as a station whose files changed. */
void driver_take_content(struct driver *driver, const struct content *content);

/** Only the press, only the release, at this moment. */
void driver_press(struct driver *driver, enum button button);
void driver_release(struct driver *driver, enum button button);

/** Holds two buttons together, the second 40 ms after the first, and lets both go. */
void driver_chord(struct driver *driver, enum button first, enum button second, int64_t ms);

/** Presses the button that now does `key`. @return false: none does */
bool driver_key(struct driver *driver, enum soft_key key);

/** From attract to the first "get ready": routine, its first tool, legs, no answer. */
void driver_start(struct driver *driver, int routine, enum legs legs);

/** As driver_start() for a technique by itself (its place among the listed ones). */
void driver_start_technique(struct driver *driver, int place, enum legs legs);

/** Waits until the screen or the step changes by itself. @return time that took */
int64_t driver_until_change(struct driver *driver);

/** Number of cues of a kind so far. */
int driver_cues(const struct driver *driver, enum cue cue);

/** The nth usage record of a kind (0: first, -1: last), or NULL. */
const struct usage *driver_usage(const struct driver *driver, enum usage_kind kind, int n);

/** The last step recorded; there is one. */
const struct usage_step *driver_last_step(const struct driver *driver);

/** Number of usage records of a kind so far. */
int driver_usage_count(const struct driver *driver, enum usage_kind kind);

#endif
