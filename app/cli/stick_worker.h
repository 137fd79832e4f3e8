/* SPDX-License-Identifier: MIT */
/**
 * A thread that looks for a USB stick and saves the records on it, so that nobody who draws
 * ever waits for one.
 *
 * Before the first stick_worker_look() there is no thread, and nothing of the system is asked.
 * All functions are for one thread, and none but wait and close ever waits.
 */
#ifndef UNKNOT_CLI_STICK_WORKER_H
#define UNKNOT_CLI_STICK_WORKER_H

#include "app/cli/report_language.h"
#include "app/core/stick.h"
#include "app/store/usage_time.h"

#include <stdbool.h>

/** Texts are copied. */
struct stick_worker_settings {
    const char *db;
    const char *station_name; /**< NULL: as the database has it */
    const char *stand_in;     /**< a folder or an image that stands for the stick; NULL: USB */
    int kept_months;          /**< as in the settings; 0: nothing is removed */
    void (*wake)(void *context); /**< called by the thread when the state is new; or NULL */
    void *context;
};

struct stick_worker;

/** @return NULL: out of memory, or no pipe. **Ownership**: stick_worker_close() */
struct stick_worker *stick_worker_open(const struct stick_worker_settings *settings);

/**
 * Watches for a stick from now on, and tells what there is now: STICK_LOOKING or STICK_FOUND,
 * and STICK_FAILED with STICK_NOT_ALLOWED where sticks cannot be looked for. While one of these
 * two stands a stick that is plugged or pulled changes it; STICK_SAVED and STICK_FAILED stand
 * until the next look. Breaks off a save.
 */
void stick_worker_look(struct stick_worker *worker);

/**
 * Saves on the stick that is there: STICK_SAVING with a percentage, then STICK_SAVED, when it
 * may be pulled, or STICK_FAILED; STICK_LOOKING when it is not there any more. Nothing before a
 * look.
 *
 * @param language  goes over to the worker, and is emptied
 * @param now       for the folder's name and the report
 */
void stick_worker_save(struct stick_worker *worker, struct report_language *language,
                       const struct usage_time *now);

/** Watches no more; a save under way is broken off and leaves nothing, and the stick is given
 *  back. There is no new state until the next look. */
void stick_worker_rest(struct stick_worker *worker);

/** Takes the state when it is new. @return false: it is not, and `stick_out` is as it was */
bool stick_worker_take(struct stick_worker *worker, struct stick *stick_out);

/** Waits until what was asked for is done: it was looked, or saved, or all is given back. For
 *  scripts, whose time stands still meanwhile. */
void stick_worker_wait(struct stick_worker *worker);

/** As stick_worker_rest(), and waits for it; stops the thread and frees everything. NULL is
 *  fine. */
void stick_worker_close(struct stick_worker *worker);

#endif
