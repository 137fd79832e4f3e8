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

static const struct line_press PRESS = {
    .bcm = 22,
    .active_low = true,
    .bounce_us = 2600,
    .trace_us = {350, 700, 1200, 1550, 2100, 2600},
    .trace_count = 6,
};

static void set_up(struct service *service)
{
    static const int bcm[BUTTON_COUNT] = {17, 27, 22, 23}, lamps[BUTTON_COUNT] = {5, 6, 13, 19};

    for (int i = 0; i < BUTTON_COUNT; i++) {
        service->setup.lines[i] = (struct service_line){true, bcm[i], true};
        service->lamp_bcm[i] = lamps[i];
    }
    service->setup.debounce_ms = 10;
    service->hearing.held = 1U << 5 | 1U << 6 | 1U << 13 | 1U << 19;
}

static struct service *wiring(struct model *m, int found)
{
    struct service *service = &m->staff.service;

    fixture_enter(m, SCREEN_WIRING, 0);
    set_up(service);
    service->hearing.state = LISTEN_ON;
    for (int i = 0; i < found; i++) {
        service->wiring.of[i] = service->setup.lines[i];
    }
    if (found > 0) {
        service->last = (struct service_press){true, (enum button)(found - 1), PRESS};
    }
    return service;
}

static void wiring_opening(struct model *m)
{
    wiring(m, 0)->hearing.state = LISTEN_OPENING;
}

static void wiring_one_left(struct model *m)
{
    wiring(m, 3);
}

static void wiring_refused(struct model *m)
{
    struct service *service = wiring(m, 2);

    service->wiring.refused_bcm = 17;
    service->wiring.refused_of = BUTTON_BACK;
}

static void wiring_all(struct model *m)
{
    struct service *service = wiring(m, 4);

    service->last.press.bounce_us = 18400;
    service->last.press.active_low = false;
}

static void wiring_failed(struct model *m)
{
    struct service *service = wiring(m, 0);

    service->hearing.state = LISTEN_FAILED;
    snprintf(
        service->hearing.reason, SERVICE_REASON_MAX,
        "no GPIO chip has one of the labels pinctrl-rp1, pinctrl-bcm2711, pinctrl-bcm2835");
}

static struct service_lines *lines(struct model *m)
{
    struct service *service = page(m, SERVICE_LINES);

    set_up(service);
    service->hearing.state = LISTEN_ON;
    return &service->lines;
}

static void lines_none(struct model *m)
{
    lines(m);
}

static void lines_many(struct model *m)
{
    struct service_lines *test = lines(m);

    for (int i = 0; i < BUTTON_COUNT; i++) {
        test->presses[i] = 5 + i;
        test->bounce_us[i] = 1400 + 2300 * i;
    }
    test->quiet_done = true;
    test->ghosts = 3;
    m->staff.service.last = (struct service_press){true, BUTTON_RIGHT, PRESS};
}

static void lines_quiet(struct model *m)
{
    lines(m)->quiet_from_ms = m->now_ms - 12300;
}

static void lines_failed(struct model *m)
{
    lines(m);
    m->staff.service.hearing.state = LISTEN_FAILED;
    snprintf(m->staff.service.hearing.reason, SERVICE_REASON_MAX,
             "this program was built without libgpiod; install libgpiod-dev and build again");
}

static struct service *sheet(struct model *m, enum service_page which)
{
    struct service *service = page(m, which);

    service->machine = (struct service_machine){.known = true,
                                                .clock_ok = true,
                                                .power = POWER_LOW,
                                                .heat_c = 61,
                                                .free_percent = 79,
                                                .time = "2026-11-16 18:42",
                                                .station = "0123456789abcdef0123456789abcdef",
                                                .version = "0.1.0"};
    return service;
}

static void health(struct model *m)
{
    sheet(m, SERVICE_HEALTH);
}

static void health_unknown(struct model *m)
{
    struct service_machine *machine = &sheet(m, SERVICE_HEALTH)->machine;

    machine->clock_ok = false;
    machine->power = POWER_UNKNOWN;
    machine->heat_c = SERVICE_HEAT_UNKNOWN;
    machine->free_percent = -1;
}

static void pass(struct model *m)
{
    struct service *service = sheet(m, SERVICE_PASS);

    for (int i = 0; i < CHECK_PASS; i++) {
        service->checks[i] = (enum check_state)(i % 3);
    }
}

const struct fixture_moment fixture_service_moments[] = {
    {"service_health", health},
    {"service_health_unknown", health_unknown},
    {"service_pass", pass},
    {"wiring_opening", wiring_opening},
    {"wiring", wiring_one_left},
    {"wiring_refused", wiring_refused},
    {"wiring_all", wiring_all},
    {"wiring_failed", wiring_failed},
    {"service_lines", lines_none},
    {"service_lines_many", lines_many},
    {"service_lines_quiet", lines_quiet},
    {"service_lines_failed", lines_failed},
    {"service", menu},
    {"service_only", menu_only},
    {"service_lamps", lamps},
    {"service_sound", sound},
    {"service_margin", margin},
    {"service_turn", turn},
    {"service_turned", turned},
    {"service_colours", colours},
    {"service_saving", saving},
    {"service_saved", saved},
    {"service_refused", refused},
};

const int fixture_service_moment_count =
    (int)(sizeof fixture_service_moments / sizeof fixture_service_moments[0]);
