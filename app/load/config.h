/* SPDX-License-Identifier: MIT */
/** The station's own settings from a YAML file. Every key is optional. */
#ifndef UNKNOT_LOAD_CONFIG_H
#define UNKNOT_LOAD_CONFIG_H

#include "app/core/settings.h"
#include "app/load/languages.h"
#include "app/load/problems.h"
#include "hw/buttons.h"
#include "hw/lamps.h"

#include <stdbool.h>
#include <stddef.h>

enum buttons_source {
    BUTTONS_AUTO, /**< GPIO where a known header chip is, keyboard and joystick always */
    BUTTONS_GPIO,
    BUTTONS_KEYBOARD,
    BUTTONS_JOYSTICK,
    BUTTONS_NONE,
};

/** Below the least a movement is no movement, above the most nobody sees more. */
enum {
    CONFIG_FPS_LEAST = 20,
    CONFIG_FPS_MOST = 60,
};

struct config_file; /**< the file as it was read; owns the strings */

/** Strings are owned by the config and live as long as it does. */
struct config {
    const char *station_name;     /**< "Recovery corner" by default */
    const char *station_id;       /**< NULL: the machine's own id is used */
    const char *language;         /**< the station's own, "en" */
    const char *const *languages; /**< that are offered, the own one among them */
    int language_count;           /**< 0: all that there are */
    const char *database;         /**< path, NULL: the default place */
    int keep_months;              /**< whole months that single visits are kept for, 13 */
    int rotate;            /**< 0, 90, 180, 270: how far the screen is turned clockwise */
    int margin_percent;    /**< 0..8: how much of each edge of the screen is left free */
    int fps;               /**< frames a second while something moves, within CONFIG_FPS */
    const char *font_dir;  /**< NULL: search */
    const char *own_voice; /**< folder with recordings that are used first; NULL: none */
    bool closed_cec;       /**< the screen itself goes to standby when it is black */
    enum buttons_source buttons;
    struct buttons_config gpio; /**< debounce_us is the kernel's, beside settings.debounce_ms */
    struct lamps_config lamps;  /**< on the buttons' chip; no lines: the panel has none */
    struct buttons_config presence; /**< the sensor's line, called ok; none: no sensor */
    struct settings settings;
    struct config_file *file; /**< NULL: nothing but defaults */
};

/** The configuration of a station that was configured by nobody. */
struct config config_default(void);

/**
 * @param path  NULL: the defaults
 * @return false: what is wrong is in `problems`; the defaults are in `config_out`.
 *         **Ownership**: config_unload() in either case
 */
bool config_load(const char *path, struct config *config_out, struct problems *problems);

/** As config_load() from memory; `name` is only for messages. */
bool config_parse(const char *bytes, size_t size, const char *name, struct config *config_out,
                  struct problems *problems);

/** The languages that it asks for, borrowed. */
struct language_choice config_languages(const struct config *config);

/** Frees the strings and makes the config the default. */
void config_unload(struct config *config);

#endif
