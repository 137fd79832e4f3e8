/* SPDX-License-Identifier: MIT */
#include "hw/lamps.h"

#include "hw/buttons_common.h"
#include "hw/lamp_dimmer.h"
#include "hw/lamp_request.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    NS_A_S = 1000000000
};

struct lamps {
    struct lamps_config config;
    struct lamp_request *request; /* the thread's while there is one */
    unsigned shown;               /* without dimming: what the lines are set to */

    bool threaded;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake; /* a new plan, or the end */

    /* Under the lock. */
    struct dimmer_step steps[DIMMER_STEPS_MAX];
    int step_count;
    int plan; /* number of the plan */
    bool closing, gone;
};

static void wait_until(struct timespec from, int us)
{
    from.tv_nsec += (long)us * 1000;
    if (from.tv_nsec >= NS_A_S) {
        from.tv_nsec -= NS_A_S;
        from.tv_sec++;
    }
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &from, NULL) != 0) {
    }
}

/* One period, without the lock. @return false: the chip is gone */
static bool switch_period(struct lamps *lamps, const struct dimmer_step steps[], int count)
{
    struct timespec from;

    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            wait_until(from, steps[i].at_us);
        }
        if (!lamp_request_set(lamps->request, steps[i].active)) {
            return false;
        }
    }
    if (count > 1) {
        wait_until(from, DIMMER_PERIOD_US);
    }
    return true;
}

static void *dim(void *argument)
{
    struct lamps *lamps = argument;
    int done = 0; /* the plan that stays by itself and is set */

    pthread_mutex_lock(&lamps->lock);
    while (!lamps->closing && !lamps->gone) {
        struct dimmer_step steps[DIMMER_STEPS_MAX];
        int count = lamps->step_count, plan = lamps->plan;

        if (plan == done) {
            pthread_cond_wait(&lamps->wake, &lamps->lock);
            continue;
        }
        memcpy(steps, lamps->steps, sizeof steps);
        pthread_mutex_unlock(&lamps->lock);
        bool there = switch_period(lamps, steps, count);

        pthread_mutex_lock(&lamps->lock);
        lamps->gone = !there;
        done = count == 1 ? plan : done;
    }
    pthread_mutex_unlock(&lamps->lock);
    return NULL;
}

/* Signals are for the main thread. */
static bool start_thread(struct lamps *lamps)
{
    sigset_t all, before;

    sigfillset(&all);
    if (pthread_sigmask(SIG_BLOCK, &all, &before) != 0) {
        return false;
    }
    lamps->threaded = pthread_create(&lamps->thread, NULL, dim, lamps) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return lamps->threaded;
}

static bool check(const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    struct buttons_config lines = {.line_count = config->line_count};

    for (int i = 0; i < config->line_count && i < LAMP_LINES_MAX; i++) {
        lines.lines[i].offset = config->lines[i].offset;
    }
    return buttons_config_check(&lines, error_out);
}

static struct lamps *create(const struct lamps_config *config)
{
    struct lamps *lamps = calloc(1, sizeof *lamps);

    if (lamps != NULL) {
        lamps->config = *config;
        pthread_mutex_init(&lamps->lock, NULL);
        pthread_cond_init(&lamps->wake, NULL);
    }
    return lamps;
}

struct lamps *lamps_open(const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    struct gpio_chip chip;

    if (!check(config, error_out) || !gpio_chip_find(config->chip, &chip, error_out)) {
        return NULL;
    }
    struct lamp_request *request = lamp_request_open(&chip, config, error_out);
    struct lamps *lamps = request != NULL ? create(config) : NULL;

    if (lamps != NULL) {
        lamps->request = request;
    }
    if (request == NULL || (lamps != NULL && (!config->dimmed || start_thread(lamps)))) {
        return lamps;
    }
    if (lamps == NULL) {
        lamp_request_close(request);
    }
    lamps_close(lamps);
    buttons_error_other(error_out, "lamps", ENOMEM);
    return NULL;
}

static bool show_dimmed(struct lamps *lamps, const float levels[])
{
    struct dimmer_step steps[DIMMER_STEPS_MAX];
    int count = dimmer_plan(levels, lamps->config.line_count, steps);

    pthread_mutex_lock(&lamps->lock);
    bool there = !lamps->gone;
    bool same = lamps->plan > 0 && count == lamps->step_count &&
                memcmp(steps, lamps->steps, (size_t)count * sizeof *steps) == 0;

    if (!same) {
        memcpy(lamps->steps, steps, (size_t)count * sizeof *steps);
        lamps->step_count = count;
        lamps->plan++;
        pthread_cond_signal(&lamps->wake);
    }
    pthread_mutex_unlock(&lamps->lock);
    return there;
}

static bool show_switched(struct lamps *lamps, const float levels[])
{
    unsigned active = 0;

    for (int i = 0; i < lamps->config.line_count; i++) {
        active |= (levels[i] > 0.5F ? 1U : 0U) << i;
    }
    if (active == lamps->shown) {
        return true;
    }
    lamps->shown = active;
    return lamp_request_set(lamps->request, active);
}

bool lamps_show(struct lamps *lamps, const float levels[BUTTON_COUNT])
{
    float of_lines[LAMP_LINES_MAX] = {0};

    for (int i = 0; i < lamps->config.line_count; i++) {
        of_lines[i] = levels[lamps->config.lines[i].button];
    }
    return lamps->threaded ? show_dimmed(lamps, of_lines) : show_switched(lamps, of_lines);
}

static void end_thread(struct lamps *lamps)
{
    pthread_mutex_lock(&lamps->lock);
    lamps->closing = true;
    pthread_cond_signal(&lamps->wake);
    pthread_mutex_unlock(&lamps->lock);
    pthread_join(lamps->thread, NULL);
}

void lamps_close(struct lamps *lamps)
{
    if (lamps == NULL) {
        return;
    }
    if (lamps->threaded) {
        end_thread(lamps);
    }
    (void)lamp_request_set(lamps->request, 0); /* a chip that is gone has dark lamps */
    lamp_request_close(lamps->request);
    pthread_cond_destroy(&lamps->wake);
    pthread_mutex_destroy(&lamps->lock);
    free(lamps);
}
