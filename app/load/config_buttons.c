/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"

#include <stdio.h>

enum {
    DEBOUNCE_LEAST_MS = 5,
    DEBOUNCE_MOST_MS = 20,
    CHORD_MOST_MS = 2000,
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

static void apply_line(const struct config_apply *apply, int index)
{
    const struct config_line *line = &apply->file->buttons.lines[index];
    struct buttons_config *gpio = &apply->config->gpio;
    char key[CONFIG_KEY_SIZE];

    snprintf(key, sizeof key, "buttons.lines[%d].gpio", index);
    check_gpio(apply, key, line->gpio);
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

void config_apply_buttons(const struct config_apply *apply)
{
    const struct config_buttons *buttons = &apply->file->buttons;
    struct config *config = apply->config;

    if (buttons->source != NULL) {
        config->buttons = *buttons->source;
    }
    config_set_text(buttons->chip, &config->gpio.chip);
    config_set_ms(apply, buttons->debounce_ms, "buttons.debounce_ms", DEBOUNCE_LEAST_MS,
                  DEBOUNCE_MOST_MS, &config->settings.debounce_ms);
    config_set_ms(apply, buttons->chord_ms, "buttons.chord_ms", 0, CHORD_MOST_MS,
                  &config->settings.chord_ms);
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
