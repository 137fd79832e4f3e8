/* SPDX-License-Identifier: MIT */
/**
 * The coach's figures as something to read, print or load elsewhere: text, HTML, JSON and CSV.
 *
 * Knows only plain data; where it comes from, and where the output goes, is the caller's. All
 * texts given may be anything: what has a meaning in the output is escaped. A write error is
 * left in the stream, for the caller to ask with ferror().
 */
#ifndef UNKNOT_REPORT_REPORT_H
#define UNKNOT_REPORT_REPORT_H

#include "app/core/report_words.h"
#include "app/core/usage_stats.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
    REPORT_JSON_VERSION = 1, /**< grows when a key changes its meaning or goes away */
    REPORT_SMALL = 5,      /**< counts of 1 up to below this are not shown in what is shared */
    REPORT_RATED_FEW = 20, /**< fewer ratings say little: shown greyed */
    REPORT_DATE_MAX = 16,
};

/** What an id names. */
enum report_kind {
    REPORT_ROUTINE, /**< or a technique done by itself */
    REPORT_TOOL,
    REPORT_TECHNIQUE,
    REPORT_PHASE,
};

/** Words for ids. */
struct report_names {
    /** @return the word, borrowed; NULL: not known, the id is shown */
    const char *(*find)(const void *context, enum report_kind kind, const char *id);
    const void *context;
};

/** One station of a file with several, for comparing them. */
struct report_station {
    char id[USAGE_TEXT_MAX];
    char name[USAGE_TEXT_MAX];
    int on_days;
    struct stats_visits visits;
    struct stats_rated rated;
};

/** What a report is made of. Everything is borrowed. */
struct report {
    const struct usage_stats *stats;
    const struct report_station *stations; /**< those the figures are of, the
                                              most used first */
    int station_count;
    int64_t made_wall_ms; /**< UTC */
    int made_offset_min;  /**< local time minus UTC at that moment */
    const char *program;  /**< its version */
    int kept_months;      /**< how long single visits are kept; 0: they are not removed */
    struct report_names names;
    const struct report_words *words; /**< in the language of the report; not for JSON */
    const char *language;             /**< its id: "de" */
    const char *date;                 /**< "{day}.{month}.{year}" */
    char decimal;                     /**< '.' or ',' */
};

/** A page for the terminal, 80 columns wide; every count as it is. */
void report_text(const struct report *report, FILE *out);

/** Every figure by name, for programs; the keys are in the README. */
void report_json(const struct report *report, FILE *out);

/** Is there any day of data in the span? */
bool report_is_empty(const struct report *report);

/** The word for an id, or the id. */
const char *report_name(const struct report *report, enum report_kind kind, const char *id);

/** "2026-01-31" of a day since 1970. */
void report_date(int64_t day, char out[REPORT_DATE_MAX]);

/** The parts of a day since 1970; month 1..12, weekday 0 Monday .. 6 Sunday. */
struct report_day {
    int year, month, day, weekday;
};
struct report_day report_day_of(int64_t day);

/** The same as the report's language writes it. */
void report_local_date(const struct report *report, int64_t day, char out[REPORT_DATE_MAX]);

/** "30 October to 12 November 2026", as short as it can be said. */
void report_span(const struct report *report, int64_t from_day, int64_t to_day, char *out,
                 size_t size);

/** Visits that were stopped by a press or walked away from. */
int64_t report_left_early(const struct stats_visits *visits);

/** Part of a whole as whole percent, 0 of nothing. */
int report_percent(int64_t part, int64_t whole);

/** Percent of an hour's time in which a visit was under way, 0..100; below 0: never on. */
double report_busy(const struct usage_stats *stats, int weekday, int hour);

/** Did the contacts of any button do anything? */
bool report_has_presses(const struct usage_stats *stats);

/** The place where most visits of a routine ended early; NULL: none did. */
const struct stats_stage *report_worst_stage(const struct stats_funnel *funnel);

/** "Hold, second leg" */
void report_stage_name(const struct report *report, const struct stats_stage *stage, char *out,
                       size_t size);

#endif
