/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"
#include "app/load/content_set.h"

#include <stdio.h>
#include <string.h>

enum {
    MS_PER_S = 1000,
    KEEP_MONTHS_MOST = 1200,
};

static bool is_station_id(const char *id)
{
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] ==
           '\0';
}

void config_apply_station(const struct config_apply *apply)
{
    const struct config_file *file = apply->file;
    struct config *config = apply->config;

    config_set_text(file->station.name, &config->station_name);
    config_set_text(file->station.id, &config->station_id);
    config_set_text(file->database, &config->database);
    config_set_text(file->fonts.folder, &config->font_dir);
    if (file->station.id != NULL && !is_station_id(file->station.id)) {
        yaml_doc_problem(apply->doc, apply->problems, "station.id",
                         "'%s' is no id; letters, digits, - and _ are allowed",
                         file->station.id);
    }
}

static void check_language(const struct config_apply *apply, const char *key, const char *id)
{
    if (!content_id_is_valid(id, strlen(id))) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "'%s' is no language; it is the name of a file in languages/ without "
                         ".yaml: a-z, 0-9 and _ are allowed",
                         id);
    }
}

/* Of those that are offered the station's own is the first, unless it says another. */
void config_apply_languages(const struct config_apply *apply)
{
    const struct config_file *file = apply->file;
    struct config *config = apply->config;
    bool found = file->languages_count == 0;

    config->languages = (const char *const *)file->languages;
    config->language_count = (int)file->languages_count;
    if (file->language != NULL || file->languages_count > 0) {
        config->language = file->language != NULL ? file->language : file->languages[0];
    }
    check_language(apply, "language", config->language);
    for (unsigned i = 0; i < file->languages_count; i++) {
        char key[CONFIG_KEY_SIZE];

        snprintf(key, sizeof key, "languages[%u]", i);
        check_language(apply, key, file->languages[i]);
        found = found || strcmp(file->languages[i], config->language) == 0;
        for (unsigned k = 0; k < i; k++) {
            if (strcmp(file->languages[i], file->languages[k]) == 0) {
                yaml_doc_problem(apply->doc, apply->problems, key, "'%s' is in the list twice",
                                 file->languages[i]);
            }
        }
    }
    if (!found) {
        yaml_doc_problem(apply->doc, apply->problems, "language",
                         "'%s' is not among the languages that are offered; add it to "
                         "'languages'",
                         config->language);
    }
}

void config_apply_keep_months(const struct config_apply *apply)
{
    const int *months = apply->file->keep_months;

    if (months == NULL) {
        return;
    }
    if (*months < 1 || *months > KEEP_MONTHS_MOST) {
        yaml_doc_problem(apply->doc, apply->problems, "keep_months",
                         "%d is out of range; 1 to %d months are allowed", *months,
                         KEEP_MONTHS_MOST);
        return;
    }
    apply->config->keep_months = *months;
}

static void apply_fps(const struct config_apply *apply)
{
    const int *fps = apply->file->screen.fps;

    if (fps == NULL) {
        return;
    }
    if (*fps < CONFIG_FPS_LEAST || *fps > CONFIG_FPS_MOST) {
        yaml_doc_problem(apply->doc, apply->problems, "screen.fps",
                         "%d is out of range; %d to %d frames a second are allowed", *fps,
                         CONFIG_FPS_LEAST, CONFIG_FPS_MOST);
        return;
    }
    apply->config->fps = *fps;
}

static void apply_rotate(const struct config_apply *apply)
{
    const int *rotate = apply->file->screen.rotate;
    const bool *reduced_motion = apply->file->screen.reduced_motion;

    if (reduced_motion != NULL) {
        apply->config->settings.reduced_motion = *reduced_motion;
    }
    if (rotate == NULL) {
        return;
    }
    if (*rotate != 0 && *rotate != 90 && *rotate != 180 && *rotate != 270) {
        yaml_doc_problem(apply->doc, apply->problems, "screen.rotate",
                         "%d is no such turn; allowed are 0, 90, 180 and 270", *rotate);
        return;
    }
    apply->config->rotate = *rotate;
}

static void apply_margin(const struct config_apply *apply)
{
    const int *margin = apply->file->screen.margin;

    if (margin == NULL) {
        return;
    }
    if (*margin < 0 || *margin > SERVICE_MARGIN_MOST) {
        yaml_doc_problem(apply->doc, apply->problems, "screen.margin",
                         "%d is out of range; 0 to %d per cent are allowed", *margin,
                         SERVICE_MARGIN_MOST);
        return;
    }
    apply->config->margin_percent = *margin;
}

void config_apply_screen(const struct config_apply *apply)
{
    apply_margin(apply);
    apply_rotate(apply);
    apply_fps(apply);
}

void config_apply_coach(const struct config_apply *apply)
{
    const struct config_coach *coach = &apply->file->coach;

    for (unsigned i = 0; i < coach->code_count; i++) {
        apply->config->settings.code[i] = coach->code[i];
    }
}

void config_apply_times(const struct config_apply *apply)
{
    const struct config_times *times = &apply->file->times;
    struct settings *settings = &apply->config->settings;

#define CONFIG_TIME_APPLY(name, low, high)                                                     \
    config_set_seconds(apply, times->name##_s, "times." #name "_s", low, high,                 \
                       &settings->name##_ms);
    CONFIG_TIMES(CONFIG_TIME_APPLY)
#undef CONFIG_TIME_APPLY

    int64_t shortest_ms = settings->menu_idle_ms < settings->paused_idle_ms
                              ? settings->menu_idle_ms
                              : settings->paused_idle_ms;
    if (settings->idle_ring_ms > shortest_ms) {
        yaml_doc_problem(
            apply->doc, apply->problems, "times.idle_ring_s",
            "the ring's %lld s are the last part of menu_idle_s and paused_idle_s, "
            "of which the shorter is %lld s",
            (long long)(settings->idle_ring_ms / MS_PER_S),
            (long long)(shortest_ms / MS_PER_S));
    }
}
