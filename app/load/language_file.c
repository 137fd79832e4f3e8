/* SPDX-License-Identifier: MIT */
#include "app/load/language_file.h"

#include "app/core/content.h"
#include "app/load/language_entries.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAME_CHARACTERS = 17, /* it stands beside a button */
    DATE_CHARACTERS = 40
};

/* What a table can say of the file; its entries are read from the tree. */
struct head {
    char *name;
    char *voice;
    char *date;
    int decimal;
    int csv_delimiter;
};

static const cyaml_strval_t decimal_words[] = {{".", '.'}, {",", ','}};
static const cyaml_strval_t delimiter_words[] = {{",", ','}, {";", ';'}};

static const cyaml_schema_field_t head_fields[] = {
    SCHEMA_TEXT("name", CYAML_FLAG_DEFAULT, struct head, name, NAME_CHARACTERS),
    SCHEMA_ID("voice", CYAML_FLAG_DEFAULT, struct head, voice, CONTENT_ID_MAX),
    SCHEMA_TEXT("date", CYAML_FLAG_DEFAULT, struct head, date, DATE_CHARACTERS),
    CYAML_FIELD_ENUM("decimal", CYAML_FLAG_STRICT, struct head, decimal, decimal_words,
                     CYAML_ARRAY_LEN(decimal_words)),
    CYAML_FIELD_ENUM("csv_delimiter", CYAML_FLAG_STRICT, struct head, csv_delimiter,
                     delimiter_words, CYAML_ARRAY_LEN(delimiter_words)),
    CYAML_FIELD_IGNORE("texts", CYAML_FLAG_OPTIONAL),
    CYAML_FIELD_IGNORE("places", CYAML_FLAG_OPTIONAL),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t head_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct head, head_fields),
};

static void take_head(struct language_file *file, struct head *head)
{
    file->name = head->name;
    file->voice = head->voice;
    file->date = head->date;
    file->decimal = (char)head->decimal;
    file->csv_delimiter = (char)head->csv_delimiter;
    free(head);
}

static bool check_date(const struct yaml_doc *doc, const struct language_file *file,
                       struct problems *problems)
{
    static const char *const parts[] = {"{day}", "{month}", "{year}"};
    const char *date = file->date != NULL ? file->date : "";

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (strstr(date, parts[i]) == NULL) {
            yaml_doc_problem(doc, problems, "date",
                             "'%s' does not have %s; {day}, {month} and {year} are needed",
                             date, parts[i]);
            return false;
        }
    }
    return true;
}

bool language_file_parse(const char *bytes, size_t size, const char *path,
                         struct language_file *file_out, struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;

    *file_out = (struct language_file){.path = strdup(path)};
    bool ok = yaml_schema_load(path, bytes, size, &head_schema, &doc, &data, problems) &&
              file_out->path != NULL;
    if (data != NULL) {
        take_head(file_out, data);
    }
    ok = ok && check_date(&doc, file_out, problems) &&
         language_entries_read(&doc, file_out, problems);
    yaml_doc_close(&doc);
    if (!ok) {
        language_file_free(file_out);
    }
    return ok;
}

bool language_file_load(const char *path, struct language_file *file_out,
                        struct problems *problems)
{
    struct text text;

    *file_out = (struct language_file){0};
    if (!text_read(path, &text, problems)) {
        return false;
    }
    bool ok = language_file_parse(text.bytes, text.size, path, file_out, problems);
    text_free(&text);
    return ok;
}

void language_file_free(struct language_file *file)
{
    for (int i = 0; i < file->count; i++) {
        language_entry_free(&file->items[i]);
    }
    free(file->items);
    free(file->path);
    free(file->name);
    free(file->voice);
    free(file->date);
    *file = (struct language_file){0};
}

/* The key that an entry is looked up by, apart for each of the two kinds. */
static const char *key_of(const struct translation *item)
{
    return item->place != NULL ? item->place : item->english;
}

static int compare(const void *a, const void *b)
{
    const struct translation *left = a;
    const struct translation *right = b;

    if ((left->place != NULL) != (right->place != NULL)) {
        return left->place != NULL ? -1 : 1;
    }
    int order = strcmp(key_of(left), key_of(right));
    if (order == 0 && left->line != right->line) {
        return left->line < right->line ? -1 : 1;
    }
    return order;
}

bool language_sort(struct language_file *file, struct problems *problems)
{
    bool ok = true;

    if (file->count > 0) {
        qsort(file->items, (size_t)file->count, sizeof file->items[0], compare);
    }
    for (int i = 1; i < file->count; i++) {
        const struct translation *before = &file->items[i - 1];
        const struct translation *item = &file->items[i];

        if ((before->place != NULL) == (item->place != NULL) &&
            strcmp(key_of(before), key_of(item)) == 0) {
            problems_add(problems, file->path, item->line, item->column,
                         "'%s' is there twice, also in line %zu; remove one", key_of(item),
                         before->line);
            ok = false;
        }
    }
    return ok;
}

static const struct translation *look_up(const struct language_file *file, bool of_place,
                                         const char *key)
{
    int low = 0;
    int high = file->count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct translation *item = &file->items[middle];
        int order = (item->place != NULL) == of_place ? strcmp(key_of(item), key)
                    : of_place                        ? 1
                                                      : -1;
        if (order == 0) {
            return item;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

const struct translation *language_find(const struct language_file *file, const char *place,
                                        const char *english)
{
    const struct translation *item = look_up(file, true, place);

    if (item != NULL && strcmp(item->english, english) == 0) {
        return item;
    }
    return look_up(file, false, english);
}
