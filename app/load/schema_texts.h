/* SPDX-License-Identifier: MIT */
/**
 * Walks over structs that were filled by a schema table: to find every text that people read,
 * and to make a copy that has everything of its own.
 *
 * What a table says is a text (SCHEMA_TEXT) is found without code: a new field is translated
 * as soon as its table has it. Ids (SCHEMA_ID) are none.
 */
#ifndef UNKNOT_LOAD_SCHEMA_TEXTS_H
#define UNKNOT_LOAD_SCHEMA_TEXTS_H

#include "app/load/yaml_doc.h"

#include <cyaml/cyaml.h>
#include <stdbool.h>
#include <stddef.h>

/** A text of a struct. Borrowed for the call. */
struct schema_text {
    char **text;           /**< where the struct has it: may be changed to another of its own */
    const char *path;      /**< "phases/1/name"; entries are counted from 0 */
    size_t characters_max; /**< that the table allows */
    size_t line, column;   /**< in the file, 1-based; 0: no tree was given */
};

/**
 * Calls `visit` for every text, in the order of the tables.
 *
 * @param data  the struct; optional texts that are not there are left out
 * @param doc   the tree the struct was filled from, for the places; may be NULL
 */
void schema_texts(const struct cyaml_schema_value *schema, void *data,
                  const struct yaml_doc *doc,
                  void (*visit)(void *context, const struct schema_text *text), void *context);

/**
 * Gives a struct that was copied by memcpy() copies of all that it points to.
 *
 * @return false: no memory; what could not be copied is NULL.
 *         **Ownership**: yaml_schema_free_inside() in either case
 */
bool schema_copy_inside(const struct cyaml_schema_value *schema, void *data);

#endif
