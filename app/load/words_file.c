/* SPDX-License-Identifier: MIT */
#include "app/load/content_file.h"
#include "app/load/file_list.h"
#include "app/load/language_translate.h"
#include "app/load/schema_texts.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What the places of the words begin with. */
#define WORDS_PLACE "strings"

enum {
    WORD_CHARACTERS = 200,
    WORDS_COUNT = sizeof(struct words) / sizeof(char *), /* it has strings only */
};

static_assert((int)WORDS_COUNT < (int)SCHEMA_FIELDS_MAX, "more words than a schema can check");

static const cyaml_schema_field_t words_fields[] = {
#define WORDS_SCHEMA(name)                                                                     \
    SCHEMA_TEXT(#name, CYAML_FLAG_DEFAULT, struct words, name, WORD_CHARACTERS),
    WORDS_LIST(WORDS_SCHEMA)
#undef WORDS_SCHEMA
        CYAML_FIELD_END,
};

static const cyaml_schema_value_t words_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct words, words_fields),
};

bool words_parse(const char *bytes, size_t size, const char *name, struct texts *texts,
                 struct words *words_out, struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;
    bool ok = yaml_schema_load(name, bytes, size, &words_schema, &doc, &data, problems);

    *words_out = *words_emergency();
    if (ok) {
        *words_out = *(struct words *)data;
        free(data);
    }
    if (ok && texts != NULL) {
        texts_add(texts, WORDS_PLACE, &words_schema, words_out, &doc);
    }
    yaml_doc_close(&doc);
    return ok;
}

bool words_load(const char *assets, struct texts *texts, struct words *words_out,
                struct problems *problems)
{
    char folder[FILE_PATH_MAX];
    char path[FILE_PATH_MAX];
    struct text text;

    *words_out = *words_emergency();
    if (!file_path_join(folder, assets, "strings", problems) ||
        !file_path_join(path, folder, LANGUAGE_SOURCE ".yaml", problems) ||
        !text_read(path, &text, problems)) {
        return false;
    }
    bool ok = words_parse(text.bytes, text.size, path, texts, words_out, problems);
    text_free(&text);
    return ok;
}

bool words_translate(const struct words *words, const struct language_file *language,
                     struct words *words_out)
{
    *words_out = *words;
    if (!schema_copy_inside(&words_schema, words_out)) {
        yaml_schema_free_inside(&words_schema, words_out);
        *words_out = *words_emergency();
        return false;
    }
    language_translate(language, WORDS_PLACE, &words_schema, words_out);
    return true;
}

/* What a fault screen says when there is no file to read it from. A key without a line here
 * gets no words: its macro does not exist, so the second of two arguments is "". */
#define WORDS_EMERGENCY_fault_line_1 , "Back in a"
#define WORDS_EMERGENCY_fault_line_2 , "moment"
#define WORDS_EMERGENCY_fault_hint_1 , "This screen needs a helping hand."
#define WORDS_EMERGENCY_fault_hint_2 , "You can still stretch at the wall."
#define WORDS_EMERGENCY_fault_reason , "{station}: a file is missing or wrong"
#define WORDS_EMERGENCY_fault_staff  , "Staff: mend what is named below, then start again."

#define WORDS_SECOND(first, second, ...) second
#define WORDS_SECOND_OF(...)             WORDS_SECOND(__VA_ARGS__)
#define WORDS_EMERGENCY_TEXT(name)       WORDS_SECOND_OF(WORDS_EMERGENCY_##name, "", "")

const struct words *words_emergency(void)
{
    /* Constants on one side, the members of struct words on the other. */
    static const union {
        const char *texts[WORDS_COUNT];
        struct words words;
    } emergency = {{
#define WORDS_TEXT(name) WORDS_EMERGENCY_TEXT(name),
        WORDS_LIST(WORDS_TEXT)
#undef WORDS_TEXT
    }};

    return &emergency.words;
}

/* Whoever failed to load words has the emergency's, which are nobody's to free. */
void words_unload(struct words *words)
{
    if (words->key_start != words_emergency()->key_start && words->key_start != NULL) {
        struct words copy = *words;
        yaml_schema_free_inside(&words_schema, &copy);
    }
    *words = *words_emergency();
}
