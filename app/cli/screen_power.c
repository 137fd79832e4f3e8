/* SPDX-License-Identifier: MIT */
#include "app/cli/screen_power.h"

#include <stdio.h>

void screen_power_start(struct screen_power *power, const struct cec_kernel *kernel)
{
    *power = (struct screen_power){.cec = cec_open(NULL, kernel)};
    if (power->cec == NULL) {
        fprintf(stderr, "unknot: cec: out of memory\n");
    }
}

static void take_problem(struct screen_power *power, struct station *station, int64_t now_ms)
{
    struct usage_fault fault = {.code = "cec"};
    char problem[CEC_ERROR_MAX];

    if (cec_take_problem(power->cec, problem)) {
        fprintf(stderr, "unknot: cec: %s\n", problem);
        snprintf(fault.text, sizeof fault.text, "%s", problem);
        station_fault(station, &fault, now_ms);
    }
}

void screen_power_follow(struct screen_power *power, struct station *station, int64_t now_ms)
{
    bool on = !station->model.black;

    if (power->cec == NULL) {
        return;
    }
    if (!power->was_asked || power->on != on) {
        cec_want(power->cec, on);
        power->was_asked = true;
        power->on = on;
    }
    take_problem(power, station, now_ms);
}

void screen_power_end(struct screen_power *power)
{
    cec_close(power->cec);
    *power = (struct screen_power){.cec = NULL};
}
