/* SPDX-License-Identifier: MIT */
/** The file that a spoken sentence is in. Maker and player ask here, so they agree. Pure. */
#ifndef UNKNOT_SOUND_VOICE_NAME_H
#define UNKNOT_SOUND_VOICE_NAME_H

#include <stdbool.h>

enum {
    VOICE_SLUG_MAX = 40,
    VOICE_NAME_SIZE = VOICE_SLUG_MAX + 16 /**< of a file name with its final 0 */
};

/**
 * The name of a sentence's file: its words for people, and a hash of its exact bytes, so that
 * another text is another file: "Press down gently" -> "press-down-gently-5d1a3c3f.wav".
 *
 * @param text  UTF-8; whatever is in it, the name is made of a-z, 0-9 and '-' only
 */
void voice_file_name(const char *text, char out[VOICE_NAME_SIZE]);

/**
 * The same without the hash, for a recording that stays when the text is worded a little
 * differently: "press-down-gently.wav".
 *
 * @return false: there is no such name, because the text has no letter and no digit of a-z, 0-9
 */
bool voice_plain_name(const char *text, char out[VOICE_NAME_SIZE]);

/** @return whether voice_file_name() may have made this name. */
bool voice_is_file_name(const char *name);

#endif
