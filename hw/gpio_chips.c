/* SPDX-License-Identifier: MIT */
#include "hw/gpio_chips.h"

#include "hw/gpio_devices.h"
#include "hw/gpio_request.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Pi 5; Pi 4, 400, CM4; all before. */
static const char *const header_labels[] = {
    "pinctrl-rp1",
    "pinctrl-bcm2711",
    "pinctrl-bcm2835",
};
static const char header_labels_text[] = "pinctrl-rp1, pinctrl-bcm2711 or pinctrl-bcm2835";

enum {
    HEADER_LABELS = sizeof header_labels / sizeof header_labels[0],
    FOUND_MAX = 64
};

const char *gpio_chip_header_label(int index)
{
    return index < HEADER_LABELS ? header_labels[index] : NULL;
}

/* What a look at every device gave. */
struct scan {
    struct gpio_chip chips[GPIO_DEVICES_MAX];
    int chip_count;
    char closed_path[GPIO_PATH_MAX]; /* the first that could not be opened, "" when none */
    int closed_errno;
};

static void scan_chips(struct scan *scan)
{
    char paths[GPIO_DEVICES_MAX][GPIO_PATH_MAX];
    int path_count = gpio_devices("/dev", paths);
    memset(scan, 0, sizeof *scan);
    for (int i = 0; i < path_count; i++) {
        struct gpio_chip *chip = &scan->chips[scan->chip_count];
        if (gpio_chip_label(paths[i], chip->label)) {
            memcpy(chip->path, paths[i], sizeof chip->path);
            scan->chip_count++;
        } else if (scan->closed_path[0] == '\0') {
            scan->closed_errno = errno;
            memcpy(scan->closed_path, paths[i], sizeof scan->closed_path);
        }
    }
}

static const struct gpio_chip *with_label(const struct scan *scan, const char *label)
{
    for (int i = 0; i < scan->chip_count; i++) {
        if (strcmp(scan->chips[i].label, label) == 0) {
            return &scan->chips[i];
        }
    }
    return NULL;
}

static const struct gpio_chip *with_header_label(const struct scan *scan)
{
    for (int i = 0; i < HEADER_LABELS; i++) {
        const struct gpio_chip *chip = with_label(scan, header_labels[i]);
        if (chip) {
            return chip;
        }
    }
    return NULL;
}

static void explain_closed(const char *path, int error, char error_out[BUTTONS_ERROR_MAX])
{
    const char *advice = error == EACCES || error == EPERM
                             ? "; add the user to the device's group (gpio on Raspberry Pi OS)"
                             : "";
    snprintf(error_out, BUTTONS_ERROR_MAX, "GPIO chip %.60s: %s%s", path, strerror(error),
             advice);
}

static void explain_missing(const struct scan *scan, const char *wanted,
                            char error_out[BUTTONS_ERROR_MAX])
{
    if (scan->chip_count == 0) {
        snprintf(error_out, BUTTONS_ERROR_MAX,
                 "no GPIO chip in /dev (wanted: %.60s); is this a Raspberry Pi?", wanted);
        return;
    }
    char found[FOUND_MAX] = "";
    size_t used = 0;
    for (int i = 0; i < scan->chip_count && used < sizeof found - 1; i++) {
        int length = snprintf(found + used, sizeof found - used, "%s%s", i > 0 ? ", " : "",
                              scan->chips[i].label);
        used += length > 0 ? (size_t)length : 0;
    }
    snprintf(error_out, BUTTONS_ERROR_MAX,
             "no GPIO chip labelled %.60s; found: %s; set the chip to one of these", wanted,
             found);
}

static bool open_path(const char *path, struct gpio_chip *chip_out,
                      char error_out[BUTTONS_ERROR_MAX])
{
    if (strlen(path) >= sizeof chip_out->path) {
        explain_closed(path, ENAMETOOLONG, error_out);
        return false;
    }
    if (!gpio_chip_label(path, chip_out->label)) {
        explain_closed(path, errno, error_out);
        return false;
    }
    snprintf(chip_out->path, sizeof chip_out->path, "%s", path);
    return true;
}

bool gpio_chip_find(const char *wanted, struct gpio_chip *chip_out,
                    char error_out[BUTTONS_ERROR_MAX])
{
    if (wanted && wanted[0] == '/') {
        return open_path(wanted, chip_out, error_out);
    }
    struct scan scan;
    scan_chips(&scan);
    const struct gpio_chip *chip =
        wanted ? with_label(&scan, wanted) : with_header_label(&scan);
    if (chip) {
        *chip_out = *chip;
        return true;
    }
    if (scan.closed_path[0] != '\0') {
        explain_closed(scan.closed_path, scan.closed_errno, error_out);
    } else {
        explain_missing(&scan, wanted ? wanted : header_labels_text, error_out);
    }
    return false;
}
