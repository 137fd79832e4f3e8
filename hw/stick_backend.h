/* SPDX-License-Identifier: MIT */
/** What finds sticks: one of these for USB, one for what stands in for them. */
#ifndef UNKNOT_HW_STICK_BACKEND_H
#define UNKNOT_HW_STICK_BACKEND_H

#include "hw/stick.h"

#include <stdbool.h>
#include <sys/types.h>

enum stick_kind {
    STICK_FOLDER, /**< stands for a mounted stick */
    STICK_IMAGE,  /**< a file with a file system in it */
    STICK_BLOCK,  /**< a device */
};

enum {
    STICK_TYPE_MAX = 32
};

struct stick_device {
    enum stick_kind kind;
    char path[STICK_PATH_MAX]; /**< of the folder, the file or the device's node */
    char label[STICK_LABEL_MAX];
    char type[STICK_TYPE_MAX]; /**< of its file system; "": none that is known */
    dev_t device;              /**< STICK_BLOCK: its number; else that of where it lies */
    ino_t inode;               /**< not of a STICK_BLOCK */
};

struct stick_backend {
    /** @return NULL: `error_out` says why */
    void *(*open)(const struct stick_port_config *config, char error_out[STICK_ERROR_MAX]);
    int (*fd)(const void *self);
    bool (*find)(void *self, struct stick_device *device_out);
    void (*close)(void *self);
};

/** USB sticks, by libudev; without it in the build, opening says so. */
extern const struct stick_backend stick_usb;

/** A folder or an image. */
extern const struct stick_backend stick_stand_in;

#endif
