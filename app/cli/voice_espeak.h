/* SPDX-License-Identifier: MIT */
/** Speaks a text by the program espeak-ng. Blocks for some 10 ms; one thread at a time. */
#ifndef UNKNOT_CLI_VOICE_ESPEAK_H
#define UNKNOT_CLI_VOICE_ESPEAK_H

#include <stddef.h>
#include <stdint.h>

enum {
    VOICE_WAY_MAX = 200,
    VOICE_SPOKEN_TEXT_MAX = 4096 /**< bytes */
};

enum voice_result {
    VOICE_FINE,
    VOICE_MISSING, /**< there is no espeak-ng on this machine */
    VOICE_FAILED,  /**< why was said on stderr */
};

/** A WAV file as espeak-ng gave it. */
struct voice_bytes {
    uint8_t *bytes; /**< freed by the caller */
    size_t size;
};

/** Asks for the version, and says in one line how this voice speaks here: the same line,
 *  the same voice. */
enum voice_result voice_espeak_way(const char *voice, char out[VOICE_WAY_MAX]);

/** @param voice  of espeak-ng: "en-gb"
 *  @param text  UTF-8, at most VOICE_SPOKEN_TEXT_MAX bytes; nothing in it is taken for an
 *               option or a command */
enum voice_result voice_espeak(const char *voice, const char *text, struct voice_bytes *out);

#endif
