/* SPDX-License-Identifier: MIT */
/** Read-only questions to a usage database. Any thread, a connection of its own. */
#ifndef UNKNOT_STORE_USAGE_QUERY_H
#define UNKNOT_STORE_USAGE_QUERY_H

#include <stdbool.h>
#include <stdio.h>

/**
 * Prints the last visits and their steps as tables, from the views `visits` and `steps`.
 *
 * @param last  how many visits, newest last
 * @return false: the reason was written to stderr
 */
bool usage_query_print(const char *path, int last, FILE *out);

#endif
