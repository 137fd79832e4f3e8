/* SPDX-License-Identifier: MIT */
#include "app/core/button.h"

#include <string.h>

static const char *const names[BUTTON_COUNT] = {
    [BUTTON_BACK] = "back",
    [BUTTON_LEFT] = "left",
    [BUTTON_RIGHT] = "right",
    [BUTTON_OK] = "ok",
};

const char *button_name(enum button button)
{
    return names[button];
}

bool button_from_name(const char *name, enum button *button_out)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *button_out = (enum button)i;
            return true;
        }
    }
    return false;
}
