/* SPDX-License-Identifier: MIT */
#include "app/load/language_file.h"
#include "app/load/text_file.h"

#include <string.h>

/* Places whose text is a list: its words are counted off. */
static bool is_list(const char *place)
{
    static const char *const lists[] = {
        "strings/coach_months",           "strings/coach_days",
        "strings/coach_day_letters",      "strings/days_months",
        "strings/report/months",          "strings/report/months_short",
        "strings/report/weekdays",        "strings/report/weekdays_short",
        "strings/report/weekday_letters", "strings/report/on_weekdays",
        "strings/report/button_colours"};

    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (strcmp(lists[i], place) == 0) {
            return true;
        }
    }
    return false;
}

static int count_words(const char *text)
{
    int count = 0;

    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        text += strcspn(text, " ");
        count++;
    }
    return count;
}

/* The next {name} from `*at` on. @return its length with the braces; 0: there is none */
static size_t next_filled(const char **at)
{
    const char *open = strchr(*at, '{');
    const char *end = open != NULL ? strchr(open, '}') : NULL;

    if (end == NULL) {
        return 0;
    }
    *at = open;
    return (size_t)(end - open) + 1;
}

static bool has_filled(const char *text, const char *filled, size_t length)
{
    size_t found;

    while ((found = next_filled(&text)) > 0) {
        if (found == length && memcmp(text, filled, length) == 0) {
            return true;
        }
        text += found;
    }
    return false;
}

/* What is filled into `a` has to be filled into `b`. */
static bool check_filled(const struct language_file *file, const struct translation *item,
                         const char *a, const char *b, const char *what,
                         struct problems *problems)
{
    size_t length;

    while ((length = next_filled(&a)) > 0) {
        if (!has_filled(b, a, length)) {
            problems_add(problems, file->path, item->text_line, item->text_column,
                         "'%s': %.*s %s", item->english, (int)length, a, what);
            return false;
        }
        a += length;
    }
    return true;
}

static void check_length(const struct language_file *file, const struct translation *item,
                         const struct source_text *source, struct problems *problems)
{
    size_t characters = text_characters(item->text, strlen(item->text));

    if (characters > source->characters_max) {
        problems_add(problems, file->path, item->text_line, item->text_column,
                     "'%s': has %zu characters; at most %zu are allowed at %s", item->english,
                     characters, source->characters_max, source->place);
    }
}

static void check_words(const struct language_file *file, const struct translation *item,
                        const struct source_text *source, struct problems *problems)
{
    if (check_filled(file, item, item->english, item->text,
                     "is filled in; it has to be in the translation too", problems)) {
        check_filled(file, item, item->text, item->english,
                     "is nothing that is filled in here; use only what the English text has",
                     problems);
    }
    if (is_list(source->place) && count_words(item->text) != count_words(item->english)) {
        problems_add(problems, file->path, item->text_line, item->text_column,
                     "'%s': has %d words; %d are needed, with one blank between them",
                     item->english, count_words(item->text), count_words(item->english));
    }
}

void language_check(struct language_file *file, const struct texts *texts,
                    struct problems *problems)
{
    for (int i = 0; i < texts->count; i++) {
        const struct source_text *source = &texts->items[i];
        const struct translation *found = language_find(file, source->place, source->text);

        if (found == NULL) {
            continue;
        }
        struct translation *item = &file->items[found - file->items];
        check_length(file, item, source, problems);
        if (!item->used) { /* what many places share is wrong once */
            check_words(file, item, source, problems);
        }
        item->used = true;
    }
}

static bool is_missing(const struct language_file *file, const struct source_text *source)
{
    return text_has_words(source->text) &&
           language_find(file, source->place, source->text) == NULL;
}

/* One translation is enough for all places of a text: it is missing at the first. */
static bool is_first(const struct language_file *file, const struct texts *texts, int index)
{
    for (int i = 0; i < index; i++) {
        if (strcmp(texts->items[i].text, texts->items[index].text) == 0 &&
            is_missing(file, &texts->items[i])) {
            return false;
        }
    }
    return true;
}

/* How much of the longer text stands at the beginning and the end of both, 0..1. */
static double likeness(const char *a, const char *b)
{
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    size_t shorter = a_length < b_length ? a_length : b_length;
    size_t longer = a_length < b_length ? b_length : a_length;
    size_t same = 0;
    size_t end = 0;

    while (same < shorter && a[same] == b[same]) {
        same++;
    }
    while (end < shorter - same && a[a_length - 1 - end] == b[b_length - 1 - end]) {
        end++;
    }
    return longer > 0 ? (double)(same + end) / (double)longer : 0.0;
}

/* The text that a stale entry was for before it was changed: one that nothing is said of. */
static const struct source_text *changed_text(const struct language_file *file,
                                              const struct texts *texts,
                                              const struct translation *stale)
{
    const struct source_text *best = NULL;
    double best_likeness = 0.55;

    for (int i = 0; i < texts->count; i++) {
        const struct source_text *source = &texts->items[i];

        if (!is_missing(file, source)) {
            continue;
        }
        if (stale->place != NULL && strcmp(stale->place, source->place) == 0) {
            return source;
        }
        double like = likeness(source->text, stale->english);
        if (like > best_likeness) {
            best_likeness = like;
            best = source;
        }
    }
    return best;
}

static void print_place(FILE *out, const char *file, size_t line, size_t column)
{
    fprintf(out, "%s:%zu:%zu: warning: ", file, line, column);
}

static void print_stale(const struct language_file *file, const struct texts *texts,
                        const struct translation *item, FILE *out)
{
    const struct source_text *now = changed_text(file, texts, item);

    print_place(out, file->path, item->line, item->column);
    fprintf(out, "%s%s'%s' is no text any more", item->place != NULL ? item->place : "",
            item->place != NULL ? ": " : "", item->english);
    if (now != NULL) {
        fprintf(out, "; is it now '%s' (%s:%zu)?", now->text, texts->files[now->file],
                now->line);
    }
    fputc('\n', out);
}

static void print_rest(const struct language_file *file, int count, int most, const char *what,
                       FILE *out)
{
    if (out != NULL && count > most) {
        fprintf(out, "%s: warning: %d more %s; --all lists them\n", file->path, count - most,
                what);
    }
}

/* The stale entry that comes after a line of the file, or NULL. */
static const struct translation *next_stale(const struct language_file *file, size_t line)
{
    const struct translation *next = NULL;

    for (int i = 0; i < file->count; i++) {
        const struct translation *item = &file->items[i];

        if (!item->used && item->line > line && (next == NULL || item->line < next->line)) {
            next = item;
        }
    }
    return next;
}

static int print_all_stale(const struct language_file *file, const struct texts *texts,
                           int most, FILE *out)
{
    int count = 0;

    for (const struct translation *item = next_stale(file, 0); item != NULL;
         item = next_stale(file, item->line)) {
        if (out != NULL && count < most) {
            print_stale(file, texts, item, out);
        }
        count++;
    }
    print_rest(file, count, most, "entries are for no text any more", out);
    return count;
}

struct language_gaps language_print_gaps(const struct language_file *file,
                                         const struct texts *texts, int most, FILE *out)
{
    struct language_gaps gaps = {0};

    for (int i = 0; i < texts->count; i++) {
        const struct source_text *source = &texts->items[i];

        if (!is_missing(file, source) || !is_first(file, texts, i)) {
            continue;
        }
        if (out != NULL && gaps.missing < most) {
            print_place(out, texts->files[source->file], source->line, source->column);
            fprintf(out, "'%s' is not in %s\n", source->text, file->path);
        }
        gaps.missing++;
    }
    print_rest(file, gaps.missing, most, "texts are not translated", out);
    gaps.stale = print_all_stale(file, texts, most, out);
    return gaps;
}
