/* SPDX-License-Identifier: MIT */
/* What the checks of a station ask of the world, and what comes back. Nobody is guided
 * meanwhile, so a file is written at once. */
#include "app/cli/station_internal.h"

#include "app/cli/settings_save.h"
#include "hw/health.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct service_line line_of(const struct buttons_config *gpio, enum button button)
{
    for (int i = 0; i < gpio->line_count; i++) {
        if (gpio->lines[i].button == button) {
            return (struct service_line){true, gpio->lines[i].offset,
                                         gpio->lines[i].active_low};
        }
    }
    return (struct service_line){0};
}

static struct service_setup setup_of(const struct station *station)
{
    const struct config *config = &station->config;
    struct service_setup setup = {
        .margin_percent = config->margin_percent,
        .rotate = config->rotate,
        .debounce_ms = (int)config->settings.debounce_ms,
    };

    for (int i = 0; i < BUTTON_COUNT; i++) {
        setup.lines[i] = line_of(&config->gpio, (enum button)i);
    }
    return setup;
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

static void add_line(struct config_edit *edit, struct button_line line)
{
    for (int i = 0; i < edit->line_count; i++) {
        if (edit->lines[i].offset == line.offset) {
            return;
        }
    }
    if (edit->line_count < BUTTON_LINES_MAX) {
        edit->lines[edit->line_count] = line;
        edit->header_pins[edit->line_count++] = buttons_header_pin(line.offset);
    }
}

/* The first line of each button is another one now; further ones, a foot switch, stay. */
static void edit_lines(struct config_edit *edit, const struct buttons_config *gpio,
                       const struct service_setup *setup)
{
    bool first[BUTTON_COUNT] = {false};

    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct service_line *line = &setup->lines[i];

        if (line->known) {
            add_line(edit,
                     (struct button_line){(enum button)i, line->bcm,
                                          line->active_low ? BIAS_PULL_UP : BIAS_PULL_DOWN,
                                          line->active_low});
        }
    }
    for (int i = 0; i < gpio->line_count; i++) {
        enum button button = gpio->lines[i].button;

        if (first[button]) {
            add_line(edit, gpio->lines[i]);
        }
        first[button] = true;
    }
}

/* Only what is new is written: what came from the command line stays there. */
static struct config_edit edit_of(const struct station *station,
                                  const struct service_setup *setup)
{
    const struct service_setup now = setup_of(station);
    struct config_edit edit = {
        CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, CONFIG_EDIT_LEAVE, {{0}}, {0}, 0};

    if (setup->rotate != now.rotate) {
        edit.rotate = setup->rotate;
    }
    if (setup->margin_percent != now.margin_percent) {
        edit.margin_percent = setup->margin_percent;
    }
    if (setup->debounce_ms != now.debounce_ms) {
        edit.debounce_ms = setup->debounce_ms;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct service_line *a = &setup->lines[i], *b = &now.lines[i];

        if (a->known != b->known || a->bcm != b->bcm || a->active_low != b->active_low) {
            edit.line_count = 0;
            edit_lines(&edit, &station->config.gpio, setup);
        }
    }
    return edit;
}

/* From now on, whether it can be written or not. */
static void use(struct station *station, const struct config_edit *edit)
{
    struct config *config = &station->config;

    if (edit->rotate != CONFIG_EDIT_LEAVE) {
        config->rotate = edit->rotate;
    }
    if (edit->margin_percent != CONFIG_EDIT_LEAVE) {
        config->margin_percent = edit->margin_percent;
    }
    if (edit->debounce_ms != CONFIG_EDIT_LEAVE) {
        config->settings.debounce_ms = station->settings.debounce_ms = edit->debounce_ms;
    }
    if (edit->line_count > 0) {
        memcpy(config->gpio.lines, edit->lines, sizeof config->gpio.lines);
        config->gpio.line_count = edit->line_count;
    }
}

static void save(struct station *station, const struct service_setup *setup)
{
    struct config_edit edit = edit_of(station, setup);
    struct service_saved *saved = &add_news(station, NEWS_SAVED)->saved;

    use(station, &edit);
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

static void tell_setup(struct station *station)
{
    struct service_news *news = add_news(station, NEWS_SETUP);
    const struct lamps_config *lamps = &station->config.lamps;

    news->setup = setup_of(station);
    for (int i = lamps->line_count - 1; i >= 0; i--) {
        news->lamp_bcm[lamps->lines[i].button] = lamps->lines[i].offset;
    }
}

static enum service_power power_of(enum health_power power)
{
    switch (power) {
    case HEALTH_POWER_GOOD: return POWER_GOOD;
    case HEALTH_POWER_LOW: return POWER_LOW;
    case HEALTH_POWER_UNKNOWN: break;
    }
    return POWER_UNKNOWN;
}

static void tell_machine(struct station *station)
{
    struct service_machine *machine = &add_news(station, NEWS_MACHINE)->machine;
    time_t wall_s = (time_t)((station->model.now_ms + station->wall_offset_ms) / 1000);
    int64_t milli_c, free_bytes, all_bytes;
    struct tm local;

    *machine = (struct service_machine){
        .known = true,
        .clock_ok = station->clock_ok,
        .has_rtc = access("/dev/rtc0", F_OK) == 0,
        .power = power_of(health_power("")),
        .heat_c =
            health_temperature("", &milli_c) ? (int)(milli_c / 1000) : SERVICE_HEAT_UNKNOWN,
        .free_percent = health_room("/", &free_bytes, &all_bytes) && all_bytes > 0
                            ? (int)(free_bytes * 100 / all_bytes)
                            : -1,
    };
    if (localtime_r(&wall_s, &local) != NULL) {
        strftime(machine->time, sizeof machine->time, "%Y-%m-%d %H:%M", &local);
    }
    snprintf(machine->station, sizeof machine->station, "%.*s", SERVICE_TEXT_MAX - 1,
             station->station_id[0] != '\0' ? station->station_id
                                            : station->config.station_name);
    snprintf(machine->version, sizeof machine->version, "%s", UNKNOT_VERSION);
}

static void listen(struct station *station, enum service_order_kind how)
{
    station->desk.listen = how;
    station->desk.listen_asked++;
}

void station_order_service(struct station *station, const struct service_order *order)
{
    switch (order->kind) {
    case SERVICE_BEGIN: tell_setup(station); break;
    case SERVICE_LEARN:
    case SERVICE_HEAR: listen(station, order->kind); break;
    case SERVICE_LOOK: tell_machine(station); break;
    case SERVICE_REST: break; /* whoever has the lines sees it by the screen */
    case SERVICE_SAVE: save(station, &order->setup); break;
    }
}

/* @return false: it is nobody's line */
static bool find_button(const struct station *station, int bcm, enum button *button_out,
                        bool *active_low_out)
{
    const struct service_line *lines = station->model.staff.service.wiring.of;
    const struct buttons_config *gpio = &station->config.gpio;
    enum button button = service_button_of(lines, bcm);

    if (station->model.screen == SCREEN_WIRING) {
        *button_out = button;
        *active_low_out = button != BUTTON_COUNT && lines[button].active_low;
        return button != BUTTON_COUNT;
    }
    for (int i = 0; i < gpio->line_count; i++) {
        if (gpio->lines[i].offset == bcm) {
            *button_out = gpio->lines[i].button;
            *active_low_out = gpio->lines[i].active_low;
            return true;
        }
    }
    return false;
}

static void heard_edge(struct station *station, const struct line_heard *heard)
{
    struct button_edge edge = {.at_ms = heard->at_ms};
    bool active_low;

    if (find_button(station, heard->bcm, &edge.button, &active_low)) {
        edge.pressed = heard->high != active_low;
        station_edge(station, &edge);
    }
}

void station_heard_line(struct station *station, const struct line_heard *heard)
{
    struct service_news *news;

    switch (heard->kind) {
    case HEARD_EDGE: heard_edge(station, heard); return;
    case HEARD_PRESS: add_news(station, NEWS_PRESS)->press = heard->press; break;
    case HEARD_GLITCH: (void)add_news(station, NEWS_GLITCH); break;
    case HEARD_OPEN:
    case HEARD_FAILED:
        news = add_news(station, NEWS_HEARING);
        news->hearing.state = heard->kind == HEARD_OPEN ? LISTEN_ON : LISTEN_FAILED;
        news->hearing.held = heard->held;
        news->hearing.pull_down = heard->pull_down;
        snprintf(news->hearing.reason, sizeof news->hearing.reason, "%.*s",
                 SERVICE_REASON_MAX - 1, heard->reason);
        break;
    }
    station_advance(station, heard->at_ms);
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
