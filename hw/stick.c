/* SPDX-License-Identifier: MIT */
#include "hw/stick.h"

#include "hw/stick_backend.h"
#include "hw/stick_mount.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stick_port {
    const struct stick_backend *backend;
    void *self;
    bool found;
    struct stick_device device; /* only when found */
    struct stick_mount mount;
};

struct stick_port *stick_port_open(const struct stick_port_config *config,
                                   char error_out[STICK_ERROR_MAX])
{
    struct stick_port *port = calloc(1, sizeof *port);

    if (port == NULL) {
        snprintf(error_out, STICK_ERROR_MAX, "out of memory");
        return NULL;
    }
    port->backend = config->stand_in != NULL ? &stick_stand_in : &stick_usb;
    port->self = port->backend->open(config, error_out);
    if (port->self == NULL) {
        free(port);
        return NULL;
    }
    return port;
}

int stick_port_fd(const struct stick_port *port)
{
    return port->backend->fd(port->self);
}

bool stick_port_find(struct stick_port *port, char label_out[STICK_LABEL_MAX])
{
    port->found = port->backend->find(port->self, &port->device);
    snprintf(label_out, STICK_LABEL_MAX, "%s", port->found ? port->device.label : "");
    return port->found;
}

enum stick_mounting stick_port_mount(struct stick_port *port, char error_out[STICK_ERROR_MAX])
{
    if (!port->found) {
        snprintf(error_out, STICK_ERROR_MAX, "no stick is there");
        return STICK_MOUNT_GONE;
    }
    return stick_mount(&port->device, &port->mount, error_out);
}

const char *stick_port_folder(const struct stick_port *port)
{
    return port->mount.folder;
}

bool stick_port_is_there(const struct stick_port *port)
{
    return port->found && stick_device_is_there(&port->device);
}

enum stick_unmounting stick_port_unmount(struct stick_port *port,
                                         char error_out[STICK_ERROR_MAX])
{
    return stick_unmount(&port->device, &port->mount, error_out);
}

void stick_port_close(struct stick_port *port)
{
    char error[STICK_ERROR_MAX];

    if (port != NULL) {
        (void)stick_port_unmount(port, error);
        port->backend->close(port->self);
        free(port);
    }
}
