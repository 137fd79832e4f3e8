/* SPDX-License-Identifier: MIT */
/** The language of a report: its words, and those of the content that it names. */
#ifndef UNKNOT_CLI_REPORT_LANGUAGE_H
#define UNKNOT_CLI_REPORT_LANGUAGE_H

#include "app/core/report_words.h"
#include "app/load/config.h"
#include "app/load/languages.h"

#include <stdbool.h>

struct report_language {
    char id[CONTENT_ID_MAX + 1];
    struct language_file file; /**< how figures and days are written */
    struct report_words words;
    struct content content; /**< empty where it is broken: ids are understood, too */
    struct config config;
};

/**
 * Loads all of it.
 *
 * @param assets, config  NULL: the default
 * @param language        NULL: that of the settings
 * @return false: there are no words, said on stderr; the settings and the content are there.
 *         **Ownership**: report_language_unload() in either case
 */
bool report_language_load(struct report_language *of, const char *assets, const char *config,
                          const char *language);
void report_language_unload(struct report_language *of);

#endif
