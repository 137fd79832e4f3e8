/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"

#include <stdio.h>
#include <string.h>

void config_set_text(const char *text, const char **place)
{
    if (text != NULL) {
        *place = text;
    }
}

void config_set_ms(const struct config_apply *apply, const int *value, const char *key, int low,
                   int high, int64_t *place)
{
    if (value == NULL) {
        return;
    }
    if (*value < low || *value > high) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is out of range; %d to %d ms are allowed", *value, low, high);
        return;
    }
    *place = *value;
}

void config_set_seconds(const struct config_apply *apply, const double *value, const char *key,
                        int low, int high, int64_t *place)
{
    if (value == NULL) {
        return;
    }
    if (!(*value >= low && *value <= high)) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%g is out of range; %d to %d s are allowed", *value, low, high);
        return;
    }
    *place = (int64_t)(*value * 1000.0 + 0.5);
}

/* "06:30" */
static bool minute_of(const char *text, int *minute_out)
{
    int hour, minute;
    char end;

    if (strlen(text) != 5 || sscanf(text, "%2d:%2d%c", &hour, &minute, &end) != 2 ||
        strspn(text, "0123456789:") != 5 || hour > 23 || minute > 59) {
        return false;
    }
    *minute_out = hour * 60 + minute;
    return true;
}

void config_set_time(const struct config_apply *apply, const char *text, const char *key,
                     int *minute_out)
{
    if (!minute_of(text, minute_out)) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "'%s' is no time of day; write \"06:30\", from \"00:00\" to \"23:59\"",
                         text);
    }
}

void config_set_percent(const struct config_apply *apply, int value, const char *key,
                        int *place)
{
    if (value < 0 || value > 100) {
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "%d is out of range; 0 (quiet) to 100 are allowed", value);
        return;
    }
    *place = value;
}
