/* SPDX-License-Identifier: MIT */
/** Words for the ids in a database, from the content. */
#ifndef UNKNOT_CLI_REPORT_NAMES_H
#define UNKNOT_CLI_REPORT_NAMES_H

#include "app/core/content.h"
#include "app/report/report.h"

/** @param content  borrowed; NULL: only what is known without it */
struct report_names report_names_of(const struct content *content);

/** The same words, copied: the content may change or go away. */
struct report_words;

/** @return NULL: out of memory. **Ownership**: report_words_free() */
struct report_words *report_words_copy(const struct content *content);

/** NULL is fine. */
void report_words_free(struct report_words *words);

/** @param words  borrowed; NULL: only what is known without content */
struct report_names report_names_of_words(const struct report_words *words);

#endif
