/* SPDX-License-Identifier: MIT */
/* The station itself: when it ran, what cut it off, what it is made of. */
#include "app/ui/screens/coach.h"

#include "app/ui/day.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    HOUR_MS = 3600000,
    DAY_HOURS = 24,
    FAULTS_SHOWN = 2,
    MEGABYTE = 1000000,
    STRIP_FIRST = 6, /* hours shown when nothing lies outside */
    STRIP_LAST = 21,
    FACTS = 4,
};

struct places {
    struct rect strip, up, buttons, faults, storage, clock;
};

static const struct places LANDSCAPE = {
    .strip = {64, 140, 1104, 388},
    .up = {1200, 140, 656, 388},
    .buttons = {64, 548, 1104, 264},
    .faults = {64, 828, 1104, 88},
    .storage = {1200, 548, 312, 368},
    .clock = {1544, 548, 312, 368},
};

static const struct places PORTRAIT = {
    .strip = {56, 200, 968, 380},
    .up = {56, 600, 968, 250},
    .buttons = {56, 870, 968, 270},
    .faults = {56, 1160, 968, 142},
    .storage = {56, 1322, 472, 328},
    .clock = {552, 1322, 472, 328},
};

static void fill_strip(const struct coach *coach, struct chart_strip *strip)
{
    const struct usage_stats *stats = coach->stats;
    int first = STRIP_FIRST, last = STRIP_LAST;

    for (int day = 0; day < CHART_DAYS; day++) {
        int from = STATS_STRIP_DAYS - CHART_DAYS + day;
        char name[FORMAT_MAX];

        day_word(name, coach->words->coach_days, day_weekday(stats->strip_first_day + from));
        snprintf(strip->day[day], CHART_LABEL_MAX, "%.39s", name);
        for (int hour = 0; hour < CHART_HOURS; hour++) {
            strip->on_ms[day][hour] = stats->strip_on_ms[from][hour];
            if (strip->on_ms[day][hour] > 0) {
                first = hour < first ? hour : first;
                last = hour > last ? hour : last;
            }
        }
    }
    strip->first_hour = first;
    strip->hour_count = last - first + 1;
    strip->hour = coach->words->coach_hour;
}

static void draw_strip(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    struct style style = type_body(coach->chart.px, THEME.text3, ALIGN_END);
    struct chart_strip strip;
    char title[FORMAT_MAX];
    char date[FORMAT_MAX];
    float right = panel.x + panel.w - 32.0F;
    float wide = paint_width(coach->paint, &style, words->coach_interrupted);

    fill_strip(coach, &strip);
    format_fill(title, coach->figures->back > 0 ? words->coach_strip_to : words->coach_strip,
                "date", day_short(date, words, coach->stats->to_day));
    coach_panel(coach, panel, title, panel.w - wide - 160.0F);
    paint_text(coach->paint, right, panel.y + 52.0F, words->coach_interrupted, style);
    chart_hatch(&coach->chart,
                (struct rect){right - wide - 44.0F, panel.y + 30.0F, 28.0F, 24.0F});
    chart_strip(
        &coach->chart,
        (struct rect){panel.x + 16.0F, panel.y + 80.0F, panel.w - 48.0F, panel.h - 110.0F},
        &strip);
}

/* A number and what it counts. */
struct fact {
    char number[FORMAT_MAX];
    const char *name;
};

/* "9 d", "5 h", "12 min" */
static void since_text(const struct coach *coach, char out[FORMAT_MAX])
{
    const struct words *words = coach->words;
    int64_t ms = coach->figures->wall_ms - coach->stats->station.last_start_wall_ms;
    int64_t hours = ms / HOUR_MS;

    if (ms < 0) {
        snprintf(out, FORMAT_MAX, "%s", words->coach_unknown);
    } else if (hours >= 2 * DAY_HOURS) {
        format_count(out, words->coach_time_days, (int)(hours / DAY_HOURS));
    } else if (hours >= 2) {
        format_count(out, words->coach_time_hours, (int)hours);
    } else {
        format_count(out, words->time_minutes, (int)(ms / 60000));
    }
}

static void draw_facts(const struct coach *coach, struct rect panel, float y, float step)
{
    const struct words *words = coach->words;
    const struct usage_stats *stats = coach->stats;
    struct fact facts[FACTS] = {{"", words->coach_power_cuts},
                                {"", words->coach_crashes},
                                {"", words->coach_cut_visits},
                                {"", words->coach_since_start}};
    struct style style = type_heading(30.0F, THEME.text, ALIGN_START);
    float wide = 60.0F;

    coach_number(facts[0].number, stats->station.power_cuts);
    coach_number(facts[1].number, stats->station.crashes);
    coach_number(facts[2].number, stats->visits.interrupted);
    since_text(coach, facts[3].number);
    for (int i = 0; i < FACTS; i++) {
        float width = paint_width(coach->paint, &style, facts[i].number);

        wide = width > wide ? width : wide;
    }
    for (int i = 0; i < FACTS; i++, y += step) {
        paint_text(coach->paint, panel.x + 32.0F, y, facts[i].number, style);
        paint_text_fit(coach->paint, panel.x + 32.0F + wide + 24.0F, y, panel.w - wide - 88.0F,
                       facts[i].name, type_body(30.0F, THEME.text2, ALIGN_START));
    }
}

/* Days there could have been: those of the span since the first there is. */
static int64_t days_of(const struct usage_stats *stats)
{
    int64_t from = stats->from_day > stats->first_day ? stats->from_day : stats->first_day;
    int64_t days = stats->to_day - from + 1;

    return days > stats->station.on_days ? days : stats->station.on_days;
}

/* "15.2 h" a day, and on how many days: beside it, or `below` it. */
static void draw_hours(const struct coach *coach, struct rect panel, float below)
{
    const struct words *words = coach->words;
    const struct stats_station *station = &coach->stats->station;
    struct style big = type_heading(84.0F, THEME.text, ALIGN_START);
    struct style small = type_body(30.0F, THEME.text2, ALIGN_START);
    char hours[FORMAT_MAX];
    char number[FORMAT_MAX];
    char days[FORMAT_MAX];
    char line[FORMAT_MAX];
    double a_day = station->on_days > 0
                       ? (double)station->on_ms / (double)HOUR_MS / (double)station->on_days
                       : 0.0;

    format_fill(hours, words->coach_hours_of, "n", coach_decimal(number, coach, a_day));
    coach_number(number, station->on_days);
    format_fill2(line, words->coach_up_days, "n", number, "of",
                 coach_number(days, days_of(coach->stats)));
    float x = panel.x + 30.0F;
    float y = panel.y + 142.0F - below * 0.12F;
    paint_text(coach->paint, x, y, hours, big);
    x += below > 0.0F ? 2.0F : paint_width(coach->paint, &big, hours) + 32.0F;
    float room = panel.x + panel.w - 24.0F - x;
    paint_text_fit(coach->paint, x, y - 38.0F + below, room, words->coach_a_day, small);
    paint_text_fit(coach->paint, x, y + below, room, line, small);
}

/* The facts stand below the hours, or beside them where the panel is wide and low. */
static void draw_up(const struct coach *coach, struct rect panel)
{
    float half = panel.w / 2.0F;

    coach_panel(coach, panel, coach->words->coach_up, 0.0F);
    if (coach->portrait) {
        draw_hours(coach, (struct rect){panel.x, panel.y, half, panel.h}, 86.0F);
        shape_rect(coach->paint,
                   (struct rect){panel.x + half, panel.y + 76.0F, 2.0F, panel.h - 108.0F},
                   THEME.line);
        draw_facts(coach, (struct rect){panel.x + half, panel.y, half, panel.h},
                   panel.y + 104.0F, 40.0F);
        return;
    }
    draw_hours(coach, panel, 0.0F);
    shape_rect(coach->paint,
               (struct rect){panel.x + 32.0F, panel.y + 172.0F, panel.w - 64.0F, 2.0F},
               THEME.line);
    draw_facts(coach, panel, panel.y + 216.0F, (panel.h - 240.0F) / (FACTS - 0.4F));
}

/* "F1  3 ×" */
static void fault_title(const struct coach *coach, const struct stats_fault *fault,
                        char out[COACH_LINE_MAX])
{
    char number[FORMAT_MAX];
    char count[FORMAT_MAX];

    format_fill(count, coach->words->coach_times, "n", coach_number(number, fault->n));
    snprintf(out, COACH_LINE_MAX, "%s  %s", fault->code, count);
}

/* In words of the language where the station noticed it by itself; else as it was recorded. */
static const char *fault_text(const struct coach *coach, const struct stats_fault *fault)
{
    const struct words *words = coach->words;
    const struct {
        const char *code, *text;
    } known[] = {{"undervoltage", words->coach_fault_undervoltage},
                 {"hot", words->coach_fault_hot},
                 {"storage", words->coach_fault_storage},
                 {"volatile", words->coach_fault_volatile},
                 {"full", words->coach_fault_full},
                 {"store_missing", words->coach_fault_store_missing}};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(fault->code, known[i].code) == 0) {
            return known[i].text;
        }
    }
    return fault->text;
}

/* A row of what went wrong: what, and more of it. */
struct trouble_row {
    char title[COACH_LINE_MAX];
    char text[COACH_LINE_MAX];
};

/* "2 out of order  missing or broken for 31 h in all" @return false: nothing was */
static bool outage_row(const struct coach *coach, struct trouble_row *row)
{
    const struct usage_stats *stats = coach->stats;
    char number[FORMAT_MAX], line[FORMAT_MAX];
    int64_t out_ms = 0, now = 0;

    for (int i = 0; i < stats->outage_count; i++) {
        out_ms += stats->outages[i].out_ms;
        now += stats->outages[i].is_out;
    }
    if (stats->outage_count == 0) {
        return false;
    }
    format_fill(line, coach->words->coach_out, "n", coach_number(number, now));
    snprintf(row->title, sizeof row->title, "%s", line);
    format_fill(line, coach->words->coach_out_hours, "n",
                coach_number(number, (out_ms + HOUR_MS / 2) / HOUR_MS));
    snprintf(row->text, sizeof row->text, "%s", line);
    return true;
}

/* What is out of order goes before faults. @return how many */
static int trouble_rows(const struct coach *coach, struct trouble_row rows[FAULTS_SHOWN])
{
    int count = outage_row(coach, &rows[0]);

    for (int i = 0; i < coach->stats->fault_count && count < FAULTS_SHOWN; i++, count++) {
        fault_title(coach, &coach->stats->faults[i], rows[count].title);
        snprintf(rows[count].text, sizeof rows[count].text, "%s",
                 fault_text(coach, &coach->stats->faults[i]));
    }
    return count;
}

/* One below the other beside the panel's title; the texts begin at the same place. */
static void draw_fault_rows(const struct coach *coach, struct rect at,
                            const struct trouble_row rows[], int count)
{
    struct style style = type_heading(28.0F, THEME.text, ALIGN_START);
    float most = at.w * 0.45F;
    float wide = 0.0F;
    float y = at.y + at.h / 2.0F + 10.0F - 17.0F * (float)(count - 1);

    for (int i = 0; i < count; i++) {
        float width = paint_width(coach->paint, &style, rows[i].title);

        wide = width > wide ? width : wide;
    }
    wide = wide < most ? wide : most;
    for (int i = 0; i < count; i++, y += 34.0F) {
        paint_text_fit(coach->paint, at.x, y, wide, rows[i].title, style);
        paint_text_fit(coach->paint, at.x + wide + 20.0F, y, at.w - wide - 20.0F, rows[i].text,
                       type_body(28.0F, THEME.text2, ALIGN_START));
    }
}

/* Beside the panel's title, or below it where the panel is narrow. */
static void draw_faults(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    struct style style = type_heading(30.0F, THEME.text2, ALIGN_START);
    struct trouble_row shown_rows[FAULTS_SHOWN];
    int shown = trouble_rows(coach, shown_rows);
    struct rect rows = {panel.x + 32.0F, panel.y, panel.w - 64.0F, panel.h};
    float y = panel.y + (coach->portrait ? 52.0F : panel.h / 2.0F + 10.0F);

    shape_round_rect(coach->paint, panel, 28.0F, THEME.surface);
    paint_text(coach->paint, rows.x, y, words->coach_faults, style);
    if (coach->portrait) {
        rows.y += 62.0F;
        rows.h -= 76.0F;
    } else {
        float title = paint_width(coach->paint, &style, words->coach_faults) + 32.0F;

        rows.x += title;
        rows.w -= title;
    }
    if (shown == 0) {
        paint_text_fit(coach->paint, rows.x, rows.y + rows.h / 2.0F + 10.0F, rows.w,
                       words->coach_no_faults, type_body(30.0F, THEME.text, ALIGN_START));
    }
    draw_fault_rows(coach, rows, shown_rows, shown);
}

static void draw_storage(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    const struct coach_figures *figures = coach->figures;
    float middle = panel.x + panel.w / 2.0F;
    char number[FORMAT_MAX];
    char text[FORMAT_MAX];

    coach_panel(coach, panel, words->coach_storage, 0.0F);
    if (figures->disk_bytes > 0 && figures->free_bytes >= 0) {
        int64_t used = figures->disk_bytes - figures->free_bytes;

        chart_ring(&coach->chart, middle, panel.y + 178.0F, 82.0F,
                   (float)((double)used / (double)figures->disk_bytes),
                   coach_percent(text, words, used, figures->disk_bytes));
    } else {
        paint_text(coach->paint, panel.x + 32.0F, panel.y + 132.0F, words->coach_unknown,
                   type_heading(52.0F, THEME.text, ALIGN_START));
    }
    if (figures->file_bytes >= 0) {
        coach_decimal(number, coach, (double)figures->file_bytes / MEGABYTE);
        format_fill(text, words->coach_file, "n", number);
        paint_text_fit(coach->paint, middle, panel.y + panel.h - 28.0F, panel.w - 32.0F, text,
                       type_body(28.0F, THEME.text2, ALIGN_MIDDLE));
    }
}

static void draw_clock(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    const struct model *model = coach->scene->model;
    const struct stats_visits *visits = &coach->stats->visits;
    bool known = model->minute_of_day >= 0;
    struct textbox box = {.x = panel.x + 32.0F,
                          .y = panel.y + 194.0F,
                          .width = panel.w - 64.0F,
                          .step = 36.0F,
                          .max = 4};
    char text[FORMAT_MAX];
    char unset[FORMAT_MAX];
    char all[FORMAT_MAX];

    coach_panel(coach, panel, words->coach_clock, 0.0F);
    paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 136.0F, panel.w - 56.0F,
                   known ? format_day_time(text, model->minute_of_day) : words->coach_not_set,
                   type_heading(known ? 76.0F : 52.0F, THEME.text, ALIGN_START));
    if (known) {
        paint_text_fit(coach->paint, box.x, box.y, box.width,
                       day_long(text, words, coach->figures->today),
                       type_body(28.0F, THEME.text2, ALIGN_START));
        box.y += 44.0F;
    }
    coach_number(unset, visits->unset_clock);
    format_fill2(text, words->coach_unset, "n", unset, "of", coach_number(all, visits->n));
    textbox_draw(coach->paint, &box, text, type_body(28.0F, THEME.text2, ALIGN_START));
}

/* Where the version is else: what is unusual about this run. */
static void draw_plain(const struct coach *coach, struct rect panel)
{
    struct style title = type_heading(30.0F, THEME.text2, ALIGN_START);
    float room = panel.w - 94.0F - paint_width(coach->paint, &title, coach->words->coach_up);
    char text[FORMAT_MAX];

    format_fill(text, coach->words->coach_plain, "code", coach->scene->env->staff_code);
    paint_text_fit(coach->paint, panel.x + panel.w - 32.0F, panel.y + 52.0F, room, text,
                   type_heading(30.0F, THEME.text, ALIGN_END));
}

/* Beside the panel's title; without its word where it is a long one. */
static void draw_version(const struct coach *coach, struct rect panel)
{
    const char *version = coach->stats->station.version;
    struct style title = type_heading(30.0F, THEME.text2, ALIGN_START);
    struct style style = type_body(26.0F, THEME.text3, ALIGN_END);
    float room = panel.w - 94.0F - paint_width(coach->paint, &title, coach->words->coach_up);
    char text[FORMAT_MAX];

    if (version[0] == '\0') {
        return;
    }
    format_fill(text, coach->words->coach_version, "version", version);
    paint_text_fit(coach->paint, panel.x + panel.w - 32.0F, panel.y + 52.0F, room,
                   paint_width(coach->paint, &style, text) <= room ? text : version, style);
}

void coach_station(const struct coach *coach)
{
    const struct places *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;

    draw_strip(coach, at->strip);
    draw_up(coach, at->up);
    if (coach->scene->env->staff_code != NULL) {
        draw_plain(coach, at->up);
    } else {
        draw_version(coach, at->up);
    }
    coach_buttons(coach, at->buttons);
    draw_faults(coach, at->faults);
    draw_storage(coach, at->storage);
    draw_clock(coach, at->clock);
}
