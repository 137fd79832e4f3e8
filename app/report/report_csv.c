/* SPDX-License-Identifier: MIT */
#include "app/report/report_csv.h"

#include <stdbool.h>
#include <string.h>

void report_csv_begin(FILE *out)
{
    fputs("\xEF\xBB\xBF", out);
}

static bool is_number(const char *text)
{
    text += *text == '-';
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Tab and carriage return at the beginning are skipped by spreadsheets: what follows them could
 * be a formula as well. */
static bool is_formula(const char *text)
{
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL && !is_number(text);
}

static void cell(FILE *out, char delimiter, const char *text)
{
    char special[] = {'"', '\r', '\n', delimiter, '\0'};
    bool formula = is_formula(text);

    if (text[strcspn(text, special)] == '\0') {
        fprintf(out, "%s%s", formula ? "'" : "", text);
        return;
    }
    fputs(formula ? "\"'" : "\"", out);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

void report_csv_row(FILE *out, char delimiter, const char *const cells[], int count)
{
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            fputc(delimiter, out);
        }
        cell(out, delimiter, cells[i]);
    }
    fputs("\r\n", out);
}
