/* SPDX-License-Identifier: MIT */
/* Any bytes as a set of content files: refused with reasons, or a content that can be planned.
 *
 * A line "%% FOLDER/ID" begins a file: techniques, tools, routines, learn, strings or
 * languages. */
#include "app/core/plan.h"
#include "app/load/content_file.h"
#include "app/load/content_set.h"
#include "app/load/text_file.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A part of the input. */
struct part {
    const char *bytes;
    size_t size;
};

static struct part cut_line(struct part *rest)
{
    const char *end = memchr(rest->bytes, '\n', rest->size);
    struct part line = {rest->bytes, end != NULL ? (size_t)(end - rest->bytes) : rest->size};
    size_t used = end != NULL ? line.size + 1 : line.size;

    rest->bytes += used;
    rest->size -= used;
    return line;
}

static bool is_head(struct part rest)
{
    return rest.size >= 3 && memcmp(rest.bytes, "%% ", 3) == 0;
}

/* The text up to the next head. */
static struct part cut_text(struct part *rest)
{
    struct part text = {rest->bytes, 0};

    while (rest->size > 0 && !is_head(*rest)) {
        cut_line(rest);
    }
    text.size = (size_t)(rest->bytes - text.bytes);
    return text;
}

/* Whatever is said is one clean line; and the walk over the tree has found all that libcyaml
 * would have refused. */
static void check_lines(const struct problems *problems)
{
    static const char refused[] = "fuzz:1:1: cannot be loaded";

    for (int i = 0; i < problems->count && i < PROBLEMS_MAX; i++) {
        if (!text_is_line(problems->lines[i], strlen(problems->lines[i])) ||
            strncmp(problems->lines[i], refused, strlen(refused)) == 0) {
            abort();
        }
    }
}

static void load_words(struct part text)
{
    struct problems problems = {.count = 0};
    struct words words;

    if (words_parse(text.bytes, text.size, "fuzz", NULL, &words, &problems) !=
        (problems.count == 0)) {
        abort();
    }
    check_lines(&problems);
    words_unload(&words);
}

/* Whatever was let in can be looked up, and held against texts. */
static void load_language(struct part text)
{
    static char english[] = "Back {n}", place[] = "strings/key_back";
    struct source_text item = {.text = english, .place = place, .characters_max = 20};
    const struct texts texts = {.items = &item, .count = 1};
    struct problems problems = {.count = 0};
    struct language_file file;

    if (language_file_parse(text.bytes, text.size, "fuzz", &file, &problems) !=
        (problems.count == 0)) {
        abort();
    }
    for (int i = 0; i < file.count; i++) {
        const struct translation *item_i = &file.items[i];
        const char *at = item_i->place != NULL ? item_i->place : "strings/nowhere";

        if (language_find(&file, at, item_i->english) == NULL) {
            abort();
        }
    }
    language_check(&file, &texts, &problems);
    (void)language_print_gaps(&file, &texts, 0, NULL);
    check_lines(&problems);
    language_file_free(&file);
}

static void add_part(struct content_set *set, struct part head, struct part text)
{
    const char *slash = memchr(head.bytes, '/', head.size);
    size_t folder_size = slash != NULL ? (size_t)(slash - head.bytes) : head.size;
    size_t id_size = slash != NULL ? head.size - folder_size - 1 : 0;
    char id[CONTENT_ID_MAX + 1] = "";

    if (folder_size == 7 && memcmp(head.bytes, "strings", 7) == 0) {
        load_words(text);
        return;
    }
    if (folder_size == 9 && memcmp(head.bytes, "languages", 9) == 0) {
        load_language(text);
        return;
    }
    if (slash == NULL || !content_id_is_valid(slash + 1, id_size)) {
        return;
    }
    memcpy(id, slash + 1, id_size);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *folder = content_kind_info(kind)->folder;
        if (strlen(folder) == folder_size && memcmp(folder, head.bytes, folder_size) == 0) {
            content_set_add(set, kind, "fuzz", id, text.bytes, text.size);
        }
    }
}

/* Whatever was let in can be planned: no endless cycle, nothing without time. */
static void plan_all(const struct content *content, const struct settings *settings)
{
    for (int i = 0; i < content->technique_count; i++) {
        struct choice choice = {.routine = -1,
                                .technique = i,
                                .tool = content->techniques[i].tool,
                                .legs = LEGS_BOTH};
        if (plan_choice_ms(content, settings, NULL, &choice) <= 0) {
            abort();
        }
    }
    for (int i = 0; i < content->routine_count; i++) {
        for (unsigned j = 0; j < content->routines[i].tool_ids_count; j++) {
            struct choice choice = {.routine = i,
                                    .technique = -1,
                                    .tool = content->routines[i].tools[j],
                                    .legs = LEGS_BOTH};
            if (plan_choice_ms(content, settings, NULL, &choice) <= 0) {
                abort();
            }
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct content_set *set = calloc(1, sizeof *set);
    struct problems problems = {.count = 0};
    struct settings settings = settings_default();
    struct content content;
    struct part rest = {(const char *)data, size};

    if (set == NULL) {
        return 0;
    }
    content_set_open(set, &problems);
    while (rest.size > 0) {
        struct part head = cut_line(&rest);
        struct part text = cut_text(&rest);
        if (is_head(head)) {
            add_part(set, (struct part){head.bytes + 3, head.size - 3}, text);
        }
    }
    bool ok = content_set_finish(set, "fuzz", &settings, &content);
    content_set_close(set);
    free(set);
    if (ok != (problems.count == 0)) {
        abort();
    }
    check_lines(&problems);
    plan_all(&content, &settings);
    content_unload(&content);
    return 0;
}
