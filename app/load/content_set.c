/* SPDX-License-Identifier: MIT */
#include "app/load/content_set.h"

#include "app/load/content_check.h"
#include "app/load/content_file.h"
#include "app/load/yaml_schema.h"

#include <stdlib.h>
#include <string.h>

bool content_id_is_valid(const char *id, size_t length)
{
    if (length == 0 || length > CONTENT_ID_MAX) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        bool letter = id[i] >= 'a' && id[i] <= 'z';
        bool digit = id[i] >= '0' && id[i] <= '9';

        if (!letter && !digit && id[i] != '_') {
            return false;
        }
    }
    return true;
}

void content_set_open(struct content_set *set, struct problems *problems)
{
    *set = (struct content_set){.problems = problems, .problems_before = problems->count};
}

static struct content_file *new_file(struct content_set *set, enum content_kind kind,
                                     const char *id)
{
    if (set->counts[kind] == content_kind_info(kind)->max) {
        return NULL;
    }
    struct content_file *file = &set->files[kind][set->counts[kind]++];
    snprintf(file->id, sizeof file->id, "%s", id);
    return file;
}

void content_set_add_broken(struct content_set *set, enum content_kind kind, const char *id)
{
    new_file(set, kind, id);
}

static int order_of(enum content_kind kind, const void *data)
{
    switch (kind) {
    case KIND_TECHNIQUE: return ((const struct technique *)data)->order;
    case KIND_TOOL: return ((const struct tool *)data)->order;
    case KIND_ROUTINE: return ((const struct routine *)data)->order;
    case KIND_CARD: return ((const struct card *)data)->order;
    case KIND_COUNT: break;
    }
    return 0;
}

void content_set_add(struct content_set *set, enum content_kind kind, const char *name,
                     const char *id, const char *bytes, size_t size)
{
    const struct content_kind_info *info = content_kind_info(kind);
    struct content_file *file = new_file(set, kind, id);

    if (file == NULL) {
        problems_add(set->problems, name, 0, 0, "is one %s too many; at most %d are allowed",
                     info->word, info->max);
        return;
    }
    file->loaded = yaml_schema_load(name, bytes, size, &info->schema, &file->doc, &file->data,
                                    set->problems);
    file->order = file->loaded ? order_of(kind, file->data) : 0;
    if (file->loaded && set->texts != NULL) {
        char place[CONTENT_PLACE_SIZE];

        texts_add(set->texts, content_place(kind, id, place), &info->schema, file->data,
                  &file->doc);
    }
}

/* By `order`, then by id; what could not be loaded comes last. */
static int compare_files(const void *a, const void *b)
{
    const struct content_file *left = a;
    const struct content_file *right = b;

    if (left->loaded != right->loaded) {
        return left->loaded ? -1 : 1;
    }
    if (left->order != right->order) {
        return left->order < right->order ? -1 : 1;
    }
    return strcmp(left->id, right->id);
}

/* Moves the struct of a file into its place; what it points to goes along. */
static bool move_into(struct content_file *file, void *place, size_t size, char **id_out)
{
    memcpy(place, file->data, size);
    free(file->data);
    file->data = NULL;
    *id_out = strdup(file->id);
    return *id_out != NULL;
}

static bool move_file(struct content_set *set, enum content_kind kind, int i)
{
    struct content *content = &set->content;
    struct content_file *file = &set->files[kind][i];
    size_t size = content_kind_info(kind)->size;

    switch (kind) {
    case KIND_TECHNIQUE:
        content->technique_count++;
        return move_into(file, &content->techniques[i], size, &content->techniques[i].id);
    case KIND_TOOL:
        content->tool_count++;
        return move_into(file, &content->tools[i], size, &content->tools[i].id);
    case KIND_ROUTINE:
        content->routine_count++;
        return move_into(file, &content->routines[i], size, &content->routines[i].id);
    case KIND_CARD:
        content->card_count++;
        return move_into(file, &content->cards[i], size, &content->cards[i].id);
    case KIND_COUNT: break;
    }
    return false;
}

static bool move_all(struct content_set *set)
{
    bool ok = true;

    for (int kind = 0; kind < KIND_COUNT; kind++) {
        qsort(set->files[kind], (size_t)set->counts[kind], sizeof set->files[kind][0],
              compare_files);
        for (int i = 0; i < set->counts[kind] && set->files[kind][i].loaded; i++) {
            ok = move_file(set, kind, i) && ok;
        }
    }
    return ok;
}

bool content_set_finish(struct content_set *set, const char *assets,
                        const struct settings *settings, struct content *content_out)
{
    *content_out = (struct content){0};
    if (!move_all(set)) {
        problems_add(set->problems, assets, 0, 0, "cannot be loaded: out of memory");
        return false;
    }
    content_check(set, assets, settings);
    if (set->problems->count > set->problems_before) {
        return false;
    }
    *content_out = set->content;
    set->content = (struct content){0};
    return true;
}

void content_set_close(struct content_set *set)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        for (int i = 0; i < set->counts[kind]; i++) {
            struct content_file *file = &set->files[kind][i];

            yaml_schema_free(&content_kind_info(kind)->schema, file->data);
            yaml_doc_close(&file->doc);
        }
        set->counts[kind] = 0;
    }
    content_unload(&set->content);
}
