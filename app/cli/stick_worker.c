/* SPDX-License-Identifier: MIT */
/* The thread sleeps in poll() on what the port has to say and on a pipe of orders. Each order
 * has a number: what the thread says in answer to an earlier one is heard no more. */
#include "app/cli/stick_worker.h"

#include "app/cli/stick_save.h"
#include "app/store/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the thread is to do. */
struct orders {
    int turn; /* its number: of the last look or rest */
    bool looking;
    bool look; /* now, whatever was known */
    bool save;
    struct usage_time now;
    struct report_language language;
};

/* The lock guards everything down to `fresh`; `port` and `state` are the thread's. */
struct stick_worker {
    pthread_mutex_t lock;
    pthread_cond_t rested;
    struct orders orders;
    bool pending; /* orders that were not taken */
    bool busy;
    bool closing;
    struct stick told;
    bool fresh;

    struct stick_port *port;
    struct stick state;
    int turn;            /* of what is done now */
    atomic_bool abandon; /* set under the lock */
    int pipe[2];
    bool running;
    pthread_t thread;
    int kept_months;
    void (*wake)(void *context);
    void *context;
    char *db, *station_name, *stand_in;
};

/* Tells the state, unless it answers nothing any more. */
static void tell(struct stick_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    bool wanted = worker->orders.looking && worker->orders.turn == worker->turn;

    if (wanted) {
        worker->told = worker->state;
        worker->fresh = true;
    }
    pthread_mutex_unlock(&worker->lock);
    if (wanted && worker->wake != NULL) {
        worker->wake(worker->context);
    }
}

static void fail(struct stick_worker *worker, enum stick_problem problem)
{
    worker->state = (struct stick){.state = STICK_FAILED, .problem = problem};
    tell(worker);
}

static bool open_port(struct stick_worker *worker)
{
    const struct stick_port_config config = {worker->stand_in, worker->db};
    char error[STICK_ERROR_MAX];

    if (worker->port == NULL) {
        worker->port = stick_port_open(&config, error);
    }
    if (worker->port == NULL) {
        fprintf(stderr, "unknot: stick: %s\n", error);
        fail(worker, STICK_NOT_ALLOWED);
    }
    return worker->port != NULL;
}

/* @return whether it is another state than before */
static bool find(struct stick_worker *worker)
{
    struct stick before = worker->state;
    char label[STICK_LABEL_MAX];

    worker->state = (struct stick){0};
    if (stick_port_find(worker->port, label)) {
        worker->state.state = STICK_FOUND;
        snprintf(worker->state.name, sizeof worker->state.name, "%s", label);
    }
    return worker->state.state != before.state || strcmp(worker->state.name, before.name) != 0;
}

static void tell_percent(void *context, int percent)
{
    struct stick_worker *worker = context;

    worker->state.percent = percent;
    tell(worker);
}

struct saving {
    struct stick_worker *worker;
    const struct orders *orders;
};

static void save(void *context)
{
    const struct saving *saving = context;
    struct stick_worker *worker = saving->worker;
    const struct orders *orders = saving->orders;
    const struct export_job job = {
        .db = worker->db,
        .station_name = worker->station_name,
        .language = &orders->language,
        .kept_months = worker->kept_months,
        .now = orders->now,
        .abandon = &worker->abandon,
        .progress = tell_percent,
        .context = worker,
    };

    (void)find(worker);
    if (worker->state.state == STICK_FOUND) {
        worker->state.state = STICK_SAVING;
        tell(worker);
        if (!stick_save(worker->port, &job, &worker->state)) {
            return;
        }
    }
    tell(worker);
}

static void obey(struct stick_worker *worker, const struct orders *orders)
{
    if (!orders->looking) {
        stick_port_close(worker->port);
        worker->port = NULL;
        return;
    }
    if (orders->look && open_port(worker)) {
        (void)find(worker);
        tell(worker);
    }
    if (orders->save && worker->port != NULL) {
        apart_run(save, &(struct saving){worker, orders});
    }
}

/* What was plugged or pulled while nobody waits for it is only taken off the port. */
static void notice(struct stick_worker *worker)
{
    char label[STICK_LABEL_MAX];

    if (worker->state.state != STICK_LOOKING && worker->state.state != STICK_FOUND) {
        (void)stick_port_find(worker->port, label);
    } else if (find(worker)) {
        tell(worker);
    }
}

static void sleep_until_something(struct stick_worker *worker)
{
    struct pollfd fds[2] = {{.fd = worker->pipe[0], .events = POLLIN},
                            {.fd = -1, .events = POLLIN}};
    char bytes[64];

    if (worker->port != NULL) {
        fds[1].fd = stick_port_fd(worker->port);
    }
    while (poll(fds, 2, -1) < 0 && errno == EINTR) {
    }
    while (read(worker->pipe[0], bytes, sizeof bytes) > 0) {
    }
    if (fds[1].revents != 0) {
        notice(worker);
    }
}

/* Takes the orders that wait. @return false: the end */
static bool take_orders(struct stick_worker *worker, struct orders *orders_out)
{
    pthread_mutex_lock(&worker->lock);
    bool go_on = !worker->closing;

    *orders_out = worker->orders;
    worker->orders.look = worker->orders.save = false;
    memset(&worker->orders.language, 0, sizeof worker->orders.language);
    worker->turn = orders_out->turn;
    worker->pending = false;
    worker->busy = true;
    if (go_on) {
        atomic_store(&worker->abandon, false);
    }
    pthread_mutex_unlock(&worker->lock);
    return go_on;
}

static void come_to_rest(struct stick_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    worker->busy = false;
    pthread_cond_broadcast(&worker->rested);
    pthread_mutex_unlock(&worker->lock);
}

static void *worker_main(void *argument)
{
    struct stick_worker *worker = argument;
    struct orders orders;

    while (take_orders(worker, &orders)) {
        obey(worker, &orders);
        report_language_free(&orders.language);
        come_to_rest(worker);
        sleep_until_something(worker);
    }
    report_language_free(&orders.language);
    stick_port_close(worker->port);
    worker->port = NULL;
    come_to_rest(worker);
    return NULL;
}

/* Signals are for the main thread: one that came here would not wake its loop. */
static bool start_thread(struct stick_worker *worker)
{
    sigset_t all;
    sigset_t before;

    if (worker->running) {
        return true;
    }
    sigfillset(&all);
    if (pthread_sigmask(SIG_BLOCK, &all, &before) != 0) {
        return false;
    }
    worker->running = pthread_create(&worker->thread, NULL, worker_main, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return worker->running;
}

static bool copy_text(char **out, const char *text)
{
    *out = text != NULL ? strdup(text) : NULL;
    return *out != NULL || text == NULL;
}

static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static void destroy(struct stick_worker *worker)
{
    report_language_free(&worker->orders.language);
    for (int i = 0; i < 2; i++) {
        if (worker->pipe[i] >= 0) {
            close(worker->pipe[i]);
        }
    }
    pthread_cond_destroy(&worker->rested);
    pthread_mutex_destroy(&worker->lock);
    free(worker->db);
    free(worker->station_name);
    free(worker->stand_in);
    free(worker);
}

struct stick_worker *stick_worker_open(const struct stick_worker_settings *settings)
{
    struct stick_worker *worker = calloc(1, sizeof *worker);

    if (worker == NULL) {
        return NULL;
    }
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->rested, NULL);
    atomic_init(&worker->abandon, false);
    worker->kept_months = settings->kept_months;
    worker->wake = settings->wake;
    worker->context = settings->context;
    if (!make_pipe(worker->pipe) || !copy_text(&worker->db, settings->db) ||
        !copy_text(&worker->station_name, settings->station_name) ||
        !copy_text(&worker->stand_in, settings->stand_in)) {
        destroy(worker);
        return NULL;
    }
    return worker;
}

/* With the lock held. A pipe that is full wakes the thread as well. */
static void call_thread(struct stick_worker *worker)
{
    worker->pending = true;
    if (write(worker->pipe[1], "o", 1) != 1 && errno != EAGAIN) {
        perror("unknot: stick: pipe");
    }
}

/* A save under way is of the past; so is what was told. With the lock held. */
static void begin_turn(struct stick_worker *worker, bool looking)
{
    report_language_free(&worker->orders.language);
    worker->orders =
        (struct orders){.turn = worker->orders.turn + 1, .looking = looking, .look = looking};
    atomic_store(&worker->abandon, true);
    worker->fresh = false;
    call_thread(worker);
}

void stick_worker_look(struct stick_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    begin_turn(worker, true);
    if (!start_thread(worker)) {
        fprintf(stderr, "unknot: stick: no thread\n");
        worker->pending = false;
        worker->told = (struct stick){.state = STICK_FAILED, .problem = STICK_NOT_ALLOWED};
        worker->fresh = true;
    }
    pthread_mutex_unlock(&worker->lock);
}

void stick_worker_save(struct stick_worker *worker, struct report_language *language,
                       const struct usage_time *now)
{
    pthread_mutex_lock(&worker->lock);
    if (worker->running && worker->orders.looking) {
        report_language_free(&worker->orders.language);
        worker->orders.language = *language;
        memset(language, 0, sizeof *language);
        worker->orders.now = *now;
        worker->orders.save = true;
        call_thread(worker);
    }
    pthread_mutex_unlock(&worker->lock);
}

void stick_worker_rest(struct stick_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    if (worker->running) {
        begin_turn(worker, false);
    }
    pthread_mutex_unlock(&worker->lock);
}

bool stick_worker_take(struct stick_worker *worker, struct stick *stick_out)
{
    pthread_mutex_lock(&worker->lock);
    bool fresh = worker->fresh;

    if (fresh) {
        *stick_out = worker->told;
        worker->fresh = false;
    }
    pthread_mutex_unlock(&worker->lock);
    return fresh;
}

void stick_worker_wait(struct stick_worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    while (worker->pending || worker->busy) {
        pthread_cond_wait(&worker->rested, &worker->lock);
    }
    pthread_mutex_unlock(&worker->lock);
}

void stick_worker_close(struct stick_worker *worker)
{
    if (worker == NULL) {
        return;
    }
    if (worker->running) {
        pthread_mutex_lock(&worker->lock);
        begin_turn(worker, false);
        worker->closing = true;
        pthread_mutex_unlock(&worker->lock);
        pthread_join(worker->thread, NULL);
    }
    destroy(worker);
}
