/* SPDX-License-Identifier: MIT */
/** Which logical button a key or a joystick's button is. Numbers are SDL's. */
#ifndef UNKNOT_SDL_KEY_MAP_H
#define UNKNOT_SDL_KEY_MAP_H

#include "app/core/button.h"

/** By the key's place (SDL_Scancode), so that 1-4 work on every layout. */
bool key_map_key(int scancode, enum button *button_out);

/** By SDL_GameControllerButton. */
bool key_map_gamepad(int number, enum button *button_out);

/** By the number of an arcade encoder's input. */
bool key_map_encoder(int number, enum button *button_out);

#endif
