/* SPDX-License-Identifier: MIT */
#include "hw/gpio_devices.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The N of gpiochipN, or -1. */
static int chip_number(const char *name)
{
    static const char prefix[] = "gpiochip";
    if (strncmp(name, prefix, sizeof prefix - 1) != 0) {
        return -1;
    }
    const char *digits = name + sizeof prefix - 1;
    size_t length = strlen(digits);
    if (length == 0 || length > 5 || strspn(digits, "0123456789") != length) {
        return -1;
    }
    return (int)strtol(digits, NULL, 10);
}

static int is_chip_name(const struct dirent *entry)
{
    return chip_number(entry->d_name) >= 0;
}

static int by_number(const struct dirent **left, const struct dirent **right)
{
    return chip_number((*left)->d_name) - chip_number((*right)->d_name);
}

static bool is_device(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && !S_ISLNK(status.st_mode) && !S_ISDIR(status.st_mode);
}

int gpio_devices(const char *folder, char paths_out[GPIO_DEVICES_MAX][GPIO_PATH_MAX])
{
    struct dirent **entries = NULL;
    int entry_count = scandir(folder, &entries, is_chip_name, by_number);
    int count = 0;
    for (int i = 0; i < entry_count; i++) {
        if (count < GPIO_DEVICES_MAX) {
            int number = chip_number(entries[i]->d_name);
            snprintf(paths_out[count], GPIO_PATH_MAX, "%s/gpiochip%d", folder, number);
            count += is_device(paths_out[count]) ? 1 : 0;
        }
        free(entries[i]);
    }
    free(entries);
    return count;
}
