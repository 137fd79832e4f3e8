/* SPDX-License-Identifier: MIT */
/* Moments of the checks of the station. */
#include "fixture.h"

#include <stdio.h>

static struct service *page(struct model *m, enum service_page page)
{
    fixture_enter(m, SCREEN_SERVICE, 0);
    m->staff.service.page = page;
    return &m->staff.service;
}

static void menu(struct model *m)
{
    struct service *service = page(m, SERVICE_MENU);

    service->checks[CHECK_LAMPS] = CHECK_FINE;
    service->checks[CHECK_SOUND] = CHECK_FOUND;
    m->focus = m->focus_was = CHECK_PICTURE;
}

static void menu_only(struct model *m)
{
    page(m, SERVICE_MENU)->only = true;
}

static void lamps(struct model *m)
{
    page(m, SERVICE_LAMPS)->lamp = BUTTON_LEFT;
}

static void sound(struct model *m)
{
    page(m, SERVICE_SOUND);
}

static void margin(struct model *m)
{
    page(m, SERVICE_PICTURE)->tried.margin_percent = 3;
}

static void turn(struct model *m)
{
    page(m, SERVICE_PICTURE)->step = PICTURE_TURN;
}

static void turned(struct model *m)
{
    struct service *service = page(m, SERVICE_PICTURE);

    service->step = PICTURE_TURN;
    service->tried.rotate = 270;
    service->turned_ms = m->now_ms - 2500;
}

static void colours(struct model *m)
{
    page(m, SERVICE_PICTURE)->step = PICTURE_COLOURS;
}

static void saving(struct model *m)
{
    page(m, SERVICE_SAVED);
}

static void saved(struct model *m)
{
    struct service *service = page(m, SERVICE_SAVED);

    service->saved.state = SAVE_DONE;
    snprintf(service->saved.file, SERVICE_REASON_MAX, "/etc/unknot/config.yaml");
}

static void refused(struct model *m)
{
    struct service *service = page(m, SERVICE_SAVED);

    service->saved.state = SAVE_REFUSED;
    snprintf(service->saved.file, SERVICE_REASON_MAX, "/etc/unknot/config.yaml");
    snprintf(service->saved.reason, SERVICE_REASON_MAX, "Read-only file system");
    snprintf(service->saved.to_write, SERVICE_TO_WRITE_MAX,
             "screen:\n  margin: 3\n  rotate: 270\n");
}

const struct fixture_moment fixture_service_moments[] = {
    {"service", menu},          {"service_only", menu_only},  {"service_lamps", lamps},
    {"service_sound", sound},   {"service_margin", margin},   {"service_turn", turn},
    {"service_turned", turned}, {"service_colours", colours}, {"service_saving", saving},
    {"service_saved", saved},   {"service_refused", refused},
};

const int fixture_service_moment_count =
    (int)(sizeof fixture_service_moments / sizeof fixture_service_moments[0]);
