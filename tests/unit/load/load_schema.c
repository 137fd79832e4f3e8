/* SPDX-License-Identifier: MIT */
/* What the schema of a content file allows, and how it is said what it does not. */
#include "load_fixture.h"

#include "app/load/content_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void keys(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "muscle:", "musle:"},
         "techniques/ball.yaml:7:1: ",
         "unknown key 'musle', did you mean 'muscle'?; allowed are order, listed"},
        {{"techniques/ball", "muscle:", "musle:"},
         "techniques/ball.yaml:1:1: ",
         "the key 'muscle' is missing"},
        {{"techniques/ball", "    cue: Roll slowly\n", ""},
         "techniques/ball.yaml:18:5: ",
         "phases[0]: the key 'cue' is missing"},
        {{"techniques/ball", "label: Ball\n", "name: Ball\n"},
         "techniques/ball.yaml:4:1: ",
         "the key 'name' is there twice"},
        {{"techniques/ball", "title: Here", "titel: Here"},
         "techniques/ball.yaml:23:13: ",
         "phases[0].panel: unknown key 'titel', did you mean 'title'?"},
        {{"techniques/ball", "order: 1\n", "order: 1\n? [a]\n: b\n"},
         "techniques/ball.yaml:2:3: ",
         "unknown key a list"},
        {{"learn/what", "key: It",
          "a_key_that_is_longer_than_any_word_of_ours_can_ever_be: It"},
         "learn/what.yaml:4:1: ",
         "unknown key 'a_key_that_is_longer_than_any_...'; allowed"},
        {{"learn/what", "key: It", "a_key_with_an_umlaut_at_30_xx\xC3\xA4xx: It"},
         "learn/what.yaml:4:1: ",
         "unknown key 'a_key_with_an_umlaut_at_30_xx...'; allowed"},
        {{"tools/wall", "line: Always there\n", "<<: {line: x}\n"},
         "tools/wall.yaml:3:1: ",
         "unknown key '<<'"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void types(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "order: 1\n", "order: first\n"},
         "techniques/ball.yaml:1:8: ",
         "order: is 'first'; a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order: 1.5\n"},
         "techniques/ball.yaml:1:8: ",
         "a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order: \"1\"\n"},
         "techniques/ball.yaml:1:8: ",
         "a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order: 0x10\n"},
         "techniques/ball.yaml:1:8: ",
         "a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order: 010\n"},
         "techniques/ball.yaml:1:8: ",
         "a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order: 99999999999\n"},
         "techniques/ball.yaml:1:8: ",
         "out of range; at most 2147483647 is allowed"},
        {{"techniques/ball", "order: 1\n", "order: -99999999999\n"},
         "techniques/ball.yaml:1:8: ",
         "out of range"},
        {{"techniques/ball", "order: 1\n", "order: 99999999999999999999999\n"},
         "techniques/ball.yaml:1:8: ",
         "a whole number is needed"},
        {{"techniques/ball", "order: 1\n", "order:\n"},
         "techniques/ball.yaml:1:7: ",
         "is nothing; a whole number"},
        {{"techniques/ball", "listed: true", "listed: yes"},
         "techniques/ball.yaml:2:9: ",
         "is 'yes'; allowed are true and false"},
        {{"techniques/ball", "listed: true", "listed: [true]"},
         "techniques/ball.yaml:2:9: ",
         "is a list; allowed are true and false"},
        {{"techniques/ball", "gastrocnemius", "gastrocnemeus"},
         "techniques/ball.yaml:7:9: ",
         "did you mean 'gastrocnemius'?; allowed are gastrocnemius, soleus, calf"},
        {{"techniques/ball", "kind: hold", "kind: \"hold\\0x\""},
         "techniques/ball.yaml:24:11: ",
         "allowed are search, hold, rock, reps, stretch"},
        {{"techniques/ball", "kind: hold", "kind: 1"},
         "techniques/ball.yaml:24:11: ",
         "phases[1].kind: is '1'; allowed are"},
        {{"techniques/ball", "name: Ball release", "name: [a, b]"},
         "techniques/ball.yaml:3:7: ",
         "is a list; a text of 1 to 28 characters"},
        {{"techniques/ball", "name: Ball release", "name: {a: b}"},
         "techniques/ball.yaml:3:7: ",
         "is a block of keys; a text"},
        {{"techniques/ball", "name: Ball release", "name:"},
         "techniques/ball.yaml:3:6: ",
         "is nothing; a text"},
        {{"techniques/ball", "name: Ball release", "name: null"},
         "techniques/ball.yaml:3:7: ",
         "is nothing; a text"},
        {{"techniques/ball", "dose: {value: 150, min: 120, max: 600, source: ours}",
          "dose: 150"},
         "techniques/ball.yaml:10:7: ",
         "is '150'; a block of key: value lines is needed"},
        {{"tools/ball", "[Exact]", "Exact"}, "tools/ball.yaml:8:7: ", "a list is needed"},
        {{"tools/ball", "[Exact]", "[[Exact]]"},
         "tools/ball.yaml:8:8: ",
         "pros[0]: is a list; a text"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void texts(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"techniques/ball", "name: Ball release", "name: \"\""},
         "techniques/ball.yaml:3:7: ",
         "name: is empty; 1 to 28 characters are allowed"},
        {{"techniques/ball", "label: Ball", "label: Nineteen letters 19"},
         "techniques/ball.yaml:4:8: ",
         "has 19 characters; at most 18 are allowed"},
        {{"techniques/ball", "cue: Roll slowly", "cue: A cue of thirty-five characters xxx"},
         "techniques/ball.yaml:20:10: ",
         "phases[0].cue: has 35 characters; at most 32"},
        {{"techniques/heels", "name: Down", "name: Thirteen char"},
         "techniques/heels.yaml:19:16: ",
         "phases[0].beats[0].name: has 13 characters"},
        {{"learn/what", "body: A tight spot", "body: |\n  A tight\n  spot"},
         "learn/what.yaml:3:7: ",
         "has a line break"},
        {{"learn/what", "A tight spot", "\"A\\tb\""},
         "learn/what.yaml:3:7: ",
         "a control character"},
        {{"learn/what", "A tight spot", "\"A\\0b\""},
         "learn/what.yaml:3:7: ",
         "a control character"},
        {{"learn/what", "A tight spot", "\"\\e[31m\""},
         "learn/what.yaml:3:7: ",
         "a control character"},
        {{"learn/what", "A tight spot", "\"\\x85\""},
         "learn/what.yaml:3:7: ",
         "has a line break"},
    };
    struct fixture_change umlauts = {"techniques/ball", "label: Ball",
                                     "label: \xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
                                     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
                                     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"};
    struct problems problems = {.count = 0};
    struct content content;

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
    /* 18 characters in 36 bytes fit where 18 characters are allowed. */
    assert_true(fixture_load(&umlauts, &content, &problems));
    content_unload(&content);
}

static void lists(void **state)
{
    (void)state;
    static const struct fixture_row rows[] = {
        {{"tools/ball", "[Exact]", "[]"},
         "tools/ball.yaml:8:7: ",
         "pros: has 0 entries; 1 to 6 are allowed"},
        {{"tools/ball", "release: [ball]", "release: [ball, heels, ball, ball, ball]"},
         "tools/ball.yaml:10:10: ",
         "has 5 entries; 1 to 4 are allowed"},
        {{"tools/ball", "release: [ball]", "release: [ball, ball]"},
         "tools/ball.yaml:10:17: ",
         "release[1]: 'ball' is in the list twice"},
        {{"tools/ball", "release: [ball]", "release: [heels]"},
         "tools/ball.yaml:10:11: ",
         "'heels' has no search phase"},
        {{"routines/quick", "tools: [ball]", "tools: [ball, ball]"},
         "routines/quick.yaml:4:15: ",
         "tools[1]: 'ball' is in the list twice"},
        {{"routines/quick", "tools: [ball]", "tools: [ball, wall]"},
         "routines/quick.yaml:4:15: ",
         "'wall' is not offered"},
        {{"routines/quick", "tools: [ball]", "tools: [wall]"},
         "routines/quick.yaml:4:9: ",
         "'wall' has no release techniques"},
    };

    fixture_check_rows(rows, sizeof rows / sizeof rows[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(types),
        cmocka_unit_test(texts),
        cmocka_unit_test(lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
