/* SPDX-License-Identifier: MIT */
/* Words: filling in, times, breaking lines. */
#include "app/ui/format.h"
#include "app/ui/textbox.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void test_fill(void **state)
{
    static const struct word_value VALUES[] = {{"leg", "Left"}, {"n", "3"}, {NULL, NULL}};
    static const struct {
        const char *pattern, *filled;
        int size;
    } ROWS[] = {
        {"{leg} again", "Left again", 64},
        {"{n} of {n}", "3 of 3", 64},
        {"nothing", "nothing", 64},
        {"", "", 64},
        {"{other} stays", "{other} stays", 64},
        {"open {leg", "open {leg", 64},
        {"{{leg}}", "{Left}", 64},
        {"{leg} again", "Left ag", 8},
        {"3 \xC3\x97 a week", "3 ", 4},
        {"3 \xC3\x97 a week", "3 \xC3\x97", 5},
        {"{leg}", "", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char out[64];
        assert_ptr_equal(words_fill(out, ROWS[i].size, ROWS[i].pattern, VALUES), out);
        assert_string_equal(out, ROWS[i].filled);
    }
}

static void test_lengths(void **state)
{
    static const struct {
        int64_t ms;
        const char *text;
    } ROWS[] = {
        {0, "0 s"},        {15000, "15 s"},   {45400, "45 s"},
        {90000, "90 s"},   {90001, "2 min"},  {149999, "2 min"},
        {150000, "3 min"}, {180000, "3 min"}, {600000, "10 min"},
    };
    char out[FORMAT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_string_equal(format_length(out, &fixture_words, ROWS[i].ms), ROWS[i].text);
    }
    assert_string_equal(format_minutes(out, 10000), "1");
    assert_string_equal(format_clock(out, 28), "0:28");
    assert_string_equal(format_clock(out, 605), "10:05");
    assert_string_equal(format_decimal(out, 23.44, '\0'), "23.4");
    assert_string_equal(format_decimal(out, 0.06, ','), "0,1");
    assert_string_equal(format_day_time(out, 18 * 60 + 2), "18:02");
    assert_int_equal(format_seconds_left(28000), 28);
    assert_int_equal(format_seconds_left(28001), 29);
    assert_int_equal(format_seconds_left(0), 0);
}

/* Every character is 0.6 em: at 10 px a line of 60 holds ten of them. */
static void test_wrap(void **state)
{
    static const struct {
        const char *text;
        int count;
        const char *lines[4];
    } ROWS[] = {
        {"", 0, {NULL}},
        {"one line", 1, {"one line"}},
        {"exactly 10", 1, {"exactly 10"}},
        {"break at spaces", 2, {"break at", "spaces"}},
        {"two\nlines", 2, {"two", "lines"}},
        {"an\n\nempty", 3, {"an", "", "empty"}},
        {"a_word_longer_than_it", 3, {"a_word_lon", "ger_than_i", "t"}},
        {"so a_word_longer", 3, {"so", "a_word_lon", "ger"}},
        {"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA4\xC3\xB6 end",
         2,
         {"\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F\xC3\xA4\xC3\xB6",
          "end"}},
        {"ends here ", 1, {"ends here"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct text_line lines[4];
        int count =
            textbox_wrap(fixture_metrics(), FONT_MEDIUM, 10.0F, ROWS[i].text, 60.01F, lines, 4);
        assert_int_equal(count, ROWS[i].count);
        for (int k = 0; k < count; k++) {
            assert_int_equal(lines[k].length, strlen(ROWS[i].lines[k]));
            assert_memory_equal(ROWS[i].text + lines[k].start, ROWS[i].lines[k],
                                (size_t)lines[k].length);
        }
    }
    assert_int_equal(textbox_wrap(fixture_metrics(), FONT_MEDIUM, 10.0F, NULL, 60.0F, NULL, 0),
                     0);
}

/* As they are drawn: no word alone in the last line, sooner broken after a comma, and never
 * more lines than needed. Twenty characters in a line. */
static void test_even_lines(void **state)
{
    static const struct {
        const char *text;
        int least, count;
        const char *lines[3];
    } ROWS[] = {
        {"it all fits in one", 1, 1, {"it all fits in one"}},
        {"the last word is not alone", 1, 2, {"the last word", "is not alone"}},
        {"slowly, up and down the calf", 1, 2, {"slowly, up and", "down the calf"}},
        {"behind you, and hold it", 1, 2, {"behind you,", "and hold it"}},
        {"in the air, the hands behind", 1, 2, {"in the air,", "the hands behind"}},
        {"flex the foot", 2, 2, {"flex", "the foot"}},
        {"flex", 2, 1, {"flex"}},
        {"three lines of words that are all about as long as",
         1,
         3,
         {"three lines of", "words that are all", "about as long as"}},
        {"keep\nthese two as they are", 1, 3, {"keep", "these two as they", "are"}},
    };
    static struct draw_list list;
    struct paint paint = {.list = &list, .metrics = fixture_metrics(), .keep = 1.0F};
    struct style style = {.face = FONT_MEDIUM, .px = 10.0F, .colour = 0xFFFFFFFF};

    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct textbox box = {
            .width = 120.01F, .step = 12.0F, .max = 3, .least = ROWS[i].least};

        draw_begin(&list, 1920.0F, 1080.0F, 0xFF000000);
        assert_int_equal(textbox_lines(&paint, &box, ROWS[i].text, &style), ROWS[i].count);
        assert_int_equal(textbox_draw(&paint, &box, ROWS[i].text, style), ROWS[i].count);
        assert_int_equal(list.command_count, ROWS[i].count);
        for (int k = 0; k < ROWS[i].count; k++) {
            assert_string_equal(&list.chars[list.commands[k].u.text.first_char],
                                ROWS[i].lines[k]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_even_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
