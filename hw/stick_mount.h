/* SPDX-License-Identifier: MIT */
/** Mounts and unmounts what a back end has found. */
#ifndef UNKNOT_HW_STICK_MOUNT_H
#define UNKNOT_HW_STICK_MOUNT_H

#include "hw/stick_backend.h"

#include <stdbool.h>

struct stick_mount {
    char folder[STICK_PATH_MAX]; /**< where it is mounted; "": it is not */
    bool own_folder;             /**< made for it, to be removed after it */
    bool is_folder;              /**< it only stands for a mounted stick */
};

/** See stick_port_mount(). */
enum stick_mounting stick_mount(const struct stick_device *device, struct stick_mount *mount,
                                char error_out[STICK_ERROR_MAX]);

/** See stick_port_unmount(). */
enum stick_unmounting stick_unmount(const struct stick_device *device,
                                    struct stick_mount *mount, char error_out[STICK_ERROR_MAX]);

/** Is what was found still there? */
bool stick_device_is_there(const struct stick_device *device);

#endif
