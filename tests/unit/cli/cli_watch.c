/* SPDX-License-Identifier: MIT */
/* A station whose files change while it runs, from a copy of the real assets. */
#include "app/cli/quit.h"
#include "app/cli/reload.h"
#include "app/cli/tour.h"
#include "load_fixture.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    NEWS_MS = 60000, /* long: it is waited for, not measured */
    TEXT_MAX_SIZE = 65536
};

struct kiosk {
    char folder[64], assets[80];
    struct station station;
    struct watch_options options;
};

/* Runs a command in the kiosk's folder, which has the copy of the assets. */
static void shell(const struct kiosk *kiosk, const char *what)
{
    char command[512];

    snprintf(command, sizeof command, "cd '%s' && %s", kiosk->folder, what);
    assert_int_equal(system(command), 0);
}

static int set_up(void **state)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);

    assert_non_null(kiosk);
    fixture_make_folder(kiosk->folder);
    snprintf(kiosk->assets, sizeof kiosk->assets, "%s/assets", kiosk->folder);
    shell(kiosk, "cp -r '" UNKNOT_ASSETS "' assets");
    *state = kiosk;
    return 0;
}

static int tear_down(void **state)
{
    struct kiosk *kiosk = *state;

    station_finish(&kiosk->station);
    fixture_remove(kiosk->folder);
    free(kiosk);
    return 0;
}

static bool start(struct kiosk *kiosk)
{
    const struct station_files files = {.assets = kiosk->assets,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    bool fine = station_init(&kiosk->station, &files, START_MS);

    kiosk->options = (struct watch_options){
        .folder = kiosk->assets,
        .language = config_languages(&kiosk->station.config),
        .settings = &kiosk->station.config.settings,
    };
    return fine;
}

/* In the file `name` the first `from` becomes `to`. */
static void change(const struct kiosk *kiosk, const char *name, const char *from,
                   const char *to)
{
    static char text[TEXT_MAX_SIZE], changed[TEXT_MAX_SIZE];
    char path[160];
    size_t size;

    snprintf(path, sizeof path, "%s/%s", kiosk->assets, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[size] = '\0';
    char *at = strstr(text, from);
    assert_non_null(at);
    int length = snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, to,
                          at + strlen(from));
    fixture_write(kiosk->assets, name, changed, (size_t)length);
}

/* What the watching thread would bring now. */
static void reload(struct kiosk *kiosk, int64_t at_ms)
{
    struct watch_news news = watch_load(&kiosk->options);

    reload_take(&kiosk->station, &news, START_MS + at_ms);
}

static void tap(struct kiosk *kiosk, enum button button, int64_t at_ms)
{
    const struct button_edge down = {button, true, START_MS + at_ms, false};
    const struct button_edge up = {button, false, START_MS + at_ms + 80, false};

    station_edge(&kiosk->station, &down);
    station_edge(&kiosk->station, &up);
    station_advance(&kiosk->station, START_MS + at_ms + 900);
}

/* The searching of the quick release with the ball, for 4.1 s. */
static void go_to_run(struct kiosk *kiosk)
{
    for (int i = 1; i <= 7; i++) {
        tap(kiosk, BUTTON_OK, 1000 * i);
    }
    assert_int_equal(kiosk->station.model.screen, SCREEN_RUN);
    station_advance(&kiosk->station, START_MS + 12000);
}

static const char *cue(const struct kiosk *kiosk)
{
    return visit_phase(&kiosk->station.model, &kiosk->station.env)->cue;
}

static void test_a_change_is_used_and_the_visit_goes_on(void **state)
{
    struct kiosk *kiosk = *state;

    assert_true(start(kiosk));
    go_to_run(kiosk);
    int64_t elapsed_ms = visit_phase_elapsed_ms(&kiosk->station.model);
    assert_in_range(elapsed_ms, 1000, 6000);
    change(kiosk, "techniques/massage_ball.yaml", " cue: ", " cue: Roll on # ");
    reload(kiosk, 12000);
    assert_string_equal(cue(kiosk), "Roll on");
    assert_int_equal(kiosk->station.model.screen, SCREEN_RUN);
    assert_int_equal(visit_phase_elapsed_ms(&kiosk->station.model), elapsed_ms);
    assert_null(kiosk->station.notice.text);
}

static void test_a_mistake_is_shown_over_the_last_good_content(void **state)
{
    static const char place[] = "techniques/massage_ball.yaml:";
    struct kiosk *kiosk = *state;
    char before[64];

    assert_true(start(kiosk));
    go_to_run(kiosk);
    snprintf(before, sizeof before, "%s", cue(kiosk));
    change(kiosk, "techniques/massage_ball.yaml", " cue: ", " cue: Roll on # ");
    change(kiosk, "techniques/massage_ball.yaml", "kind: hold", "kind: hodl");
    reload(kiosk, 12000);
    assert_string_equal(cue(kiosk), before);
    assert_true(kiosk->station.notice.kept);
    assert_memory_equal(kiosk->station.notice.text, place, strlen(place));
    assert_non_null(strstr(kiosk->station.notice.text,
                           "phases[1].kind: is 'hodl', did you mean 'hold'?; allowed are "));
    change(kiosk, "techniques/massage_ball.yaml", "kind: hodl", "kind: hold");
    reload(kiosk, 13000);
    assert_string_equal(cue(kiosk), "Roll on");
    assert_null(kiosk->station.notice.text);
    assert_int_equal(kiosk->station.model.screen, SCREEN_RUN);
}

/* Who draws a pose has to see it to mend it. */
static void test_a_wrong_pose_is_shown_with_its_problem(void **state)
{
    struct kiosk *kiosk = *state;

    assert_true(start(kiosk));
    go_to_run(kiosk);
    change(kiosk, "figure/poses.yaml", "near_leg: [", "near_leg: [9");
    const struct figure *before = kiosk->station.assets->figure;
    reload(kiosk, 12000);
    assert_ptr_not_equal(kiosk->station.assets->figure, before);
    assert_false(kiosk->station.notice.kept);
    assert_non_null(strstr(kiosk->station.notice.text, "figure/poses.yaml:"));
    assert_non_null(strstr(kiosk->station.notice.text, "is allowed"));
}

static void test_a_new_file_and_one_that_is_gone(void **state)
{
    struct kiosk *kiosk = *state;
    int cards;

    assert_true(start(kiosk));
    cards = kiosk->station.assets->content.card_count;
    shell(kiosk, "sed 's/^order: .*/order: 90/' assets/learn/why.yaml >assets/learn/more.yaml");
    reload(kiosk, 1000);
    assert_int_equal(kiosk->station.assets->content.card_count, cards + 1);
    assert_int_equal(kiosk->station.model.screen, SCREEN_ATTRACT);
    shell(kiosk, "rm assets/learn/more.yaml assets/learn/why.yaml");
    reload(kiosk, 2000);
    assert_int_equal(kiosk->station.assets->content.card_count, cards - 1);
    shell(kiosk, "rm assets/strings/en.yaml");
    reload(kiosk, 3000);
    assert_non_null(strstr(kiosk->station.notice.text, "strings/en.yaml: "));
    assert_string_equal(station_language(&kiosk->station)->words->key_start, "Start");
}

/* A saved language is shown at once, also while it is the one that was chosen; a mistake in it
 * is a notice over the last good words. */
static void test_a_language(void **state)
{
    struct kiosk *kiosk = *state;
    const struct button_edge down = {BUTTON_RIGHT, true, START_MS + 100, false};

    assert_true(start(kiosk));
    station_edge(&kiosk->station, &down);
    station_advance(&kiosk->station, START_MS + 200);
    assert_string_equal(station_language(&kiosk->station)->id, "de");
    change(kiosk, "languages/de.yaml", "\"Press green\": \"", "\"Press green\": \"Jetzt ");
    reload(kiosk, 1000);
    assert_null(kiosk->station.notice.text);
    assert_non_null(strstr(station_language(&kiosk->station)->words->attract_press, "Jetzt "));
    change(kiosk, "languages/de.yaml", "\"in {n} minutes.\": \"in {n}",
           "\"in {n} minutes.\": \"in");
    reload(kiosk, 2000);
    assert_true(kiosk->station.notice.kept);
    assert_non_null(strstr(kiosk->station.notice.text, "languages/de.yaml:"));
    assert_non_null(strstr(kiosk->station.notice.text, "{n} is filled in"));
    assert_non_null(strstr(station_language(&kiosk->station)->words->attract_line_2, "{n}"));
    shell(kiosk, "rm assets/languages/*.yaml");
    reload(kiosk, 3000); /* the chosen one is gone */
    assert_string_equal(station_language(&kiosk->station)->id, "en");
    assert_int_equal(kiosk->station.env.settings->languages, 1);
}

static void test_the_fault_screen_goes_when_all_is_mended(void **state)
{
    struct kiosk *kiosk = *state;

    change(kiosk, "techniques/hook.yaml", "kind: hold", "kind: hodl");
    assert_false(start(kiosk));
    assert_int_equal(kiosk->station.model.screen, SCREEN_FAULT);
    change(kiosk, "techniques/hook.yaml", "kind: hodl", "kind: rokc");
    reload(kiosk, 1000);
    assert_int_equal(kiosk->station.model.screen, SCREEN_FAULT);
    assert_non_null(strstr(kiosk->station.model.fault_text, "'rokc'"));
    change(kiosk, "techniques/hook.yaml", "kind: rokc", "kind: hold");
    reload(kiosk, 2000);
    assert_int_equal(kiosk->station.model.screen, SCREEN_ATTRACT);
    go_to_run(kiosk);
}

/* Every index of the content is another one afterwards, and what a screen shows may be gone. */
static void test_every_screen_is_drawn_with_any_content(void **state)
{
    struct kiosk *kiosk = *state;
    struct station *station = &kiosk->station;
    struct canvas canvas = {.w = 1920, .h = 1080};

    assert_true(start(kiosk));
    assert_true(station_open_fonts(station));
    shell(kiosk,
          "cp -r assets other && cd other && rm learn/why.yaml && "
          "sed -i -E 's/^order: ([0-9])$/order: 90\\1/' techniques/*.yaml tools/*.yaml && "
          "sed -i -E 's/^order: ([1-3])$/order: 9\\1/' routines/*.yaml learn/*.yaml && "
          "sed -i '/kind: rock/,$d' techniques/massage_ball.yaml");
    for (int stop = 0; stop < TOUR_COUNT; stop++) {
        char other[80];

        if (!tour_go((enum tour_stop)stop, &station->env, &station->model)) {
            continue;
        }
        int64_t now_ms = station->model.now_ms - START_MS;
        snprintf(other, sizeof other, "%s/other", kiosk->folder);
        kiosk->options.folder = other;
        reload(kiosk, now_ms);
        assert_null(station->notice.text);
        station_list(station, &canvas, station->model.now_ms);
        assert_false(station->list->overflow);
        kiosk->options.folder = kiosk->assets;
        reload(kiosk, now_ms + 1000);
        station_list(station, &canvas, station->model.now_ms + 1000);
        station_advance(station, station->model.now_ms + 600000);
    }
}

/* Waits until the thread has told of something. */
static struct watch_news wait_for_news(struct watch *watch)
{
    struct pollfd fd = {.fd = watch_fd(watch), .events = POLLIN};
    struct watch_news news;

    assert_int_equal(poll(&fd, 1, NEWS_MS), 1);
    assert_true(watch_take(watch, &news));
    return news;
}

static void count(void *context)
{
    ++*(int *)context; /* read only when the thread is over */
}

static void test_the_thread_tells_of_each_save(void **state)
{
    struct kiosk *kiosk = *state;
    struct watch_news news;
    int wakes = 0;

    assert_true(start(kiosk));
    struct watch *watch = watch_start(&kiosk->options, count, &wakes);
    assert_non_null(watch);
    assert_false(watch_take(watch, &news));
    change(kiosk, "learn/why.yaml", "title: ", "titel: ");
    news = wait_for_news(watch);
    assert_null(news.assets);
    assert_non_null(strstr(news.problems, "learn/why.yaml:"));
    reload_take(&kiosk->station, &news, START_MS);
    assert_false(watch_take(watch, &news));
    change(kiosk, "learn/why.yaml", "titel: ", "title: ");
    news = wait_for_news(watch);
    assert_non_null(news.assets);
    reload_take(&kiosk->station, &news, START_MS + 1000);
    assert_null(kiosk->station.notice.text);
    watch_stop(watch);
    assert_int_equal(wakes, 2);
}

/* A loop at rest without a display sleeps for minutes. */
static void test_who_sleeps_is_woken(void **state)
{
    struct kiosk *kiosk = *state;
    struct watch_news news;
    struct quit quit;

    assert_true(quit_start(&quit));
    assert_true(start(kiosk));
    struct watch *watch = watch_start(&kiosk->options, NULL, NULL);
    assert_non_null(watch);
    change(kiosk, "learn/why.yaml", "title: ", "titel: ");
    quit_sleep(&quit, watch_fd(watch), 10 * NEWS_MS); /* longer than a test may take */
    assert_true(watch_take(watch, &news));
    reload_take(&kiosk->station, &news, START_MS);
    watch_stop(watch);
    quit_finish(&quit);
}

/* Nothing of it may be lost or left behind when the program ends in the middle of it. */
static void test_news_that_nobody_took_is_freed(void **state)
{
    struct kiosk *kiosk = *state;
    struct pollfd fd = {.events = POLLIN};

    change(kiosk, "figure/poses.yaml", "near_leg: [", "near_leg: [9");
    assert_true(start(kiosk));
    struct watch *watch = watch_start(&kiosk->options, NULL, NULL);
    assert_non_null(watch);
    fd.fd = watch_fd(watch); /* scenes are measured at the start */
    assert_int_equal(poll(&fd, 1, NEWS_MS), 1);
    watch_stop(watch);
}

static void test_a_folder_that_is_not_there(void **state)
{
    struct kiosk *kiosk = *state;

    assert_true(start(kiosk));
    kiosk->options.folder = "/nonexistent";
    assert_null(watch_start(&kiosk->options, NULL, NULL));
    watch_stop(NULL);
    assert_int_equal(watch_fd(NULL), -1);
}

#define KIOSK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* With an argument: what a second thread has a part in, for a sanitizer that is slow. */
int main(int argc, char **argv)
{
    const struct CMUnitTest threads[] = {
        KIOSK(test_the_thread_tells_of_each_save),
        KIOSK(test_who_sleeps_is_woken),
        KIOSK(test_news_that_nobody_took_is_freed),
        KIOSK(test_a_folder_that_is_not_there),
    };
    const struct CMUnitTest tests[] = {
        KIOSK(test_a_change_is_used_and_the_visit_goes_on),
        KIOSK(test_a_mistake_is_shown_over_the_last_good_content),
        KIOSK(test_a_wrong_pose_is_shown_with_its_problem),
        KIOSK(test_a_new_file_and_one_that_is_gone),
        KIOSK(test_a_language),
        KIOSK(test_the_fault_screen_goes_when_all_is_mended),
        KIOSK(test_every_screen_is_drawn_with_any_content),
    };

    (void)argv;
    return argc > 1 ? cmocka_run_group_tests(threads, NULL, NULL)
                    : cmocka_run_group_tests(tests, NULL, NULL);
}
