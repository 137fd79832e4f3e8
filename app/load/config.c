/* SPDX-License-Identifier: MIT */
#include "app/load/config.h"

#include "app/load/config_apply.h"
#include "app/load/text_file.h"

#include <string.h>

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

bool config_parse(const char *bytes, size_t size, const char *name, struct config *config_out,
                  struct problems *problems)
{
    int before = problems->count;
    struct yaml_doc doc;
    void *data = NULL;

    *config_out = config_default();
    if (yaml_schema_load(name, bytes, size, config_schema(), &doc, &data, problems) &&
        data != NULL) {
        struct config_apply apply = {
            .file = data, .doc = &doc, .config = config_out, .problems = problems};
        config_out->file = data;
        config_apply_station(&apply);
        config_apply_languages(&apply);
        config_apply_keep_months(&apply);
        config_apply_screen(&apply);
        config_apply_opening(&apply);
        config_apply_buttons(&apply);
        config_apply_lamps(&apply);
        config_apply_presence(&apply);
        config_apply_coach(&apply);
        config_apply_sound(&apply);
        config_apply_times(&apply);
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
