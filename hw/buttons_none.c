/* SPDX-License-Identifier: MIT */
/* Built without libgpiod: a machine without GPIO still has its keyboard and joystick. */
#include "hw/buttons.h"

#include <stddef.h>
#include <stdio.h>

bool buttons_chip_present(const struct buttons_config *config)
{
    (void)config;
    return false;
}

struct buttons *buttons_open(const struct buttons_config *config,
                             char error_out[BUTTONS_ERROR_MAX])
{
    (void)config;
    snprintf(error_out, BUTTONS_ERROR_MAX,
             "this program was built without libgpiod and has no GPIO buttons; install "
             "libgpiod-dev and build again, or use keyboard or joystick");
    return NULL;
}

int buttons_fd(const struct buttons *buttons)
{
    (void)buttons;
    return -1;
}

int buttons_read(struct buttons *buttons, struct button_edge *edges_out, int edges_max)
{
    (void)buttons;
    (void)edges_out;
    (void)edges_max;
    return -1;
}

bool buttons_levels(struct buttons *buttons, bool pressed_out[BUTTON_COUNT])
{
    (void)buttons;
    (void)pressed_out;
    return false;
}

void buttons_close(struct buttons *buttons)
{
    (void)buttons;
}

const char *buttons_backend(void)
{
    return "none";
}
