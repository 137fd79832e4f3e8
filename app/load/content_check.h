/* SPDX-License-Identifier: MIT */
/** What no schema can say about the content: ranges, references, times. */
#ifndef UNKNOT_LOAD_CONTENT_CHECK_H
#define UNKNOT_LOAD_CONTENT_CHECK_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/load/content_set.h"
#include "app/load/problems.h"

enum {
    CHECK_PREFIX_SIZE = 48,
    CHECK_PATH_SIZE = 96
};

/** Where a check stands: which file, and which part of it. */
struct check {
    const struct content_set *set;
    struct content *content;
    const struct settings *settings;
    struct problems *problems;
    const struct yaml_doc *doc;
    char prefix[CHECK_PREFIX_SIZE]; /**< put before every key: "phases[2]." */
};

/** Checks everything; resolves the references of set->content. Problems go to the set's. */
void content_check(struct content_set *set, const char *assets,
                   const struct settings *settings);

/** Adds a problem at a key of the part that is being checked. */
void check_problem(const struct check *check, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Sets the file that is being checked, and no part of it. */
void check_enter(struct check *check, enum content_kind kind, int item);

/** content_refs.c: finds what the ids name, and says which ids name nothing. */
void check_references(struct check *check);

/** content_times.c: holds phases against legs and legs against routines. Needs references
 *  that are all resolved. */
void check_times(struct check *check);

/** Time that a leg needs for one whole cycle of a technique that searches. */
int64_t check_cycle_ms(const struct technique *technique, const struct settings *settings);

#endif
