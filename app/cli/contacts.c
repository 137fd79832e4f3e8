/* SPDX-License-Identifier: MIT */
#include "app/cli/contacts.h"

enum {
    HOUR_MS = 3600000,
    PRESSES_A_WEAR = 400, /* after which it bounces for 1 ms longer */
    WEAR_MAX = 6
};

struct contacts contacts_new(uint64_t seed)
{
    return (struct contacts){.dice = dice_seeded(~seed)};
}

static int wear(const struct contacts *contacts, enum button button)
{
    int64_t steps = contacts->presses / PRESSES_A_WEAR;

    if (button != BUTTON_OK) {
        return 0;
    }
    return steps < WEAR_MAX ? (int)steps : WEAR_MAX;
}

static void change(struct contacts *contacts, enum button button)
{
    int bounce_ms =
        dice_roll(&contacts->dice, 3) + dice_roll(&contacts->dice, 1 + wear(contacts, button));
    struct button_counts later = {
        .glitches = bounce_ms > 0 ? 1 + dice_roll(&contacts->dice, 2) : 0,
        .watched = 1,
        .bounce_ms = bounce_ms,
    };

    button_counts_add(&contacts->buttons.of[button], &later);
}

void contacts_press(struct contacts *contacts, enum button button)
{
    contacts->presses += button == BUTTON_OK;
    contacts->buttons.of[button].presses++;
    change(contacts, button);
    change(contacts, button);
}

void contacts_start(struct contacts *contacts, int64_t now_ms)
{
    contacts->buttons = (struct usage_buttons){0};
    contacts->taken_ms = now_ms;
}

static bool any(const struct usage_buttons *buttons)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (button_counts_any(&buttons->of[i])) {
            return true;
        }
    }
    return false;
}

bool contacts_take(struct contacts *contacts, int64_t now_ms, bool at_end,
                   struct usage_buttons *out)
{
    if ((!at_end && now_ms - contacts->taken_ms < HOUR_MS) || !any(&contacts->buttons)) {
        return false;
    }
    *out = contacts->buttons;
    contacts_start(contacts, now_ms);
    return true;
}
