/* SPDX-License-Identifier: MIT */
#include "app/report/say.h"

#include "app/core/words.h"
#include "app/report/write.h"

#include <string.h>

const char *say_figure(const struct report *report, double figure, int decimals, bool plus,
                       char out[SAY_FIGURE_MAX])
{
    snprintf(out, SAY_FIGURE_MAX, plus ? "%+.*f" : "%.*f", decimals, figure);
    char *point = strchr(out, '.');
    if (point != NULL) {
        *point = report->decimal;
    }
    return out;
}

const char *say_percent(const struct report *report, double percent, char out[SAY_FIGURE_MAX])
{
    const struct say_value values[] = {SAY_COUNT("n", percent), SAY_END};
    char sentence[SAY_MAX];

    snprintf(out, SAY_FIGURE_MAX, "%.*s", SAY_FIGURE_MAX - 1,
             say(report, sentence, report->words->percent, values));
    return out;
}

const char *say(const struct report *report, char out[SAY_MAX], const char *pattern,
                const struct say_value *values)
{
    struct word_value words[SAY_VALUES_MAX + 1] = {{NULL, NULL}};
    char figures[SAY_VALUES_MAX][SAY_FIGURE_MAX];

    for (int i = 0; i < SAY_VALUES_MAX && values[i].name != NULL; i++) {
        const struct say_value *value = &values[i];

        words[i].name = value->name;
        words[i].value = value->text != NULL ? value->text
                                             : say_figure(report, value->figure,
                                                          value->decimals, false, figures[i]);
    }
    return words_fill(out, SAY_MAX, pattern, words);
}

void say_print(const struct report *report, FILE *out, const char *pattern,
               const struct say_value *values)
{
    char sentence[SAY_MAX];

    fputs(say(report, sentence, pattern, values), out);
}

void say_xml(const struct report *report, FILE *out, const char *pattern,
             const struct say_value *values)
{
    char sentence[SAY_MAX];

    write_xml(out, say(report, sentence, pattern, values));
}

const char *say_word(const char *list, int index, char out[SAY_FIGURE_MAX])
{
    list += strspn(list, " ");
    for (; index > 0 && *list != '\0'; index--) {
        list += strcspn(list, " ");
        list += strspn(list, " ");
    }
    snprintf(out, SAY_FIGURE_MAX, "%.*s", (int)strcspn(list, " "), list);
    return out;
}
