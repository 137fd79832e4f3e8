/* SPDX-License-Identifier: MIT */
/* Texts of unknown origin in XML, JSON, columns and tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/report/report_csv.h"
#include "app/report/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void xml(FILE *out, const char *text)
{
    write_xml(out, text);
}

static void json(FILE *out, const char *text)
{
    write_json_text(out, text);
}

static void six_wide(FILE *out, const char *text)
{
    write_padded(out, text, 6);
}

static void one_cell(FILE *out, const char *text)
{
    report_csv_row(out, ';', &text, 1);
}

static void assert_written(void (*write)(FILE *out, const char *text), const char *text,
                           const char *wanted)
{
    char *got = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&got, &size);

    assert_non_null(out);
    write(out, text);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(got, wanted);
    free(got);
}

static void escapes_xml(void **state)
{
    (void)state;
    assert_written(xml, "a<b> & \"c\" 'd'", "a&lt;b&gt; &amp; &quot;c&quot; 'd'");
    assert_written(xml, "Übung \xE2\x98\x83 \xF0\x9F\x98\x80",
                   "Übung \xE2\x98\x83 \xF0\x9F\x98\x80");
    assert_written(xml, "a\x01z\nb",
                   "a\xEF\xBF\xBDz\xEF\xBF\xBD"
                   "b");
}

static void replaces_what_is_no_utf8(void **state)
{
    (void)state;
    assert_written(xml, "\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD");                 /* overlong */
    assert_written(xml, "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* surrogate */
    assert_written(xml, "\xEF\xBF\xBE!", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!");
    assert_written(xml, "\xE2\x98", "\xEF\xBF\xBD\xEF\xBF\xBD"); /* ends too early */
}

static void escapes_json(void **state)
{
    (void)state;
    assert_written(json, "say \"hi\" \\ o", "\"say \\\"hi\\\" \\\\ o\"");
    assert_written(json, "tab\t", "\"tab\xEF\xBF\xBD\"");
    assert_written(json, "", "\"\"");
}

static void pads_and_cuts_by_characters(void **state)
{
    (void)state;
    assert_written(six_wide, "Ü", "Ü     ");
    assert_written(six_wide, "sixsix", "sixsix");
    assert_written(six_wide, "Übungen", "Übung…");
}

static void quotes_cells_only_where_needed(void **state)
{
    (void)state;
    assert_written(one_cell, "plain, text", "plain, text\r\n");
    assert_written(one_cell, "a;b", "\"a;b\"\r\n");
    assert_written(one_cell, "say \"x\"", "\"say \"\"x\"\"\"\r\n");
    assert_written(one_cell, "two\nlines", "\"two\nlines\"\r\n");
    assert_written(one_cell, "", "\r\n");
}

static void makes_no_formulas(void **state)
{
    (void)state;
    assert_written(one_cell, "=1+1", "'=1+1\r\n");
    assert_written(one_cell, "+49", "'+49\r\n");
    assert_written(one_cell, "@me", "'@me\r\n");
    assert_written(one_cell, "-x", "'-x\r\n");
    assert_written(one_cell, "-12", "-12\r\n");
    assert_written(one_cell, "=a;b", "\"'=a;b\"\r\n");
    assert_written(one_cell, "\t=1", "'\t=1\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_xml),
        cmocka_unit_test(replaces_what_is_no_utf8),
        cmocka_unit_test(escapes_json),
        cmocka_unit_test(pads_and_cuts_by_characters),
        cmocka_unit_test(quotes_cells_only_where_needed),
        cmocka_unit_test(makes_no_formulas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
