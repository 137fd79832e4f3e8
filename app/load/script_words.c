/* SPDX-License-Identifier: MIT */
#include "app/load/script_words.h"

#include "app/load/text_file.h"

#include <string.h>

enum {
    MS_PER_S = 1000,
    TIME_MAX_S = 86400
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

void script_words_split(struct script_words *words, const char *text, size_t length)
{
    const char *hash = memchr(text, '#', length);
    size_t end = hash != NULL ? (size_t)(hash - text) : length;

    words->count = 0;
    for (size_t at = 0; at < end && words->count < SCRIPT_WORDS_MAX;) {
        if (is_space(text[at])) {
            at++;
            continue;
        }
        struct script_word *word = &words->words[words->count++];
        *word =
            (struct script_word){.text = text + at, .column = text_characters(text, at) + 1};
        while (at < end && !is_space(text[at])) {
            at++;
        }
        word->length = (size_t)(text + at - word->text);
    }
}

void script_words_problem(struct script_words *words, const struct script_word *word,
                          const char *format, ...)
{
    va_list args;

    va_start(args, format);
    problems_add_list(words->problems, words->name, (size_t)words->line, word->column, format,
                      args);
    va_end(args);
}

bool script_word_is(const struct script_word *word, const char *text)
{
    return word->length == strlen(text) && memcmp(word->text, text, word->length) == 0;
}

int script_word_shown(const struct script_word *word)
{
    return word->length < 40 ? (int)word->length : 40;
}

bool script_words_needed(struct script_words *words, int count, const char *form)
{
    if (words->count == count) {
        return true;
    }
    const struct script_word *place =
        &words->words[words->count > count ? count : words->count - 1];
    script_words_problem(words, place, "the form of this line is: TIME %s", form);
    return false;
}

/* Seconds with at most three decimals, exact: no floating point in it. */
bool script_word_time(struct script_words *words, const struct script_word *word,
                      int64_t *ms_out)
{
    int64_t ms = 0;
    size_t at = 0;

    for (; at < word->length && at < 6 && word->text[at] >= '0' && word->text[at] <= '9';
         at++) {
        ms = ms * 10 + (word->text[at] - '0') * MS_PER_S;
    }
    bool ok = at > 0;
    if (ok && at < word->length && word->text[at] == '.') {
        int64_t unit = MS_PER_S / 10;
        size_t point = at++;
        for (; at < word->length && word->text[at] >= '0' && word->text[at] <= '9'; at++) {
            ms += (word->text[at] - '0') * unit;
            unit /= 10;
        }
        ok = at > point + 1 && at <= point + 4;
    }
    if (!ok || at != word->length || ms > (int64_t)TIME_MAX_S * MS_PER_S) {
        script_words_problem(
            words, word,
            "'%.*s' is no time; seconds from 0 to %d with at most 3 decimals are allowed",
            script_word_shown(word), word->text, TIME_MAX_S);
        return false;
    }
    *ms_out = ms;
    return true;
}

bool script_word_button(struct script_words *words, const struct script_word *word,
                        enum button *button_out)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (script_word_is(word, button_name((enum button)i))) {
            *button_out = (enum button)i;
            return true;
        }
    }
    script_words_problem(words, word,
                         "'%.*s' is no button; allowed are back, left, right and ok",
                         script_word_shown(word), word->text);
    return false;
}

/* "back+ok" */
bool script_word_chord(struct script_words *words, const struct script_word *chord,
                       unsigned *buttons_out)
{
    size_t at = 0;

    *buttons_out = 0;
    for (bool more = true; more;) {
        struct script_word word = {.text = chord->text + at, .column = chord->column + at};
        enum button button = BUTTON_OK;

        while (at + word.length < chord->length && word.text[word.length] != '+') {
            word.length++;
        }
        if (!script_word_button(words, &word, &button)) {
            return false;
        }
        if ((*buttons_out & 1U << button) != 0) {
            script_words_problem(words, &word, "'%s' is in the chord twice",
                                 button_name(button));
            return false;
        }
        *buttons_out |= 1U << button;
        at += word.length;
        more = at++ < chord->length;
    }
    return true;
}

bool script_word_number(struct script_words *words, const struct script_word *word, int max,
                        int *number_out)
{
    int number = 0;
    size_t at = 0;

    for (; at < word->length && at < 6 && word->text[at] >= '0' && word->text[at] <= '9';
         at++) {
        number = number * 10 + (word->text[at] - '0');
    }
    if (at == 0 || at != word->length || number > max) {
        script_words_problem(words, word, "'%.*s' is no step; 0 to %d are allowed",
                             script_word_shown(word), word->text, max);
        return false;
    }
    *number_out = number;
    return true;
}

bool script_word_weekday(struct script_words *words, const struct script_word *word,
                         int *weekday_out)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    for (int i = 0; i < (int)(sizeof days / sizeof days[0]); i++) {
        if (script_word_is(word, days[i])) {
            *weekday_out = i;
            return true;
        }
    }
    script_words_problem(words, word,
                         "'%.*s' is no day; allowed are mon, tue, wed, thu, fri, sat and sun",
                         script_word_shown(word), word->text);
    return false;
}

bool script_word_minute(struct script_words *words, const struct script_word *word,
                        int *minute_out)
{
    const char *text = word->text;
    bool form = word->length == 5 && text[2] == ':' && text[0] >= '0' && text[0] <= '2' &&
                text[1] >= '0' && text[1] <= '9' && text[3] >= '0' && text[3] <= '5' &&
                text[4] >= '0' && text[4] <= '9';
    int hour = form ? (text[0] - '0') * 10 + text[1] - '0' : 24;

    if (hour > 23) {
        script_words_problem(words, word,
                             "'%.*s' is no time of day; 00:00 to 23:59 are allowed",
                             script_word_shown(word), word->text);
        return false;
    }
    *minute_out = hour * 60 + (text[3] - '0') * 10 + text[4] - '0';
    return true;
}
