/* SPDX-License-Identifier: MIT */
/* Languages: every kind of mistake in a file, what is shown of a good one, and that those of
 * the tree say everything that there is to say. */
#include "load_fixture.h"

#include "app/load/assets.h"
#include "app/load/content_file.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define HEAD                                                                                   \
    "name: Deutsch\nvoice: de\ndecimal: \",\"\ndate: \"{day}.{month}.{year}\"\n"               \
    "csv_delimiter: ;\n"

/* The English of the tree. */
struct source {
    struct words words;
    struct content content;
    struct texts texts;
};

static int set_up(void **state)
{
    struct source *source = calloc(1, sizeof *source);
    struct settings settings = settings_default();
    struct problems problems = {.count = 0};

    assert_non_null(source);
    if (!words_load(UNKNOT_ASSETS, &source->texts, &source->words, &problems) ||
        !content_load(UNKNOT_ASSETS, &settings, NULL, &source->texts, &source->content,
                      &problems)) {
        problems_print(&problems, stderr);
        return -1;
    }
    *state = source;
    return 0;
}

static int tear_down(void **state)
{
    struct source *source = *state;

    words_unload(&source->words);
    content_unload(&source->content);
    texts_free(&source->texts);
    free(source);
    return 0;
}

static bool parse(const char *text, struct language_file *file, struct problems *problems)
{
    problems->count = 0;
    return language_file_parse(text, strlen(text), "de.yaml", file, problems);
}

/* Parses what has no mistake of its own, and holds it against the English. */
static void check(const struct source *source, const char *text, struct language_file *file,
                  struct problems *problems)
{
    if (!parse(text, file, problems)) {
        problems_print(problems, stderr);
        fail_msg("not read: %s", text);
    }
    language_check(file, &source->texts, problems);
}

struct row {
    const char *text;
    const char *place;
    const char *words;
};

static const struct row rows_of_a_file[] = {
    {"", "de.yaml:1:1: ", "is empty"},
    {"name: Deutsch\nvoice: de\ndecimal: \",\"\n",
     "de.yaml:1:1: ", "the key 'csv_delimiter' is missing"},
    {HEAD "decimals: x\n", "de.yaml:6:1: ",
     "unknown key 'decimals', did you mean 'decimal'?; allowed are name, voice"},
    {"name: Ein viel zu langer Name\nvoice: de\ndecimal: \".\"\ncsv_delimiter: ;\n",
     "de.yaml:1:7: ", "name: has 23 characters; at most 17 are allowed"},
    {"name: D\nvoice: de\ndate: \"{day}.{month}.\"\ndecimal: \",\"\ncsv_delimiter: ;\n",
     "de.yaml:3:7: ",
     "date: '{day}.{month}.' does not have {year}; {day}, {month} and {year} are needed"},
    {"name: D\nvoice: de\ndecimal: ;\ncsv_delimiter: ;\n",
     "de.yaml:3:10: ", "decimal: is ';'; allowed are ., ,"},
    {HEAD "texts: [Back, Next]\n", "de.yaml:6:8: ", "texts: a block of key: value lines"},
    {HEAD "texts:\n  Back: \n",
     "de.yaml:7:8: ", "Back: is empty; what is not translated is left out"},
    {HEAD "texts:\n  Back: [a, b]\n", "de.yaml:7:9: ", "Back: a text is needed here"},
    {HEAD "texts:\n  \"\": x\n", "de.yaml:7:3: ", "texts: is empty"},
    {HEAD "texts:\n  Back: \"Zu\\nrück\"\n", "de.yaml:7:9: ", "Back: has a line break"},
    {HEAD "texts:\n  Back: Zurück\n  Next: Weiter\n  Back: Rücken\n",
     "de.yaml:9:3: ", "'Back' is there twice, also in line 7; remove one"},
    {HEAD "texts: {Back: Zurück}\ntexts: {Next: Weiter}\n",
     "de.yaml:7:1: ", "the key 'texts' is there twice"},
    {HEAD "places:\n  strings/key_back: Zurück\n", "de.yaml:7:21: ",
     "strings/key_back: {english: the text that stands there, text: its translation}"},
    {HEAD "places:\n  strings/key_back: {english: Back}\n",
     "de.yaml:7:21: ", "strings/key_back: {english: "},
    {HEAD "places:\n  strings/key_back: {english: Back, text: a, more: b}\n",
     "de.yaml:7:21: ", "strings/key_back: {english: "},
    {HEAD "places:\n  strings/key_back: {english: Back, text: \"\"}\n",
     "de.yaml:7:43: ", "strings/key_back: is empty"},
    {HEAD "places:\n  a/b: {english: Back, text: a}\n  a/b: {english: Back, text: b}\n",
     "de.yaml:8:3: ", "'a/b' is there twice"},
    {HEAD "texts:\n  Free: Kostenlos: ja\n", "de.yaml:7:18: ", "put a text with ': ' in it"},
};

static void mistakes_of_a_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows_of_a_file / sizeof rows_of_a_file[0]; i++) {
        const struct row *row = &rows_of_a_file[i];
        struct problems problems;
        struct language_file file;

        assert_false(parse(row->text, &file, &problems));
        fixture_expect(&problems, row->place, row->words);
        assert_int_equal(file.count, 0);
        language_file_free(&file);
    }
}

static const struct row rows_of_a_translation[] = {
    {HEAD "texts:\n  \"Massage ball\": Ein Ball zum Massieren\n", "de.yaml:7:19: ",
     "'Massage ball': has 22 characters; at most 18 are allowed at "
     "techniques/massage_ball/label"},
    {HEAD "texts:\n  \"Roll slowly up and down the calf\": "
          "Rolle deine Wade langsam auf und wieder ab\n",
     "de.yaml:7:39: ", "at most 32 are allowed at techniques/foam_roller/phases/0/cue"},
    {HEAD "texts:\n  \"in {n} minutes.\": in Minuten.\n", "de.yaml:7:22: ",
     "'in {n} minutes.': {n} is filled in; it has to be in the translation too"},
    {HEAD "texts:\n  \"in {n} minutes.\": \"in {n} {m} Minuten.\"\n",
     "de.yaml:7:22: ", "{m} is nothing that is filled in here"},
    {HEAD "texts:\n  \"in {n} minutes.\": \"in {N} Minuten.\"\n",
     "de.yaml:7:22: ", "{n} is filled in"},
    {HEAD "texts:\n  \"M T W T F S S\": M D M D F S\n",
     "de.yaml:7:20: ", "has 6 words; 7 are needed"},
    {HEAD "places:\n  strings/attract_line_2: {english: \"in {n} minutes.\", text: bald}\n",
     "de.yaml:7:62: ", "{n} is filled in"},
};

static void mistakes_of_a_translation(void **state)
{
    const struct source *source = *state;

    for (size_t i = 0; i < sizeof rows_of_a_translation / sizeof rows_of_a_translation[0];
         i++) {
        const struct row *row = &rows_of_a_translation[i];
        struct problems problems;
        struct language_file file;

        check(source, row->text, &file, &problems);
        assert_int_equal(problems.count, 1);
        fixture_expect(&problems, row->place, row->words);
        language_file_free(&file);
    }
}

/* A place has its own word, but only for the English that it says. */
static void places(void **state)
{
    const struct source *source = *state;
    struct problems problems;
    struct language_file file;

    check(source,
          HEAD "texts:\n  Back: Zurück\nplaces:\n"
               "  strings/learn_back: {english: Back, text: Rücken}\n"
               "  strings/learn_heel: {english: Hock, text: Sprunggelenk}\n",
          &file, &problems);
    assert_int_equal(problems.count, 0);
    assert_string_equal(language_find(&file, "strings/key_back", "Back")->text, "Zurück");
    assert_string_equal(language_find(&file, "strings/learn_back", "Back")->text, "Rücken");
    assert_null(language_find(&file, "strings/learn_heel", "Heel"));
    assert_null(language_find(&file, "strings/learn_back", "Spine"));
    assert_int_equal(language_print_gaps(&file, &source->texts, 0, NULL).stale, 1);
    language_file_free(&file);
}

static void translated(void **state)
{
    const struct source *source = *state;
    struct problems problems;
    struct language_file file;
    struct words words;
    struct content content;
    int ball = content_find_technique(&source->content, "massage_ball");
    int hook = content_find_tool(&source->content, "hook");

    check(source,
          HEAD "texts:\n  Start: Los\n  Massage ball: Ball\n  Very precise: Genau\n"
               "places:\n  techniques/massage_ball/phases/1/name: "
               "{english: Press and hold, text: Drücken}\n",
          &file, &problems);
    assert_true(words_translate(&source->words, &file, &words));
    assert_true(content_translate(&source->content, &file, &content));
    assert_string_equal(words.key_start, "Los");
    assert_string_equal(words.key_back, "Back");
    assert_string_equal(source->words.key_start, "Start");
    assert_string_equal(content.techniques[ball].label, "Ball");
    assert_string_equal(content.techniques[ball].phases[1].name, "Drücken");
    assert_string_equal(content.techniques[ball].phases[0].name, "Search on");
    assert_string_equal(content.techniques[ball].tool_id, "lacrosse_ball");
    assert_string_equal(content.tools[hook].pros[1], "Genau");
    assert_int_equal(content.techniques[ball].tool, source->content.techniques[ball].tool);
    /* All of it is its own. */
    assert_ptr_not_equal(content.techniques[ball].phases,
                         source->content.techniques[ball].phases);
    assert_ptr_not_equal(content.tools[hook].pros[0], source->content.tools[hook].pros[0]);
    assert_ptr_not_equal(content.techniques[ball].id, source->content.techniques[ball].id);
    words_unload(&words);
    content_unload(&content);
    language_file_free(&file);
}

static void gaps_in_words(const struct source *source, const char *text, int most,
                          char out[4096])
{
    struct problems problems;
    struct language_file file;
    FILE *stream = fmemopen(out, 4096, "w");

    assert_non_null(stream);
    check(source, text, &file, &problems);
    language_print_gaps(&file, &source->texts, most, stream);
    fclose(stream);
    language_file_free(&file);
}

static void warnings(void **state)
{
    char out[4096];

    gaps_in_words(*state,
                  HEAD "texts:\n  Press greene: x\n  Nothing of the kind: y\n"
                       "places:\n  strings/key_back: {english: Go back, text: z}\n",
                  2, out);
    assert_non_null(strstr(out, "strings/en.yaml:3:12: warning: 'Start' is not in de.yaml\n"));
    assert_non_null(strstr(out, " more texts are not translated; --all lists them"));
    assert_non_null(strstr(out, "de.yaml:7:3: warning: 'Press greene' is no text any more; is "
                                "it now 'Press green' ("));
    assert_non_null(strstr(out, "de.yaml:8:3: warning: 'Nothing of the kind' is no text any "
                                "more\n"));
    assert_non_null(strstr(out, "de.yaml: warning: 1 more entries are for no text any more"));
    gaps_in_words(*state, HEAD "places:\n  strings/key_back: {english: Go back, text: z}\n", 1,
                  out);
    assert_non_null(strstr(out, "de.yaml:7:3: warning: strings/key_back: 'Go back' is no text "
                                "any more; is it now 'Back' ("));
}

static void words_in_a_text(void **state)
{
    (void)state;
    assert_true(text_has_words("{n} min"));
    assert_true(text_has_words("{n}h"));
    assert_true(text_has_words("a {b"));
    assert_false(text_has_words("{n}%"));
    assert_false(text_has_words("{technique}: {step}"));
    assert_false(text_has_words("?"));
    assert_false(text_has_words(""));
}

static struct assets *load_assets(const char *folder, const struct language_choice *choice,
                                  struct problems *problems)
{
    struct settings settings = settings_default();
    struct assets *assets;

    problems->count = 0;
    assets = assets_load(folder, choice, &settings, problems);
    assert_non_null(assets);
    return assets;
}

/* Those of the tree are whole: what has no translation yet fails here, by name. */
static void complete(void **state)
{
    static const char *const names[] = {"English", "Deutsch", "Español", "Français"};
    const struct language_choice choice = {.first = "en"};
    struct problems problems;
    struct assets *assets = load_assets(UNKNOT_ASSETS, &choice, &problems);

    (void)state;
    problems_print(&problems, stderr);
    assert_true(assets->fine);
    assert_int_equal(assets->languages.count, 4);
    for (int i = 0; i < 4; i++) {
        const struct language *language = &assets->languages.items[i];
        struct language_gaps gaps = {0};

        assert_string_equal(assets->languages.names[i], names[i]);
        assert_int_equal(language->content->technique_count, assets->content.technique_count);
        if (i > 0) {
            gaps = language_print_gaps(&language->file, &assets->texts, INT_MAX, stderr);
        }
        assert_int_equal(gaps.missing, 0);
        assert_int_equal(gaps.stale, 0);
    }
    assets_free(assets);
}

static void choices(void **state)
{
    static const char *const two[] = {"fr", "en"};
    static const char *const wrong[] = {"fr", "da"};
    struct problems problems;
    struct language_choice choice = {.first = "fr"};
    struct assets *assets = load_assets(UNKNOT_ASSETS, &choice, &problems);

    (void)state;
    assert_int_equal(assets->languages.count, 4); /* its own first, then English */
    assert_string_equal(assets->languages.items[0].id, "fr");
    assert_string_equal(assets->languages.items[1].id, "en");
    assert_string_equal(assets->languages.items[0].words->key_back, "Retour");
    assets_free(assets);
    choice = (struct language_choice){"en", two, 2};
    assets = load_assets(UNKNOT_ASSETS, &choice, &problems);
    assert_int_equal(assets->languages.count, 2);
    assert_string_equal(assets->languages.items[0].id, "en");
    assert_string_equal(assets->languages.items[1].id, "fr");
    assets_free(assets);
    choice = (struct language_choice){"fr", wrong, 2};
    assets = load_assets(UNKNOT_ASSETS, &choice, &problems);
    assert_false(assets->fine);
    fixture_expect(&problems, UNKNOT_ASSETS "/languages: ",
                   "there is no language 'da', which the settings ask for, did you mean 'de'?; "
                   "there are en, de, es, fr");
    assets_free(assets);
    choice = (struct language_choice){.first = "xx"};
    assets = load_assets(UNKNOT_ASSETS, &choice, &problems);
    assert_true(assets->languages.count > 0); /* something has to be shown */
    assert_string_equal(assets->languages.items[0].words->key_back, "Back");
    assets_free(assets);
}

/* English stands by itself; what is broken in another is said and not shown. */
static void folders(void **state)
{
    struct source *source = *state;
    const struct language_source from = {&source->words, &source->content, &source->texts};
    const struct language_choice choice = {.first = "en"};
    struct languages *languages = calloc(1, sizeof *languages);
    struct problems problems = {.count = 0};
    char folder[64];
    char path[96];

    assert_non_null(languages);
    fixture_make_folder(folder);
    assert_true(languages_load(folder, &choice, &from, languages, &problems));
    assert_int_equal(languages->count, 1);
    assert_string_equal(languages->names[0], "English");
    assert_ptr_equal(languages->items[0].words, &source->words);
    languages_unload(languages);
    snprintf(path, sizeof path, "%s/languages", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    fixture_write(folder, "languages/DE.yaml", HEAD, strlen(HEAD));
    fixture_write(folder, "languages/sv.yaml", "name: x\n", 8);
    assert_false(languages_load(folder, &choice, &from, languages, &problems));
    fixture_expect(&problems, path, "DE.yaml: the name of the file is the language");
    fixture_expect(&problems, path, "sv.yaml:1:1: the key 'voice' is missing");
    assert_string_equal(languages->items[1].words->key_back, "Back");
    languages_unload(languages);
    languages_unload(languages);
    fixture_remove(folder);
    free(languages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_of_a_file),
        cmocka_unit_test(mistakes_of_a_translation),
        cmocka_unit_test(places),
        cmocka_unit_test(translated),
        cmocka_unit_test(warnings),
        cmocka_unit_test(words_in_a_text),
        cmocka_unit_test(complete),
        cmocka_unit_test(choices),
        cmocka_unit_test(folders),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
