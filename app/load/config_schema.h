/* SPDX-License-Identifier: MIT */
/** The config file as it is written: what is not there is NULL. */
#ifndef UNKNOT_LOAD_CONFIG_SCHEMA_H
#define UNKNOT_LOAD_CONFIG_SCHEMA_H

#include "app/load/config.h"

#include <cyaml/cyaml.h>
#include <stdbool.h>

/**
 * The times under `times:`, each as X(name, smallest, largest) in seconds. The key is
 * NAME_s, the member of struct settings NAME_ms.
 */
#define CONFIG_TIMES(X)                                                                        \
    X(menu_idle, 10, 600)                                                                      \
    X(idle_ring, 5, 60)                                                                        \
    X(paused_idle, 30, 3600)                                                                   \
    X(ready, 3, 120)                                                                           \
    X(fetch, 0, 120)                                                                           \
    X(switch, 3, 60)                                                                           \
    X(search_least, 5, 60)                                                                     \
    X(breath_in, 2, 10)                                                                        \
    X(breath_out, 2, 15)                                                                       \
    X(language_idle, 5, 600)                                                                   \
    X(wake, 30, 3600)                                                                          \
    X(dim, 30, 86400)                                                                          \
    X(stuck, 5, 600)                                                                           \
    X(staff_hold, 1, 20)                                                                       \
    X(code_idle, 5, 60)                                                                        \
    X(code_lock, 5, 3600)                                                                      \
    X(coach_idle, 60, 3600)

struct config_station {
    char *name;
    char *id;
};

struct config_screen {
    int *rotate;
    int *margin;
    int *fps;
    bool *reduced_motion;
};

struct config_fonts {
    char *folder;
};

struct config_line {
    enum button button;
    int gpio;
    enum line_bias *bias;
    bool *active_low;
};

struct config_buttons {
    enum buttons_source *source;
    char *chip;
    int *debounce_ms;
    int *kernel_debounce_ms;
    int *chord_ms;
    int *panel;
    int *hold_ms;
    struct config_line *lines;
    unsigned lines_count;
};

struct config_lamp {
    enum button button;
    int gpio;
    bool *active_low;
};

struct config_presence {
    int *gpio;
    bool *active_low;
    enum line_bias *bias;
    double *empty_s;
};

struct config_lamps {
    bool *dimmed;
    struct config_lamp *lines;
    unsigned lines_count;
};

struct config_coach {
    enum button *code;
    unsigned code_count;
};

struct config_hours {
    char *from;
    char *to;
    int volume;
};

struct config_sound {
    int *volume;
    bool *voice;
    char *own_voice;
    struct config_hours *hours;
    unsigned hours_count;
};

struct config_times {
#define CONFIG_TIME_MEMBER(name, low, high) double *name##_s;
    CONFIG_TIMES(CONFIG_TIME_MEMBER)
#undef CONFIG_TIME_MEMBER
};

struct config_opening_hours {
    char *days;
    char *from;
    char *to;
};

enum config_closed {
    CONFIG_CLOSED_RESTING,
    CONFIG_CLOSED_BLACK,
};

struct config_file {
    struct config_station station;
    char *language;
    char **languages;
    unsigned languages_count;
    char *database;
    int *keep_months;
    struct config_screen screen;
    struct config_fonts fonts;
    struct config_buttons buttons;
    struct config_lamps lamps;
    struct config_presence presence;
    struct config_coach coach;
    struct config_sound sound;
    struct config_times times;
    struct config_opening_hours *hours;
    unsigned hours_count;
    enum config_closed *closed;
    int *closed_black_min;
    bool *closed_cec;
};

/** The schema of struct config_file. */
const struct cyaml_schema_value *config_schema(void);

#endif
