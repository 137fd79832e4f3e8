/* SPDX-License-Identifier: MIT */
/** Joysticks and gamepads that are plugged in, opened so that SDL sends their events. */
#ifndef UNKNOT_SDL_PADS_H
#define UNKNOT_SDL_PADS_H

#include <stdbool.h>

struct pads;

/** @return NULL when SDL has no joysticks here, or no memory. **Ownership**: pads_close() */
struct pads *pads_open(void);
void pads_close(struct pads *pads);

/** Opens the device SDL gave this index; those past the eighth are ignored. */
void pads_add(struct pads *pads, int device_index);

/** Forgets the device of this instance. */
void pads_remove(struct pads *pads, int instance);

/** Whether SDL knows this instance's buttons by name. */
bool pads_is_gamepad(int instance);

#endif
