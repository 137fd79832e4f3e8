/* SPDX-License-Identifier: MIT */
#include "app/sdl/key_map.h"

#include <SDL.h>
#include <stddef.h>

struct row {
    int number;
    enum button button;
};

static bool look_up(const struct row *rows, size_t count, int number, enum button *button_out)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].number == number) {
            *button_out = rows[i].button;
            return true;
        }
    }
    return false;
}

bool key_map_key(int scancode, enum button *button_out)
{
    static const struct row rows[] = {
        {SDL_SCANCODE_LEFT, BUTTON_LEFT},      {SDL_SCANCODE_RIGHT, BUTTON_RIGHT},
        {SDL_SCANCODE_UP, BUTTON_OK},          {SDL_SCANCODE_DOWN, BUTTON_BACK},
        {SDL_SCANCODE_RETURN, BUTTON_OK},      {SDL_SCANCODE_KP_ENTER, BUTTON_OK},
        {SDL_SCANCODE_SPACE, BUTTON_OK},       {SDL_SCANCODE_ESCAPE, BUTTON_BACK},
        {SDL_SCANCODE_BACKSPACE, BUTTON_BACK}, {SDL_SCANCODE_1, BUTTON_BACK},
        {SDL_SCANCODE_2, BUTTON_LEFT},         {SDL_SCANCODE_3, BUTTON_RIGHT},
        {SDL_SCANCODE_4, BUTTON_OK},           {SDL_SCANCODE_KP_1, BUTTON_BACK},
        {SDL_SCANCODE_KP_2, BUTTON_LEFT},      {SDL_SCANCODE_KP_3, BUTTON_RIGHT},
        {SDL_SCANCODE_KP_4, BUTTON_OK},
    };
    return look_up(rows, sizeof rows / sizeof rows[0], scancode, button_out);
}

bool key_map_gamepad(int number, enum button *button_out)
{
    static const struct row rows[] = {
        {SDL_CONTROLLER_BUTTON_A, BUTTON_OK},
        {SDL_CONTROLLER_BUTTON_B, BUTTON_BACK},
        {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, BUTTON_LEFT},
        {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, BUTTON_RIGHT},
        {SDL_CONTROLLER_BUTTON_DPAD_LEFT, BUTTON_LEFT},
        {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, BUTTON_RIGHT},
    };
    return look_up(rows, sizeof rows / sizeof rows[0], number, button_out);
}

bool key_map_encoder(int number, enum button *button_out)
{
    static const struct row rows[] = {
        {0, BUTTON_BACK}, {1, BUTTON_LEFT}, {2, BUTTON_RIGHT}, {3, BUTTON_OK}};
    return look_up(rows, sizeof rows / sizeof rows[0], number, button_out);
}
