/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/core/settings.h"
#include "app/load/content_file.h"
#include "app/load/content_set.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const struct fixture_file files[] = {
    {KIND_TECHNIQUE, "ball",
     "order: 1\n"
     "listed: true\n"
     "name: Ball release\n"
     "label: Ball\n"
     "purpose: Pressure on one spot\n"
     "best: Small knots\n"
     "muscle: gastrocnemius\n"
     "scene: ball\n"
     "tool: ball\n"
     "dose: {value: 150, min: 120, max: 600, source: ours}\n"
     "ready:\n"
     "  take: Take a ball\n"
     "  take_hint: A hard one\n"
     "  place: Sit down\n"
     "  place_hint: \"{leg} leg straight\"\n"
     "caution: Stop if it tingles\n"
     "phases:\n"
     "  - kind: search\n"
     "    name: Search\n"
     "    cue: Roll slowly\n"
     "    hint: Find a spot\n"
     "    seconds: {value: 40, min: 20, max: 60, source: ours}\n"
     "    panel: {title: Here, text: Up the inside}\n"
     "  - kind: hold\n"
     "    name: Hold\n"
     "    cue: Hold still\n"
     "    hint: Breathe\n"
     "    seconds: {value: 45, min: 30, max: 60, source: article}\n"
     "    breath: true\n"
     "    panel: {title: Here, text: On the spot, note: Slowly}\n"},
    {KIND_TECHNIQUE, "heels",
     "order: 2\n"
     "listed: false\n"
     "name: Heel drops\n"
     "label: Heel drops\n"
     "purpose: Length\n"
     "best: Runners\n"
     "muscle: calf\n"
     "scene: heels\n"
     "tool: wall\n"
     "ready: {place: Stand, place_hint: Toes on the edge}\n"
     "caution: Hold on\n"
     "phases:\n"
     "  - kind: reps\n"
     "    name: Drops\n"
     "    cue: Down and up\n"
     "    hint: Slowly\n"
     "    reps: {value: 8, min: 5, max: 10, source: article}\n"
     "    beats:\n"
     "      - {name: Down, cue: Sink, seconds: {value: 3, min: 2, max: 5, source: ours}}\n"
     "      - {name: Up, cue: Rise, seconds: {value: 2, min: 2, max: 5, source: ours}}\n"
     "    panel: {title: Here, text: The whole calf}\n"},
    {KIND_TOOL, "ball",
     "order: 1\n"
     "name: Ball\n"
     "line: On the floor\n"
     "fetch: true\n"
     "offered: true\n"
     "best_for: Knots\n"
     "features: Small\n"
     "pros: [Exact]\n"
     "cons: [Intense]\n"
     "release: [ball]\n"},
    {KIND_TOOL, "wall",
     "order: 2\n"
     "name: Wall\n"
     "line: Always there\n"
     "fetch: false\n"
     "offered: false\n"
     "best_for: Stretching\n"
     "features: Flat\n"},
    {KIND_ROUTINE, "quick",
     "order: 1\n"
     "name: Quick\n"
     "line: A few spots\n"
     "tools: [ball]\n"
     "items:\n"
     "  - seconds: {value: 100, min: 90, max: 180, source: article}\n"
     "  - technique: heels\n"
     "leg_minutes: {min: 2, max: 3, source: article}\n"
     "next: heels\n"},
    {KIND_CARD, "what",
     "order: 1\n"
     "title: What it is\n"
     "body: A tight spot\n"
     "key: It can let go\n"},
    {KIND_COUNT, NULL, NULL},
};

const struct fixture_file *fixture_files(void)
{
    return files;
}

/* Changes the first match; "tool:ball" would be no id, so a kind comes before a slash. */
static bool is_changed(const struct fixture_file *file, const struct fixture_change *change)
{
    char id[64];

    snprintf(id, sizeof id, "%s/%s", content_kind_info(file->kind)->folder, file->id);
    return change->id != NULL && strcmp(change->id, id) == 0;
}

static char *changed_text(const char *text, const struct fixture_change *change)
{
    const char *at = strstr(text, change->from);
    char *out = calloc(1, strlen(text) + strlen(change->to) + 1);

    assert_non_null(at);
    assert_non_null(out);
    memcpy(out, text, (size_t)(at - text));
    strcat(out, change->to);
    strcat(out, at + strlen(change->from));
    return out;
}

bool fixture_load(const struct fixture_change *change, struct content *content_out,
                  struct problems *problems)
{
    struct content_set *set = calloc(1, sizeof *set);
    struct settings settings = settings_default();
    bool used = change->id == NULL;

    assert_non_null(set);
    content_set_open(set, problems);
    for (const struct fixture_file *file = files; file->id != NULL; file++) {
        bool change_it = is_changed(file, change);
        char *text = change_it ? changed_text(file->text, change) : NULL;
        const char *bytes = change_it ? text : file->text;
        char name[64];

        snprintf(name, sizeof name, "%s/%s.yaml", content_kind_info(file->kind)->folder,
                 file->id);
        content_set_add(set, file->kind, name, file->id, bytes, strlen(bytes));
        free(text);
        used = used || change_it;
    }
    assert_true(used);
    bool ok = content_set_finish(set, "assets", &settings, content_out);
    content_set_close(set);
    free(set);
    return ok;
}

bool fixture_has(const struct problems *problems, const char *place, const char *words)
{
    for (int i = 0; i < problems->count && i < PROBLEMS_MAX; i++) {
        if (strncmp(problems->lines[i], place, strlen(place)) == 0 &&
            strstr(problems->lines[i], words) != NULL) {
            return true;
        }
    }
    return false;
}

void fixture_expect(const struct problems *problems, const char *place, const char *words)
{
    if (!fixture_has(problems, place, words)) {
        print_error("expected a problem \"%s ... %s\", got %d:\n", place, words,
                    problems->count);
        problems_print(problems, stderr);
        fail();
    }
}

void fixture_check_rows(const struct fixture_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct problems problems = {.count = 0};
        struct content content;

        assert_false(fixture_load(&rows[i].change, &content, &problems));
        assert_int_equal(content.technique_count, 0);
        fixture_expect(&problems, rows[i].place, rows[i].words);
        content_unload(&content);
    }
}

void fixture_make_folder(char path_out[64])
{
    snprintf(path_out, 64, "/tmp/unknot-load-XXXXXX");
    assert_non_null(mkdtemp(path_out));
}

void fixture_remove(const char *path)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", path);
    assert_int_equal(system(command), 0);
}

void fixture_write(const char *folder, const char *name, const void *bytes, size_t size)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

void fixture_write_all(const char *folder)
{
    char path[512];

    for (int kind = 0; kind < KIND_COUNT; kind++) {
        snprintf(path, sizeof path, "%s/%s", folder, content_kind_info(kind)->folder);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    for (const struct fixture_file *file = files; file->id != NULL; file++) {
        snprintf(path, sizeof path, "%s/%s.yaml", content_kind_info(file->kind)->folder,
                 file->id);
        fixture_write(folder, path, file->text, strlen(file->text));
    }
}
