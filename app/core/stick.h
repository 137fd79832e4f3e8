/* SPDX-License-Identifier: MIT */
/** How it stands with saving the records on a USB stick: plain data; part of the model. */
#ifndef UNKNOT_CORE_STICK_H
#define UNKNOT_CORE_STICK_H

#include <stdbool.h>
#include <stdint.h>

enum {
    STICK_NAME_MAX = 64
};

enum stick_state {
    STICK_LOOKING, /**< none is there yet */
    STICK_FOUND,   /**< one is there */
    STICK_SAVING,  /**< percent grows */
    STICK_SAVED,   /**< everything is on it, and it may be pulled */
    STICK_FAILED,  /**< problem says why; nothing half written stands under the final name */
};

enum stick_problem {
    STICK_FINE,
    STICK_FULL,        /**< need_bytes and free_bytes are known */
    STICK_READ_ONLY,   /**< write protected */
    STICK_PULLED,      /**< it went away while it was written to */
    STICK_UNREADABLE,  /**< no file system that is known here */
    STICK_NOT_ALLOWED, /**< the system does not let this program use it */
    STICK_BROKEN,      /**< it answers with errors */
    STICK_NO_RECORDS,  /**< the station's own records cannot be read */
};

/** All zero: looking, with none found. */
struct stick {
    enum stick_state state;
    enum stick_problem problem;
    char name[STICK_NAME_MAX];   /**< its label; "": it has none */
    char folder[STICK_NAME_MAX]; /**< STICK_SAVED: the new folder on it */
    int percent;                 /**< STICK_SAVING: 0..100, never falls */
    int64_t need_bytes;          /**< of a STICK_FULL */
    int64_t free_bytes;          /**< of a STICK_FULL */
};

#endif
