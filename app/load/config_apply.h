/* SPDX-License-Identifier: MIT */
/**
 * From a config file as it was read to the config: one function a section, in config_*.c, and
 * what they share. Each says what is out of range, where, and what is allowed. For no one else.
 */
#ifndef UNKNOT_LOAD_CONFIG_APPLY_H
#define UNKNOT_LOAD_CONFIG_APPLY_H

#include "app/load/config.h"
#include "app/load/config_schema.h"
#include "app/load/yaml_schema.h"

enum {
    CONFIG_KEY_SIZE = 48 /**< bytes of a key's path: "buttons.lines[3].gpio" */
};

/** A config file that is being applied. */
struct config_apply {
    const struct config_file *file;
    const struct yaml_doc *doc;
    struct config *config;
    struct problems *problems;
};

/* config_sections.c */
void config_apply_station(const struct config_apply *apply);
void config_apply_languages(const struct config_apply *apply);
void config_apply_keep_months(const struct config_apply *apply);
void config_apply_screen(const struct config_apply *apply);
void config_apply_coach(const struct config_apply *apply);
void config_apply_times(const struct config_apply *apply);
/* config_opening.c */
void config_apply_opening(const struct config_apply *apply);
/* config_buttons.c */
void config_apply_buttons(const struct config_apply *apply);
/** After the buttons. */
void config_apply_lamps(const struct config_apply *apply);
/** After the lamps. */
void config_apply_presence(const struct config_apply *apply);
/* config_sound.c */
void config_apply_sound(const struct config_apply *apply);

/* config_values.c: sets `place` when there is a value, and it is allowed. */
void config_set_text(const char *text, const char **place);
void config_set_ms(const struct config_apply *apply, const int *value, const char *key, int low,
                   int high, int64_t *place);
void config_set_seconds(const struct config_apply *apply, const double *value, const char *key,
                        int low, int high, int64_t *place);
/** A time of day: "06:30". */
void config_set_time(const struct config_apply *apply, const char *text, const char *key,
                     int *minute_out);
void config_set_percent(const struct config_apply *apply, int value, const char *key,
                        int *place);

#endif
