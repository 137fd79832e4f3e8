/* SPDX-License-Identifier: MIT */
/** Words for the ids in a database, from the content. */
#ifndef UNKNOT_CLI_REPORT_NAMES_H
#define UNKNOT_CLI_REPORT_NAMES_H

#include "app/core/content.h"
#include "app/report/report.h"

/** What the names are taken from; borrowed. */
struct report_words_of {
    const struct content *content; /**< empty: only what is known without it */
    const struct report_words *words;
};

struct report_names report_names_of(const struct report_words_of *of);

#endif
