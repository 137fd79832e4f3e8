/* SPDX-License-Identifier: MIT */
/** The language of a report: its words, those of the content that it names, and how it writes
 *  figures and days. A copy of its own: what it was made from may change or go away. */
#ifndef UNKNOT_CLI_REPORT_LANGUAGE_H
#define UNKNOT_CLI_REPORT_LANGUAGE_H

#include "app/core/report_words.h"
#include "app/core/settings.h"
#include "app/load/languages.h"
#include "app/report/report.h"

#include <stdbool.h>

enum {
    REPORT_DATE_FORM_MAX = 164 /* bytes of a language's 40 characters */
};

struct report_language {
    char id[CONTENT_ID_MAX + 1];
    char date[REPORT_DATE_FORM_MAX]; /**< "{day}.{month}.{year}" */
    char decimal, csv_delimiter;
    struct report_words words;
    struct content content; /**< empty where it is broken: ids are understood, too */
};

/** What the settings and the command line say. NULL: the default. */
struct report_language_choice {
    const char *assets;
    const char *id; /**< never NULL */
};

/**
 * Loads it. Broken content is said on stderr, and the report made without it.
 *
 * @param settings  times that the check of the content needs
 * @return false: there are no words, said on stderr; they are their own keys then.
 *         **Ownership**: report_language_free() in either case
 */
bool report_language_load(struct report_language *of,
                          const struct report_language_choice *choice,
                          const struct settings *settings);

/** Copies the words of a station. @return false: no memory. **Ownership**: as above */
bool report_language_copy(struct report_language *of, const struct report_words *english,
                          const struct language *language);

/** Without any words: keys and ids stand for them. Needs not be freed. */
void report_language_plain(struct report_language *of);

void report_language_free(struct report_language *of);

/** Words for the ids of a database; borrowed. */
struct report_names report_language_names(const struct report_language *of);

#endif
