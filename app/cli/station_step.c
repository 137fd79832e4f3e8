/* SPDX-License-Identifier: MIT */
/* What happens to a station: edges and time in, effects out to those whom they concern. */
#include "app/cli/station_internal.h"

#include "app/cli/heap.h"
#include "app/cli/machine.h"
#include "app/cli/trace.h"

#include <string.h>

enum {
    BEAT_MS = 60000,
    BUTTONS_MS = 3600000, /* between two records of the contacts: with the writer's beat */
};

struct usage_time station_time(const struct station *station, int64_t now_ms)
{
    int64_t wall_ms = now_ms + station->wall_offset_ms;

    return (struct usage_time){
        .wall_ms = wall_ms,
        .mono_ms = now_ms,
        .utc_offset_min = machine_utc_offset_min(wall_ms),
        .clock_ok = station->clock_ok,
    };
}

/* In the language that is read on the screen. */
static void save_on_stick(struct station *station, const struct usage_time *now)
{
    struct report_language language;

    if (report_language_copy(&language, &station->assets->report_words,
                             station_language(station))) {
        stick_worker_save(station->sticks, &language, now);
    } else {
        fprintf(stderr, "unknot: sticks: out of memory\n");
    }
    report_language_free(&language);
}

static void order_stick(struct station *station, const struct effect *effect)
{
    const struct usage_time now = station_time(station, effect->at_ms);

    switch (effect->u.stick) {
    case STICK_LOOK: stick_worker_look(station->sticks); break;
    case STICK_SAVE: save_on_stick(station, &now); break;
    case STICK_REST: stick_worker_rest(station->sticks); break;
    }
    if (station->sticks_at_once) {
        stick_worker_wait(station->sticks);
    }
}

static void ask_figures(struct station *station, const struct effect *effect)
{
    struct usage_time now = station_time(station, effect->at_ms);
    bool known = station->clock_ok && !station->figures.at_once;

    figures_ask(&station->figures, effect,
                known ? machine_day(now.wall_ms) : STATS_TODAY_UNKNOWN, now.wall_ms);
}

void station_deliver(struct station *station, const struct effects *effects)
{
    for (int i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->items[i];

        if (station->trace != NULL) {
            trace_effect(station->trace, effect, station->trace_from_ms);
        }
        if (effect->kind == EFFECT_USAGE && station->writer != NULL) {
            usage_writer_push(station->writer, &effect->u.usage,
                              station_time(station, effect->at_ms));
        }
        if (effect->kind == EFFECT_FIGURES) {
            ask_figures(station, effect);
        }
        if (effect->kind == EFFECT_SERVICE) {
            station_order_service(station, &effect->u.service);
        }
        if (effect->kind == EFFECT_STICK && station->sticks != NULL) {
            order_stick(station, effect);
        }
    }
}

/* Nothing happened to them: nothing is written, so that an idle station stays asleep. */
void station_record_buttons(struct station *station, int64_t now_ms)
{
    struct usage usage = {.kind = USAGE_BUTTONS, .at_ms = now_ms};
    struct effects effects = {.count = 0};

    station->buttons_ms = now_ms;
    if (input_take_counts(&station->input, usage.u.buttons.of)) {
        effects_add_usage(&effects, &usage);
        station_deliver(station, &effects);
    }
}

/* Whoever was there is gone. */
static void rest(const struct model *before, const struct model *now)
{
    if (now->screen == SCREEN_ATTRACT && before->screen != SCREEN_ATTRACT) {
        heap_rest();
    }
}

void station_step(struct station *station, const struct event *event)
{
    struct effects effects;
    bool more;

    do {
        struct model before = station->model;

        more = visit_step(&station->model, &station->env, event, &effects);
        station_follow_language(station);
        hearing_write(&station->hearing, station->model.now_ms);
        hearing_step(&station->hearing, &before, &station->model, &effects, &station->env,
                     station_language(station)->words);
        station_deliver(station, &effects);
        rest(&before, &station->model);
    } while (more);
}

static void take_figures(struct station *station)
{
    struct event event;

    if (figures_take(&station->figures, station->model.now_ms, &event)) {
        station_step(station, &event);
    }
}

void station_fault(struct station *station, const struct usage_fault *fault, int64_t now_ms)
{
    struct usage usage = {.kind = USAGE_FAULT, .at_ms = now_ms, .u.fault = *fault};
    struct effects effects = {.count = 0};

    effects_add_usage(&effects, &usage);
    station_deliver(station, &effects);
}

/* A device that does not work is told to those who look after the station, and no more. */
static void take_sound(struct station *station, int64_t now_ms)
{
    struct usage_fault fault = {.code = "sound"};
    char problem[SOUND_ERROR_MAX];

    hearing_plan(&station->hearing, &station->model, &station->env, now_ms);
    if (station->hearing.sound == NULL ||
        !sound_take_problem(station->hearing.sound, problem)) {
        return;
    }
    fprintf(stderr, "unknot: sound: %s; going on without\n", problem);
    snprintf(fault.text, sizeof fault.text, "%.159s", problem);
    station_fault(station, &fault, now_ms);
}

static void take_stick(struct station *station)
{
    struct stick stick;
    struct event event = {.kind = EVENT_STICK, .at_ms = station->model.now_ms, .stick = &stick};

    while (station->sticks != NULL && stick_worker_take(station->sticks, &stick)) {
        station_step(station, &event);
    }
}

static void take_service(struct station *station)
{
    struct service_news news;
    struct event event = {
        .kind = EVENT_SERVICE, .at_ms = station->model.now_ms, .service = &news};

    while (station_take_service(station, &news)) {
        station_step(station, &event);
    }
}

void station_advance(struct station *station, int64_t now_ms)
{
    struct event event;

    while (input_poll(&station->input, &station->config.settings, now_ms, &event)) {
        station_step(station, &event);
    }
    event = (struct event){.kind = EVENT_TICK, .at_ms = now_ms};
    station_step(station, &event);
    take_figures(station);
    take_stick(station);
    take_service(station);
    take_sound(station, now_ms);
}

void station_edge(struct station *station, const struct button_edge *edge)
{
    station_advance(station, edge->at_ms);
    input_edge(&station->input, edge);
}

void station_presence(struct station *station, bool here, int64_t at_ms)
{
    struct event event = {.kind = EVENT_PRESENCE, .at_ms = at_ms, .here = here};

    station_advance(station, at_ms);
    station_step(station, &event);
}

static void beat(struct station *station, int64_t now_ms)
{
    if (station->writer != NULL && now_ms - station->beat_ms >= BEAT_MS) {
        station->beat_ms = now_ms;
        usage_writer_beat(station->writer, station_time(station, now_ms));
    }
    if (now_ms - station->buttons_ms >= BUTTONS_MS) {
        station_record_buttons(station, now_ms);
    }
}

static void tell_minute(struct station *station, int64_t now_ms, int weekday, int minute)
{
    struct event event = {
        .kind = EVENT_CLOCK, .at_ms = now_ms, .weekday = weekday, .minute_of_day = minute};

    if (minute != station->model.minute_of_day || weekday != station->model.weekday) {
        station_step(station, &event);
    }
}

void station_set_minute(struct station *station, int64_t now_ms, int weekday, int minute)
{
    station->minute_is_set = true;
    beat(station, now_ms);
    tell_minute(station, now_ms, weekday, minute);
}

void station_set_wall(struct station *station, int64_t now_ms, int64_t wall_ms, bool clock_ok)
{
    station->wall_offset_ms = wall_ms - now_ms;
    station->clock_ok = clock_ok;
    beat(station, now_ms);
    if (!station->minute_is_set) {
        tell_minute(station, now_ms, clock_ok ? machine_weekday(wall_ms) : -1,
                    clock_ok ? machine_minute_of_day(wall_ms) : -1);
    }
}

int64_t station_next_deadline(const struct station *station)
{
    int64_t input_ms = input_next_deadline(&station->input, &station->config.settings);
    int64_t visit_ms = visit_next_deadline(&station->model, &station->env);
    int64_t sound_ms = hearing_next_ms(&station->hearing, &station->model, &station->env);
    int64_t next_ms = input_ms < visit_ms ? input_ms : visit_ms;

    return next_ms < sound_ms ? next_ms : sound_ms;
}
