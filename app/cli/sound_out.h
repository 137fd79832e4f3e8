/* SPDX-License-Identifier: MIT */
/** From the numbers of a sound to its file. */
#ifndef UNKNOT_CLI_SOUND_OUT_H
#define UNKNOT_CLI_SOUND_OUT_H

#include "app/load/problems.h"
#include "app/load/sounds_file.h"
#include "app/sound/match.h"

#include <stdbool.h>

/** A sound that was made. */
struct sound_out {
    float *samples; /**< left and right in turn */
    int frames;
    struct match match;
};

/** Renders and matches it. @return false: out of memory, said on stderr.
 *  **Ownership**: sound_out_free() */
bool sound_out_make(const struct patch *patch, struct sound_out *out);
void sound_out_free(struct sound_out *out);

/** Makes every sound to see whether it gets as loud as it has to.
 *  @return false: some do not; `problems` names them, as files below `assets` */
bool sound_out_check(const char *assets, const struct sound_patches *patches,
                     struct problems *problems);

/** Writes samples as a file of 48 kHz and 16 bit, whole or not at all.
 *  @return false: said on stderr */
bool sound_out_write(const char *path, const float *samples, int frames, int channels);

#endif
