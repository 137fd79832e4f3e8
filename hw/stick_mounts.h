/* SPDX-License-Identifier: MIT */
/** What the kernel has mounted where, from /proc/self/mountinfo. */
#ifndef UNKNOT_HW_STICK_MOUNTS_H
#define UNKNOT_HW_STICK_MOUNTS_H

#include "hw/stick.h"

#include <stdbool.h>
#include <sys/types.h>

struct stick_mounted {
    dev_t device;
    bool whole;                  /**< the root of its file system, not a folder of it */
    char point[STICK_PATH_MAX];  /**< where */
    char source[STICK_PATH_MAX]; /**< as whoever mounted it named it */
};

/** Reads one line. @return false: it is none, or a path is too long */
bool stick_mounts_parse(const char *line, struct stick_mounted *mounted_out);

/**
 * Goes through all that is mounted, until `each` returns false.
 *
 * @param file  NULL: the kernel's
 */
void stick_mounts_each(const char *file,
                       bool (*each)(void *context, const struct stick_mounted *mounted),
                       void *context);

/** Is it this device's? A file system of several devices has a number of its own, and is known
 *  by its source. */
bool stick_mounts_is_of(const struct stick_mounted *mounted, dev_t device);

/** Where a device is mounted whole, the last one first. @return false: nowhere */
bool stick_mounts_find(dev_t device, char point_out[STICK_PATH_MAX]);

/** Which device is mounted at `point`. @return false: none */
bool stick_mounts_at(const char *point, dev_t *device_out);

/** Is it a place where a desktop, a person or this program mounts sticks? */
bool stick_mounts_is_for_sticks(const char *point);

#endif
