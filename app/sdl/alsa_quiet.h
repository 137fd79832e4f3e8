/* SPDX-License-Identifier: MIT */
/** Keeps ALSA from writing to stderr. */
#ifndef UNKNOT_SDL_ALSA_QUIET_H
#define UNKNOT_SDL_ALSA_QUIET_H

/**
 * ALSA's library writes eight lines for each device that it cannot open, and a station without
 * sound tries for years: what matters of it is in SDL's error. Call it when SDL's audio is
 * initialized; where that is not ALSA nothing happens.
 */
void alsa_quiet(void);

#endif
