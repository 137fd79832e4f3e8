/* SPDX-License-Identifier: MIT */
/** Puts a language into a struct that was filled by a schema table. */
#ifndef UNKNOT_LOAD_LANGUAGE_TRANSLATE_H
#define UNKNOT_LOAD_LANGUAGE_TRANSLATE_H

#include "app/load/language_file.h"

#include <cyaml/cyaml.h>

/**
 * Every text that is translated takes the place of the English one; others stay.
 *
 * @param prefix  what the places of its texts begin with, as for texts_add()
 * @param data    the struct; it owns its texts
 */
void language_translate(const struct language_file *language, const char *prefix,
                        const struct cyaml_schema_value *schema, void *data);

#endif
