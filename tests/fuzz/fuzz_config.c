/* SPDX-License-Identifier: MIT */
/* Any bytes as a config file: refused with a reason, or settings inside their ranges. */
#include "app/load/config.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char refused[] = "fuzz:1:1: cannot be loaded";
    struct problems problems = {.count = 0};
    struct config config;
    bool ok = config_parse((const char *)data, size, "fuzz", &config, &problems);

    if (ok != (problems.count == 0) || config.language == NULL || config.station_name == NULL) {
        abort();
    }
    if (config.settings.debounce_ms < 5 || config.settings.debounce_ms > 20 ||
        config.settings.search_least_ms < 5000 || config.settings.breath_in_ms <= 0 ||
        config.gpio.line_count < BUTTON_COUNT || config.gpio.line_count > BUTTON_LINES_MAX) {
        abort();
    }
    /* The walk over the tree has found all that libcyaml would have refused. */
    for (int i = 0; i < problems.count && i < PROBLEMS_MAX; i++) {
        if (strncmp(problems.lines[i], refused, strlen(refused)) == 0) {
            abort();
        }
    }
    config_unload(&config);
    return 0;
}
