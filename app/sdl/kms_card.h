/* SPDX-License-Identifier: MIT */
/** Which graphics card has a screen: SDL's own pick is wrong where rendering and display are
 *  separate cards, as on a Pi 4 or 5. */
#ifndef UNKNOT_SDL_KMS_CARD_H
#define UNKNOT_SDL_KMS_CARD_H

/** Looks through `folder` (/sys/class/drm) for connectors.
 *  @return the lowest number of a card with a connected one; -1: none */
int kms_card_find(const char *folder);

#endif
