/* SPDX-License-Identifier: MIT */
/* Built without libudev: only what stands in for a stick is found. */
#include "hw/stick_backend.h"

#include <stddef.h>
#include <stdio.h>

static void *open_none(const struct stick_port_config *config, char error_out[STICK_ERROR_MAX])
{
    (void)config;
    snprintf(error_out, STICK_ERROR_MAX,
             "this program was built without libudev and finds no USB sticks; install "
             "libudev-dev and build again, or give it a folder");
    return NULL;
}

static int none_fd(const void *self)
{
    (void)self;
    return -1;
}

static bool find_none(void *self, struct stick_device *device_out)
{
    (void)self;
    (void)device_out;
    return false;
}

static void close_none(void *self)
{
    (void)self;
}

const struct stick_backend stick_usb = {open_none, none_fd, find_none, close_none};
