/* SPDX-License-Identifier: MIT */
/**
 * A thread that reads a coach's figures, so that nobody who draws ever waits for the disk.
 *
 * It answers the last question only: one that comes while another is worked on breaks that one
 * off. The database is opened for each question and closed after it, so that a file that was
 * moved or made in the meantime is the one that is read.
 */
#ifndef UNKNOT_STORE_STATS_WORKER_H
#define UNKNOT_STORE_STATS_WORKER_H

#include "app/core/usage_stats.h"
#include "app/store/db.h"

#include <stdbool.h>
#include <stdint.h>

#define STATS_TODAY_UNKNOWN INT64_MAX /**< the last day there is stands for today */

/** A question for the figures of a period. */
struct stats_question {
    int asked;       /**< its number, any that is new */
    int days;        /**< length of the period that ends with today; 0: all there is */
    int back;        /**< how many such periods before that one; 0 for all */
    int64_t today;   /**< local day since 1970, or STATS_TODAY_UNKNOWN */
    int64_t wall_ms; /**< UTC at the question; only with `today` */
};

struct stats_answer {
    struct stats_question question; /**< `today` and `wall_ms` are known here */
    struct store_problem problem;   /**< STORE_OK: the figures are good */
    struct usage_stats stats;       /**< empty while there is no database */
    bool earlier;                   /**< there is use before the period */
    int64_t file_bytes;             /**< of the database; -1: not known */
    int64_t free_bytes, disk_bytes; /**< of the disk it is on; -1: not known */
};

struct stats_worker;

/**
 * Starts the thread. A file that does not exist answers with empty figures.
 *
 * @param path     copied
 * @param wake     called by the thread when an answer is ready; may be NULL
 * @param context  handed to `wake`
 * @return NULL only when there is no memory or no thread. **Ownership**: stats_worker_close()
 */
struct stats_worker *stats_worker_open(const char *path, void (*wake)(void *context),
                                       void *context);

/**
 * Has something done before each reading, by the thread: what was recorded before a question is
 * then part of its answer. Before the first question.
 *
 * @param settle  must not take long
 */
void stats_worker_settle(struct stats_worker *worker, void (*settle)(void *context),
                         void *context);

/** Breaks off what is under way, stops the thread and frees everything. NULL is fine. */
void stats_worker_close(struct stats_worker *worker);

/** Asks; never waits. A question that is not answered yet is dropped. */
void stats_worker_ask(struct stats_worker *worker, const struct stats_question *question);

/**
 * Takes the answer to the last question, once.
 *
 * @return NULL: there is no new one. Borrowed until the next call of this function that does
 *         not return NULL, or stats_worker_close()
 */
const struct stats_answer *stats_worker_take(struct stats_worker *worker);

/** Waits until the last question is answered; at once when there was none. For scripts, whose
 *  time stands still meanwhile. */
void stats_worker_wait(struct stats_worker *worker);

#endif
