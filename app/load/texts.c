/* SPDX-License-Identifier: MIT */
#include "app/load/texts.h"

#include "app/load/schema_texts.h"

#include <stdlib.h>
#include <string.h>

enum {
    PLACE_SIZE = 200,
    ROOM_FIRST = 256
};

/* A file whose texts are being added. */
struct adding {
    struct texts *texts;
    const char *prefix;
};

static bool make_room(struct texts *texts)
{
    if (texts->count < texts->room) {
        return true;
    }
    int room = texts->room > 0 ? texts->room * 2 : ROOM_FIRST;
    struct source_text *items = realloc(texts->items, (size_t)room * sizeof *items);
    if (items == NULL) {
        return false;
    }
    texts->items = items;
    texts->room = room;
    return true;
}

static void add(void *context, const struct schema_text *text)
{
    const struct adding *adding = context;
    struct texts *texts = adding->texts;
    char place[PLACE_SIZE];

    if (texts->no_memory || !make_room(texts)) {
        texts->no_memory = true;
        return;
    }
    snprintf(place, sizeof place, "%s/%s", adding->prefix, text->path);
    struct source_text *item = &texts->items[texts->count++];
    *item = (struct source_text){
        .text = strdup(*text->text),
        .place = strdup(place),
        .characters_max = text->characters_max,
        .file = texts->file_count - 1,
        .line = text->line,
        .column = text->column,
    };
    if (item->text == NULL || item->place == NULL) {
        free(item->text);
        free(item->place);
        texts->count--;
        texts->no_memory = true;
    }
}

static bool add_file(struct texts *texts, const char *name)
{
    char **files = realloc(texts->files, (size_t)(texts->file_count + 1) * sizeof *files);

    if (files == NULL) {
        return false;
    }
    texts->files = files;
    files[texts->file_count] = strdup(name);
    if (files[texts->file_count] == NULL) {
        return false;
    }
    texts->file_count++;
    return true;
}

void texts_add(struct texts *texts, const char *prefix, const struct cyaml_schema_value *schema,
               void *data, const struct yaml_doc *doc)
{
    struct adding adding = {texts, prefix};

    if (!add_file(texts, doc->name)) {
        texts->no_memory = true;
        return;
    }
    schema_texts(schema, data, doc, add, &adding);
}

void texts_free(struct texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        free(texts->items[i].text);
        free(texts->items[i].place);
    }
    for (int i = 0; i < texts->file_count; i++) {
        free(texts->files[i]);
    }
    free(texts->items);
    free(texts->files);
    *texts = (struct texts){0};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool text_has_words(const char *text)
{
    for (; *text != '\0'; text++) {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;

        if (end != NULL) {
            text = end;
        } else if (is_letter(*text)) {
            return true;
        }
    }
    return false;
}
