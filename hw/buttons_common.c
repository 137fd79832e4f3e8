/* SPDX-License-Identifier: MIT */
#include "hw/buttons_common.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    LINE_NAME_MAX = 48,
    RETRY_FIRST_MS = 500,
    RETRY_LAST_MS = 30000
};

int buttons_retry_ms(int last_ms)
{
    int next_ms = last_ms > 0 ? last_ms * 2 : RETRY_FIRST_MS;

    return next_ms < RETRY_LAST_MS ? next_ms : RETRY_LAST_MS;
}

int buttons_header_pin(int bcm)
{
    static const unsigned char pins[] = {
        27, 28, 3,  5,  7,  29, 31, 26, 24, 21, 19, 23, 32, 33,
        8,  10, 36, 11, 12, 35, 38, 40, 15, 16, 18, 22, 37, 13,
    };
    return bcm >= 0 && bcm < (int)sizeof pins ? pins[bcm] : 0;
}

/* The name that somebody with a screwdriver needs. */
static void name_line(char name_out[LINE_NAME_MAX], int offset)
{
    int pin = buttons_header_pin(offset);
    if (pin > 0) {
        snprintf(name_out, LINE_NAME_MAX, "BCM %d (header pin %d)", offset, pin);
    } else {
        snprintf(name_out, LINE_NAME_MAX, "BCM %d (not on the header)", offset);
    }
}

static bool is_given_before(const struct buttons_config *config, int line)
{
    for (int i = 0; i < line; i++) {
        if (config->lines[i].offset == config->lines[line].offset) {
            return true;
        }
    }
    return false;
}

bool buttons_config_check(const struct buttons_config *config,
                          char error_out[BUTTONS_ERROR_MAX])
{
    if (config->line_count < 1 || config->line_count > BUTTON_LINES_MAX) {
        snprintf(error_out, BUTTONS_ERROR_MAX, "%d GPIO lines are configured; allowed: 1 to %d",
                 config->line_count, BUTTON_LINES_MAX);
        return false;
    }
    for (int i = 0; i < config->line_count; i++) {
        char name[LINE_NAME_MAX];
        name_line(name, config->lines[i].offset);
        if (config->lines[i].offset < 0) {
            snprintf(error_out, BUTTONS_ERROR_MAX, "BCM %d: a line number is 0 or more",
                     config->lines[i].offset);
            return false;
        }
        if (is_given_before(config, i)) {
            snprintf(error_out, BUTTONS_ERROR_MAX, "%s is configured twice; once is allowed",
                     name);
            return false;
        }
    }
    return true;
}

void buttons_error_offset(char error_out[BUTTONS_ERROR_MAX], const char *chip, int offset,
                          unsigned line_count)
{
    char name[LINE_NAME_MAX];
    name_line(name, offset);
    snprintf(error_out, BUTTONS_ERROR_MAX, "%s of GPIO chip %.40s: it has only lines 0 to %u",
             name, chip, line_count - 1);
}

void buttons_error_refused(char error_out[BUTTONS_ERROR_MAX], const char *chip, int offset,
                           int error, const char *consumer)
{
    char name[LINE_NAME_MAX];
    name_line(name, offset);
    if (error != EBUSY) {
        snprintf(error_out, BUTTONS_ERROR_MAX, "%s of GPIO chip %.40s cannot be read: %s", name,
                 chip, strerror(error));
    } else if (consumer && consumer[0] != '\0') {
        snprintf(error_out, BUTTONS_ERROR_MAX,
                 "%s of GPIO chip %.40s is in use by \"%.40s\"; free it or wire another line",
                 name, chip, consumer);
    } else {
        snprintf(
            error_out, BUTTONS_ERROR_MAX,
            "%s of GPIO chip %.40s is in use by somebody else; free it or wire another line",
            name, chip);
    }
}

void buttons_error_other(char error_out[BUTTONS_ERROR_MAX], const char *what, int error)
{
    snprintf(error_out, BUTTONS_ERROR_MAX, "%.100s: %s", what, strerror(error));
}
