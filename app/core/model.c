/* SPDX-License-Identifier: MIT */
#include "app/core/model.h"

#include <string.h>

static const char *const names[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = "attract",
    [SCREEN_CHOOSE] = "choose",
    [SCREEN_TECHNIQUE] = "technique",
    [SCREEN_TOOL] = "tool",
    [SCREEN_LEG] = "leg",
    [SCREEN_SAFETY] = "safety",
    [SCREEN_FEEL] = "feel",
    [SCREEN_READY] = "ready",
    [SCREEN_RUN] = "run",
    [SCREEN_STOP] = "stop",
    [SCREEN_PAUSED] = "paused",
    [SCREEN_SWITCH] = "switch",
    [SCREEN_SUMMARY] = "summary",
    [SCREEN_LEARN] = "learn",
    [SCREEN_FAULT] = "fault",
    [SCREEN_CODE] = "code",
    [SCREEN_COACH] = "coach",
    [SCREEN_STICK] = "stick",
    [SCREEN_DAYS] = "days",
    [SCREEN_RESTING] = "resting",
    [SCREEN_SERVICE] = "service",
    [SCREEN_WIRING] = "wiring",
    [SCREEN_TROUBLE] = "trouble",
    [SCREEN_OUTAGES] = "outages",
};

const char *screen_name(enum screen screen)
{
    return names[screen];
}

bool screen_from_name(const char *name, enum screen *screen_out)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *screen_out = (enum screen)i;
            return true;
        }
    }
    return false;
}
