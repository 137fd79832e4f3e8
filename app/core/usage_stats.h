/* SPDX-License-Identifier: MIT */
/**
 * Everything a coach is shown about a span of days: plain data, read by app/store, drawn by the
 * pages and written by the reports.
 *
 * Each figure is a count, a time in ms or a mean with the number it is a mean of. Days that are
 * marked as not real use are left out of every figure but the station's own.
 */
#ifndef UNKNOT_CORE_USAGE_STATS_H
#define UNKNOT_CORE_USAGE_STATS_H

#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

/** Limits of the arrays. What does not fit is added to the last entry, whose name is then "".
 */
enum {
    STATS_NAMES_MAX = 32,   /**< routines (techniques done by themselves included), tools, … */
    STATS_FUNNELS_MAX = 32, /**< routines that have a funnel */
    STATS_STAGES_MAX = 64,  /**< of a funnel; later ones are left out */
    STATS_BARS_MAX = 400,   /**< days, or months where the span has more days */
    STATS_MENUS_MAX = 16,   /**< screens */
    STATS_OUTAGES_MAX = 24, /**< tools and parts of the station */
    STATS_FAULTS_MAX = 32,  /**< codes */
    STATS_EXCLUSIONS_MAX = 64, /**< marks that touch the span; more are left out of the list */
    STATS_STRIP_DAYS = 14,     /**< last days with hours of their own */
    STATS_FEEL_NOBODY = 5,     /**< place of "nobody said" in a feel table */
    STATS_STATIONS_MAX = 64,   /**< of a list of stations */
    STATS_BOUNCE_WORN_MS = 6,  /**< a contact that bounces for longer is to be replaced soon */
};

/** Visits that have ended. n = finished + left + idle + interrupted. */
struct stats_visits {
    int64_t n;
    int64_t finished;    /**< gone through to the end */
    int64_t left;        /**< stopped by a press */
    int64_t idle;        /**< walked away from */
    int64_t interrupted; /**< power or the program went away */
    int64_t unset_clock; /**< of n: begun while the clock was not known to be right */
    int64_t guided_ms;   /**< time under guidance, pauses left out */
    int64_t planned_ms;  /**< what it was planned to be */
};

/** A bar of the chart: a local day, or a month of which only the days in the span count. */
struct stats_bar {
    int64_t first_day;
    int days;          /**< in the span */
    int on_days;       /**< on which a station ran; with all stations: station days */
    int excluded_days; /**< marked as not real use; with all stations: station days */
    int64_t visits, finished;
};

/** One hour of a weekday, all such hours of the span added up. Visits with a set clock only. */
struct stats_hour {
    int64_t visits;  /**< begun in it */
    int64_t busy_ms; /**< in which a visit was under way, from its begin to its end */
    int64_t on_ms;   /**< in which a station ran */
};

/** Feelings of visits that gave one before and after, 0 loose .. 4 very tight. */
struct stats_rated {
    int64_t n;
    double before, after; /**< means */
    double change;        /**< mean of before - after: above 0 is looser */
    double change_sd;     /**< standard deviation of the changes (n - 1), 0 below n = 2 */
};

/** A routine, a tool or a technique, the most used first, then by name. */
struct stats_ranked {
    char name[USAGE_NAME_MAX];
    int64_t n;            /**< visits; of a technique: visits in which a step of it was begun */
    int64_t finished;     /**< of n: visits finished; of a technique: all its steps done */
    int64_t left, idle;   /**< of n, of routines and tools: as in stats_visits */
    int64_t skipped, cut; /**< of n, of techniques: a step skipped and none cut; a step cut */
    int64_t guided_ms;    /**< of a technique: in its own steps */
    struct stats_rated rated;
};

enum stats_stage_kind {
    STATS_STAGE_BEGUN, /**< all visits of the routine; left_after: before any step */
    STATS_STAGE_STEP,  /**< a phase of a technique on the first or second leg */
    STATS_STAGE_ASKED, /**< finished visits; done: said how it feels */
};

/** A place in a routine, in the order in which visits come to it. Counts are visits. */
struct stats_stage {
    enum stats_stage_kind kind;
    char technique[USAGE_NAME_MAX], phase[USAGE_NAME_MAX];
    bool second;        /**< on the leg that the visit's first step was not for */
    int64_t reached;    /**< have a step there */
    int64_t done;       /**< did it at least once to its end */
    int64_t skipped;    /**< only skipped it */
    int64_t left_in;    /**< were left or walked away from in it */
    int64_t left_after; /**< the same, behind it and before the next step */
};

struct stats_funnel {
    char routine[USAGE_NAME_MAX];
    struct stats_stage stages[STATS_STAGES_MAX];
    int stage_count;
    int64_t left;            /**< visits left or walked away from */
    int64_t left_median_ms;  /**< their median guided time, to 10 s below 10 min, else 1 min */
    int64_t left_planned_ms; /**< the mean of what they had planned */
};

/** Visits by what they were for; enum legs. */
struct stats_legs {
    int64_t n, finished;
    /** Of visits for both legs: the second leg had guided time, was skipped, was not reached.
     */
    int64_t second_guided, second_skipped, second_missing;
};

/** A leg; enum leg. */
struct stats_leg {
    int64_t visits; /**< with guided time on it */
    int64_t guided_ms;
    int64_t spot_visits; /**< in which a spot of it was found by a press */
    int64_t spots;       /**< found */
};

struct stats_menu {
    char screen[USAGE_NAME_MAX];
    int64_t n; /**< times somebody looked round and left from this screen, without a visit */
};

struct stats_fault {
    char code[USAGE_NAME_MAX];
    char text[USAGE_TEXT_MAX]; /**< of the last */
    int64_t n;
    int64_t last_wall_ms; /**< UTC */
};

/** Days that a coach marked as not real use. */
struct stats_exclusion {
    char station_id[USAGE_TEXT_MAX];
    int64_t from_day, to_day;
    char reason[USAGE_NAME_MAX];
};

/** What the contacts of a button did; marked days count here too. */
struct stats_button {
    int64_t presses;
    int64_t glitches;  /**< level changes that did not last */
    int64_t watched;   /**< presses and releases whose bounce was seen; 0: it is not known */
    int64_t bounce_ms; /**< of these the longest */
    int64_t stuck;     /**< times it was held for too long */
    int64_t at_start;  /**< times it was pressed at a start */
};

/** A tool or a part of the station that was out of order in the span; marked days count here
 *  too. */
struct stats_outage {
    char what[USAGE_NAME_MAX]; /**< a tool's id or a part's name; "": all the others */
    int64_t n;                 /**< outages, those that were only worn too */
    int64_t reports;           /**< visitors who said so */
    int64_t out_ms;            /**< how long it was missing or broken, once for both */
    int64_t unknown;           /**< outages whose length no clock has told; not in out_ms */
    bool is_out;               /**< missing or broken now */
    bool is_worn;              /**< said to be worn or dirty, and not yet cleared */
    int64_t since_wall_ms;     /**< UTC; is_out: since when, 0: not known */
};

/** The station itself. Marked days count here too. */
struct stats_station {
    int64_t on_days, on_ms; /**< days on which it ran, and how long in all */
    int64_t starts;
    int64_t power_cuts;           /**< starts after the power went away */
    int64_t crashes;              /**< starts after the program alone went away */
    char version[USAGE_NAME_MAX]; /**< of the last run */
    int64_t last_start_wall_ms;   /**< UTC; 0: never started */
    int64_t last_alive_wall_ms;   /**< UTC; until when the last run is known to have run */
};

struct usage_stats {
    int64_t from_day, to_day; /**< local days since 1970; what was asked for, cut to the data */
    int64_t first_day,
        last_day;      /**< of all data there is; first_day > last_day: there is none */
    int stations;      /**< that the figures are of */
    int excluded_days; /**< station days in the span that are left out */
    struct stats_exclusion exclusions[STATS_EXCLUSIONS_MAX];
    int exclusion_count;
    struct stats_visits visits;
    bool bars_are_months;
    struct stats_bar bars[STATS_BARS_MAX];
    int bar_count;
    struct stats_hour hours[7][24]; /**< [0 Monday][0: 0:00 to 1:00] */
    /** Station days that ran, by weekday. The busy share of an hour is
     *  busy_ms / (weekday_days * 3600000). */
    int64_t weekday_days[7];
    struct stats_ranked routines[STATS_NAMES_MAX], tools[STATS_NAMES_MAX],
        techniques[STATS_NAMES_MAX];
    int routine_count, tool_count, technique_count;
    int64_t feel[6][6];       /**< visits, [before][after], STATS_FEEL_NOBODY: nobody said */
    struct stats_rated rated; /**< of all visits */
    struct stats_funnel funnels[STATS_FUNNELS_MAX]; /**< in the order of routines */
    int funnel_count;
    struct stats_legs legs[3];
    struct stats_leg leg[LEG_COUNT];
    struct stats_menu menus[STATS_MENUS_MAX];
    int menu_count;
    struct stats_fault faults[STATS_FAULTS_MAX]; /**< the most frequent first */
    int fault_count;
    struct stats_outage outages[STATS_OUTAGES_MAX]; /**< by name */
    int outage_count;
    struct stats_station station;
    struct stats_button buttons[BUTTON_COUNT];
    int64_t strip_first_day; /**< of the last STATS_STRIP_DAYS days of the span */
    int32_t strip_on_ms[STATS_STRIP_DAYS][24];
};

#endif
