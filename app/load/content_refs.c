/* SPDX-License-Identifier: MIT */
#include "app/load/content_check.h"
#include "app/load/near_word.h"

#include <string.h>

enum {
    LIST_SIZE = 240
};

static void unknown_id(const struct check *check, enum content_kind kind, const char *key,
                       const char *id)
{
    const struct content_file *files = check->set->files[kind];
    char list[LIST_SIZE] = "";
    struct near_word near = {0};
    size_t used = 0;

    for (int i = 0; i < check->set->counts[kind]; i++) {
        near_word_try(&near, id, files[i].id);
        if (used + 1 < sizeof list) {
            snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "", files[i].id);
            used = strlen(list);
        }
    }
    check_problem(
        check, key, "there is no %s '%s'%s%s%s; there are %s", content_kind_info(kind)->word,
        id, near.word != NULL ? ", did you mean '" : "", near.word != NULL ? near.word : "",
        near.word != NULL ? "'?" : "", list[0] != '\0' ? list : "none");
}

/* Index of the file with this id; -1: none. A file that could not be loaded comes after all
 * that could, so its index is no item's: nothing is checked with it any more. */
static int resolve(const struct check *check, enum content_kind kind, const char *key,
                   const char *id)
{
    for (int i = 0; i < check->set->counts[kind]; i++) {
        const struct content_file *file = &check->set->files[kind][i];

        if (strcmp(file->id, id) == 0) {
            return file->loaded ? i : -1;
        }
    }
    unknown_id(check, kind, key, id);
    return -1;
}

static void check_twice(const struct check *check, const char *key, char *const *ids,
                        unsigned last)
{
    for (unsigned i = 0; i < last; i++) {
        if (strcmp(ids[i], ids[last]) == 0) {
            check_problem(check, key, "'%s' is in the list twice", ids[last]);
            return;
        }
    }
}

static int resolve_optional(struct check *check, const char *key, const char *id)
{
    return id != NULL ? resolve(check, KIND_TECHNIQUE, key, id) : -1;
}

static void resolve_release(struct check *check, struct tool *tool)
{
    char key[CHECK_PREFIX_SIZE];

    tool->release_count = (int)tool->release_ids_count;
    for (unsigned i = 0; i < tool->release_ids_count; i++) {
        snprintf(key, sizeof key, "release[%u]", i);
        check_twice(check, key, tool->release_ids, i);
        int technique = resolve(check, KIND_TECHNIQUE, key, tool->release_ids[i]);
        tool->release[i] = technique;
        if (technique >= 0 && !technique_searches(&check->content->techniques[technique])) {
            check_problem(check, key,
                          "'%s' has no search phase, so it cannot share a release's time",
                          tool->release_ids[i]);
        }
    }
}

static void resolve_item(struct check *check, struct item *item)
{
    item->technique = -1;
    if (item->technique_id == NULL) {
        return;
    }
    item->technique = resolve(check, KIND_TECHNIQUE, "technique", item->technique_id);
    if (item->technique < 0) {
        return;
    }
    bool searches = technique_searches(&check->content->techniques[item->technique]);
    if (searches && item->seconds.value == 0) {
        check_problem(check, "technique", "'%s' searches, so the key 'seconds' is needed",
                      item->technique_id);
    } else if (!searches && item->seconds.value != 0) {
        check_problem(check, "seconds", "'%s' takes the time of its own phases; remove it",
                      item->technique_id);
    }
}

static bool has_release_item(const struct routine *routine)
{
    for (unsigned i = 0; i < routine->items_count; i++) {
        if (routine->items[i].technique_id == NULL) {
            return true;
        }
    }
    return false;
}

static void resolve_tools(struct check *check, struct routine *routine)
{
    char key[CHECK_PREFIX_SIZE];

    for (unsigned i = 0; i < routine->tool_ids_count; i++) {
        snprintf(key, sizeof key, "tools[%u]", i);
        check_twice(check, key, routine->tool_ids, i);
        routine->tools[i] = resolve(check, KIND_TOOL, key, routine->tool_ids[i]);
        if (routine->tools[i] < 0) {
            continue;
        }
        const struct tool *tool = &check->content->tools[routine->tools[i]];
        if (routine->tool_ids_count > 1 && !tool->offered) {
            check_problem(check, key, "'%s' is not offered, so nobody can choose it",
                          routine->tool_ids[i]);
        }
        if (has_release_item(routine) && tool->release_count == 0) {
            check_problem(check, key, "'%s' has no release techniques for the release item",
                          routine->tool_ids[i]);
        }
    }
}

/* The learn screen has one button that leads on. */
static void check_from_learn(const struct check *check, const struct routine *routine)
{
    if (routine->from_learn &&
        &check->content->routines[content_learn_routine(check->content)] != routine) {
        check_problem(check, "from_learn", "the learn screen leads to another routine already");
    }
}

static void resolve_routine(struct check *check, struct routine *routine)
{
    resolve_tools(check, routine);
    check_from_learn(check, routine);
    for (unsigned i = 0; i < routine->items_count; i++) {
        snprintf(check->prefix, sizeof check->prefix, "items[%u].", i);
        resolve_item(check, &routine->items[i]);
    }
    check->prefix[0] = '\0';
    routine->next = resolve_optional(check, "next", routine->next_id);
    routine->shown = resolve_optional(check, "shown", routine->shown_id);
}

/* A closeup's or a tool's picture names something of a file of pictures. */
static void check_name(const struct check *check, const char *key, const char *what,
                       const char *name, bool known)
{
    if (name != NULL && !known) {
        check_problem(check, key, "there is no %s '%s'", what, name);
    }
}

static void check_marks(const struct check *check, const struct marks *marks)
{
    const struct closeup *closeup = check->set->pictures.closeup;

    if (closeup == NULL) {
        return;
    }
    check_name(check, "closeup.spot", "spot in figure/closeup.yaml", marks->spot,
               closeup_find_spot(closeup, marks->spot) >= 0);
    check_name(check, "closeup.path", "path in figure/closeup.yaml", marks->path,
               closeup_find_path(closeup, marks->path) >= 0);
}

static void check_all_marks(struct check *check, const struct technique *technique)
{
    check_marks(check, &technique->closeup);
    for (unsigned i = 0; i < technique->phases_count; i++) {
        snprintf(check->prefix, sizeof check->prefix, "phases[%u].", i);
        check_marks(check, &technique->phases[i].closeup);
    }
    check->prefix[0] = '\0';
}

static void check_picture(const struct check *check, const struct tool *tool)
{
    const struct tool_pictures *pictures = check->set->pictures.tools;

    if (pictures != NULL) {
        check_name(check, "picture", "picture in figure/tools.yaml", tool->picture,
                   tool_pictures_find(pictures, tool->picture) >= 0);
    }
}

static bool is_reachable(const struct content *content, int technique)
{
    if (content->techniques[technique].listed) {
        return true;
    }
    for (int i = 0; i < content->tool_count; i++) {
        for (int j = 0; j < content->tools[i].release_count; j++) {
            if (content->tools[i].release[j] == technique) {
                return true;
            }
        }
    }
    for (int i = 0; i < content->routine_count; i++) {
        for (unsigned j = 0; j < content->routines[i].items_count; j++) {
            if (content->routines[i].items[j].technique == technique) {
                return true;
            }
        }
        if (content->routines[i].next == technique) {
            return true;
        }
    }
    return false;
}

static bool all_loaded(const struct content_set *set, enum content_kind kind)
{
    int count = set->counts[kind];

    return count == 0 || set->files[kind][count - 1].loaded;
}

static void check_reachable(struct check *check)
{
    /* A file that could not be loaded may be the one that leads there. */
    if (!all_loaded(check->set, KIND_TOOL) || !all_loaded(check->set, KIND_ROUTINE)) {
        return;
    }
    for (int i = 0; i < check->content->technique_count; i++) {
        if (!is_reachable(check->content, i)) {
            check_enter(check, KIND_TECHNIQUE, i);
            check_problem(check, "listed",
                          "no tool and no routine leads here; 'listed: true' is needed");
        }
    }
}

void check_references(struct check *check)
{
    struct content *content = check->content;

    for (int i = 0; i < content->technique_count; i++) {
        struct technique *technique = &content->techniques[i];
        check_enter(check, KIND_TECHNIQUE, i);
        technique->tool = resolve(check, KIND_TOOL, "tool", technique->tool_id);
        technique->next = resolve_optional(check, "next", technique->next_id);
        check_all_marks(check, technique);
    }
    for (int i = 0; i < content->tool_count; i++) {
        check_enter(check, KIND_TOOL, i);
        resolve_release(check, &content->tools[i]);
        check_picture(check, &content->tools[i]);
    }
    for (int i = 0; i < content->routine_count; i++) {
        check_enter(check, KIND_ROUTINE, i);
        resolve_routine(check, &content->routines[i]);
    }
    check_reachable(check);
}
