/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/figure.h"

#include <string.h>

int figure_find_scene(const struct figure *figure, const char *name)
{
    for (int i = 0; i < figure->scene_count; i++) {
        if (strcmp(figure->scenes[i].name, name) == 0) {
            return i;
        }
    }
    return FIGURE_NONE;
}
