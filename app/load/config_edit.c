/* SPDX-License-Identifier: MIT */
#include "app/load/config_edit.h"

#include "app/load/config_cut.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_SIZE = 160, /* bytes of one line that is written here */
    LIST_SIZE = 2 * BUTTON_LINES_MAX * LINE_SIZE,
    DEFAULT_INDENT = 2
};

static const char *bias_name(enum line_bias bias)
{
    switch (bias) {
    case BIAS_PULL_UP: return "pull_up";
    case BIAS_PULL_DOWN: return "pull_down";
    case BIAS_NONE: break;
    }
    return "none";
}

static void write_line(const struct button_line *line, char out[LINE_SIZE])
{
    snprintf(out, LINE_SIZE, "{button: %s, gpio: %d, bias: %s, active_low: %s}",
             button_name(line->button), line->offset, bias_name(line->bias),
             line->active_low ? "true" : "false");
}

static bool append(struct text *text, const char *what)
{
    return cut_replace(text, (struct cut){text->size, text->size}, what);
}

/* @return the line of a section; one that is not there is added at the end. CUT_NONE: no
 * memory */
static size_t section_of(struct text *text, const char *name)
{
    size_t line = cut_find_key(text, (struct cut){0, text->size}, 0, name);
    char added[LINE_SIZE];

    if (line != CUT_NONE) {
        return line;
    }
    bool ends = text->size == 0 || text->bytes[text->size - 1] == '\n';

    snprintf(added, sizeof added, "%s%s:\n", ends ? "" : "\n", name);
    line = text->size + !ends;
    return append(text, added) ? line : CUT_NONE;
}

static size_t indent_of_children(const struct text *text, size_t section)
{
    struct cut block = cut_block(text, section);

    for (size_t line = block.from; line < block.to; line = cut_next_line(text, line)) {
        if (!cut_is_comment(text, line)) {
            return cut_indent(text, line);
        }
    }
    return DEFAULT_INDENT;
}

/* A new key comes first in its section. */
static bool insert_below(struct text *text, size_t section, size_t indent, const char *what)
{
    size_t at = cut_next_line(text, section);
    bool ends = at > 0 && text->bytes[at - 1] == '\n';
    char added[LIST_SIZE + 64];

    snprintf(added, sizeof added, "%s%*s%s\n", ends ? "" : "\n", (int)indent, "", what);
    return cut_replace(text, (struct cut){at, at}, added);
}

static bool insert_in_flow(struct text *text, size_t brace, const char *key, const char *value)
{
    size_t first = brace + 1;
    char added[LIST_SIZE + 64];

    while (first < text->size && strchr(" \n", text->bytes[first]) != NULL) {
        first++;
    }
    bool empty = first < text->size && text->bytes[first] == '}';

    snprintf(added, sizeof added, "%s: %s%s", key, value, empty ? "" : ", ");
    return cut_replace(text, (struct cut){brace + 1, first}, added);
}

static bool set_flow(struct text *text, size_t brace, const char *key, const char *value)
{
    struct cut old = cut_flow_value(text, brace, key);

    return old.from == CUT_NONE ? insert_in_flow(text, brace, key, value)
                                : cut_replace(text, old, value);
}

static bool is_brace(const struct text *text, struct cut value)
{
    return value.to > value.from && text->bytes[value.from] == '{';
}

static bool set_number(struct text *text, const char *section_name, const char *key, int number)
{
    size_t section = section_of(text, section_name);
    char value[LINE_SIZE], added[2 * LINE_SIZE];

    if (section == CUT_NONE) {
        return false;
    }
    struct cut inside = cut_value(text, section);

    snprintf(value, sizeof value, "%d", number);
    if (is_brace(text, inside)) {
        return set_flow(text, inside.from, key, value);
    }
    if (inside.to > inside.from) {
        return false; /* a section that is a word */
    }
    size_t indent = indent_of_children(text, section);
    size_t line = cut_find_key(text, cut_block(text, section), indent, key);

    if (line == CUT_NONE) {
        snprintf(added, sizeof added, "%s: %s", key, value);
        return insert_below(text, section, indent, added);
    }
    return cut_replace(text, cut_value(text, line), value);
}

/* Writing a list of lines over another one. */
struct list {
    const struct config_edit *edit;
    bool written[BUTTON_LINES_MAX];
    char *out; /* LIST_SIZE bytes more than the old list has */
    size_t size, used;
};

static void put(struct list *list, const char *bytes, size_t length)
{
    if (list->used + length < list->size) {
        memcpy(list->out + list->used, bytes, length);
        list->used += length;
        list->out[list->used] = '\0';
    }
}

/* What the comment behind a line says is true as long as the line is the same. */
static void put_line(struct list *list, int index, size_t indent)
{
    char flow[LINE_SIZE], line[2 * LINE_SIZE];

    write_line(&list->edit->lines[index], flow);
    snprintf(line, sizeof line, "%*s- %s    # header pin %d\n", (int)indent, "", flow,
             list->edit->header_pins[index]);
    put(list, line, strlen(line));
    list->written[index] = true;
}

/* @return the index of the first line of the same button that is not written yet, or -1 */
static int next_of(const struct list *list, const char *item, size_t length)
{
    for (int i = 0; i < list->edit->line_count; i++) {
        char named[LINE_SIZE];
        size_t size = (size_t)snprintf(named, sizeof named, "button: %s",
                                       button_name(list->edit->lines[i].button));

        for (size_t at = 0; at + size <= length && !list->written[i]; at++) {
            if (memcmp(item + at, named, size) == 0) {
                return i;
            }
        }
    }
    return -1;
}

static bool has_line(const struct list *list, int index, const char *item, size_t length)
{
    char flow[LINE_SIZE];

    write_line(&list->edit->lines[index], flow);
    size_t size = strlen(flow);

    for (size_t at = 0; at + size <= length; at++) {
        if (memcmp(item + at, flow, size) == 0) {
            return true;
        }
    }
    return false;
}

/* An item goes from its dash to the next item or comment. */
static void put_item(struct list *list, const struct text *text, struct cut item, size_t indent)
{
    const char *bytes = text->bytes + item.from;
    size_t length = item.to - item.from;
    int index = next_of(list, bytes, length);

    if (index < 0) {
        return;
    }
    if (has_line(list, index, bytes, length)) {
        put(list, bytes, length);
        list->written[index] = true;
    } else {
        put_line(list, index, indent);
    }
}

static size_t item_end(const struct text *text, struct cut block, size_t line)
{
    size_t indent = cut_indent(text, line);

    for (line = cut_next_line(text, line); line < block.to; line = cut_next_line(text, line)) {
        if (cut_is_comment(text, line) || cut_indent(text, line) <= indent) {
            break;
        }
    }
    return line;
}

static bool rewrite_list(struct text *text, struct list *list, struct cut block, size_t indent)
{
    list->size = block.to - block.from + LIST_SIZE;
    list->out = calloc(1, list->size);
    if (list->out == NULL) {
        return false;
    }
    for (size_t line = block.from; line < block.to;) {
        size_t end = cut_is_comment(text, line) ? cut_next_line(text, line)
                                                : item_end(text, block, line);

        if (cut_is_comment(text, line)) {
            put(list, text->bytes + line, end - line);
        } else {
            indent = cut_indent(text, line);
            put_item(list, text, (struct cut){line, end}, indent);
        }
        line = end;
    }
    if (list->used > 0 && list->out[list->used - 1] != '\n') {
        put(list, "\n", 1);
    }
    for (int i = 0; i < list->edit->line_count; i++) {
        if (!list->written[i]) {
            put_line(list, i, indent);
        }
    }
    bool done = cut_replace(text, block, list->out);

    free(list->out);
    return done;
}

static void write_flow_list(const struct config_edit *edit, char out[LIST_SIZE])
{
    size_t used = 1;

    snprintf(out, LIST_SIZE, "[");
    for (int i = 0; i < edit->line_count; i++) {
        char flow[LINE_SIZE];

        write_line(&edit->lines[i], flow);
        used += (size_t)snprintf(out + used, LIST_SIZE - used, "%s%s", i > 0 ? ", " : "", flow);
    }
    snprintf(out + used, LIST_SIZE - used, "]");
}

static bool set_lines(struct text *text, const struct config_edit *edit)
{
    size_t section = section_of(text, "buttons");
    struct list list = {.edit = edit};
    char flow[LIST_SIZE];

    if (section == CUT_NONE) {
        return false;
    }
    struct cut inside = cut_value(text, section);

    write_flow_list(edit, flow);
    if (is_brace(text, inside)) {
        return set_flow(text, inside.from, "lines", flow);
    }
    if (inside.to > inside.from) {
        return false;
    }
    size_t indent = indent_of_children(text, section);
    size_t line = cut_find_key(text, cut_block(text, section), indent, "lines");

    if (line == CUT_NONE) {
        if (!insert_below(text, section, indent, "lines:")) {
            return false;
        }
        line = cut_next_line(text, section);
    }
    struct cut value = cut_value(text, line);

    return value.to > value.from
               ? cut_replace(text, value, flow)
               : rewrite_list(text, &list, cut_block(text, line), indent + DEFAULT_INDENT);
}

bool config_edit(const char *bytes, size_t size, const struct config_edit *edit,
                 struct text *text_out)
{
    const struct {
        const char *section, *key;
        int number;
    } numbers[] = {
        {"screen", "rotate", edit->rotate},
        {"screen", "margin", edit->margin_percent},
        {"buttons", "debounce_ms", edit->debounce_ms},
    };
    bool fine;

    *text_out = (struct text){.bytes = calloc(1, size + 1), .size = size};
    fine = text_out->bytes != NULL;
    if (fine) {
        memcpy(text_out->bytes, bytes, size);
    }
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0] && fine; i++) {
        fine = numbers[i].number == CONFIG_EDIT_LEAVE ||
               set_number(text_out, numbers[i].section, numbers[i].key, numbers[i].number);
    }
    fine = fine && (edit->line_count == 0 || set_lines(text_out, edit));
    if (!fine) {
        text_free(text_out);
    }
    return fine;
}
