/* SPDX-License-Identifier: MIT */
/** Every English text that people read, with its place in the files: what there is to
 * translate. */
#ifndef UNKNOT_LOAD_TEXTS_H
#define UNKNOT_LOAD_TEXTS_H

#include "app/load/yaml_doc.h"

#include <cyaml/cyaml.h>
#include <stdbool.h>
#include <stddef.h>

/** One text. */
struct source_text {
    char *text;            /**< owned */
    char *place;           /**< "techniques/massage_ball/phases/1/name"; owned */
    size_t characters_max; /**< that its schema allows, translated or not */
    int file;              /**< index into texts.files */
    size_t line, column;   /**< 1-based */
};

/** All-zero is empty. */
struct texts {
    char **files; /**< their names; owned */
    int file_count;
    struct source_text *items; /**< in the order they were added */
    int count;
    int room;
    bool no_memory; /**< something is not there for want of it */
};

/**
 * Adds all texts of a struct that was filled from a file.
 *
 * @param prefix  what their places begin with: "strings", "techniques/massage_ball"
 * @param data    the struct, of type mapping
 * @param doc     the file's tree
 */
void texts_add(struct texts *texts, const char *prefix, const struct cyaml_schema_value *schema,
               void *data, const struct yaml_doc *doc);

/** All-zero is allowed. */
void texts_free(struct texts *texts);

/** @return whether there is a word in it, apart from what braces stand for: without one there
 * is nothing to translate ("{n}%"). */
bool text_has_words(const char *text);

#endif
