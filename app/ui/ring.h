/* SPDX-License-Identifier: MIT */
/** The ring of a running phase: how long, how often, and when to breathe. */
#ifndef UNKNOT_UI_RING_H
#define UNKNOT_UI_RING_H

#include "app/ui/number.h"
#include "app/ui/scene.h"

/** Where a ring stands and how large it is, in page coordinates. */
struct ring {
    float x, y;
    float radius; /**< of the middle of the line */
    float width;
    float px; /**< of the number */
};

/** Time that is left, 0..1: an arc clockwise from the top; its end is marked. */
void ring_time(const struct scene *scene, const struct ring *ring, float left, rgba colour);

/** Time that has passed as 60 ticks, one a second; those gone by are lit. */
void ring_ticks(const struct scene *scene, const struct ring *ring, int64_t passed_ms);

/** One arc a repetition; `next`, 0..1, is how far the one after the current one has come. */
void ring_reps(const struct scene *scene, const struct ring *ring, int count, int current,
               float next);

/** The orb that grows while breathing in and shrinks while breathing out, and its dotted rim.
 */
void ring_orb(const struct scene *scene, const struct ring *ring,
              const struct breath_place *breath);

/** The word below the number. */
void ring_word(const struct scene *scene, const struct ring *ring, const char *word);

/** "Breathe in" and "Breathe out"; one fades into the other. `first` is the first breath. */
void ring_breath_word(const struct scene *scene, const struct ring *ring,
                      const struct breath_place *breath, bool first);

/** A number in the middle; `swell` is a factor of its size. */
void ring_number(const struct scene *scene, const struct ring *ring,
                 const struct number *number, float swell, rgba colour);

/** The swelling of the last three seconds: 1 to 1.08 and back, once a second. */
float ring_swell(int64_t left_ms);

/** A small countdown: ring and seconds. */
void ring_countdown(const struct scene *scene, const struct ring *ring);

#endif
