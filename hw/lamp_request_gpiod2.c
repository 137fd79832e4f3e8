/* SPDX-License-Identifier: MIT */
/* Output lines by libgpiod 2.x (Debian 13): one request, set with one call to the kernel. */
#include "hw/lamp_request.h"

#include "hw/buttons_common.h"
#include "hw/buttons_gpiod2.h"

#include <errno.h>
#include <gpiod.h>
#include <stdlib.h>

struct lamp_request {
    struct gpiod_line_request *request;
    int line_count;
};

static bool add_line(struct gpiod_line_config *config, struct gpiod_line_settings *settings,
                     const struct lamp_line *line)
{
    unsigned offset = (unsigned)line->offset;

    gpiod_line_settings_set_active_low(settings, line->active_low);
    return gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_OUTPUT) == 0 &&
           gpiod_line_settings_set_output_value(settings, GPIOD_LINE_VALUE_INACTIVE) == 0 &&
           gpiod_line_config_add_line_settings(config, &offset, 1, settings) == 0;
}

/* NULL with errno when refused. */
static struct gpiod_line_request *request_lines(struct gpiod_chip *chip,
                                                const struct lamp_line *lines, int count)
{
    struct gpiod_line_request *request = NULL;
    struct gpiod_request_config *about = gpiod_request_config_new();
    struct gpiod_line_config *config = gpiod_line_config_new();
    struct gpiod_line_settings *settings = gpiod_line_settings_new();
    bool ok = about != NULL && config != NULL && settings != NULL;

    for (int i = 0; ok && i < count; i++) {
        ok = add_line(config, settings, &lines[i]);
    }
    if (ok) {
        gpiod_request_config_set_consumer(about, "unknot");
        request = gpiod_chip_request_lines(chip, about, config);
    }
    int error = errno;

    if (settings != NULL) {
        gpiod_line_settings_free(settings);
    }
    if (config != NULL) {
        gpiod_line_config_free(config);
    }
    if (about != NULL) {
        gpiod_request_config_free(about);
    }
    errno = error;
    return request;
}

/* A request is refused as a whole; asking for each line alone tells which is to blame. */
static void explain_refusal(struct gpiod_chip *chip, const char *label,
                            const struct lamps_config *config, int error,
                            char error_out[BUTTONS_ERROR_MAX])
{
    for (int i = 0; i < config->line_count; i++) {
        struct gpiod_line_request *request = request_lines(chip, &config->lines[i], 1);

        if (request == NULL) {
            gpiod2_explain_line(chip, label, config->lines[i].offset, errno, error_out);
            return;
        }
        gpiod_line_request_release(request);
    }
    buttons_error_other(error_out, label, error);
}

static bool check_offsets(struct gpiod_chip *chip, const char *label,
                          const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    unsigned line_count;

    if (!gpiod2_count_lines(chip, label, &line_count, error_out)) {
        return false;
    }
    for (int i = 0; i < config->line_count; i++) {
        if ((unsigned)config->lines[i].offset >= line_count) {
            buttons_error_offset(error_out, label, config->lines[i].offset, line_count);
            return false;
        }
    }
    return true;
}

static bool take_lines(struct lamp_request *request, struct gpiod_chip *chip, const char *label,
                       const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    if (!check_offsets(chip, label, config, error_out)) {
        return false;
    }
    request->line_count = config->line_count;
    request->request = request_lines(chip, config->lines, config->line_count);
    if (request->request == NULL) {
        explain_refusal(chip, label, config, errno, error_out);
    }
    return request->request != NULL;
}

struct lamp_request *lamp_request_open(const struct gpio_chip *chip,
                                       const struct lamps_config *config,
                                       char error_out[BUTTONS_ERROR_MAX])
{
    struct gpiod_chip *opened = gpiod_chip_open(chip->path);

    if (opened == NULL) {
        buttons_error_other(error_out, chip->path, errno);
        return NULL;
    }
    struct lamp_request *request = calloc(1, sizeof *request);

    if (request == NULL) {
        buttons_error_other(error_out, chip->path, ENOMEM);
    } else if (!take_lines(request, opened, chip->label, config, error_out)) {
        lamp_request_close(request);
        request = NULL;
    }
    gpiod_chip_close(opened); /* the request lives without it */
    return request;
}

bool lamp_request_set(struct lamp_request *request, unsigned active)
{
    enum gpiod_line_value values[LAMP_LINES_MAX];

    for (int i = 0; i < request->line_count; i++) {
        values[i] =
            (active >> i & 1U) != 0 ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
    }
    return gpiod_line_request_set_values(request->request, values) == 0;
}

void lamp_request_close(struct lamp_request *request)
{
    if (request == NULL) {
        return;
    }
    if (request->request != NULL) {
        gpiod_line_request_release(request->request);
    }
    free(request);
}
