/* SPDX-License-Identifier: MIT */
#include "hw/button_lines.h"

#include <string.h>

void button_lines_init(struct button_lines *lines, const struct buttons_config *config)
{
    memset(lines, 0, sizeof *lines);
    lines->count = config->line_count;
    for (int i = 0; i < config->line_count; i++) {
        lines->buttons[i] = config->lines[i].button;
    }
}

void button_lines_set(struct button_lines *lines, int line, bool active, int64_t at_ms)
{
    lines->active[line] = active;
    if (at_ms > lines->at_ms) {
        lines->at_ms = at_ms;
    }
}

static bool is_down(const struct button_lines *lines, enum button button)
{
    for (int i = 0; i < lines->count; i++) {
        if (lines->active[i] && lines->buttons[i] == button) {
            return true;
        }
    }
    return false;
}

bool button_lines_next(struct button_lines *lines, struct button_edge *edge_out)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        bool down = is_down(lines, (enum button)i);
        if (down != lines->reported[i]) {
            lines->reported[i] = down;
            *edge_out = (struct button_edge){
                .button = (enum button)i, .pressed = down, .at_ms = lines->at_ms};
            return true;
        }
    }
    return false;
}

void button_lines_levels(struct button_lines *lines, bool pressed_out[BUTTON_COUNT])
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        lines->reported[i] = is_down(lines, (enum button)i);
        pressed_out[i] = lines->reported[i];
    }
}
