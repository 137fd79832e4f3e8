/* SPDX-License-Identifier: MIT */
/* statvfs() and stat() are asked by the thread, too: on a card that fails they take long. */
#include "app/store/stats_worker.h"

#include "app/store/apart.h"
#include "app/store/usage_stats.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

enum {
    BUFFERS = 3 /* one is read from, one is ready, one is written to */
};

/* The lock guards everything down to `ready`; `write` belongs to the thread, `read` to the one
 * who takes. The three are always different. */
struct stats_worker {
    pthread_mutex_t lock;
    pthread_cond_t asked_something; /* or the end */
    pthread_cond_t answered;
    struct stats_question question;
    bool has_question; /* that the thread has not begun */
    bool busy;
    bool closing;
    bool has_answer; /* in `ready` */
    struct stats_answer *ready;

    struct stats_answer *write;
    struct stats_answer *read;
    atomic_bool abandon; /* set under the lock */
    void (*settle)(void *context);
    void *settle_context;
    void (*wake)(void *context);
    void *context;
    char *path;
    pthread_t thread;
};

static void make_empty(struct usage_stats *stats)
{
    memset(stats, 0, sizeof *stats);
    stats->last_day = -1;
    stats->to_day = -1;
}

static bool is_missing(const char *path)
{
    struct stat what;

    return stat(path, &what) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static void look_at_disk(const char *path, struct stats_answer *answer)
{
    struct stat file;
    struct statvfs disk;

    answer->file_bytes = answer->free_bytes = answer->disk_bytes = -1;
    if (stat(path, &file) == 0) {
        answer->file_bytes = (int64_t)file.st_size;
    }
    if (statvfs(path, &disk) == 0) {
        answer->free_bytes = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
        answer->disk_bytes = (int64_t)disk.f_blocks * (int64_t)disk.f_frsize;
    }
}

static bool find_today(struct stats_reader *reader, struct stats_answer *answer)
{
    struct stats_query none = {.from_day = INT64_MAX - 1, .to_day = INT64_MAX};

    if (answer->question.today != STATS_TODAY_UNKNOWN) {
        return true;
    }
    if (!stats_read(reader, &none, &answer->stats, &answer->problem)) {
        return false;
    }
    answer->question.today = answer->stats.last_day;
    answer->question.wall_ms = answer->stats.station.last_alive_wall_ms;
    return true;
}

static struct stats_query query_of(const struct stats_question *question)
{
    struct stats_query query = {.from_day = INT64_MIN, .to_day = INT64_MAX};

    if (question->days > 0) {
        query.to_day = question->today - (int64_t)question->back * question->days;
        query.from_day = query.to_day - question->days + 1;
    }
    return query;
}

static void read_figures(void *context)
{
    struct stats_worker *worker = context;
    struct stats_answer *answer = worker->write;
    struct stats_reader *reader = stats_open(worker->path, &worker->abandon, &answer->problem);
    bool good = reader != NULL && find_today(reader, answer);
    struct stats_query query = query_of(&answer->question);

    if (!good || !stats_read(reader, &query, &answer->stats, &answer->problem)) {
        make_empty(&answer->stats);
    }
    stats_close(reader);
}

static void answer_question(struct stats_worker *worker, struct stats_answer *answer)
{
    const struct usage_stats *stats = &answer->stats;

    if (worker->settle != NULL) {
        worker->settle(worker->settle_context);
    }
    answer->problem = (struct store_problem){0};
    make_empty(&answer->stats);
    look_at_disk(worker->path, answer);
    if (!is_missing(worker->path)) {
        apart_run(read_figures, worker);
    }
    answer->earlier = stats->first_day <= stats->last_day && stats->first_day < stats->from_day;
}

/* @return whether the answer is still wanted */
static bool hand_over(struct stats_worker *worker)
{
    struct stats_answer *written = worker->write;

    worker->busy = false;
    if (worker->has_question || worker->closing) {
        return false;
    }
    worker->write = worker->ready;
    worker->ready = written;
    worker->has_answer = true;
    pthread_cond_broadcast(&worker->answered);
    return true;
}

static void work(struct stats_worker *worker)
{
    bool wanted;

    worker->write->question = worker->question;
    worker->has_question = false;
    worker->busy = true;
    atomic_store(&worker->abandon, false);
    pthread_mutex_unlock(&worker->lock);
    answer_question(worker, worker->write);
    pthread_mutex_lock(&worker->lock);
    wanted = hand_over(worker);
    pthread_mutex_unlock(&worker->lock);
    if (wanted && worker->wake != NULL) {
        worker->wake(worker->context);
    }
    pthread_mutex_lock(&worker->lock);
}

static void *worker_main(void *argument)
{
    struct stats_worker *worker = argument;

    pthread_mutex_lock(&worker->lock);
    while (!worker->closing) {
        if (worker->has_question) {
            work(worker);
        } else {
            pthread_cond_wait(&worker->asked_something, &worker->lock);
        }
    }
    pthread_mutex_unlock(&worker->lock);
    return NULL;
}

static void destroy(struct stats_worker *worker)
{
    pthread_cond_destroy(&worker->answered);
    pthread_cond_destroy(&worker->asked_something);
    pthread_mutex_destroy(&worker->lock);
    free(worker->read);
    free(worker->ready);
    free(worker->write);
    free(worker->path);
    free(worker);
}

/* Signals are for the main thread: one that came here would not wake its loop. */
static bool start_thread(struct stats_worker *worker)
{
    sigset_t all;
    sigset_t before;

    sigfillset(&all);
    if (pthread_sigmask(SIG_BLOCK, &all, &before) != 0) {
        return false;
    }
    bool started = pthread_create(&worker->thread, NULL, worker_main, worker) == 0;

    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static bool init_locks(struct stats_worker *worker)
{
    return pthread_mutex_init(&worker->lock, NULL) == 0 &&
           pthread_cond_init(&worker->asked_something, NULL) == 0 &&
           pthread_cond_init(&worker->answered, NULL) == 0;
}

struct stats_worker *stats_worker_open(const char *path, void (*wake)(void *context),
                                       void *context)
{
    struct stats_worker *worker = calloc(1, sizeof *worker);

    if (worker == NULL || !init_locks(worker)) {
        free(worker);
        return NULL;
    }
    atomic_init(&worker->abandon, false);
    worker->wake = wake;
    worker->context = context;
    worker->path = strdup(path);
    worker->read = calloc(1, sizeof *worker->read);
    worker->ready = calloc(1, sizeof *worker->ready);
    worker->write = calloc(1, sizeof *worker->write);
    if (worker->path == NULL || worker->read == NULL || worker->ready == NULL ||
        worker->write == NULL || !start_thread(worker)) {
        destroy(worker);
        return NULL;
    }
    return worker;
}

void stats_worker_settle(struct stats_worker *worker, void (*settle)(void *context),
                         void *context)
{
    pthread_mutex_lock(&worker->lock);
    worker->settle = settle;
    worker->settle_context = context;
    pthread_mutex_unlock(&worker->lock);
}

void stats_worker_close(struct stats_worker *worker)
{
    if (worker == NULL) {
        return;
    }
    pthread_mutex_lock(&worker->lock);
    worker->closing = true;
    atomic_store(&worker->abandon, true);
    pthread_cond_signal(&worker->asked_something);
    pthread_mutex_unlock(&worker->lock);
    pthread_join(worker->thread, NULL);
    destroy(worker);
}

void stats_worker_ask(struct stats_worker *worker, const struct stats_question *question)
{
    pthread_mutex_lock(&worker->lock);
    worker->question = *question;
    worker->has_question = true;
    worker->has_answer = false;
    atomic_store(&worker->abandon, true);
    pthread_cond_signal(&worker->asked_something);
    pthread_mutex_unlock(&worker->lock);
}

const struct stats_answer *stats_worker_take(struct stats_worker *worker)
{
    struct stats_answer *taken = NULL;

    pthread_mutex_lock(&worker->lock);
    if (worker->has_answer) {
        taken = worker->ready;
        worker->ready = worker->read;
        worker->read = taken;
        worker->has_answer = false;
    }
    pthread_mutex_unlock(&worker->lock);
    return taken;
}

void stats_worker_wait(struct stats_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    while (worker->has_question || worker->busy) {
        pthread_cond_wait(&worker->answered, &worker->lock);
    }
    pthread_mutex_unlock(&worker->lock);
}
