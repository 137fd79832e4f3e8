/* SPDX-License-Identifier: MIT */
/** What SDL does not ask of ALSA. Where its library is not there nothing happens. */
#ifndef UNKNOT_SDL_ALSA_H
#define UNKNOT_SDL_ALSA_H

/**
 * Keeps ALSA from writing to stderr: eight lines for each device that it cannot open, and a
 * station without sound tries for years. What matters of it is in SDL's error. Call it when
 * SDL's audio is initialized.
 */
void alsa_quiet(void);

/**
 * Lets ALSA look for cards anew. It does so once, and a card that came later, as one does that
 * is slow at the start or is plugged in, would never be found. Call it while SDL's audio is not
 * initialized.
 */
void alsa_forget_cards(void);

#endif
