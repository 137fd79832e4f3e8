/* SPDX-License-Identifier: MIT */
/**
 * Loads YAML into structs by libcyaml schema tables, with messages for people.
 *
 * libcyaml fills the structs. Before that the same tables are held against the tree of the
 * text, because its messages do not say what is allowed and stop at the first problem.
 *
 * In our tables a string's `max` is bytes for libcyaml: four for each character allowed.
 */
#ifndef UNKNOT_LOAD_YAML_SCHEMA_H
#define UNKNOT_LOAD_YAML_SCHEMA_H

#include "app/load/problems.h"
#include "app/load/yaml_doc.h"

#include <cyaml/cyaml.h>
#include <stdbool.h>
#include <stddef.h>

/** Most keys that one mapping of a schema can have. */
enum {
    SCHEMA_FIELDS_MAX = 640
};

/** Length of a string in a schema table, in characters. */
#define SCHEMA_CHARACTERS(count) ((count) * 4)

/** The same of an id, which nobody reads and which is the same in every language. Three bytes
 *  more tell it from a text; the number of characters is not changed by them. */
#define SCHEMA_ID_CHARACTERS(count) (SCHEMA_CHARACTERS(count) + 3)

/** A text of 1..`characters` characters in a `char *` member. */
#define SCHEMA_TEXT(key, flags, structure, member, characters)                                 \
    CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER | (flags), structure, member, 1,            \
                           SCHEMA_CHARACTERS(characters))

/** An id of 1..`characters` characters in a `char *` member. */
#define SCHEMA_ID(key, flags, structure, member, characters)                                   \
    CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER | (flags), structure, member, 1,            \
                           SCHEMA_ID_CHARACTERS(characters))

/**
 * Holds a parsed text against a schema.
 *
 * @return false: all that is wrong is in `problems`
 */
bool yaml_schema_check(const struct yaml_doc *doc, const struct cyaml_schema_value *schema,
                       struct problems *problems);

/**
 * Parses, checks and loads.
 *
 * @param schema    of type mapping, with CYAML_FLAG_POINTER
 * @param doc_out   the tree, for later messages; yaml_doc_close() in either case
 * @param data_out  the filled struct; NULL when the text has nothing but comments and the
 *                  schema asks for nothing. **Ownership**: yaml_schema_free()
 * @return false: all that is wrong is in `problems`
 */
bool yaml_schema_load(const char *name, const char *bytes, size_t size,
                      const struct cyaml_schema_value *schema, struct yaml_doc *doc_out,
                      void **data_out, struct problems *problems);

/** Frees what yaml_schema_load() gave. NULL is allowed. */
void yaml_schema_free(const struct cyaml_schema_value *schema, void *data);

/** Frees what the struct points to, but not the struct itself, which is somewhere else now. */
void yaml_schema_free_inside(const struct cyaml_schema_value *schema, void *data);

#endif
