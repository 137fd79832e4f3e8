/* SPDX-License-Identifier: MIT */
/**
 * Sets a few keys in the text of a config file and leaves the rest as somebody wrote it:
 * comments, order, other keys. Block and flow style are understood; whoever calls it reads the
 * result with config_parse() before it is used.
 */
#ifndef UNKNOT_LOAD_CONFIG_EDIT_H
#define UNKNOT_LOAD_CONFIG_EDIT_H

#include "app/load/text_file.h"
#include "hw/buttons.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    CONFIG_EDIT_LEAVE = -1 /**< the key is left as it is */
};

struct config_edit {
    int rotate;         /**< screen.rotate, or CONFIG_EDIT_LEAVE */
    int margin_percent; /**< screen.margin, or CONFIG_EDIT_LEAVE */
    int debounce_ms;    /**< buttons.debounce_ms, or CONFIG_EDIT_LEAVE */
    struct button_line lines[BUTTON_LINES_MAX]; /**< buttons.lines */
    int header_pins[BUTTON_LINES_MAX];          /**< of each line, for the comment behind it */
    int line_count;                             /**< 0: they are left as they are */
};

/**
 * @param text_out  the new text. **Ownership**: free with text_free()
 * @return false: out of memory, or written in a way that is not understood here
 */
bool config_edit(const char *bytes, size_t size, const struct config_edit *edit,
                 struct text *text_out);

#endif
