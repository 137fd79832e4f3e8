/* SPDX-License-Identifier: MIT */
/**
 * Tells the service manager that the station runs: the notify protocol of systemd,
 * sd_notify(3).
 *
 * The picture is what a visitor sees of the station, so a shown picture is what says that it
 * runs: "ready" with the first one, a sign of life with later ones, and none when a swap of the
 * screen hangs or another thread does. Where nobody asked for signs of life nothing here ever
 * wakes the loop. One thread.
 */
#ifndef UNKNOT_HW_WATCHDOG_H
#define UNKNOT_HW_WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>

enum {
    WATCHDOG_STATUS_MAX = 120
};

struct watchdog {
    int socket;       /**< connected to the manager; -1: there is none */
    int64_t every_ms; /**< between two signs of life; 0: none are wanted */
    int64_t due_ms;   /**< when the next picture has to be shown, monotonic */
    bool was_shown;
    char status[WATCHDOG_STATUS_MAX]; /**< the last one said */
};

/**
 * Takes NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID out of the environment, so that programs
 * started by this one do not speak in its name. Start no thread before.
 *
 * @return false: there is a manager, but it cannot be reached; said on stderr
 */
bool watchdog_open(struct watchdog *dog);
void watchdog_close(struct watchdog *dog);

/** When a picture has to be shown, even the same one again; INT64_MAX: never. */
int64_t watchdog_next_ms(const struct watchdog *dog);

/**
 * Says that a picture was to be shown. The first one that was makes the service ready; later
 * ones are signs of life, at most one for each half of the time the manager allows.
 *
 * @param shown  whether it was
 * @param stuck  what of the rest of the program hangs, a few words; NULL: nothing
 */
void watchdog_showed(struct watchdog *dog, bool shown, const char *stuck, int64_t now_ms);

/** A line for `systemctl status`; told when it is another one than before. */
void watchdog_status(struct watchdog *dog, const char *text);

/** Says that the program is about to end. */
void watchdog_stopping(struct watchdog *dog);

#endif
