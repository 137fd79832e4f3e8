/* SPDX-License-Identifier: MIT */
/* Built without libgpiod: there are no lamps to light. */
#include "hw/lamps.h"

#include <stddef.h>
#include <stdio.h>

struct lamps *lamps_open(const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    (void)config;
    snprintf(
        error_out, BUTTONS_ERROR_MAX,
        "this program was built without libgpiod and lights no lamps; install libgpiod-dev "
        "and build again");
    return NULL;
}

bool lamps_show(struct lamps *lamps, const float levels[BUTTON_COUNT])
{
    (void)lamps;
    (void)levels;
    return false;
}

void lamps_close(struct lamps *lamps)
{
    (void)lamps;
}
