/* SPDX-License-Identifier: MIT */
/* What the checks of a station ask of the world, and what comes back. Nobody is guided
 * meanwhile, so a file is written at once. */
#include "app/cli/station_internal.h"

#include "app/cli/settings_save.h"

#include <stdio.h>
#include <string.h>

static struct service_setup setup_of(const struct station *station)
{
    return (struct service_setup){
        .margin_percent = station->config.margin_percent,
        .rotate = station->config.rotate,
    };
}

struct service_setup station_picture(const struct station *station)
{
    return service_picture(&station->model.staff.service,
                           station->model.screen == SCREEN_SERVICE, setup_of(station));
}

static struct service_news *add_news(struct station *station, enum service_news_kind kind)
{
    struct service_desk *desk = &station->desk;

    if (desk->count == SERVICE_NEWS_MAX) { /* the oldest is worth the least */
        desk->count--;
        memmove(desk->news, desk->news + 1, (size_t)desk->count * sizeof desk->news[0]);
    }
    desk->news[desk->count] = (struct service_news){.kind = kind};
    return &desk->news[desk->count++];
}

/* Only what is new is written: what came from the command line stays there. */
static struct config_edit edit_of(const struct station *station,
                                  const struct service_setup *setup)
{
    const struct config *config = &station->config;
    struct config_edit edit = {
        CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, {{0}}, {0}, 0};

    if (setup->rotate != config->rotate) {
        edit.rotate = setup->rotate;
    }
    if (setup->margin_percent != config->margin_percent) {
        edit.margin_percent = setup->margin_percent;
    }
    return edit;
}

static void save(struct station *station, const struct service_setup *setup)
{
    struct config_edit edit = edit_of(station, setup);
    struct service_saved *saved = &add_news(station, NEWS_SAVED)->saved;

    station->config.rotate = setup->rotate;
    station->config.margin_percent = setup->margin_percent;
    snprintf(saved->file, sizeof saved->file, "%.*s", (int)sizeof saved->file - 1,
             station->desk.config);
    if (settings_save(station->desk.config, &edit, saved->reason, sizeof saved->reason)) {
        saved->state = SAVE_DONE;
        return;
    }
    saved->state = SAVE_REFUSED;
    settings_to_write(&edit, saved->to_write, sizeof saved->to_write);
    fprintf(stderr, "unknot: %s: not written: %s\n", saved->file, saved->reason);
}

void station_order_service(struct station *station, const struct service_order *order)
{
    switch (order->kind) {
    case SERVICE_BEGIN: add_news(station, NEWS_SETUP)->setup = setup_of(station); break;
    case SERVICE_SAVE: save(station, &order->setup); break;
    }
}

bool station_take_service(struct station *station, struct service_news *news_out)
{
    struct service_desk *desk = &station->desk;

    if (desk->count == 0) {
        return false;
    }
    *news_out = desk->news[0];
    desk->count--;
    memmove(desk->news, desk->news + 1, (size_t)desk->count * sizeof desk->news[0]);
    return true;
}

void station_begin_service(struct station *station, int64_t now_ms)
{
    struct effects effects;

    if (station->model.screen != SCREEN_FAULT) {
        visit_open_service(&station->model, &station->env, now_ms, &effects);
        station_deliver(station, &effects);
        station_advance(station, now_ms);
    }
}
