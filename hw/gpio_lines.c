/* SPDX-License-Identifier: MIT */
#include "hw/gpio_lines.h"

#include "hw/gpio_devices.h"
#include "hw/machine_file.h"

#include <string.h>

int gpio_lines_chips(const char *root, struct gpio_chip_look looks_out[], int most)
{
    char folder[MACHINE_FILE_PATH_MAX];
    char paths[GPIO_DEVICES_MAX][GPIO_PATH_MAX];
    int count = machine_file_path(folder, root, "/dev") ? gpio_devices(folder, paths) : 0;

    count = count < most ? count : most;
    for (int i = 0; i < count; i++) {
        gpio_lines_chip(paths[i], &looks_out[i]);
        memcpy(looks_out[i].chip.path, paths[i], sizeof paths[i]);
    }
    return count;
}

static int with_label(const struct gpio_chip_look looks[], int count, const char *label)
{
    int at = 0;

    while (at < count && strcmp(looks[at].chip.label, label) != 0) {
        at++;
    }
    return at < count ? at : -1;
}

int gpio_lines_wanted(const struct gpio_chip_look looks[], int count, const char *root,
                      const char *wanted)
{
    int at = -1;

    if (wanted != NULL && wanted[0] != '/') {
        return with_label(looks, count, wanted);
    }
    for (int i = 0; wanted != NULL && i < count; i++) {
        if (strcmp(looks[i].chip.path + strlen(root), wanted) == 0) {
            return i;
        }
    }
    for (int i = 0; wanted == NULL && at < 0 && gpio_chip_header_label(i) != NULL; i++) {
        at = with_label(looks, count, gpio_chip_header_label(i));
    }
    return at;
}
