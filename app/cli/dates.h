/* SPDX-License-Identifier: MIT */
/** Days as a person types them. */
#ifndef UNKNOT_CLI_DATES_H
#define UNKNOT_CLI_DATES_H

#include <stdbool.h>
#include <stdint.h>

/**
 * "2026-01-31", "today", "yesterday" or "30d" (so many days ago).
 *
 * @param day_out  local day since 1970
 */
bool dates_parse(const char *text, int64_t *day_out);

#endif
