/* SPDX-License-Identifier: MIT */
#include "app/load/language_translate.h"

#include "app/load/schema_texts.h"

#include <stdlib.h>
#include <string.h>

enum {
    PLACE_SIZE = 200
};

/* A struct whose texts are being translated. */
struct translating {
    const struct language_file *language;
    const char *prefix;
};

static void translate(void *context, const struct schema_text *text)
{
    const struct translating *translating = context;
    char place[PLACE_SIZE];

    snprintf(place, sizeof place, "%s/%s", translating->prefix, text->path);
    const struct translation *found = language_find(translating->language, place, *text->text);
    char *copy = found != NULL ? strdup(found->text) : NULL;
    if (copy != NULL) { /* without memory it stays English */
        free(*text->text);
        *text->text = copy;
    }
}

void language_translate(const struct language_file *language, const char *prefix,
                        const struct cyaml_schema_value *schema, void *data)
{
    struct translating translating = {language, prefix};

    schema_texts(schema, data, NULL, translate, &translating);
}
