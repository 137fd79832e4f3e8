/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/content_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

enum {
    TEXT_SIZE = 64 * 1024
};

/* Every key with its own name as the words; without the key `left_out`. */
static void all_words(char text[TEXT_SIZE], const char *left_out)
{
    static const char *const keys[] = {
#define KEY(name) #name,
        WORDS_LIST(KEY)
#undef KEY
    };

    text[0] = '\0';
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i], left_out) != 0) {
            snprintf(text + strlen(text), TEXT_SIZE - strlen(text), "%s: the %s\n", keys[i],
                     keys[i]);
        }
    }
}

static bool parse(const char *text, struct words *words, struct problems *problems)
{
    problems->count = 0;
    return words_parse(text, strlen(text), "en.yaml", NULL, words, problems);
}

static void every_key(void **state)
{
    (void)state;
    struct problems problems;
    struct words words;
    char text[TEXT_SIZE];

    all_words(text, "");
    assert_true(parse(text, &words, &problems));
    assert_string_equal(words.key_start, "the key_start");
    assert_string_equal(words.fault_hint_2, "the fault_hint_2");
    words_unload(&words);
    assert_string_equal(words.key_start, "");
    words_unload(&words);
    words = (struct words){0};
    words_unload(&words);
}

static void mistakes(void **state)
{
    (void)state;
    struct problems problems;
    struct words words;
    char text[TEXT_SIZE];

    all_words(text, "key_pause");
    assert_false(parse(text, &words, &problems));
    assert_int_equal(problems.count, 1);
    fixture_expect(&problems, "en.yaml:1:1: ", "the key 'key_pause' is missing");
    assert_string_equal(words.fault_line_1, words_emergency()->fault_line_1);
    words_unload(&words);
    strcat(text, "key_pauze: x\n");
    assert_false(parse(text, &words, &problems));
    assert_int_equal(problems.count, 2);
    fixture_expect(&problems, "en.yaml:",
                   "unknown key 'key_pauze', did you mean 'key_pause'?; allowed are the keys");
    all_words(text, "");
    strcat(text, "key_back: x\n");
    assert_false(parse(text, &words, &problems));
    fixture_expect(&problems, "en.yaml:", "the key 'key_back' is there twice");
    all_words(text, "key_back");
    strcat(text, "key_back: \"\"\n");
    assert_false(parse(text, &words, &problems));
    fixture_expect(&problems, "en.yaml:", "key_back: is empty");
}

static void emergency(void **state)
{
    (void)state;
    const struct words *words = words_emergency();
    char *const *first = (char *const *)words;

    for (size_t i = 0; i < sizeof *words / sizeof *first; i++) {
        assert_non_null(first[i]);
    }
    assert_string_equal(words->key_start, "");
    assert_true(strlen(words->fault_line_1) > 0);
    assert_true(strlen(words->fault_hint_1) > 0);
}

static void from_a_file(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    struct words words;
    char folder[64];
    char path[128];
    char text[TEXT_SIZE];

    fixture_make_folder(folder);
    snprintf(path, sizeof path, "%s/strings", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    all_words(text, "");
    assert_false(words_load(folder, NULL, &words, &problems));
    fixture_expect(&problems, path, "en.yaml: cannot be read: No such file");
    assert_string_equal(words.fault_line_1, words_emergency()->fault_line_1);
    fixture_write(folder, "strings/en.yaml", text, strlen(text));
    problems.count = 0;
    assert_true(words_load(folder, NULL, &words, &problems));
    words_unload(&words);
    fixture_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(emergency),
        cmocka_unit_test(from_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
