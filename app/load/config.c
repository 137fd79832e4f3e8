/* SPDX-License-Identifier: MIT */
#include "app/load/config.h"

#include "app/load/config_schema.h"
#include "app/load/content_set.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <string.h>

enum {
    DEBOUNCE_LEAST_MS = 5,
    DEBOUNCE_MOST_MS = 20,
    CHORD_MOST_MS = 2000,
    GPIO_LEAST = 2, /* 0 and 1 belong to the EEPROM of add-on boards */
    GPIO_MOST = 27,
    MS_PER_S = 1000,
    KEY_SIZE = 48,
    KEEP_MONTHS_MOST = 1200,
};

/* A config file that is being applied. */
struct apply {
    const struct config_file *file;
    const struct yaml_doc *doc;
    struct config *config;
    struct problems *problems;
};

struct config config_default(void)
{
    static const struct button_line lines[BUTTON_COUNT] = {
        {.button = BUTTON_BACK, .offset = 17, .bias = BIAS_PULL_UP, .active_low = true},
        {.button = BUTTON_LEFT, .offset = 27, .bias = BIAS_PULL_UP, .active_low = true},
        {.button = BUTTON_RIGHT, .offset = 22, .bias = BIAS_PULL_UP, .active_low = true},
        {.button = BUTTON_OK, .offset = 23, .bias = BIAS_PULL_UP, .active_low = true},
    };
    struct config config = {
        .station_name = "Recovery corner",
        .language = "en",
        .fps = 30,
        .keep_months = 13,
        .buttons = BUTTONS_AUTO,
        .gpio.line_count = BUTTON_COUNT,
        .settings = settings_default(),
    };

    memcpy(config.gpio.lines, lines, sizeof lines);
    return config;
}

static void apply_text(const char *text, const char **place)
{
    if (text != NULL) {
        *place = text;
    }
}

static void apply_ms(const struct apply *apply, const int *value, const char *key, int low,
                     int high, int64_t *place)
{
    if (value == NULL) {
        return;
    }
    if (*value < low || *value > high) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is out of range; %d to %d ms are allowed", *value, low, high);
        return;
    }
    *place = *value;
}

static void apply_seconds(const struct apply *apply, const double *value, const char *key,
                          int low, int high, int64_t *place)
{
    if (value == NULL) {
        return;
    }
    if (!(*value >= low && *value <= high)) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%g is out of range; %d to %d s are allowed", *value, low, high);
        return;
    }
    *place = (int64_t)(*value * 1000.0 + 0.5);
}

static void apply_times(const struct apply *apply)
{
    const struct config_times *times = &apply->file->times;
    struct settings *settings = &apply->config->settings;

#define CONFIG_TIME_APPLY(name, low, high)                                                     \
    apply_seconds(apply, times->name##_s, "times." #name "_s", low, high, &settings->name##_ms);
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

static bool is_station_id(const char *id)
{
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] ==
           '\0';
}

static void apply_station(const struct apply *apply)
{
    const struct config_file *file = apply->file;
    struct config *config = apply->config;

    apply_text(file->station.name, &config->station_name);
    apply_text(file->station.id, &config->station_id);
    apply_text(file->database, &config->database);
    apply_text(file->fonts.folder, &config->font_dir);
    if (file->station.id != NULL && !is_station_id(file->station.id)) {
        yaml_doc_problem(apply->doc, apply->problems, "station.id",
                         "'%s' is no id; letters, digits, - and _ are allowed",
                         file->station.id);
    }
}

static void check_language(const struct apply *apply, const char *key, const char *id)
{
    if (!content_id_is_valid(id, strlen(id))) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "'%s' is no language; it is the name of a file in languages/ without "
                         ".yaml: a-z, 0-9 and _ are allowed",
                         id);
    }
}

/* Of those that are offered the station's own is the first, unless it says another. */
static void apply_languages(const struct apply *apply)
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
        char key[KEY_SIZE];

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

static void apply_keep_months(const struct apply *apply)
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

static void apply_fps(const struct apply *apply)
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

static void apply_rotate(const struct apply *apply)
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

static void apply_line(const struct apply *apply, int index)
{
    const struct config_line *line = &apply->file->buttons.lines[index];
    struct buttons_config *gpio = &apply->config->gpio;
    char key[KEY_SIZE];

    snprintf(key, sizeof key, "buttons.lines[%d].gpio", index);
    if (line->gpio < GPIO_LEAST || line->gpio > GPIO_MOST) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is no line of the header; %d to %d are allowed (BCM numbers)",
                         line->gpio, GPIO_LEAST, GPIO_MOST);
    }
    for (int i = 0; i < index; i++) {
        if (gpio->lines[i].offset == line->gpio) {
            yaml_doc_problem(apply->doc, apply->problems, key, "%d is already that of '%s'",
                             line->gpio, button_name(gpio->lines[i].button));
        }
    }
    gpio->lines[index] = (struct button_line){
        .button = line->button,
        .offset = line->gpio,
        .bias = line->bias != NULL ? *line->bias : BIAS_PULL_UP,
        .active_low = line->active_low != NULL ? *line->active_low : true,
    };
}

static void apply_lines(const struct apply *apply)
{
    struct buttons_config *gpio = &apply->config->gpio;
    unsigned found = 0;

    gpio->line_count = (int)apply->file->buttons.lines_count;
    for (int i = 0; i < gpio->line_count; i++) {
        apply_line(apply, i);
        found |= 1U << gpio->lines[i].button;
    }
    for (int button = 0; button < BUTTON_COUNT; button++) {
        if ((found & 1U << button) == 0) {
            yaml_doc_problem(
                apply->doc, apply->problems, "buttons.lines",
                "there is no line for '%s'; each of back, left, right and ok needs "
                "one",
                button_name((enum button)button));
        }
    }
}

static void apply_buttons(const struct apply *apply)
{
    const struct config_buttons *buttons = &apply->file->buttons;
    struct config *config = apply->config;

    if (buttons->source != NULL) {
        config->buttons = *buttons->source;
    }
    apply_text(buttons->chip, &config->gpio.chip);
    apply_ms(apply, buttons->debounce_ms, "buttons.debounce_ms", DEBOUNCE_LEAST_MS,
             DEBOUNCE_MOST_MS, &config->settings.debounce_ms);
    apply_ms(apply, buttons->chord_ms, "buttons.chord_ms", 0, CHORD_MOST_MS,
             &config->settings.chord_ms);
    if (buttons->lines_count > 0) {
        apply_lines(apply);
    }
}

static void apply_coach(const struct apply *apply)
{
    const struct config_coach *coach = &apply->file->coach;

    for (unsigned i = 0; i < coach->code_count; i++) {
        apply->config->settings.code[i] = coach->code[i];
    }
}

/* "06:30" */
static bool minute_of(const char *text, int *minute_out)
{
    int hour, minute;
    char end;

    if (strlen(text) != 5 || sscanf(text, "%2d:%2d%c", &hour, &minute, &end) != 2 ||
        strspn(text, "0123456789:") != 5 || hour > 23 || minute > 59) {
        return false;
    }
    *minute_out = hour * 60 + minute;
    return true;
}

static void apply_time(const struct apply *apply, const char *text, const char *key,
                       int *minute_out)
{
    if (!minute_of(text, minute_out)) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "'%s' is no time of day; write \"06:30\", from \"00:00\" to \"23:59\"",
                         text);
    }
}

static void apply_percent(const struct apply *apply, int value, const char *key, int *place)
{
    if (value < 0 || value > 100) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is out of range; 0 (quiet) to 100 are allowed", value);
        return;
    }
    *place = value;
}

static void apply_hours(const struct apply *apply, int index)
{
    const struct config_hours *hours = &apply->file->sound.hours[index];
    struct volume_hours *place = &apply->config->settings.volume_hours[index];
    char key[KEY_SIZE];

    snprintf(key, sizeof key, "sound.hours[%d].from", index);
    apply_time(apply, hours->from, key, &place->from_minute);
    snprintf(key, sizeof key, "sound.hours[%d].to", index);
    apply_time(apply, hours->to, key, &place->to_minute);
    snprintf(key, sizeof key, "sound.hours[%d].volume", index);
    apply_percent(apply, hours->volume, key, &place->percent);
}

static void apply_sound(const struct apply *apply)
{
    const struct config_sound *sound = &apply->file->sound;
    struct settings *settings = &apply->config->settings;

    if (sound->volume != NULL) {
        apply_percent(apply, *sound->volume, "sound.volume", &settings->volume_percent);
    }
    if (sound->voice != NULL) {
        settings->voice = *sound->voice;
    }
    apply_text(sound->own_voice, &apply->config->own_voice);
    settings->volume_hours_count = (int)sound->hours_count;
    for (int i = 0; i < settings->volume_hours_count; i++) {
        apply_hours(apply, i);
    }
}

bool config_parse(const char *bytes, size_t size, const char *name, struct config *config_out,
                  struct problems *problems)
{
    int before = problems->count;
    struct yaml_doc doc;
    void *data = NULL;

    *config_out = config_default();
    if (yaml_schema_load(name, bytes, size, config_schema(), &doc, &data, problems) &&
        data != NULL) {
        struct apply apply = {
            .file = data, .doc = &doc, .config = config_out, .problems = problems};
        config_out->file = data;
        apply_station(&apply);
        apply_languages(&apply);
        apply_keep_months(&apply);
        apply_rotate(&apply);
        apply_fps(&apply);
        apply_buttons(&apply);
        apply_coach(&apply);
        apply_sound(&apply);
        apply_times(&apply);
    }
    yaml_doc_close(&doc);
    if (problems->count > before) {
        config_unload(config_out);
        return false;
    }
    return true;
}

bool config_load(const char *path, struct config *config_out, struct problems *problems)
{
    struct text text;

    *config_out = config_default();
    if (path == NULL) {
        return true;
    }
    if (!text_read(path, &text, problems)) {
        return false;
    }
    bool ok = config_parse(text.bytes, text.size, path, config_out, problems);
    text_free(&text);
    return ok;
}

struct language_choice config_languages(const struct config *config)
{
    return (struct language_choice){
        .first = config->language,
        .offered = config->languages,
        .offered_count = config->language_count,
    };
}

void config_unload(struct config *config)
{
    yaml_schema_free(config_schema(), config->file);
    *config = config_default();
}
