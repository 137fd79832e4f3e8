/* SPDX-License-Identifier: MIT */
/** What a station's owner may set, as plain data. Every time is in milliseconds. */
#ifndef UNKNOT_CORE_SETTINGS_H
#define UNKNOT_CORE_SETTINGS_H

#include "app/core/opening.h"
#include "app/core/panel.h"
#include "app/core/staff.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    VOLUME_HOURS_MAX = 8
};

/** A time of day with a volume of its own; over midnight when it ends before it begins. */
struct volume_hours {
    int from_minute, to_minute; /**< of the day, the first one in, the last one not */
    int percent;                /**< 0: quiet */
};

struct settings {
    int64_t menu_idle_ms;    /**< a menu without a press goes back to attract after this */
    int64_t idle_ring_ms;    /**< the last part of any idle time, shown as a ring */
    int64_t paused_idle_ms;  /**< a paused or stopped step ends the visit after this */
    int64_t ready_ms;        /**< "get ready" when the tool is at hand */
    int64_t fetch_ms;        /**< added to it when a tool has to be fetched */
    int64_t switch_ms;       /**< time to change legs */
    int64_t search_least_ms; /**< a search shorter than this is not begun */
    int64_t breath_in_ms;    /**< one breath in; ours, not the article's */
    int64_t breath_out_ms;   /**< one breath out; ours */
    int languages; /**< how many can be chosen at attract; 0 and 1: there is no choice */
    int64_t language_idle_ms; /**< attract is in the station's own language again after this */
    int64_t dim_ms;           /**< attract dims after this without a press */
    int64_t debounce_ms;      /**< a press counts when its level was stable for this, 5..20 */
    int64_t stuck_ms;         /**< a button held longer is stuck and ignored */
    int64_t staff_hold_ms;    /**< BACK and OK held together for this open the code */
    int64_t code_idle_ms;     /**< the code is left after this without a press */
    int64_t code_again_ms;    /**< presses of a code that nobody goes on with are forgotten */
    int64_t code_lock_ms;     /**< the code is locked for this after code_tries wrong ones */
    int code_tries;
    int64_t coach_idle_ms;         /**< the coach's pages are left after this without a press */
    int64_t coach_hold_ms;         /**< a button held for this on them means something else */
    enum button code[CODE_LENGTH]; /**< the code */
    int64_t trouble_hold_ms; /**< BACK held alone for this says that something does not work */
    int64_t chord_ms;        /**< a second press within this of one still held is a chord */
    enum panel_size panel;   /**< how many buttons there are */
    int64_t hold_ms;         /**< a button held for this does what it does by holding */
    int64_t empty_ms;        /**< nobody in the corner for this ends what waits; 0: no sensor */
    bool reduced_motion;     /**< the figure holds each key pose for its time */
    int volume_percent;      /**< 0..100, as it is heard: half of it sounds half as loud */
    struct volume_hours volume_hours[VOLUME_HOURS_MAX]; /**< the first that fits counts */
    int volume_hours_count;
    struct opening opening;  /**< when the gym is open; none: always */
    bool closed_is_black;    /**< outside of it the screen is black from the beginning */
    int64_t closed_black_ms; /**< it becomes black after resting for this; 0: it does not */
    int64_t wake_ms;         /**< a press outside of it wakes the station for this */
    bool voice;              /**< speech is heard, not cues alone */
};

/** The settings of a station that was configured by nobody. */
struct settings settings_default(void);

#endif
