/* SPDX-License-Identifier: MIT */
/** Effects as text, one a line: what scenario tests compare. */
#ifndef UNKNOT_CLI_TRACE_H
#define UNKNOT_CLI_TRACE_H

#include "app/core/effects.h"

#include <stdint.h>
#include <stdio.h>

/** Writes one line; times in seconds since `from_ms` with three decimals. */
void trace_effect(FILE *out, const struct effect *effect, int64_t from_ms);

#endif
