/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_coach.h"

#include "app/cli/coach_walk.h"
#include "app/cli/gallery_service.h"

enum {
    JUST_MS = 200, /* after a press: its button is still to be seen */
    LATER_MS = 60000,
    EVENING_MINUTE = 18 * 60 + 42, /* as on the mockups */
};

/* The disk of a station, not that of whoever makes pictures. */
static const int64_t CARD_BYTES = 31200000000, CARD_FREE_BYTES = 24700000000;

/* What the pages are shown of. */
static const struct view {
    const char *name, *words;
    enum coach_data_kind data;
    enum coach_span span;
    int back; /* periods before the latest */
    bool meanings;
} views[] = {
    {"busy-14-days", "14 days, some of them without power and some marked", COACH_DATA_BUSY,
     SPAN_14_DAYS, 0, false},
    {"busy-30-days", "30 days", COACH_DATA_BUSY, SPAN_30_DAYS, 0, false},
    {"busy-90-days", "90 days", COACH_DATA_BUSY, SPAN_90_DAYS, 0, false},
    {"busy-year", "a year", COACH_DATA_BUSY, SPAN_YEAR, 0, false},
    {"busy-all", "all there is, with weeks without power", COACH_DATA_BUSY, SPAN_ALL, 0, false},
    {"busy-earlier", "the 14 days before", COACH_DATA_BUSY, SPAN_14_DAYS, 1, false},
    {"busy-marked", "14 days that are all marked", COACH_DATA_BUSY, SPAN_14_DAYS,
     COACH_DATA_MARKED_PERIOD, false},
    {"meanings", "what its figures mean", COACH_DATA_BUSY, SPAN_14_DAYS, 0, true},
    {"one", "one visit in 14 days", COACH_DATA_ONE, SPAN_14_DAYS, 0, false},
    {"twelve", "12 ratings in 14 days", COACH_DATA_TWELVE, SPAN_14_DAYS, 0, false},
    {"nobody", "a station that never had a visit", COACH_DATA_NOBODY, SPAN_14_DAYS, 0, false},
    {"none", "nothing was recorded yet", COACH_DATA_NONE, SPAN_14_DAYS, 0, false},
    {"unreadable", "the database cannot be read", COACH_DATA_UNREADABLE, SPAN_14_DAYS, 0,
     false},
};

/* Later than everything so far: what is drawn fades from the picture before, unless that was
 * long ago. */
static void begin(struct station *station)
{
    int64_t later_ms = station->model.now_ms + LATER_MS;
    const struct event clock = {
        .kind = EVENT_CLOCK, .at_ms = later_ms, .minute_of_day = EVENING_MINUTE};
    struct effects effects;

    visit_init(&station->model, later_ms);
    (void)visit_step(&station->model, &station->env, &clock, &effects);
    input_init(&station->input);
}

static bool lost(const char *name)
{
    fprintf(stderr, "unknot gallery: no way leads to the coach's %s\n", name);
    return false;
}

/* The ring fills while the two are held: most of it, then they go up. */
static bool shoot_chord(struct gallery_show *show, const char *screen)
{
    struct station *station = &show->gallery->station;
    char name[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

    coach_walk_chord(station, station->config.settings.staff_hold_ms * 2 / 3, false);
    snprintf(name, sizeof name, "screen-chord-%s", screen);
    snprintf(words, sizeof words, "The screen %s, red and green held", screen);
    return gallery_shot(show, name, words);
}

static bool shoot_chords(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;

    begin(station);
    if (!shoot_chord(show, "attract")) {
        return false;
    }
    begin(station);
    coach_walk_tap(station, BUTTON_OK);
    return shoot_chord(show, "choose");
}

static bool shoot_two_presses(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    int64_t again_ms;

    coach_walk_code(station, 1);
    again_ms = station->config.settings.code_again_ms;
    coach_walk_press(station, station->config.settings.code[1]);
    coach_walk_wait(station, JUST_MS);
    if (!gallery_shot(show, "screen-code-two", "The screen code, after two presses")) {
        return false;
    }
    coach_walk_wait(station, again_ms);
    return true;
}

static bool shoot_code(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;

    begin(station);
    if (!coach_walk_to_code(station)) {
        return lost("code");
    }
    if (!gallery_shot(show, "screen-code-empty", "The screen code") ||
        !shoot_two_presses(show)) {
        return false;
    }
    coach_walk_wrong_code(station);
    if (!gallery_shot(show, "screen-code-refused", "The screen code, refused")) {
        return false;
    }
    for (int i = 1; i < station->config.settings.code_tries; i++) {
        coach_walk_wrong_code(station);
    }
    return gallery_shot(show, "screen-code-locked", "The screen code, locked");
}

static bool shoot_page(struct gallery_show *show, const struct view *view, enum coach_page page)
{
    struct station *station = &show->gallery->station;
    const char *page_name = coach_walk_page_name(page);
    char name[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

    if (!coach_walk_to_page(station, page)) {
        return lost(page_name);
    }
    if (view->meanings) {
        coach_walk_meanings(station);
    }
    if (station->figures.shown.disk_bytes >= 0) {
        station->figures.shown.disk_bytes = CARD_BYTES;
        station->figures.shown.free_bytes = CARD_FREE_BYTES;
    }
    snprintf(name, sizeof name, "coach-%s-%s", page_name, view->name);
    snprintf(words, sizeof words, "The coach's page %s: %s", page_name, view->words);
    bool fine = gallery_shot(show, name, words);

    if (view->meanings) {
        coach_walk_tap(station, BUTTON_BACK);
    }
    return fine;
}

static bool shoot_view(struct gallery_show *show, const struct view *view)
{
    struct station *station = &show->gallery->station;

    begin(station);
    if (!coach_walk_enter(station) || !coach_walk_to_span(station, view->span)) {
        return lost(view->name);
    }
    for (int i = 0; i < view->back; i++) {
        coach_walk_tap(station, BUTTON_LEFT);
    }
    for (int page = 0; page < COACH_TASKS; page++) { /* those with figures */
        if (!shoot_page(show, view, (enum coach_page)page)) {
            return false;
        }
    }
    return true;
}

/* States of the stick: what is said of them comes from elsewhere, so it is put here. */
static const struct stick_view {
    const char *name;
    struct stick stick;
} sticks[] = {
    {"looking", {.state = STICK_LOOKING}},
    {"found", {.state = STICK_FOUND, .name = "GYM"}},
    {"saving", {.state = STICK_SAVING, .percent = 63}},
    {"saved", {.state = STICK_SAVED, .folder = "unknot-Recovery-corner-2026-11-28"}},
    {"full",
     {.state = STICK_FAILED,
      .problem = STICK_FULL,
      .need_bytes = 312000000,
      .free_bytes = 48000000}},
    {"read-only", {.state = STICK_FAILED, .problem = STICK_READ_ONLY}},
    {"pulled", {.state = STICK_FAILED, .problem = STICK_PULLED}},
    {"unreadable", {.state = STICK_FAILED, .problem = STICK_UNREADABLE}},
    {"not-allowed", {.state = STICK_FAILED, .problem = STICK_NOT_ALLOWED}},
    {"broken", {.state = STICK_FAILED, .problem = STICK_BROKEN}},
    {"no-records", {.state = STICK_FAILED, .problem = STICK_NO_RECORDS}},
};

static bool shoot_sticks(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;

    coach_walk_tap(station, BUTTON_OK);
    for (size_t i = 0; i < sizeof sticks / sizeof sticks[0]; i++) {
        char name[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

        station->model.staff.stick = sticks[i].stick;
        snprintf(name, sizeof name, "stick-%s", sticks[i].name);
        snprintf(words, sizeof words, "Saving on a stick: %s", sticks[i].name);
        if (!gallery_shot(show, name, words)) {
            return false;
        }
    }
    coach_walk_tap(station, BUTTON_BACK);
    return true;
}

static bool shoot_days(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;

    coach_walk_tap(station, BUTTON_OK);
    coach_walk_tap(station, BUTTON_LEFT);
    coach_walk_tap(station, BUTTON_LEFT);
    if (!gallery_shot(show, "days-from", "Days that do not count: the first one")) {
        return false;
    }
    coach_walk_tap(station, BUTTON_OK);
    coach_walk_tap(station, BUTTON_RIGHT);
    if (!gallery_shot(show, "days-to", "Days that do not count: the last one")) {
        return false;
    }
    coach_walk_tap(station, BUTTON_OK);
    if (!gallery_shot(show, "days-why", "Days that do not count: why")) {
        return false;
    }
    coach_walk_tap(station, BUTTON_OK);
    return gallery_shot(show, "days-marked", "Days that do not count: one is counted again");
}

static bool shoot_tasks(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;

    begin(station);
    if (!coach_walk_enter(station) || !coach_walk_to_page(station, COACH_TASKS)) {
        return lost("tasks");
    }
    if (!gallery_shot(show, "coach-tasks-stick", "The coach's tasks: a stick") ||
        !shoot_sticks(show)) {
        return false;
    }
    coach_walk_tap(station, BUTTON_LEFT);
    if (!gallery_shot(show, "coach-tasks-service", "The coach's tasks: checking the station") ||
        !gallery_service(show)) {
        return false;
    }
    coach_walk_tap(station, BUTTON_LEFT);
    return gallery_shot(show, "coach-tasks-days", "The coach's tasks: days") &&
           shoot_days(show);
}

bool gallery_coach(struct gallery_show *show, const struct coach_data *data)
{
    struct station *station = &show->gallery->station;
    bool fine;

    gallery_page_heading(&show->page, 3, "For the coach");
    fine = shoot_chords(show) && shoot_code(show);
    for (size_t i = 0; i < sizeof views / sizeof views[0] && fine; i++) {
        char path[SCRATCH_PATH_MAX];

        coach_data_path(data, views[i].data, path);
        station_show_figures(station, path, true, NULL, NULL);
        fine = shoot_view(show, &views[i]) && (i > 0 || shoot_tasks(show));
        figures_close(&station->figures);
    }
    return fine;
}
