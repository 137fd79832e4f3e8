/* SPDX-License-Identifier: MIT */
/* What is said: the whole of a visit, word by word, and nothing that was not known before. */
#include "app/core/speech.h"
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    SENTENCES_MAX = 256,
    LINES_MAX = 200
};

static struct driver d;
static struct words words;
static char names[sizeof(struct words) / sizeof(char *)][32];
static char sentences[SENTENCES_MAX][SPEECH_TEXT_MAX];
static int sentence_count;
static char lines[LINES_MAX][SPEECH_PARTS_MAX * SPEECH_TEXT_MAX];
static int line_count;
static int64_t from_ms;

static void keep_sentence(void *context, const char *sentence)
{
    (void)context;
    assert_true(sentence_count < SENTENCES_MAX);
    snprintf(sentences[sentence_count++], SPEECH_TEXT_MAX, "%s", sentence);
}

static bool is_known(const char *sentence)
{
    for (int i = 0; i < sentence_count; i++) {
        if (strcmp(sentences[i], sentence) == 0) {
            return true;
        }
    }
    return false;
}

/* Keeps "12.5 One. Two." */
static void listen(struct driver *driver, const struct model *before,
                   const struct effects *effects)
{
    struct speech speech;
    char *line = lines[line_count];
    size_t used = 0;

    if (!speech_of(before, &driver->model, effects, &driver->env, &words, &speech)) {
        return;
    }
    assert_true(line_count < LINES_MAX);
    used += (size_t)snprintf(line, sizeof lines[0], "%.1f",
                             (double)(driver->model.now_ms - from_ms) / 1000.0);
    for (int i = 0; i < speech.count; i++) {
        if (!is_known(speech.parts[i])) {
            fail_msg("'%s' is said, and was not known before", speech.parts[i]);
        }
        used += (size_t)snprintf(line + used, sizeof lines[0] - used, " %s.", speech.parts[i]);
    }
    line_count++;
}

/* Each word is its own key, so that a line shows where it is from. */
static void name_words(void)
{
    static const char *const keys[] = {
#define NAME(key) #key,
        WORDS_LIST(NAME)
#undef NAME
    };
    char **fields = (char **)&words;

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        snprintf(names[i], sizeof names[i], "%s", keys[i]);
        fields[i] = names[i];
    }
    words.feel_before_one = (char *)(uintptr_t)"before {leg}";
    words.feel_after_one = (char *)(uintptr_t)"after {leg}";
}

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    name_words();
    sentence_count = line_count = 0;
    speech_each_sentence(&d.content, &words, keep_sentence, NULL);
    d.seen = listen;
    return 0;
}

static void begin(void)
{
    line_count = 0;
    from_ms = d.now_ms;
}

static void assert_lines(const char *const expected[], int count)
{
    for (int i = 0; i < count && i < line_count; i++) {
        assert_string_equal(lines[i], expected[i]);
    }
    assert_int_equal(line_count, count);
}

#define ASSERT_LINES(expected) assert_lines(expected, sizeof(expected) / sizeof(expected)[0])

static void until_feel(void)
{
    while (d.model.screen != SCREEN_FEEL) {
        driver_until_change(&d);
    }
}

/* One stretch, both legs, not a button pressed. */
static void test_a_whole_visit(void **state)
{
    static const char *const expected[] = {
        "10.0 Lean in.",
        "25.0 say_half.",
        "30.0 say_ten. say_next. say_other_leg.",
        "40.0 say_other_leg. leg_left_calf.",
        "48.0 Lean in.",
        "63.0 say_half.",
        "68.0 say_ten.",
        "78.0 feel_after_both.",
    };

    (void)state;
    driver_start_technique(&d, 2, LEGS_BOTH);
    assert_string_equal(strchr(lines[line_count - 1], ' '),
                        " ready_title. Wall. leg_right_calf. Sit down.");
    begin();
    from_ms -= 1000; /* the last press of the way there */
    until_feel();
    ASSERT_LINES(expected);
    line_count = 0;
    driver_key(&d, KEY_SKIP_QUESTION);
    assert_int_equal(line_count, 1);
    assert_string_equal(strchr(lines[0], ' '), " summary_done. summary_done_line.");
}

static const char *last(void)
{
    return line_count > 0 ? strchr(lines[line_count - 1], ' ') + 1 : "";
}

static void test_the_tool_is_fetched_first(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_LEFT);
    assert_string_equal(last(), "ready_title. Roll. leg_left_calf. Take it.");
    driver_wait(&d, 9500); /* of 20 s */
    assert_string_equal(last(), "Sit down.");
}

static void test_a_spot_is_held_where_it_was_found(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_LEFT);
    driver_key(&d, KEY_START_NOW);
    assert_string_equal(last(), "Roll slowly.");
    driver_key(&d, KEY_FOUND);
    assert_string_equal(last(), "say_hold_here. Hold.");
    driver_wait(&d, 22000);
    assert_string_equal(last(), "say_half.");
    driver_wait(&d, 12500);
    assert_string_equal(last(), "say_ten. say_next. Rock.");
}

static void test_a_pause_says_so_and_going_on_says_nothing(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_LEFT);
    driver_key(&d, KEY_START_NOW);
    driver_key(&d, KEY_FOUND);
    driver_key(&d, KEY_PAUSE);
    assert_string_equal(last(), "run_paused.");
    int said = line_count;
    driver_key(&d, KEY_GO_ON);
    assert_int_equal(line_count, said);
    driver_key(&d, KEY_STOP);
    assert_string_equal(last(), "stop_title.");
    driver_key(&d, KEY_GO_ON);
    assert_int_equal(line_count, said + 1);
    driver_key(&d, KEY_REPEAT);
    assert_string_equal(last(), "say_hold_here. Hold.");
    driver_key(&d, KEY_SKIP);
    assert_string_equal(last(), "Rock.");
}

static void test_what_is_over_is_over(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_LEFT);
    driver_key(&d, KEY_START_NOW);
    struct model before = d.model;

    driver_wait(&d, 100);
    assert_false(speech_is_over(&before, &d.model));
    driver_key(&d, KEY_SKIP);
    assert_true(speech_is_over(&before, &d.model));
}

static void test_questions_and_endings(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    assert_string_equal(strchr(lines[0], ' '), " safety_last.");
    assert_string_equal(strchr(lines[1], ' '), " before leg_right.");
    driver_key(&d, KEY_START_NOW);
    driver_wait(&d, 5000);
    driver_key(&d, KEY_STOP);
    driver_key(&d, KEY_STOP);
    assert_string_equal(last(), "summary_part. summary_part_line.");
}

/* Whoever presses whatever: what is said is known. listen() fails when it is not. */
static void test_nothing_is_said_that_is_not_known(void **state)
{
    unsigned random = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        random = random * 1103515245U + 12345U;
        driver_tap(&d, (enum button)(random >> 16 & 3U));
        if ((random >> 20 & 3U) == 0) {
            driver_until_change(&d);
        }
        d.effect_count = line_count = 0;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_a_whole_visit, setup),
        cmocka_unit_test_setup(test_the_tool_is_fetched_first, setup),
        cmocka_unit_test_setup(test_a_spot_is_held_where_it_was_found, setup),
        cmocka_unit_test_setup(test_a_pause_says_so_and_going_on_says_nothing, setup),
        cmocka_unit_test_setup(test_what_is_over_is_over, setup),
        cmocka_unit_test_setup(test_questions_and_endings, setup),
        cmocka_unit_test_setup(test_nothing_is_said_that_is_not_known, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
