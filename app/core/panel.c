/* SPDX-License-Identifier: MIT */
#include "app/core/panel.h"

bool panel_has(enum panel_size panel, enum button button)
{
    switch (button) {
    case BUTTON_BACK: return panel >= PANEL_THREE;
    case BUTTON_LEFT: return panel == PANEL_FOUR;
    case BUTTON_RIGHT: return panel >= PANEL_TWO;
    case BUTTON_OK: return true;
    case BUTTON_COUNT: break;
    }
    return false;
}

struct hands hands_at_rest(void)
{
    struct hands hands = {.cursor = BUTTON_OK};

    for (int i = 0; i < BUTTON_COUNT; i++) {
        hands.down_ms[i] = hands.press_ms[i] = -1;
        hands.as[i] = -1;
    }
    return hands;
}
