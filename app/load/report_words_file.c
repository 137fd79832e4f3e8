/* SPDX-License-Identifier: MIT */
#include "app/load/report_words_file.h"

#include "app/load/file_list.h"
#include "app/load/language_translate.h"
#include "app/load/schema_texts.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <stdlib.h>
#include <string.h>

/* What the places of the words begin with. */
#define WORDS_PLACE "strings/report"

enum {
    WORD_CHARACTERS = 200
};

static const cyaml_schema_field_t fields[] = {
#define REPORT_WORDS_SCHEMA(name)                                                              \
    SCHEMA_TEXT(#name, CYAML_FLAG_DEFAULT, struct report_words, name, WORD_CHARACTERS),
    REPORT_WORDS_LIST(REPORT_WORDS_SCHEMA)
#undef REPORT_WORDS_SCHEMA
        CYAML_FIELD_END,
};

static const cyaml_schema_value_t schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct report_words, fields),
};

static bool parse(const struct text *text, const char *name, struct texts *texts,
                  struct report_words *words_out, struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;
    bool ok = yaml_schema_load(name, text->bytes, text->size, &schema, &doc, &data, problems);

    if (ok) {
        *words_out = *(struct report_words *)data;
        free(data);
    }
    if (ok && texts != NULL) {
        texts_add(texts, WORDS_PLACE, &schema, words_out, &doc);
    }
    yaml_doc_close(&doc);
    return ok;
}

bool report_words_load(const char *assets, struct texts *texts, struct report_words *words_out,
                       struct problems *problems)
{
    char path[FILE_PATH_MAX];
    struct text text;

    memset(words_out, 0, sizeof *words_out);
    if (!file_path_join(path, assets, "strings/report.yaml", problems) ||
        !text_read(path, &text, problems)) {
        return false;
    }
    bool ok = parse(&text, path, texts, words_out, problems);
    text_free(&text);
    return ok;
}

bool report_words_translate(const struct report_words *words,
                            const struct language_file *language,
                            struct report_words *words_out)
{
    *words_out = *words;
    if (!schema_copy_inside(&schema, words_out)) {
        report_words_unload(words_out);
        return false;
    }
    language_translate(language, WORDS_PLACE, &schema, words_out);
    return true;
}

const struct report_words *report_words_emergency(void)
{
    /* Constants on one side, the members of struct report_words on the other. */
    static const union {
        const char *texts[sizeof(struct report_words) / sizeof(char *)];
        struct report_words words;
    } emergency = {{
#define REPORT_WORDS_KEY(name) #name,
        REPORT_WORDS_LIST(REPORT_WORDS_KEY)
#undef REPORT_WORDS_KEY
    }};

    return &emergency.words;
}

void report_words_unload(struct report_words *words)
{
    if (words->months != report_words_emergency()->months) {
        yaml_schema_free_inside(&schema, words);
    }
    memset(words, 0, sizeof *words);
}
