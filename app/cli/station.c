/* SPDX-License-Identifier: MIT */
/* The life of a station: its files, what it records, and its end. */
#include "app/cli/station_internal.h"

#include "app/cli/machine.h"
#include "app/core/visit_content.h"
#include "app/store/outages_read.h"

#include <stdlib.h>
#include <string.h>

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
    char place[MACHINE_PATH_MAX];
    const char *folder = files->assets != NULL ? files->assets : machine_default_assets(place);
    const char *config = files->config != NULL ? files->config : machine_default_config();

    snprintf(station->desk.config, sizeof station->desk.config, "%s",
             config != NULL ? config : machine_config_place());
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
void station_follow_language(struct station *station)
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

/* What was out of order when the station was last on still is. Records that cannot be read are
 * the writer's to say. */
static void recall_outages(struct station *station, const char *path,
                           const struct usage_time *now)
{
    struct store_problem problem;
    struct outages outages;

    if (outages_read(path, station->station_id, now, &outages, &problem)) {
        struct event event = {
            .kind = EVENT_OUTAGES, .at_ms = now->mono_ms, .outages = &outages};

        station_step(station, &event);
    }
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
    recall_outages(station, path, &now);
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

int station_end_records(struct station *station, int timeout_ms)
{
    station_record_buttons(station, station->model.now_ms);
    figures_close(&station->figures); /* its thread may wait for the writer */
    int lost = station->writer != NULL ? usage_writer_close(station->writer, timeout_ms) : 0;

    station->writer = NULL;
    return lost;
}

int station_finish(struct station *station)
{
    int lost = station_end_records(station, 2000);

    (void)hearing_close(&station->hearing);
    stick_worker_close(station->sticks);
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
        struct outages outages = station->model.outages;

        visit_init(&station->model, now_ms);
        station->model.outages = outages;
    } else {
        visit_take_content(&station->model, &station->env, &env, now_ms, &effects);
        station_deliver(station, &effects);
    }
    assets_free(station->assets);
    station->assets = assets;
    station->env = env;
    station_follow_language(station);
}

bool station_hear(struct station *station, const char *media, const char *file, int64_t now_ms)
{
    char place[MACHINE_PATH_MAX];
    const struct hearing_settings settings = {
        .media = media != NULL ? media : machine_default_media(place),
        .own_voice = station->config.own_voice,
        .language = station_language(station)->id,
        .file = file,
        .now_ms = now_ms,
    };

    return hearing_open(&station->hearing, &settings);
}
