/* SPDX-License-Identifier: MIT */
/* Output lines by libgpiod 1.5 and 1.6 (Debian 12). */
#include "hw/lamp_request.h"

#include "hw/buttons_common.h"

#include <errno.h>
#include <gpiod.h>
#include <stdlib.h>

struct lamp_request {
    struct gpiod_chip *chip; /* owns the lines */
    struct gpiod_line *lines[LAMP_LINES_MAX];
    int line_count;
};

static bool take_line(struct lamp_request *request, const struct lamp_line *wanted,
                      const char *chip_label, char error_out[BUTTONS_ERROR_MAX])
{
    const struct gpiod_line_request_config config = {
        .consumer = "unknot",
        .request_type = GPIOD_LINE_REQUEST_DIRECTION_OUTPUT,
        .flags = wanted->active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0,
    };
    unsigned line_count = gpiod_chip_num_lines(request->chip);

    if ((unsigned)wanted->offset >= line_count) {
        buttons_error_offset(error_out, chip_label, wanted->offset, line_count);
        return false;
    }
    struct gpiod_line *line = gpiod_chip_get_line(request->chip, (unsigned)wanted->offset);

    if (line == NULL || gpiod_line_request(line, &config, 0) != 0) {
        int error = errno;

        buttons_error_refused(error_out, chip_label, wanted->offset, error,
                              line != NULL ? gpiod_line_consumer(line) : NULL);
        return false;
    }
    request->lines[request->line_count++] = line;
    return true;
}

struct lamp_request *lamp_request_open(const struct gpio_chip *chip,
                                       const struct lamps_config *config,
                                       char error_out[BUTTONS_ERROR_MAX])
{
    struct lamp_request *request = calloc(1, sizeof *request);

    if (request == NULL) {
        buttons_error_other(error_out, chip->path, ENOMEM);
        return NULL;
    }
    request->chip = gpiod_chip_open(chip->path);
    if (request->chip == NULL) {
        buttons_error_other(error_out, chip->path, errno);
        lamp_request_close(request);
        return NULL;
    }
    for (int i = 0; i < config->line_count; i++) {
        if (!take_line(request, &config->lines[i], chip->label, error_out)) {
            lamp_request_close(request);
            return NULL;
        }
    }
    return request;
}

bool lamp_request_set(struct lamp_request *request, unsigned active)
{
    for (int i = 0; i < request->line_count; i++) {
        if (gpiod_line_set_value(request->lines[i], (int)(active >> i & 1U)) != 0) {
            return false;
        }
    }
    return true;
}

void lamp_request_close(struct lamp_request *request)
{
    if (request == NULL) {
        return;
    }
    if (request->chip != NULL) {
        gpiod_chip_close(request->chip);
    }
    free(request);
}
