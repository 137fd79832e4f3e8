/* SPDX-License-Identifier: MIT */
/** Sentences of the report in its language: words with figures filled in. */
#ifndef UNKNOT_REPORT_SAY_H
#define UNKNOT_REPORT_SAY_H

#include "app/report/report.h"

enum {
    SAY_MAX = 400, /**< bytes of a sentence; longer ones are cut at a whole character */
    SAY_FIGURE_MAX = 32,
    SAY_VALUES_MAX = 8 /**< that one sentence can have */
};

/** One place to fill in. A list of them ends with SAY_END. */
struct say_value {
    const char *name; /**< without braces */
    const char *text; /**< NULL: the figure */
    double figure;
    int decimals;
};

#define SAY_TEXT(name, text) {(name), (text), 0.0, 0}
#define SAY_COUNT(name, n)   {(name), NULL, (double)(n), 0}
#define SAY_DECIMAL(name, n) {(name), NULL, (n), 1}
#define SAY_END              {NULL, NULL, 0.0, 0}

/** A figure with the language's decimal sign; `plus`: with its sign also above 0. @return `out`
 */
const char *say_figure(const struct report *report, double figure, int decimals, bool plus,
                       char out[SAY_FIGURE_MAX]);

/** "45%" @return `out` */
const char *say_percent(const struct report *report, double percent, char out[SAY_FIGURE_MAX]);

/** The sentence. @return `out` */
const char *say(const struct report *report, char out[SAY_MAX], const char *pattern,
                const struct say_value *values);

/** The same, printed as it is, or escaped for XML. */
void say_print(const struct report *report, FILE *out, const char *pattern,
               const struct say_value *values);
void say_xml(const struct report *report, FILE *out, const char *pattern,
             const struct say_value *values);

/** Word `index` of a list with blanks between. @return `out` */
const char *say_word(const char *list, int index, char out[SAY_FIGURE_MAX]);

#endif
