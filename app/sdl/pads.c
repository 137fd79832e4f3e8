/* SPDX-License-Identifier: MIT */
#include "app/sdl/pads.h"

#include <SDL.h>
#include <stdlib.h>

enum {
    MAX_PADS = 8
};

struct pad {
    SDL_GameController *gamepad; /* NULL: a plain joystick */
    SDL_Joystick *joystick;      /* the gamepad's, too; NULL: the place is free */
    int instance;
};

struct pads {
    struct pad pads[MAX_PADS];
};

struct pads *pads_open(void)
{
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    if (SDL_InitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER) != 0) {
        return NULL;
    }
    struct pads *pads = calloc(1, sizeof *pads);
    if (pads == NULL) {
        SDL_QuitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER);
    }
    return pads;
}

static void close_pad(struct pad *pad)
{
    if (pad->gamepad != NULL) {
        SDL_GameControllerClose(pad->gamepad);
    } else if (pad->joystick != NULL) {
        SDL_JoystickClose(pad->joystick);
    }
    *pad = (struct pad){0};
}

void pads_close(struct pads *pads)
{
    if (pads == NULL) {
        return;
    }
    for (int i = 0; i < MAX_PADS; i++) {
        close_pad(&pads->pads[i]);
    }
    SDL_QuitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER);
    free(pads);
}

static struct pad *free_pad(struct pads *pads)
{
    for (int i = 0; i < MAX_PADS; i++) {
        if (pads->pads[i].joystick == NULL) {
            return &pads->pads[i];
        }
    }
    return NULL;
}

void pads_add(struct pads *pads, int device_index)
{
    struct pad *pad = free_pad(pads);
    if (pad == NULL) {
        return;
    }
    if (SDL_IsGameController(device_index)) {
        pad->gamepad = SDL_GameControllerOpen(device_index);
        pad->joystick =
            pad->gamepad == NULL ? NULL : SDL_GameControllerGetJoystick(pad->gamepad);
    } else {
        pad->joystick = SDL_JoystickOpen(device_index);
    }
    pad->instance = pad->joystick == NULL ? 0 : SDL_JoystickInstanceID(pad->joystick);
}

void pads_remove(struct pads *pads, int instance)
{
    for (int i = 0; i < MAX_PADS; i++) {
        if (pads->pads[i].joystick != NULL && pads->pads[i].instance == instance) {
            close_pad(&pads->pads[i]);
        }
    }
}

bool pads_is_gamepad(int instance)
{
    return SDL_GameControllerFromInstanceID(instance) != NULL;
}
