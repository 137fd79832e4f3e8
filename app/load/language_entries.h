/* SPDX-License-Identifier: MIT */
/** The two lists of a language's file; for language_file.c only. */
#ifndef UNKNOT_LOAD_LANGUAGE_ENTRIES_H
#define UNKNOT_LOAD_LANGUAGE_ENTRIES_H

#include "app/load/language_file.h"

/** Reads `texts` and `places`. @return false: what is wrong is in `problems` */
bool language_entries_read(const struct yaml_doc *doc, struct language_file *file,
                           struct problems *problems);
void language_entry_free(struct translation *entry);

/** Sorts them. @return false: one is there twice, which is in `problems` */
bool language_sort(struct language_file *file, struct problems *problems);

#endif
