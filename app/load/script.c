/* SPDX-License-Identifier: MIT */
#include "app/load/script.h"

#include "app/load/content_set.h"
#include "app/load/script_words.h"
#include "app/load/text_file.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAP_MS = 80,
    AFTER_LAST_MS = 1000,
    STEP_MAX = 999,
    ROOM_FIRST = 64,
    ROOM_MAX = ROOM_FIRST << 11,
};

struct parser {
    struct script_words words;
    struct script *script;
    int room;
    bool full;
};

static bool grow(struct parser *parser)
{
    struct script *script = parser->script;

    if (script->count < parser->room) {
        return true;
    }
    int room = parser->room > 0 ? parser->room * 2 : ROOM_FIRST;
    struct script_line *lines =
        room <= ROOM_MAX ? realloc(script->lines, (size_t)room * sizeof *lines) : NULL;
    if (lines == NULL) {
        script_words_problem(&parser->words, &parser->words.words[0],
                             "the script is too long; at most %d changes of a button and "
                             "other instructions are allowed",
                             ROOM_MAX);
        parser->full = true;
        return false;
    }
    script->lines = lines;
    parser->room = room;
    return true;
}

static struct script_line *add(struct parser *parser, enum script_kind kind, int64_t at_ms)
{
    if (parser->full || !grow(parser)) {
        return NULL;
    }
    struct script_line *line = &parser->script->lines[parser->script->count++];
    *line = (struct script_line){.kind = kind,
                                 .at_ms = at_ms,
                                 .line = parser->words.line,
                                 .ordinal = parser->script->count};
    return line;
}

static void add_edge(struct parser *parser, int64_t at_ms, enum button button, bool pressed)
{
    struct script_line *line = add(parser, SCRIPT_EDGE, at_ms);

    if (line != NULL) {
        line->button = button;
        line->pressed = pressed;
    }
}

static void parse_tap(struct parser *parser, int64_t at_ms)
{
    enum button button = BUTTON_OK;

    if (script_words_needed(&parser->words, 3, "tap BUTTON") &&
        script_word_button(&parser->words, &parser->words.words[2], &button)) {
        add_edge(parser, at_ms, button, true);
        add_edge(parser, at_ms + TAP_MS, button, false);
    }
}

static void parse_press(struct parser *parser, int64_t at_ms)
{
    enum button button = BUTTON_OK;

    if (script_words_needed(&parser->words, 3, "press BUTTON") &&
        script_word_button(&parser->words, &parser->words.words[2], &button)) {
        add_edge(parser, at_ms, button, true);
    }
}

static void parse_release(struct parser *parser, int64_t at_ms)
{
    enum button button = BUTTON_OK;

    if (script_words_needed(&parser->words, 3, "release BUTTON") &&
        script_word_button(&parser->words, &parser->words.words[2], &button)) {
        add_edge(parser, at_ms, button, false);
    }
}

static void parse_hold(struct parser *parser, int64_t at_ms)
{
    unsigned buttons = 0;
    int64_t length_ms = 0;

    if (!script_words_needed(&parser->words, 4, "hold BUTTON+BUTTON SECONDS") ||
        !script_word_chord(&parser->words, &parser->words.words[2], &buttons) ||
        !script_word_time(&parser->words, &parser->words.words[3], &length_ms)) {
        return;
    }
    for (int pressed = 1; pressed >= 0; pressed--) {
        for (int button = 0; button < BUTTON_COUNT; button++) {
            if ((buttons & 1U << button) != 0) {
                add_edge(parser, pressed ? at_ms : at_ms + length_ms, (enum button)button,
                         pressed != 0);
            }
        }
    }
}

static void parse_expect_screen(struct parser *parser, int64_t at_ms)
{
    const struct script_word *word = &parser->words.words[3];
    char list[240] = "";

    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (script_word_is(word, screen_name((enum screen)i))) {
            struct script_line *line = add(parser, SCRIPT_EXPECT_SCREEN, at_ms);
            if (line != NULL) {
                line->screen = (enum screen)i;
            }
            return;
        }
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "",
                 screen_name((enum screen)i));
    }
    script_words_problem(&parser->words, word,
                         "'%.*s' is no screen of this version; allowed are %s",
                         script_word_shown(word), word->text, list);
}

static void parse_expect_step(struct parser *parser, int64_t at_ms)
{
    int step = 0;

    if (!script_word_number(&parser->words, &parser->words.words[3], STEP_MAX, &step)) {
        return;
    }
    struct script_line *line = add(parser, SCRIPT_EXPECT_STEP, at_ms);
    if (line != NULL) {
        line->step = step;
    }
}

/* Which languages there are is not known here: the run says when it is another. */
static void parse_expect_language(struct parser *parser, int64_t at_ms)
{
    const struct script_word *word = &parser->words.words[3];

    if (!content_id_is_valid(word->text, word->length)) {
        script_words_problem(&parser->words, word,
                             "'%.*s' is no language; 1 to %d of a-z, 0-9 and _ are allowed",
                             script_word_shown(word), word->text, CONTENT_ID_MAX);
        return;
    }
    struct script_line *line = add(parser, SCRIPT_EXPECT_LANGUAGE, at_ms);
    if (line != NULL) {
        snprintf(line->name, sizeof line->name, "%.*s", (int)word->length, word->text);
    }
}

static void parse_expect(struct parser *parser, int64_t at_ms)
{
    if (!script_words_needed(&parser->words, 4, "expect screen NAME, step N or language ID")) {
        return;
    }
    if (script_word_is(&parser->words.words[2], "screen")) {
        parse_expect_screen(parser, at_ms);
    } else if (script_word_is(&parser->words.words[2], "step")) {
        parse_expect_step(parser, at_ms);
    } else if (script_word_is(&parser->words.words[2], "language")) {
        parse_expect_language(parser, at_ms);
    } else {
        script_words_problem(&parser->words, &parser->words.words[2],
                             "'%.*s' cannot be expected; allowed are screen, "
                             "step and language",
                             script_word_shown(&parser->words.words[2]),
                             parser->words.words[2].text);
    }
}

static void parse_clock(struct parser *parser, int64_t at_ms)
{
    int weekday = 0;
    int minute = 0;

    if (!script_words_needed(&parser->words, 4, "clock DAY HH:MM") ||
        !script_word_weekday(&parser->words, &parser->words.words[2], &weekday) ||
        !script_word_minute(&parser->words, &parser->words.words[3], &minute)) {
        return;
    }
    struct script_line *line = add(parser, SCRIPT_CLOCK, at_ms);
    if (line != NULL) {
        line->weekday = weekday;
        line->minute = minute;
    }
}

static void parse_shot(struct parser *parser, int64_t at_ms)
{
    const struct script_word *word = &parser->words.words[2];

    if (!script_words_needed(&parser->words, 3, "shot FILE.png")) {
        return;
    }
    bool ok = word->length < SCRIPT_NAME_MAX && word->length > 4 && word->text[0] != '.' &&
              memcmp(word->text + word->length - 4, ".png", 4) == 0 &&
              memchr(word->text, '/', word->length) == NULL;
    if (!ok) {
        script_words_problem(
            &parser->words, word,
            "'%.*s' is no picture's name; NAME.png of at most %d bytes without / is "
            "allowed",
            script_word_shown(word), word->text, SCRIPT_NAME_MAX - 1);
        return;
    }
    struct script_line *line = add(parser, SCRIPT_SHOT, at_ms);
    if (line != NULL) {
        memcpy(line->name, word->text, word->length);
    }
}

static void parse_end(struct parser *parser, int64_t at_ms)
{
    if (script_words_needed(&parser->words, 2, "end")) {
        add(parser, SCRIPT_END, at_ms);
    }
}

static void parse_words(struct parser *parser)
{
    static const struct {
        const char *word;
        void (*parse)(struct parser *parser, int64_t at_ms);
    } instructions[] = {
        {"tap", parse_tap},     {"press", parse_press},   {"release", parse_release},
        {"hold", parse_hold},   {"expect", parse_expect}, {"shot", parse_shot},
        {"clock", parse_clock}, {"end", parse_end},
    };
    int64_t at_ms = 0;

    if (!script_word_time(&parser->words, &parser->words.words[0], &at_ms)) {
        return;
    }
    if (parser->words.count == 1) {
        script_words_problem(&parser->words, &parser->words.words[0],
                             "an instruction is missing after the time");
        return;
    }
    const struct script_word *word = &parser->words.words[1];
    for (size_t i = 0; i < sizeof instructions / sizeof instructions[0]; i++) {
        if (script_word_is(word, instructions[i].word)) {
            instructions[i].parse(parser, at_ms);
            return;
        }
    }
    script_words_problem(
        &parser->words, word,
        "'%.*s' is no instruction; allowed are tap, press, release, hold, expect, shot, "
        "clock and end",
        script_word_shown(word), word->text);
}

static void parse_lines(struct parser *parser, const char *text, size_t size)
{
    for (size_t at = 0; at < size && !parser->full;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - text) - at : size - at;

        parser->words.line++;
        script_words_split(&parser->words, text + at, length);
        if (parser->words.count > 0) {
            parse_words(parser);
        }
        at += length + 1;
    }
}

/* Lines of the same time keep the order of the file, which qsort() alone does not promise. */
static int compare_lines(const void *a, const void *b)
{
    const struct script_line *left = a;
    const struct script_line *right = b;

    if (left->at_ms != right->at_ms) {
        return left->at_ms < right->at_ms ? -1 : 1;
    }
    return (left->ordinal > right->ordinal) - (left->ordinal < right->ordinal);
}

static int first_end(const struct script *script)
{
    int i = 0;

    while (i < script->count && script->lines[i].kind != SCRIPT_END) {
        i++;
    }
    return i;
}

/* What a tap or a hold leaves to release is cut off by the end; anything else is a mistake. */
static void check_after_end(struct parser *parser, int end)
{
    const struct script *script = parser->script;

    for (int i = end + 1; i < script->count; i++) {
        const struct script_line *line = &script->lines[i];

        if (line->kind != SCRIPT_EDGE || line->pressed) {
            problems_add(parser->words.problems, parser->words.name, (size_t)line->line, 1,
                         "comes after the end, which is in line %d", script->lines[end].line);
        }
    }
}

static void finish_script(struct parser *parser)
{
    struct script *script = parser->script;

    if (script->count > 0) {
        qsort(script->lines, (size_t)script->count, sizeof script->lines[0], compare_lines);
    }
    int end = first_end(script);
    if (end < script->count) {
        check_after_end(parser, end);
        script->count = end + 1;
        return;
    }
    int64_t last_ms = script->count > 0 ? script->lines[script->count - 1].at_ms : 0;
    add(parser, SCRIPT_END, last_ms + AFTER_LAST_MS);
}

bool script_parse(const char *text, size_t size, const char *name, struct script *script_out,
                  struct problems *problems)
{
    struct parser parser = {.words = {.name = name, .problems = problems},
                            .script = script_out};
    int before = problems->count;
    size_t skipped = text_skip_bom(text, size);

    *script_out = (struct script){0};
    if (text_check(text + skipped, size - skipped, name, problems)) {
        parse_lines(&parser, text + skipped, size - skipped);
    }
    if (problems->count == before) {
        finish_script(&parser);
    }
    if (problems->count > before) {
        script_unload(script_out);
        return false;
    }
    return true;
}

bool script_load(const char *path, struct script *script_out, struct problems *problems)
{
    struct text text;

    *script_out = (struct script){0};
    if (!text_read(path, &text, problems)) {
        return false;
    }
    bool ok = script_parse(text.bytes, text.size, path, script_out, problems);
    text_free(&text);
    return ok;
}

void script_unload(struct script *script)
{
    free(script->lines);
    *script = (struct script){0};
}
