/* SPDX-License-Identifier: MIT */
/* The panel: its chip, and who uses each line. A line that is in use is only looked at. */
#include "app/cli/doctor.h"

#include "hw/gpio_lines.h"

#include <errno.h>
#include <string.h>

enum {
    CHIPS_MAX = 32
};

static const char family[] = "gpio";

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

/* "gpiochip0 pinctrl-bcm2711 (58 lines), gpiochip1 ..." */
static void name_chips(const struct gpio_chip_look looks[], int count,
                       char out[DOCTOR_TEXT_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < count && used < DOCTOR_TEXT_MAX - 1; i++) {
        const struct gpio_chip_look *look = &looks[i];
        int length;

        if (look->error != 0) {
            length =
                snprintf(out + used, DOCTOR_TEXT_MAX - used, "%s%s (%s)", i > 0 ? ", " : "",
                         base_name(look->chip.path), strerror(look->error));
        } else {
            length = snprintf(out + used, DOCTOR_TEXT_MAX - used, "%s%s %s (%d lines)",
                              i > 0 ? ", " : "", base_name(look->chip.path), look->chip.label,
                              look->lines);
        }
        used += length > 0 ? (size_t)length : 0;
    }
}

static const char *wanted_name(const struct buttons_config *config)
{
    return config->chip != NULL ? config->chip : "a Raspberry Pi's header";
}

/* The kiosk goes on with keyboard and USB encoders where GPIO was not asked for by name. */
static void add_no_chip(struct doctor *doctor, const char *found, bool needed)
{
    if (needed) {
        doctor_add(doctor, family, "gpio chip", DOCTOR_FAIL,
                   "set buttons.chip to a label that is there, or buttons.source to keyboard",
                   "no %s; found: %s", wanted_name(&doctor->config.gpio),
                   found[0] != '\0' ? found : "none");
    } else {
        doctor_add(doctor, family, "gpio chip", DOCTOR_OK, NULL,
                   "not here: keyboard and USB encoders are the buttons%s%s",
                   found[0] != '\0' ? "; found: " : "", found);
    }
}

/* Only a line that nobody uses is taken, for a moment, as the kiosk would take it. */
static void add_free(struct doctor *doctor, const char *name, const char *chip,
                     const struct button_line *line, int pin)
{
    const struct buttons_config alone = {.chip = chip, .lines = {*line}, .line_count = 1};
    char error[BUTTONS_ERROR_MAX];
    struct buttons *buttons = buttons_open(&alone, error);
    bool pressed[BUTTON_COUNT] = {false};

    if (buttons == NULL) {
        doctor_add(doctor, family, name, DOCTOR_FAIL, "take another line", "%s", error);
    } else if (!buttons_levels(buttons, pressed)) {
        doctor_add(doctor, family, name, DOCTOR_FAIL, "take another line",
                   "header pin %d, free, but cannot be read", pin);
    } else if (pressed[line->button]) {
        doctor_add(doctor, family, name, DOCTOR_WARN,
                   "if nobody presses it: a wire is short, or active_low is wrong",
                   "header pin %d, free, pressed now", pin);
    } else {
        doctor_add(doctor, family, name, DOCTOR_OK, NULL, "header pin %d, free, not pressed",
                   pin);
    }
    buttons_close(buttons);
}

/* Adds what is wrong with a line, or that the kiosk has it. @return true: it is free */
static bool is_free(struct doctor *doctor, const struct gpio_chip_look *chip, const char *name,
                    int offset)
{
    struct gpio_line_look look;
    int pin = buttons_header_pin(offset);

    if (offset >= chip->lines) {
        doctor_add(doctor, family, name, DOCTOR_FAIL, "take a line that the chip has",
                   "%s has only %d lines", chip->chip.label, chip->lines);
    } else if (!gpio_lines_line(chip->chip.path, offset, &look)) {
        doctor_add(doctor, family, name, DOCTOR_FAIL, "take another line",
                   "header pin %d, cannot be looked at", pin);
    } else if (!look.is_used) {
        return true;
    } else if (strcmp(look.consumer, "unknot") == 0) {
        doctor_add(doctor, family, name, DOCTOR_OK, NULL,
                   "header pin %d, used by unknot: the kiosk runs", pin);
    } else {
        doctor_add(
            doctor, family, name, DOCTOR_FAIL,
            "end what uses it (a program, or a dtoverlay in config.txt), or take another "
            "line",
            "header pin %d, used by %s", pin,
            look.consumer[0] != '\0' ? look.consumer : "somebody without a name");
    }
    return false;
}

static void check_line(struct doctor *doctor, const struct gpio_chip_look *chip,
                       const struct button_line *line)
{
    char name[DOCTOR_NAME_MAX];

    snprintf(name, sizeof name, "line %d %s", line->offset, button_name(line->button));
    if (is_free(doctor, chip, name, line->offset)) {
        add_free(doctor, name, chip->chip.path, line, buttons_header_pin(line->offset));
    }
}

/* A free one is left alone: an output would light up. */
static void check_lamp(struct doctor *doctor, const struct gpio_chip_look *chip,
                       const struct lamp_line *line)
{
    char name[DOCTOR_NAME_MAX];

    snprintf(name, sizeof name, "lamp %d %s", line->offset, button_name(line->button));
    if (is_free(doctor, chip, name, line->offset)) {
        doctor_add(doctor, family, name, DOCTOR_OK, NULL, "header pin %d, free",
                   buttons_header_pin(line->offset));
    }
}

/* May the wanted chip be one that this user cannot open? */
static bool is_closed(const struct gpio_chip_look looks[], int count)
{
    int at = 0;

    while (at < count && looks[at].error != EACCES && looks[at].error != EPERM) {
        at++;
    }
    return at < count;
}

static void check_chips(struct doctor *doctor, bool needed)
{
    struct gpio_chip_look looks[CHIPS_MAX];
    const struct buttons_config *config = &doctor->config.gpio;
    char found[DOCTOR_TEXT_MAX];
    int count = gpio_lines_chips(doctor->root, looks, CHIPS_MAX);
    int at = gpio_lines_wanted(looks, count, doctor->root, config->chip);

    name_chips(looks, count, found);
    if (at < 0 && !is_closed(looks, count)) {
        add_no_chip(doctor, found, needed);
        return;
    }
    if (at < 0 || looks[at].error != 0) {
        doctor_add(doctor, family, "gpio chip", DOCTOR_FAIL,
                   "add the kiosk's user to the group gpio: sudo usermod -aG gpio USER", "%s",
                   found);
        return;
    }
    doctor_add(doctor, family, "gpio chip", DOCTOR_OK, NULL, "%s", found);
    for (int i = 0; i < config->line_count; i++) {
        check_line(doctor, &looks[at], &config->lines[i]);
    }
    for (int i = 0; i < doctor->config.lamps.line_count; i++) {
        check_lamp(doctor, &looks[at], &doctor->config.lamps.lines[i]);
    }
}

void doctor_gpio(struct doctor *doctor)
{
    bool needed = doctor->config.buttons == BUTTONS_GPIO;

    if (!needed && doctor->config.buttons != BUTTONS_AUTO) {
        doctor_add(doctor, family, "gpio", DOCTOR_OK, NULL, "not used, by the settings");
    } else if (strcmp(buttons_backend(), "none") == 0) {
        doctor_add(doctor, family, "gpio", needed ? DOCTOR_FAIL : DOCTOR_OK,
                   needed ? "install libgpiod-dev and build again" : NULL,
                   "this program was built without libgpiod");
    } else {
        check_chips(doctor, needed);
    }
}
