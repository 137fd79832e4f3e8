/* SPDX-License-Identifier: MIT */
/**
 * A language: assets/languages/ID.yaml, which says what it is called, how it writes figures,
 * and what each English text is in it.
 *
 * `texts` goes from the English text to its translation, as gettext does; `places` is for the
 * few that need another word elsewhere, by their place. What is not there is shown in English.
 */
#ifndef UNKNOT_LOAD_LANGUAGE_FILE_H
#define UNKNOT_LOAD_LANGUAGE_FILE_H

#include "app/load/problems.h"
#include "app/load/texts.h"

#include <stdbool.h>
#include <stddef.h>

/** The language that the content and the strings are written in. */
#define LANGUAGE_SOURCE "en"

/** One entry of `texts` or of `places`. */
struct translation {
    char *place;         /**< NULL: it holds for every place */
    char *english;       /**< the English text it stands for; of a place: the one there */
    char *text;          /**< in the language */
    size_t line, column; /**< of the entry, 1-based */
    size_t text_line, text_column; /**< of its text */
    bool used;                     /**< language_check() found what it is for */
};

/** All-zero is a language without anything. */
struct language_file {
    char *path;                /**< for messages */
    char *name;                /**< its own name: "Deutsch" */
    char *date;                /**< in tables: "{day}.{month}.{year}" */
    char *voice;               /**< of the program that speaks: "de" */
    char decimal;              /**< '.' or ',' */
    char csv_delimiter;        /**< of tables for a spreadsheet: ',' or ';' */
    struct translation *items; /**< sorted for language_find() */
    int count;
};

/**
 * Reads a language from memory; `path` is for messages.
 *
 * @return false: all that is wrong is in `problems`. **Ownership**: language_file_free()
 */
bool language_file_parse(const char *bytes, size_t size, const char *path,
                         struct language_file *file_out, struct problems *problems);
bool language_file_load(const char *path, struct language_file *file_out,
                        struct problems *problems);
/** All-zero is allowed. */
void language_file_free(struct language_file *file);

/** @return what a text is at a place, or NULL: it is not translated. */
const struct translation *language_find(const struct language_file *file, const char *place,
                                        const char *english);

/**
 * Holds the translations against the texts they are for: their length, and what is filled into
 * them. Marks those that are used.
 */
void language_check(struct language_file *file, const struct texts *texts,
                    struct problems *problems);

/** How far a language is behind the texts. */
struct language_gaps {
    int missing; /**< texts that are shown in English; each counts once */
    int stale;   /**< entries whose English no text has any more */
};

/**
 * Prints what is missing and what is stale, each with its place, after language_check().
 *
 * @param most  of each; the others are only counted
 * @param out   NULL: only counts
 */
struct language_gaps language_print_gaps(const struct language_file *file,
                                         const struct texts *texts, int most, FILE *out);

#endif
