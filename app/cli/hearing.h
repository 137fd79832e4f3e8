/* SPDX-License-Identifier: MIT */
/**
 * What is heard of a station: each cue planned ahead for its sample, each sentence as it comes.
 *
 * Cues are planned by letting a copy of the model run on: what the station will do when nobody
 * presses anything is known, and when somebody does, the plan is made anew. Main thread.
 */
#ifndef UNKNOT_CLI_HEARING_H
#define UNKNOT_CLI_HEARING_H

#include "app/cli/machine.h"
#include "app/core/visit.h"
#include "app/core/words.h"
#include "app/sdl/sound.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct hearing_settings {
    const char *media;     /**< folder with sounds/ and voice/LANGUAGE/ */
    const char *own_voice; /**< folder with recordings that come first; NULL: none */
    const char *language;
    const char *file; /**< WAV to write instead of playing: time comes from a script; or NULL */
    int64_t now_ms;
};

/** All zero: nothing is heard. */
struct hearing {
    struct sound *sound;
    char media[MACHINE_PATH_MAX];
    char own_voice[MACHINE_PATH_MAX]; /**< "": none */
    int64_t planned_ms;               /**< until when cues are planned */
    int percent;                      /**< volume that was set last */
    FILE *wav;                        /**< NULL: a device plays */
    int64_t frames;                   /**< in it */
};

/** @return false: the file cannot be written, said on stderr. Without a device it is true */
bool hearing_open(struct hearing *hearing, const struct hearing_settings *settings);

/** Ends the file, if it is one. @return false: it could not be written, said on stderr */
bool hearing_close(struct hearing *hearing);

/** Another language is spoken from now on. */
void hearing_speak(struct hearing *hearing, const char *language);

/** A step of the visit was made: what came of it is played and said. */
void hearing_step(struct hearing *hearing, const struct model *before,
                  const struct model *after, const struct effects *effects,
                  const struct visit_env *env, const struct words *words);

/** Plans cues ahead of `now_ms`, and sets the volume. Often: each time the station advances. */
void hearing_plan(struct hearing *hearing, const struct model *model,
                  const struct visit_env *env, int64_t now_ms);

/** @return when hearing_plan() has to be called again, or INT64_MAX */
int64_t hearing_next_ms(const struct hearing *hearing, const struct model *model,
                        const struct visit_env *env);

/** Writes the file up to a moment. Nothing when a device plays. */
void hearing_write(struct hearing *hearing, int64_t until_ms);

#endif
