/* SPDX-License-Identifier: MIT */
#include "app/store/usage_writer.h"

#include "app/store/upkeep.h"
#include "app/store/usage_queue.h"
#include "app/store/writer_disk.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    BATCH_MAX = 256, /* records of one transaction */
    BACKOFF_FIRST_MS = 250,
    BACKOFF_LAST_MS = 30000,
    BEAT_MS = 3600000,    /* between two notes that an idle station runs */
    TEND_QUIET_MS = 2000, /* without a record, before upkeep goes on */
    TEND_PAUSE_MS = 100,  /* between two bites of it */
    TEND_ROUND_MS = 86400000,
};

/* The lock guards everything down to `lost`. What stands below belongs to the thread alone, so
 * that nobody who pushes ever waits for the disk. */
struct usage_writer {
    pthread_mutex_t lock;
    pthread_cond_t wake; /* of the thread: a record, a hurry, the end */
    pthread_cond_t done; /* of those who wait: an attempt is over */
    struct usage_queue queue;
    int batch_count; /* changed by the thread only */
    bool hurry;      /* try at once, whatever the back-off */
    bool closing;
    bool finished;
    bool tried; /* at least one attempt: even a run without a record stands in the file */
    int64_t close_by_ms;
    struct usage_writer_state state; /* without `waiting` */
    int64_t lost;                    /* records there was no memory for */
    struct usage_time beat;          /* the newest time the shell said */
    int64_t beat_written_ms;         /* the newest in the file, monotonic of the shell */
    int keep_months;
    int64_t tend_at_ms;
    bool busy;            /* in the middle of something, without the lock */
    int64_t busy_from_ms; /* since then it did not get on */
    int64_t busy_cpu_ns;  /* what the thread had used of the processor then */

    atomic_bool abandon;
    pthread_t thread;
    struct writer_disk disk;
    struct usage_stamp stamp;
    struct usage_record batch[BATCH_MAX];
    int backoff_ms; /* 0: the last attempt worked */
    int64_t retry_at_ms;
};

static int64_t now_ms(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits on a condition until a monotonic moment, or for ever when it is negative. */
static void wait_until(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t until_ms)
{
    struct timespec until = {.tv_sec = (time_t)(until_ms / 1000),
                             .tv_nsec = (long)(until_ms % 1000) * 1000000};

    if (until_ms < 0) {
        pthread_cond_wait(condition, lock);
    } else {
        pthread_cond_timedwait(condition, lock, &until);
    }
}

static int waiting(const struct usage_writer *writer)
{
    return writer->queue.count + writer->batch_count;
}

static bool has_work(const struct usage_writer *writer)
{
    return waiting(writer) > 0 || writer_disk_has_work(&writer->disk) ||
           writer->beat.mono_ms - writer->beat_written_ms >= BEAT_MS;
}

static bool must_stop(const struct usage_writer *writer)
{
    bool settled = writer->tried && waiting(writer) == 0;

    return writer->closing && (settled || now_ms() >= writer->close_by_ms);
}

static int64_t cpu_ns(pthread_t thread)
{
    struct timespec used = {0};
    clockid_t clock;

    if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &used) != 0) {
        return 0;
    }
    return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

/* Gives the lock away until end_work(). */
static void begin_work(struct usage_writer *writer)
{
    writer->busy = true;
    writer->busy_from_ms = now_ms();
    writer->busy_cpu_ns = cpu_ns(pthread_self());
    pthread_mutex_unlock(&writer->lock);
}

static void end_work(struct usage_writer *writer)
{
    pthread_mutex_lock(&writer->lock);
    writer->busy = false;
}

/* One bite, without the lock. What it finds wrong is work for the next attempt. */
static void tend(struct usage_writer *writer)
{
    bool done = true;

    writer->disk.keep_months = writer->keep_months;
    writer->disk.beat = writer->beat;
    begin_work(writer);
    (void)writer_disk_tend(&writer->disk, now_ms(), &done);
    end_work(writer);
    writer->tend_at_ms = now_ms() + (done ? TEND_ROUND_MS : TEND_PAUSE_MS);
}

/* Sleeps, without ever looking round, until there is something to try. @return go on */
static bool wait_for_work(struct usage_writer *writer)
{
    while (!must_stop(writer)) {
        bool resting = writer->backoff_ms > 0 && !writer->hurry;

        if (has_work(writer) && (!resting || now_ms() >= writer->retry_at_ms)) {
            return true;
        }
        if (!has_work(writer) && !writer->closing && now_ms() >= writer->tend_at_ms) {
            tend(writer);
            continue;
        }
        int64_t until_ms = has_work(writer) ? writer->retry_at_ms : writer->tend_at_ms;

        if (writer->closing && (until_ms < 0 || until_ms > writer->close_by_ms)) {
            until_ms = writer->close_by_ms;
        }
        wait_until(&writer->wake, &writer->lock, until_ms);
    }
    return false;
}

/* A record's id and number are decided here, once: a batch that failed is tried as it is. */
static void fill_batch(struct usage_writer *writer)
{
    int taken = 0;

    while (writer->batch_count < BATCH_MAX && taken < writer->queue.count) {
        const struct usage_waiting *next = usage_queue_at(&writer->queue, taken++);

        writer->batch[writer->batch_count++] =
            usage_stamp_next(&writer->stamp, &next->usage, next->time);
    }
    usage_queue_drop(&writer->queue, taken);
}

static void note_success(struct usage_writer *writer)
{
    writer->state.written += writer->batch_count;
    writer->state.healthy = true;
    writer->state.problem[0] = '\0';
    writer->batch_count = 0;
    writer->backoff_ms = 0;
    writer->beat_written_ms = writer->disk.beat.mono_ms;
    if (writer->tend_at_ms < now_ms() + TEND_QUIET_MS) {
        writer->tend_at_ms = now_ms() + TEND_QUIET_MS;
    }
}

static void note_failure(struct usage_writer *writer, bool hurried)
{
    bool first = writer->backoff_ms == 0 || hurried;

    writer->state.healthy = false;
    writer->backoff_ms = first ? BACKOFF_FIRST_MS : writer->backoff_ms * 2;
    if (writer->backoff_ms > BACKOFF_LAST_MS) {
        writer->backoff_ms = BACKOFF_LAST_MS;
    }
    writer->retry_at_ms = now_ms() + writer->backoff_ms;
    snprintf(writer->state.problem, sizeof(writer->state.problem), "%s",
             writer->disk.problem.text);
}

static void attempt(struct usage_writer *writer)
{
    bool hurried = writer->hurry;

    writer->hurry = false;
    writer->disk.beat = writer->beat;
    fill_batch(writer);
    begin_work(writer);
    bool written =
        writer_disk_write(&writer->disk, writer->batch, writer->batch_count, now_ms());

    end_work(writer);
    writer->tried = true;
    if (written) {
        note_success(writer);
    } else {
        note_failure(writer, hurried);
    }
    pthread_cond_broadcast(&writer->done);
}

static void *writer_main(void *argument)
{
    struct usage_writer *writer = argument;

    writer->disk.run.id = random_id_next(&writer->stamp.ids);
    pthread_mutex_lock(&writer->lock);
    while (wait_for_work(writer)) {
        attempt(writer);
    }
    if (writer->state.healthy && waiting(writer) == 0 && now_ms() < writer->close_by_ms) {
        writer->disk.beat = writer->beat;
        pthread_mutex_unlock(&writer->lock);
        writer_disk_end(&writer->disk);
        pthread_mutex_lock(&writer->lock);
    }
    writer->finished = true;
    pthread_cond_broadcast(&writer->done);
    pthread_mutex_unlock(&writer->lock);
    return NULL;
}

static bool init_conditions(struct usage_writer *writer)
{
    pthread_condattr_t attributes;
    bool ok = pthread_condattr_init(&attributes) == 0;

    ok = ok && pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0;
    ok = ok && pthread_mutex_init(&writer->lock, NULL) == 0;
    ok = ok && pthread_cond_init(&writer->wake, &attributes) == 0;
    ok = ok && pthread_cond_init(&writer->done, &attributes) == 0;
    pthread_condattr_destroy(&attributes);
    return ok;
}

static void destroy(struct usage_writer *writer)
{
    writer_disk_finish(&writer->disk);
    usage_queue_finish(&writer->queue);
    pthread_cond_destroy(&writer->done);
    pthread_cond_destroy(&writer->wake);
    pthread_mutex_destroy(&writer->lock);
    free(writer);
}

/* Signals are for the main thread: one that came here would not wake its loop. */
static bool start_thread(struct usage_writer *writer)
{
    sigset_t all;
    sigset_t before;

    sigfillset(&all);
    if (pthread_sigmask(SIG_BLOCK, &all, &before) != 0) {
        return false;
    }
    bool started = pthread_create(&writer->thread, NULL, writer_main, writer) == 0;

    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

struct usage_writer *usage_writer_open(const char *path, const struct usage_origin *origin,
                                       struct usage_time now)
{
    struct usage_writer *writer = calloc(1, sizeof(*writer));

    if (!writer) {
        return NULL;
    }
    if (!init_conditions(writer)) {
        free(writer);
        return NULL;
    }
    writer->state.healthy = true;
    writer->beat = now;
    writer->beat_written_ms = now.mono_ms;
    writer->keep_months = UPKEEP_KEEP_MONTHS;
    atomic_init(&writer->abandon, false);
    if (!writer_disk_init(&writer->disk, path, origin, now) ||
        !usage_queue_init(&writer->queue)) {
        destroy(writer);
        return NULL;
    }
    writer->disk.abandon = &writer->abandon;
    if (!start_thread(writer)) {
        destroy(writer);
        return NULL;
    }
    return writer;
}

void usage_writer_push(struct usage_writer *writer, const struct usage *usage,
                       struct usage_time time)
{
    pthread_mutex_lock(&writer->lock);
    if (!usage_queue_push(&writer->queue, usage, time)) {
        writer->lost++;
    }
    pthread_cond_signal(&writer->wake);
    pthread_mutex_unlock(&writer->lock);
}

void usage_writer_beat(struct usage_writer *writer, struct usage_time time)
{
    pthread_mutex_lock(&writer->lock);
    writer->beat = time;
    if (time.mono_ms - writer->beat_written_ms >= BEAT_MS) {
        pthread_cond_signal(&writer->wake);
    }
    pthread_mutex_unlock(&writer->lock);
}

void usage_writer_keep(struct usage_writer *writer, int months)
{
    pthread_mutex_lock(&writer->lock);
    writer->keep_months = months;
    pthread_mutex_unlock(&writer->lock);
}

struct usage_writer_state usage_writer_state(struct usage_writer *writer)
{
    pthread_mutex_lock(&writer->lock);
    struct usage_writer_state state = writer->state;

    state.waiting = waiting(writer);
    pthread_mutex_unlock(&writer->lock);
    return state;
}

int64_t usage_writer_busy_ms(struct usage_writer *writer)
{
    int64_t busy_ms = 0;

    pthread_mutex_lock(&writer->lock);
    if (writer->busy) { /* so the thread is there, and its clock can be read */
        int64_t used_ns = cpu_ns(writer->thread);

        if (used_ns != writer->busy_cpu_ns) {
            writer->busy_cpu_ns = used_ns;
            writer->busy_from_ms = now_ms();
        }
        busy_ms = now_ms() - writer->busy_from_ms;
    }
    pthread_mutex_unlock(&writer->lock);
    return busy_ms;
}

bool usage_writer_flush(struct usage_writer *writer, int timeout_ms)
{
    int64_t until_ms = now_ms() + timeout_ms;

    pthread_mutex_lock(&writer->lock);
    writer->hurry = true;
    pthread_cond_signal(&writer->wake);
    while (waiting(writer) > 0 && now_ms() < until_ms) {
        wait_until(&writer->done, &writer->lock, until_ms);
    }
    bool all_written = waiting(writer) == 0;

    pthread_mutex_unlock(&writer->lock);
    return all_written;
}

static void count_kinds(const struct usage_writer *writer, int counts[USAGE_KINDS])
{
    for (int i = 0; i < writer->batch_count; i++) {
        counts[writer->batch[i].usage.kind]++;
    }
    for (int i = 0; i < writer->queue.count; i++) {
        counts[usage_queue_at(&writer->queue, i)->usage.kind]++;
    }
}

static void report_unwritten(const struct usage_writer *writer)
{
    static const char *const names[] = {
        [USAGE_VISIT_BEGIN] = "visits begun",
        [USAGE_STEP] = "steps",
        [USAGE_VISIT_END] = "ends of visits",
        [USAGE_SCREEN] = "menu counts",
        [USAGE_FAULT] = "faults",
        [USAGE_EXCLUDE] = "marks of days",
        [USAGE_BUTTONS] = "counts of the buttons",
        [USAGE_OUTAGE] = "reports of what is out of order",
    };
    int counts[USAGE_KINDS] = {0};

    count_kinds(writer, counts);
    for (int kind = 0; kind < USAGE_KINDS; kind++) {
        if (counts[kind] > 0) {
            fprintf(stderr, "unknot: usage database: not written: %d %s (%s)\n", counts[kind],
                    names[kind],
                    writer->state.problem[0] ? writer->state.problem : "no time left");
        }
    }
    if (writer->lost > 0) {
        fprintf(stderr, "unknot: usage database: not written: %lld records (out of memory)\n",
                (long long)writer->lost);
    }
}

static void stop_thread(struct usage_writer *writer, int timeout_ms)
{
    pthread_mutex_lock(&writer->lock);
    writer->close_by_ms = now_ms() + timeout_ms;
    writer->closing = true;
    writer->hurry = true;
    pthread_cond_signal(&writer->wake);
    while (!writer->finished && now_ms() < writer->close_by_ms) {
        wait_until(&writer->done, &writer->lock, writer->close_by_ms);
    }
    pthread_mutex_unlock(&writer->lock);
    /* Past its time a statement under way is broken off; what it did is rolled back. */
    atomic_store(&writer->abandon, true);
    pthread_join(writer->thread, NULL);
}

int usage_writer_close(struct usage_writer *writer, int timeout_ms)
{
    if (!writer) {
        return 0;
    }
    stop_thread(writer, timeout_ms);
    report_unwritten(writer);
    int64_t unwritten = waiting(writer) + writer->lost;

    destroy(writer);
    return (int)unwritten;
}
