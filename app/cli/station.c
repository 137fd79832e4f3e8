/* SPDX-License-Identifier: MIT */
#include "app/cli/station.h"

#include "app/cli/machine.h"
#include "app/cli/trace.h"
#include "app/core/visit_content.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SMALL_TEXT_PX = 20, /* on the screen (design, section 4) */
    BEAT_MS = 60000,
    BUTTONS_MS = 3600000, /* between two records of the contacts: with the writer's beat */
};

/* 1280x720 is the smallest screen the pages are made for: below it they only get smaller, or
 * words of a fixed size would run into one another. */
static const float smallest_scale = 2.0f / 3.0f;

/* The first problems, as much as fits on the fault screen. */
static void show_problems(struct station *station, const struct problems *problems,
                          int64_t now_ms)
{
    char text[FAULT_TEXT_MAX] = "";
    size_t used = 0;

    for (int i = 0; i < problems->count && i < PROBLEMS_MAX; i++) {
        size_t length = strlen(problems->lines[i]);

        if (used > 0 && used + length + 2 > sizeof text) {
            break;
        }
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? "\n" : "",
                                 problems->lines[i]);
        used = used < sizeof text ? used : sizeof text - 1;
    }
    station_show_fault(station, text, now_ms);
}

static bool load(struct station *station, const struct station_files *files,
                 struct problems *problems)
{
    const char *folder = files->assets != NULL ? files->assets : machine_default_assets();
    const char *config = files->config != NULL ? files->config : machine_default_config();

    station->config_is_fine = config_load(config, &station->config, problems);
    if (files->language != NULL) {
        station->config.language = files->language;
    }
    struct language_choice language = config_languages(&station->config);
    station->assets = assets_load(folder, &language, &station->config.settings, problems);
    return station->assets != NULL && station->assets->fine && station->config_is_fine;
}

const struct language *station_language(const struct station *station)
{
    return &station->assets->languages.items[station->model.language];
}

/* The content in the language that is shown. Nothing but its words differs from the others. */
static void follow_language(struct station *station)
{
    const struct language *language = station_language(station);

    if (station->env.content != language->content) {
        station->env.content = language->content;
        hearing_speak(&station->hearing, language->id);
    }
}

/* Takes up assets that were loaded. */
static struct visit_env env_of(struct station *station, const struct assets *assets)
{
    const struct languages *languages = &assets->languages;

    station->settings = station->config.settings;
    station->settings.languages = languages->count;
    if (station->model.language >= languages->count) {
        station->model.language = 0;
    }
    return (struct visit_env){languages->items[station->model.language].content,
                              &station->settings};
}

bool station_init(struct station *station, const struct station_files *files, int64_t now_ms)
{
    struct problems *problems = calloc(1, sizeof *problems);
    bool fine = false;

    memset(station, 0, sizeof *station);
    station->list = calloc(1, sizeof *station->list);
    if (problems == NULL || station->list == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        abort();
    }
    fine = load(station, files, problems);
    if (station->assets == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        abort();
    }
    station->env = env_of(station, station->assets);
    input_init(&station->input);
    station->buttons_ms = now_ms;
    if (fine) {
        visit_init(&station->model, now_ms);
    } else {
        problems_print(problems, stderr);
        show_problems(station, problems, now_ms);
    }
    free(problems);
    return fine;
}

static struct usage_time station_time(const struct station *station, int64_t now_ms)
{
    int64_t wall_ms = now_ms + station->wall_offset_ms;

    return (struct usage_time){
        .wall_ms = wall_ms,
        .mono_ms = now_ms,
        .utc_offset_min = machine_utc_offset_min(wall_ms),
        .clock_ok = station->clock_ok,
    };
}

void station_record(struct station *station, const char *path, int64_t now_ms)
{
    char boot_id[MACHINE_ID_MAX];
    struct usage_origin origin = {
        .station_id = station->station_id,
        .station_name = station->config.station_name,
        .boot_id = boot_id,
        .version = UNKNOT_VERSION,
    };
    struct usage_time now = station_time(station, now_ms);

    if (station->config.station_id != NULL) {
        snprintf(station->station_id, sizeof station->station_id, "%s",
                 station->config.station_id);
    } else {
        machine_station_id(station->station_id);
    }
    machine_boot_id(boot_id);
    station->writer = usage_writer_open(path, &origin, now);
    if (station->writer != NULL) {
        usage_writer_keep(station->writer, station->config.keep_months);
    }
}

void station_show_figures(struct station *station, const char *path, bool at_once,
                          void (*wake)(void *context), void *context)
{
    station->figures.at_once = at_once;
    figures_open(&station->figures, path, station->writer, station->station_id, wake, context);
}

void station_use_sticks(struct station *station, const char *path, const char *stand_in,
                        bool at_once, void (*wake)(void *context), void *context)
{
    const struct stick_worker_settings settings = {
        .db = path,
        .station_name = station->config.station_name,
        .stand_in = stand_in,
        .kept_months = station->config.keep_months,
        .wake = wake,
        .context = context,
    };

    station->sticks_at_once = at_once;
    station->sticks = stick_worker_open(&settings);
    if (station->sticks == NULL) {
        fprintf(stderr, "unknot: sticks: out of memory\n");
    }
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

static void deliver(struct station *station, const struct effects *effects)
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
        if (effect->kind == EFFECT_STICK && station->sticks != NULL) {
            order_stick(station, effect);
        }
    }
}

/* Nothing happened to them: nothing is written, so that an idle station stays asleep. */
static void record_buttons(struct station *station, int64_t now_ms)
{
    struct usage usage = {.kind = USAGE_BUTTONS, .at_ms = now_ms};
    struct effects effects = {.count = 0};

    station->buttons_ms = now_ms;
    if (input_take_counts(&station->input, usage.u.buttons.of)) {
        effects_add_usage(&effects, &usage);
        deliver(station, &effects);
    }
}

int station_finish(struct station *station)
{
    (void)hearing_close(&station->hearing);
    record_buttons(station, station->model.now_ms);
    stick_worker_close(station->sticks);
    figures_close(&station->figures); /* its thread may wait for the writer */
    int lost = station->writer != NULL ? usage_writer_close(station->writer, 2000) : 0;
    raster_destroy(station->raster);
    free(station->list);
    assets_free(station->assets);
    free(station->notice_text);
    config_unload(&station->config);
    memset(station, 0, sizeof *station);
    return lost;
}

void station_show_fault(struct station *station, const char *text, int64_t now_ms)
{
    visit_init_fault(&station->model, now_ms, "F1", text);
}

void station_use(struct station *station, struct assets *assets, int64_t now_ms)
{
    struct effects effects;

    station_advance(station, now_ms);
    struct visit_env env = env_of(station, assets);
    if (station->model.screen == SCREEN_FAULT) {
        visit_init(&station->model, now_ms);
    } else {
        visit_take_content(&station->model, &station->env, &env, now_ms, &effects);
        deliver(station, &effects);
    }
    assets_free(station->assets);
    station->assets = assets;
    station->env = env;
    follow_language(station);
}

static void step(struct station *station, const struct event *event)
{
    struct effects effects;
    bool more;

    do {
        struct model before = station->model;

        more = visit_step(&station->model, &station->env, event, &effects);
        follow_language(station);
        hearing_write(&station->hearing, station->model.now_ms);
        hearing_step(&station->hearing, &before, &station->model, &effects, &station->env,
                     station_language(station)->words);
        deliver(station, &effects);
    } while (more);
}

static void take_figures(struct station *station)
{
    struct event event;

    if (figures_take(&station->figures, station->model.now_ms, &event)) {
        step(station, &event);
    }
}

bool station_hear(struct station *station, const char *media, const char *file, int64_t now_ms)
{
    const struct hearing_settings settings = {
        .media = media != NULL ? media : machine_default_media(),
        .own_voice = station->config.own_voice,
        .language = station_language(station)->id,
        .file = file,
        .now_ms = now_ms,
    };

    return hearing_open(&station->hearing, &settings);
}

/* A device that does not work is told to those who look after the station, and no more. */
static void take_sound(struct station *station, int64_t now_ms)
{
    struct usage usage = {.kind = USAGE_FAULT, .at_ms = now_ms};
    char problem[SOUND_ERROR_MAX];

    hearing_plan(&station->hearing, &station->model, &station->env, now_ms);
    if (station->hearing.sound == NULL ||
        !sound_take_problem(station->hearing.sound, problem)) {
        return;
    }
    fprintf(stderr, "unknot: sound: %s; going on without\n", problem);
    if (station->writer != NULL) {
        snprintf(usage.u.fault.code, sizeof usage.u.fault.code, "sound");
        snprintf(usage.u.fault.text, sizeof usage.u.fault.text, "%.159s", problem);
        usage_writer_push(station->writer, &usage, station_time(station, now_ms));
    }
}

static void take_stick(struct station *station)
{
    struct stick stick;
    struct event event = {.kind = EVENT_STICK, .at_ms = station->model.now_ms, .stick = &stick};

    while (station->sticks != NULL && stick_worker_take(station->sticks, &stick)) {
        step(station, &event);
    }
}

void station_advance(struct station *station, int64_t now_ms)
{
    struct event event;

    while (input_poll(&station->input, &station->config.settings, now_ms, &event)) {
        step(station, &event);
    }
    event = (struct event){.kind = EVENT_TICK, .at_ms = now_ms};
    step(station, &event);
    take_figures(station);
    take_stick(station);
    take_sound(station, now_ms);
}

void station_edge(struct station *station, const struct button_edge *edge)
{
    station_advance(station, edge->at_ms);
    input_edge(&station->input, edge);
}

static void beat(struct station *station, int64_t now_ms)
{
    if (station->writer != NULL && now_ms - station->beat_ms >= BEAT_MS) {
        station->beat_ms = now_ms;
        usage_writer_beat(station->writer, station_time(station, now_ms));
    }
    if (now_ms - station->buttons_ms >= BUTTONS_MS) {
        record_buttons(station, now_ms);
    }
}

void station_set_wall(struct station *station, int64_t now_ms, int64_t wall_ms, bool clock_ok)
{
    struct event event = {
        .kind = EVENT_CLOCK,
        .at_ms = now_ms,
        .minute_of_day = clock_ok ? machine_minute_of_day(wall_ms) : -1,
    };

    station->wall_offset_ms = wall_ms - now_ms;
    station->clock_ok = clock_ok;
    beat(station, now_ms);
    if (event.minute_of_day != station->model.minute_of_day) {
        step(station, &event);
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

/* The fault screen says it all itself. */
static bool shows_notice(const struct station *station)
{
    return station->notice.text != NULL && station->model.screen != SCREEN_FAULT;
}

static struct ui_env ui_env_of(const struct station *station, bool portrait, float scale)
{
    const struct assets *assets = station->assets;

    return (struct ui_env){
        .visit = station->env,
        .words = station_language(station)->words,
        .language_names = assets->languages.names,
        .decimal = station_language(station)->file.decimal,
        .metrics = station->raster != NULL ? raster_metrics(station->raster) : NULL,
        .closeup = &assets->closeup,
        .tools = &assets->tools,
        .figure = assets->figure,
        .coach = figures_shown(&station->figures),
        .notice = shows_notice(station) ? &station->notice : NULL,
        .station = station->config.station_name,
        .portrait = portrait,
        .min_text_px = SMALL_TEXT_PX / (scale > smallest_scale ? scale : smallest_scale),
    };
}

int64_t station_next_change(const struct station *station, bool portrait, int64_t now_ms)
{
    struct ui_env env = ui_env_of(station, portrait, 1.0f);

    return ui_next_change_ms(&station->model, &env, now_ms);
}

bool station_open_fonts(struct station *station)
{
    char error[RASTER_ERROR_MAX];

    if (station->raster != NULL) {
        return true;
    }
    if (station->config.font_dir != NULL && access(station->config.font_dir, R_OK) != 0) {
        fprintf(stderr, "unknot: fonts.folder %s: %s; looking in the usual folders\n",
                station->config.font_dir, strerror(errno));
    }
    station->raster = raster_create(station->config.font_dir, error);
    if (station->raster == NULL) {
        fprintf(stderr, "unknot: %s\n", error);
    }
    return station->raster != NULL;
}

static bool is_portrait(const struct canvas *canvas)
{
    return canvas->h > canvas->w;
}

/* The page is 1920x1080, or 1080x1920 on a canvas that stands. */
static struct placement place(const struct canvas *canvas)
{
    return is_portrait(canvas) ? placement_fit(canvas->w, canvas->h, 1080, 1920)
                               : placement_fit(canvas->w, canvas->h, 1920, 1080);
}

void station_list(struct station *station, const struct canvas *canvas, int64_t now_ms)
{
    struct ui_env env = ui_env_of(station, is_portrait(canvas), place(canvas).scale);

    ui_draw(&station->model, &env, now_ms, station->list);
}

int station_raster(struct station *station, const struct canvas *canvas,
                   struct pixel_rect damage_out[RASTER_MAX_DAMAGE])
{
    return raster_frame(station->raster, station->list, canvas, place(canvas), damage_out);
}

int station_draw(struct station *station, const struct canvas *canvas, int64_t now_ms,
                 struct pixel_rect damage_out[RASTER_MAX_DAMAGE])
{
    if (!station_open_fonts(station)) {
        return -1;
    }
    station_list(station, canvas, now_ms);
    return station_raster(station, canvas, damage_out);
}
