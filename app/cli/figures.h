/* SPDX-License-Identifier: MIT */
/** The coach's figures of a station: asked for by the visit, read by a thread. Main thread. */
#ifndef UNKNOT_CLI_FIGURES_H
#define UNKNOT_CLI_FIGURES_H

#include "app/core/effects.h"
#include "app/core/event.h"
#include "app/store/stats_worker.h"
#include "app/store/usage_writer.h"
#include "app/ui/ui.h"

#include <stdbool.h>
#include <stdint.h>

/** All zero: there is no database, and every answer is empty. */
struct figures {
    struct stats_worker *worker;
    bool at_once; /**< a question waits for its answer: time comes from a script */
    bool pending; /**< a question whose answer was not taken */
    struct stats_question question;    /**< the last */
    const struct stats_answer *answer; /**< NULL: none yet; borrowed from the worker */
    struct stats_answer *nothing;      /**< the empty one; NULL: not needed yet */
    struct coach_figures shown;
    struct day_marks marks; /**< of this station, as the last answer has them */
    char station_id[USAGE_TEXT_MAX];
};

/**
 * Reads from `path` from now on.
 *
 * @param writer   what it has not written yet is written before each reading; NULL: nothing is
 *                 recorded. Borrowed until figures_close()
 * @param station  whose marked days can be taken back: its id. Copied
 * @param wake     as for stats_worker_open()
 * @return false: no memory or no thread, said on stderr
 */
bool figures_open(struct figures *figures, const char *path, struct usage_writer *writer,
                  const char *station, void (*wake)(void *context), void *context);
void figures_close(struct figures *figures);

/** Takes a question of the visit. `today` and `wall_ms` as in struct stats_question. */
void figures_ask(struct figures *figures, const struct effect *effect, int64_t today,
                 int64_t wall_ms);

/**
 * Takes the answer when there is a new one.
 *
 * @param now_ms     time of the event
 * @param event_out  EVENT_FIGURES
 */
bool figures_take(struct figures *figures, int64_t now_ms, struct event *event_out);

/** What the pages show, or NULL before the first answer. */
const struct coach_figures *figures_shown(const struct figures *figures);

#endif
