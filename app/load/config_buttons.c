/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"

#include <stdio.h>
#include <string.h>

enum {
    DEBOUNCE_LEAST_MS = 5,
    DEBOUNCE_MOST_MS = 20,
    CHORD_MOST_MS = 2000,
    HOLD_LEAST_MS = 400,
    HOLD_MOST_MS = 3000,
    NAMES_MAX = 48,
    EMPTY_LEAST_S = 10,
    EMPTY_MOST_S = 600,
    EMPTY_MS = 60000,
    GPIO_LEAST = 2, /* 0 and 1 belong to the EEPROM of add-on boards */
    GPIO_MOST = 27,
};

static void check_gpio(const struct config_apply *apply, const char *key, int gpio)
{
    if (gpio < GPIO_LEAST || gpio > GPIO_MOST) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is no line of the header; %d to %d are allowed (BCM numbers)",
                         gpio, GPIO_LEAST, GPIO_MOST);
    }
}

/* "right and ok" */
static const char *names_of(enum panel_size panel, char out[NAMES_MAX])
{
    int left = (int)panel;

    out[0] = '\0';
    for (int i = 0; i < BUTTON_COUNT; i++) {
        size_t used = strlen(out);

        if (panel_has(panel, (enum button)i)) {
            const char *before = used == 0 ? "" : left == 1 ? " and " : ", ";

            snprintf(out + used, NAMES_MAX - used, "%s%s", before, button_name((enum button)i));
            left--;
        }
    }
    return out;
}

/* `section`: buttons or lamps */
static void check_button(const struct config_apply *apply, const char *section, int index,
                         enum button button)
{
    enum panel_size panel = apply->config->settings.panel;
    char key[CONFIG_KEY_SIZE];
    char names[NAMES_MAX];

    if (!panel_has(panel, button)) {
        snprintf(key, sizeof key, "%s.lines[%d].button", section, index);
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "the panel of %d has no '%s'; it has %s", (int)panel,
                         button_name(button), names_of(panel, names));
    }
}

static void apply_line(const struct config_apply *apply, int index)
{
    const struct config_line *line = &apply->file->buttons.lines[index];
    struct buttons_config *gpio = &apply->config->gpio;
    char key[CONFIG_KEY_SIZE];

    snprintf(key, sizeof key, "buttons.lines[%d].gpio", index);
    check_gpio(apply, key, line->gpio);
    check_button(apply, "buttons", index, line->button);
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

static void apply_lines(const struct config_apply *apply)
{
    struct buttons_config *gpio = &apply->config->gpio;
    enum panel_size panel = apply->config->settings.panel;
    char names[NAMES_MAX];
    unsigned found = 0;

    gpio->line_count = (int)apply->file->buttons.lines_count;
    for (int i = 0; i < gpio->line_count; i++) {
        apply_line(apply, i);
        found |= 1U << gpio->lines[i].button;
    }
    for (int button = 0; button < BUTTON_COUNT; button++) {
        if (panel_has(panel, (enum button)button) && (found & 1U << button) == 0) {
            yaml_doc_problem(apply->doc, apply->problems, "buttons.lines",
                             "there is no line for '%s'; a panel of %d needs one for %s%s",
                             button_name((enum button)button), (int)panel,
                             panel == PANEL_ONE ? "" : "each of ", names_of(panel, names));
        }
    }
}

/* Without lines of its own a panel has those of the usual ones that it needs. */
static void apply_panel(const struct config_apply *apply)
{
    struct config *config = apply->config;
    const int *panel = apply->file->buttons.panel;
    int count = 0;

    if (panel == NULL) {
        return;
    }
    if (*panel < PANEL_ONE || *panel > PANEL_FOUR) {
        yaml_doc_problem(apply->doc, apply->problems, "buttons.panel",
                         "a panel of %d is not known; 1 to 4 buttons are allowed", *panel);
        return;
    }
    config->settings.panel = (enum panel_size)(*panel);
    for (int i = 0; i < config->gpio.line_count; i++) {
        if (panel_has(config->settings.panel, config->gpio.lines[i].button)) {
            config->gpio.lines[count++] = config->gpio.lines[i];
        }
    }
    config->gpio.line_count = count;
}

void config_apply_buttons(const struct config_apply *apply)
{
    const struct config_buttons *buttons = &apply->file->buttons;
    struct config *config = apply->config;
    int64_t kernel_debounce_ms = 0;

    if (buttons->source != NULL) {
        config->buttons = *buttons->source;
    }
    config_set_text(buttons->chip, &config->gpio.chip);
    config_set_ms(apply, buttons->debounce_ms, "buttons.debounce_ms", DEBOUNCE_LEAST_MS,
                  DEBOUNCE_MOST_MS, &config->settings.debounce_ms);
    config_set_ms(apply, buttons->kernel_debounce_ms, "buttons.kernel_debounce_ms", 0,
                  DEBOUNCE_MOST_MS, &kernel_debounce_ms);
    config->gpio.debounce_us = (int)kernel_debounce_ms * 1000;
    config_set_ms(apply, buttons->chord_ms, "buttons.chord_ms", 0, CHORD_MOST_MS,
                  &config->settings.chord_ms);
    config_set_ms(apply, buttons->hold_ms, "buttons.hold_ms", HOLD_LEAST_MS, HOLD_MOST_MS,
                  &config->settings.hold_ms);
    apply_panel(apply);
    if (buttons->lines_count > 0) {
        apply_lines(apply);
    }
}

static void apply_lamp(const struct config_apply *apply, int index)
{
    const struct config_lamp *lamp = &apply->file->lamps.lines[index];
    const struct buttons_config *gpio = &apply->config->gpio;
    struct lamps_config *lamps = &apply->config->lamps;
    char key[CONFIG_KEY_SIZE];

    snprintf(key, sizeof key, "lamps.lines[%d].gpio", index);
    check_gpio(apply, key, lamp->gpio);
    check_button(apply, "lamps", index, lamp->button);
    for (int i = 0; i < gpio->line_count; i++) {
        if (gpio->lines[i].offset == lamp->gpio) {
            yaml_doc_problem(apply->doc, apply->problems, key, "%d is that of the button '%s'",
                             lamp->gpio, button_name(gpio->lines[i].button));
        }
    }
    for (int i = 0; i < index; i++) {
        if (lamps->lines[i].offset == lamp->gpio) {
            yaml_doc_problem(apply->doc, apply->problems, key,
                             "%d is already that of the lamp '%s'", lamp->gpio,
                             button_name(lamps->lines[i].button));
        }
    }
    lamps->lines[index] = (struct lamp_line){
        .button = lamp->button,
        .offset = lamp->gpio,
        .active_low = lamp->active_low != NULL && *lamp->active_low,
    };
}

void config_apply_lamps(const struct config_apply *apply)
{
    const struct config_lamps *lamps = &apply->file->lamps;
    struct lamps_config *config = &apply->config->lamps;

    config->chip = apply->config->gpio.chip;
    config->line_count = (int)lamps->lines_count;
    config->dimmed = lamps->dimmed != NULL && *lamps->dimmed;
    for (int i = 0; i < config->line_count; i++) {
        apply_lamp(apply, i);
    }
}

/* What else is on the sensor's line. */
static void check_presence_line(const struct config_apply *apply, int gpio)
{
    static const char key[] = "presence.gpio";
    const struct buttons_config *buttons = &apply->config->gpio;
    const struct lamps_config *lamps = &apply->config->lamps;

    check_gpio(apply, key, gpio);
    for (int i = 0; i < buttons->line_count; i++) {
        if (buttons->lines[i].offset == gpio) {
            yaml_doc_problem(apply->doc, apply->problems, key, "%d is that of the button '%s'",
                             gpio, button_name(buttons->lines[i].button));
        }
    }
    for (int i = 0; i < lamps->line_count; i++) {
        if (lamps->lines[i].offset == gpio) {
            yaml_doc_problem(apply->doc, apply->problems, key, "%d is that of the lamp '%s'",
                             gpio, button_name(lamps->lines[i].button));
        }
    }
}

void config_apply_presence(const struct config_apply *apply)
{
    const struct config_presence *presence = &apply->file->presence;
    struct config *config = apply->config;

    if (presence->gpio == NULL) {
        return;
    }
    check_presence_line(apply, *presence->gpio);
    config->presence.chip = config->gpio.chip;
    config->presence.line_count = 1;
    config->presence.lines[0] = (struct button_line){
        .button = BUTTON_OK,
        .offset = *presence->gpio,
        .bias = presence->bias != NULL ? *presence->bias : BIAS_PULL_DOWN,
        .active_low = presence->active_low != NULL && *presence->active_low,
    };
    config->settings.empty_ms = EMPTY_MS;
    config_set_seconds(apply, presence->empty_s, "presence.empty_s", EMPTY_LEAST_S,
                       EMPTY_MOST_S, &config->settings.empty_ms);
}
