/* SPDX-License-Identifier: MIT */
/** Texts of unknown origin, escaped for what they are written into. */
#ifndef UNKNOT_REPORT_WRITE_H
#define UNKNOT_REPORT_WRITE_H

#include <stdio.h>

/** What is no UTF-8, and control characters, are written as U+FFFD. */
void write_xml(FILE *out, const char *text);

/** The same; a text of more than `chars_max` characters ends in "…". */
void write_xml_cut(FILE *out, const char *text, int chars_max);

/** The same as a JSON string with its quotes. */
void write_json_text(FILE *out, const char *text);

/** The same characters as they are, for plain text: no line ends within it. */
void write_line(FILE *out, const char *text);

/** At most `width` characters, cut with "…", filled up with blanks. No control characters. */
void write_padded(FILE *out, const char *text, int width);

/** The same with the blanks before it; a longer text is written whole. */
void write_right(FILE *out, const char *text, int width);

#endif
