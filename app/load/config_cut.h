/* SPDX-License-Identifier: MIT */
/** Finding and replacing parts of a YAML text by their places. For config_edit.c alone. */
#ifndef UNKNOT_LOAD_CONFIG_CUT_H
#define UNKNOT_LOAD_CONFIG_CUT_H

#include "app/load/text_file.h"

#define CUT_NONE SIZE_MAX /**< there is no such place */

/** Bytes from `from` up to, without, `to`. */
struct cut {
    size_t from, to;
};

/** Puts `with` where the part is. @return false: out of memory */
bool cut_replace(struct text *text, struct cut part, const char *with);

/** @return the first byte of the line after the one with `at`, or the end of the text */
size_t cut_next_line(const struct text *text, size_t at);

/** Blanks that the line which begins at `line` begins with. */
size_t cut_indent(const struct text *text, size_t line);

/** Is the line empty, or a comment alone? */
bool cut_is_comment(const struct text *text, size_t line);

/** @return the line of a key of a block mapping that has this indent, or CUT_NONE */
size_t cut_find_key(const struct text *text, struct cut block, size_t indent, const char *key);

/** @return the value behind the key of a line, without blanks and comment; empty where it is on
 *  the lines below */
struct cut cut_value(const struct text *text, size_t line);

/** The lines below a key's line that belong to it, up to the last that is no comment. */
struct cut cut_block(const struct text *text, size_t line);

/** @return the end of the bracket or brace that opens at `at`, or CUT_NONE */
size_t cut_closing(const struct text *text, size_t at);

/** @return the value of a key in a flow mapping that opens at `at`; `from` is CUT_NONE where
 *  the key is not there */
struct cut cut_flow_value(const struct text *text, size_t at, const char *key);

#endif
