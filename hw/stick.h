/* SPDX-License-Identifier: MIT */
/**
 * Where a USB stick is plugged in: sees that one is there, makes it writable, gives it back.
 *
 * A stick is mounted only between stick_port_mount() and stick_port_unmount(), and never
 * without nosuid, noexec and nodev: nothing on a visitor's stick is run. Mounting and
 * unmounting may take seconds. Not thread-safe: one thread a port.
 */
#ifndef UNKNOT_HW_STICK_H
#define UNKNOT_HW_STICK_H

#include <stdbool.h>

enum {
    STICK_LABEL_MAX = 64,
    STICK_PATH_MAX = 1024,
    STICK_ERROR_MAX = 240
};

enum stick_mounting {
    STICK_MOUNT_WRITABLE,
    STICK_MOUNT_READ_ONLY,  /**< mounted, but write protected */
    STICK_MOUNT_GONE,       /**< it was pulled */
    STICK_MOUNT_UNREADABLE, /**< no file system that is known here */
    STICK_MOUNT_REFUSED,    /**< the system does not let this program mount it, or not safely */
    STICK_MOUNT_BROKEN,     /**< it answers with errors */
};

enum stick_unmounting {
    STICK_UNMOUNTED,
    STICK_UNMOUNT_BROKEN, /**< not everything came to the stick */
    STICK_UNMOUNT_IN_USE, /**< everything is on it, but the system did not let go of it */
};

struct stick_port_config {
    /** A folder or the image of a stick that stands for one: there, it is plugged in; not
     * there, it is pulled. The folder that it lies in must exist. NULL: USB sticks */
    const char *stand_in;
    const char *keep_off; /**< a file whose disk is no stick, whatever it looks like; or NULL */
};

struct stick_port;

/**
 * Starts to watch; a stick that is there already counts.
 *
 * @param config     copied
 * @param error_out  a sentence when NULL is returned
 * @return NULL on failure. **Ownership**: stick_port_close()
 */
struct stick_port *stick_port_open(const struct stick_port_config *config,
                                   char error_out[STICK_ERROR_MAX]);

/** Readable when something was plugged or pulled. Owned by the port. */
int stick_port_fd(const struct stick_port *port);

/**
 * Takes what waits at the descriptor, and looks for a stick; not between mount and unmount. Of
 * several file systems the largest is taken.
 *
 * @param label_out  its name, "": it has none
 * @return whether one is there
 */
bool stick_port_find(struct stick_port *port, char label_out[STICK_LABEL_MAX]);

/**
 * Mounts the stick that was found; what a desktop has mounted already is taken as it is, or
 * mounted again when that is not safe enough.
 *
 * @param error_out  what failed, when neither writable nor read-only is returned
 */
enum stick_mounting stick_port_mount(struct stick_port *port, char error_out[STICK_ERROR_MAX]);

/** Where it is mounted; "": it is not. Borrowed until it is unmounted. */
const char *stick_port_folder(const struct stick_port *port);

/** Is the stick that was found still plugged in? */
bool stick_port_is_there(const struct stick_port *port);

/**
 * Writes out what is still in memory, and unmounts. Nothing is left mounted when the stick was
 * pulled.
 *
 * @param error_out  what failed
 */
enum stick_unmounting stick_port_unmount(struct stick_port *port,
                                         char error_out[STICK_ERROR_MAX]);

/** Unmounts what is mounted. NULL is allowed. */
void stick_port_close(struct stick_port *port);

#endif
