/* SPDX-License-Identifier: MIT */
#include "app/cli/lamp_driver.h"

#include "app/core/lamps.h"

#include <stdio.h>

enum {
    RETRY_FIRST_MS = 1000,
    RETRY_LAST_MS = 60000
};

void lamp_driver_start(struct lamp_driver *driver, const struct lamps_config *config)
{
    lamp_driver_end(driver);
    driver->config = *config;
    driver->retry_ms = RETRY_FIRST_MS;
}

/* The visit goes on: what lamps say is on the screen, too. */
static void fail(struct lamp_driver *driver, struct station *station, const char *why,
                 int64_t now_ms)
{
    struct usage_fault fault = {.code = "lamps"};

    if (!driver->failed) {
        fprintf(stderr, "unknot: lamps: %s; going on without\n", why);
        snprintf(fault.text, sizeof fault.text, "%.159s", why);
        station_fault(station, &fault, now_ms);
    }
    driver->failed = true;
    driver->retry_at_ms = now_ms + driver->retry_ms;
    driver->retry_ms =
        driver->retry_ms * 2 < RETRY_LAST_MS ? driver->retry_ms * 2 : RETRY_LAST_MS;
}

static bool is_open(struct lamp_driver *driver, struct station *station, int64_t now_ms)
{
    char error[BUTTONS_ERROR_MAX];

    if (driver->config.line_count == 0 ||
        (driver->lamps == NULL && now_ms < driver->retry_at_ms)) {
        return false;
    }
    if (driver->lamps == NULL) {
        driver->lamps = lamps_open(&driver->config, error);
        if (driver->lamps == NULL) {
            fail(driver, station, error, now_ms);
        }
    }
    return driver->lamps != NULL;
}

void lamp_driver_show(struct lamp_driver *driver, struct station *station, int64_t now_ms)
{
    float levels[BUTTON_COUNT];

    if (!is_open(driver, station, now_ms)) {
        return;
    }
    if (driver->config.dimmed) {
        lamps_at(&station->model, &station->env, now_ms, levels);
    } else {
        lamps_switched_at(&station->model, &station->env, now_ms, levels);
    }
    if (lamps_show(driver->lamps, levels)) {
        driver->failed = false;
        driver->retry_ms = RETRY_FIRST_MS;
        return;
    }
    lamps_close(driver->lamps);
    driver->lamps = NULL;
    fail(driver, station, "the GPIO chip is gone", now_ms);
}

int64_t lamp_driver_next_ms(const struct lamp_driver *driver, const struct station *station,
                            int64_t now_ms, int64_t frame_ms)
{
    if (driver->config.line_count == 0) {
        return INT64_MAX;
    }
    if (driver->lamps == NULL) {
        return driver->retry_at_ms;
    }
    if (driver->config.dimmed && lamps_move(&station->model, &station->env, now_ms)) {
        return frame_ms;
    }
    return lamps_next_change_ms(&station->model, &station->env, now_ms);
}

void lamp_driver_again(struct lamp_driver *driver)
{
    lamps_close(driver->lamps);
    driver->lamps = NULL;
    driver->retry_at_ms = 0;
}

void lamp_driver_end(struct lamp_driver *driver)
{
    lamps_close(driver->lamps);
    *driver = (struct lamp_driver){0};
}
