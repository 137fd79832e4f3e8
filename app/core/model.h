/* SPDX-License-Identifier: MIT */
/**
 * The whole state of a station's screen and visit, as plain data.
 *
 * Only app/core/visit.c changes it. A frame is a function of (model, content, time): nothing
 * else has to be remembered to draw any moment of any visit.
 */
#ifndef UNKNOT_CORE_MODEL_H
#define UNKNOT_CORE_MODEL_H

#include "app/core/button.h"
#include "app/core/effects.h"
#include "app/core/panel.h"
#include "app/core/plan.h"
#include "app/core/staff.h"
#include "app/core/trouble.h"
#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

enum screen {
    SCREEN_ATTRACT,
    SCREEN_CHOOSE,
    SCREEN_TECHNIQUE,
    SCREEN_TOOL,
    SCREEN_LEG,
    SCREEN_SAFETY,
    SCREEN_FEEL, /**< before the first step, or after the last: model.feel_is_after */
    SCREEN_READY,
    SCREEN_RUN,
    SCREEN_STOP, /**< "Stop here?" */
    SCREEN_PAUSED,
    SCREEN_SWITCH,
    SCREEN_SUMMARY,
    SCREEN_LEARN,
    SCREEN_TROUBLE, /**< a visitor says what does not work: model.trouble */
    SCREEN_CODE,    /**< the way in for those who look after the station */
    SCREEN_COACH,   /**< how the corner is used: model.staff */
    SCREEN_STICK,   /**< saving everything on a USB stick */
    SCREEN_OUTAGES, /**< what is out of order, for the coach: model.outages */
    SCREEN_DAYS,    /**< saying which days were no real use */
    SCREEN_RESTING, /**< outside the opening hours */
    SCREEN_SERVICE, /**< checking the station: model.staff.service */
    SCREEN_WIRING,  /**< learning which line is which button, by pressing it */
    SCREEN_FAULT,
    SCREEN_COUNT
};

/** A phase that was left. The figure goes over from what it did then. */
struct came {
    int phase;       /**< index into technique.phases */
    int64_t ms;      /**< how far it was */
    int64_t held_ms; /**< how long it had been held: it was left out of a pause */
};

enum {
    /** However fast somebody skips: what was eight phases ago is a twentieth of the figure. */
    RUN_CAME_MAX = 8
};

/** The phase that runs, or the last one that ran. */
struct run {
    int phase;           /**< index into technique.phases */
    int64_t started_ms;  /**< moved on by every pause: now - started = time in the phase */
    int64_t planned_ms;  /**< length of the phase */
    int64_t repeated_ms; /**< guided time of earlier tries of the same phase */
    int64_t cued_ms;     /**< cues up to and including this time in the phase were given */
    int pauses;
    bool spot;         /**< a search ended by "Found it" led to this phase */
    int found_from_ms; /**< time the search had taken when the spot was found; for the ring */
    struct came came[RUN_CAME_MAX]; /**< what went before in this block, the last first */
    int came_count;                 /**< 0: this is the first phase of the block */
    int64_t rested_ms; /**< length of the last pause; the screen was entered when it ended */
};

/** What was done so far for one leg. */
struct leg_tally {
    int64_t guided_ms;
    int spots;
    int reps;
    int phases_done;
};

/** The last cue that is more than a press: it is seen on the screen's edge and the lamps. */
struct flash {
    enum cue cue;  /**< CUE_PRESS: there was none yet */
    int number;    /**< as in its effect */
    int64_t at_ms; /**< its planned moment */
};

/** What the presence sensor says, when there is one. */
struct presence {
    bool fired;      /**< it has said "here" since the start: it works */
    bool here;       /**< it says so now */
    int64_t gone_ms; /**< when it last said that nobody is */
};

/** A button that is down where holding it turns the volume. */
struct turning {
    bool on;
    enum button button;
    bool turned;    /**< it has been held: letting it go does nothing more */
    int64_t due_ms; /**< when it turns next */
};

enum {
    FAULT_TEXT_MAX = 400
};

struct model {
    enum screen screen;
    int64_t started_ms; /**< when the station started: the whole frame wanders from here on */
    int64_t now_ms;     /**< time of the last event */
    int64_t since_ms;   /**< when this screen was entered */
    int64_t touched_ms; /**< last press, or when the screen was entered: idle runs from here */
    int64_t held_ms;    /**< stop, paused: when time was held; else 0 */
    int minute_of_day;  /**< wall clock for showing, -1 unknown */
    int weekday;        /**< 0 is Monday, -1 unknown */
    int64_t minute_ms;  /**< when that became another minute */

    struct presence presence;
    struct hands hands;             /**< what is done on the real buttons */
    int64_t down_ms[BUTTON_COUNT];  /**< when the button went down, -1 while it is up */
    int64_t press_ms[BUTTON_COUNT]; /**< last press that did something, -1 never */
    int64_t moved_ms[BUTTON_COUNT]; /**< when the key last changed by itself, -1 never */
    bool dimmed;
    bool black;   /**< resting: nothing at all is shown */
    int language; /**< index of the language that was chosen; 0: the station's own */

    int focus;           /**< the focused item of a menu */
    int focus_was;       /**< the one before it, for easing */
    int64_t focus_ms;    /**< when the focus moved */
    enum screen back_to; /**< stop: the screen that goes on when it is not stopped */

    struct choice choice;
    bool safety_seen; /**< in this visit */
    bool feel_is_after;
    int feel_focus; /**< the focused face, FEEL_NONE: none yet */
    int feel_before;
    int feel_after;

    struct plan plan;
    int block;              /**< index into plan.blocks */
    int64_t block_left_ms;  /**< what is left of the leg's time at the start of run.phase */
    int64_t count_ms;       /**< ready, switch: when the countdown ends */
    int64_t count_total_ms; /**< ready, switch: its whole length */
    int64_t count_cued_ms;  /**< ready, switch: cues up to this time of it were given */
    struct run run;

    bool visit_open;    /**< the visit row was begun and not yet ended */
    bool finished;      /**< the routine was gone through to its end */
    bool left;          /**< it was stopped before that */
    int64_t planned_ms; /**< guided time that was planned, with what the summary added */
    bool other_done;    /**< the other leg was added on the summary */
    bool next_done;     /**< the good next step was added on the summary */
    int step;           /**< ordinal of the step that runs, or ran last; 0 before the first */
    struct leg_tally tally[LEG_COUNT];

    int volume_change; /**< percent points added to the station's volume in this visit */
    int64_t volume_ms; /**< when it was last changed; 0: never */
    struct turning turning;
    struct flash flash;

    struct outages outages;   /**< what does not work */
    struct trouble trouble;   /**< how a visitor says so */
    enum screen trouble_from; /**< the screen that goes on afterwards */

    struct staff staff;

    int visits; /**< how many visits ended since the start: no two in a row look alike */

    char fault_code[USAGE_NAME_MAX];
    char fault_text[FAULT_TEXT_MAX];
};

/** The name a script or a record uses for a screen ("attract"); never NULL. */
const char *screen_name(enum screen screen);

/** @return whether `name` is a screen's name; it is then in `screen_out`. */
bool screen_from_name(const char *name, enum screen *screen_out);

#endif
