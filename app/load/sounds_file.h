/* SPDX-License-Identifier: MIT */
/** Loads and checks assets/sounds: the numbers that the sounds are made from. Any thread. */
#ifndef UNKNOT_LOAD_SOUNDS_FILE_H
#define UNKNOT_LOAD_SOUNDS_FILE_H

#include "app/load/problems.h"
#include "app/sound/patch.h"
#include "app/sound/sound_name.h"

#include <stdbool.h>
#include <stddef.h>

/** Every sound there is. */
struct sound_patches {
    struct patch items[SOUND_COUNT];
};

/**
 * Reads sounds/NAME.yaml below `assets` for every name of sound_name().
 *
 * @return false: something is wrong, is missing or is no sound of ours; all of it is in
 *         `problems`, and `patches_out` is not to be used
 */
bool sounds_load(const char *assets, struct sound_patches *patches_out,
                 struct problems *problems);

/** One file from memory; `name` is only for messages. */
bool sound_parse(const char *bytes, size_t size, const char *name, struct patch *patch_out,
                 struct problems *problems);

#endif
