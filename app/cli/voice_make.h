/* SPDX-License-Identifier: MIT */
/** The file of one spoken sentence. */
#ifndef UNKNOT_CLI_VOICE_MAKE_H
#define UNKNOT_CLI_VOICE_MAKE_H

#include "app/cli/voice_espeak.h"

/**
 * Speaks `text` into the file at `path`: 48 kHz, one channel, 16 bit, without silence before
 * it, as loud as a cue of the class "signal". The file is there whole or not at all.
 *
 * @return VOICE_FAILED: why was said on stderr
 */
enum voice_result voice_make(const char *path, const char *voice, const char *text);

#endif
