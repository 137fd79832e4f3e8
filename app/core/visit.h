/* SPDX-License-Identifier: MIT */
/**
 * The visit: a pure state machine from the first press to the last record.
 *
 * Same events in, same effects out, whatever the ticks: every deadline is handled at the
 * moment it was planned for. Nothing here can fail. Main thread only.
 */
#ifndef UNKNOT_CORE_VISIT_H
#define UNKNOT_CORE_VISIT_H

#include "app/core/content.h"
#include "app/core/effects.h"
#include "app/core/event.h"
#include "app/core/model.h"
#include "app/core/settings.h"

/** What every function of the visit reads; constant while it runs. */
struct visit_env {
    const struct content *content;
    const struct settings *settings;
};

#define VISIT_NO_DEADLINE INT64_MAX /**< nothing will happen by itself */

/** A station that waits for its first visitor. */
void visit_init(struct model *model, int64_t now_ms);

/** A station that cannot serve: shows the fault screen until the program is started again. */
void visit_init_fault(struct model *model, int64_t now_ms, const char *code, const char *text);

/**
 * Handles the earliest deadline that is due at the event's time or, when there is none, the
 * event itself.
 *
 * @param effects_out  emptied first, then filled
 * @return true when a deadline was handled: call again with the same event
 */
bool visit_step(struct model *model, const struct visit_env *env, const struct event *event,
                struct effects *effects_out);

/** @return monotonic time of the next thing that happens by itself, or VISIT_NO_DEADLINE. */
int64_t visit_next_deadline(const struct model *model, const struct visit_env *env);

/** Is it outside the opening hours? Never while the clock is not known good. */
bool visit_is_closed(const struct model *model, const struct visit_env *env);
/** From wherever it is to the checks of the station, as the program was started for them. */
void visit_open_service(struct model *model, const struct visit_env *env, int64_t now_ms,
                        struct effects *effects_out);

/** What a button does on a screen; also what its label says and whether its lamp is lit. */
enum soft_key {
    KEY_NONE,
    KEY_START,
    KEY_BACK,
    KEY_PREVIOUS,
    KEY_NEXT,
    KEY_CHOOSE,
    KEY_USE_THIS,
    KEY_I_UNDERSTAND,
    KEY_LOOSER,
    KEY_TIGHTER,
    KEY_SAVE,
    KEY_SKIP_QUESTION,
    KEY_STOP,
    KEY_START_NOW,
    KEY_REPEAT,
    KEY_SKIP,
    KEY_FOUND,
    KEY_PAUSE,
    KEY_GO_ON,
    KEY_AGAIN,    /**< switch: the leg that was just done, once more */
    KEY_SKIP_LEG, /**< switch: leave the next leg out */
    KEY_FINISH,
    KEY_OTHER_LEG, /**< summary: the same for the other leg */
    KEY_NEXT_STEP, /**< summary: the good next step, now */
    KEY_FIND_KNOT, /**< learn: to the self-check */
    KEY_CODE_BACK, /**< code: one press of it, named by the button's colour */
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_OK,
    KEY_LEAVE,       /**< coach: to attract */
    KEY_EARLIER,     /**< coach: the period before; held: a shorter period */
    KEY_LATER,       /**< coach: the period after; held: a longer period */
    KEY_DETAILS,     /**< coach: the pages behind the overview; held: what the figures mean */
    KEY_NEXT_PAGE,   /**< coach: the next of them; held: what the figures mean */
    KEY_CLOSE,       /**< coach: back from what the figures mean */
    KEY_TASKS,       /**< coach: from the last page to what can be done */
    KEY_SAVE_STICK,  /**< stick: save on it now */
    KEY_TRY_AGAIN,   /**< stick: look for one once more */
    KEY_DONE,        /**< stick: to the tasks */
    KEY_DAY_BEFORE,  /**< days: a day back; held: weeks */
    KEY_DAY_AFTER,   /**< days: a day on; held: weeks */
    KEY_FROM_HERE,   /**< days: this is the first that does not count */
    KEY_TO_HERE,     /**< days: this is the last */
    KEY_LEAVE_OUT,   /**< days: for this reason */
    KEY_COUNT_AGAIN, /**< days: takes back the mark that this day has */
    KEY_YES,         /**< service: what is asked is so */
    KEY_NO,          /**< service: it is not */
    KEY_HEARD,       /**< service: the sound is heard */
    KEY_NOT_HEARD,
    KEY_SOFTER,
    KEY_LOUDER,
    KEY_SMALLER, /**< service: less of the screen is left free */
    KEY_LARGER,
    KEY_TURN_BACK, /**< service: the picture a quarter to the left */
    KEY_TURN_ON,
    KEY_KEEP,            /**< service: the picture stays turned */
    KEY_LEAVE_HELD,      /**< wiring: to the checks, when it is held */
    KEY_START_OVER,      /**< wiring: forget what was learned */
    KEY_START_OVER_HELD, /**< the same, when it is held: while other buttons are learned */
    KEY_SAVE_LINES,      /**< wiring: use what was learned, and save it */
    KEY_SAVE_LINES_HELD, /**< lines: use the debounce time, and save it, when it is held */
    KEY_QUIET_HELD,      /**< lines: count ghosts for a minute, when it is held */
    KEY_WORKS_AGAIN,     /**< outages: this one is not out any more */
    KEY_LANGUAGE_BEFORE, /**< attract: the language before; the key is called by its name */
    KEY_LANGUAGE_AFTER,  /**< attract: the language after */
    KEY_MORE,            /**< panel of one button: the choice of a guided step */
    KEY_COUNT
};

/** The four soft keys of the moment, in the order of the logical buttons. */
void visit_keys(const struct model *model, const struct visit_env *env,
                enum soft_key keys_out[BUTTON_COUNT]);

/** How a key is done on the panel of the station. */
struct key_view {
    enum soft_key key;
    enum key_way way;
    enum button button; /**< the real one */
    bool pointed;       /**< the highlight is on it */
};

/** As visit_keys(), with what the real buttons do; a key with no way is not to be shown. */
void visit_key_views(const struct model *model, const struct visit_env *env,
                     struct key_view views_out[BUTTON_COUNT]);

/** How far a real button that now does something by holding has been held, 0..1; -1: it is up,
 *  or was answered. */
float visit_hold_part(const struct model *model, const struct visit_env *env,
                      enum button button);

/** @return the language that KEY_LANGUAGE_BEFORE (step -1) or KEY_LANGUAGE_AFTER (1) leads to.
 */
int visit_language(const struct model *model, const struct visit_env *env, int step);

/** @return when the screen is left for want of presses, or VISIT_NO_DEADLINE. */
int64_t visit_way_back_ms(const struct model *model, const struct visit_env *env);

/** Are the bare lines listened to? The buttons' reader rests meanwhile. */
bool visit_is_listening(const struct model *model);

/** @return what is left of the idle time when it is so short that it is shown, else -1. */
int64_t visit_idle_left_ms(const struct model *model, const struct visit_env *env);

/** Time in the running phase, held time not counted; 0..planned. */
int64_t visit_phase_elapsed_ms(const struct model *model);

/** Time of the countdown of "get ready" and "switch" that is left. */
int64_t visit_count_left_ms(const struct model *model);

/** Where the repetitions of a PHASE_REPS phase stand. */
struct rep_place {
    int rep;         /**< 0-based repetition in progress */
    int beat;        /**< index of the beat in progress */
    int64_t beat_ms; /**< time in that beat */
};
struct rep_place visit_rep_place(const struct phase *phase, int64_t elapsed_ms);

/** Where the breath stands at a time in a phase: it begins by breathing in. */
struct breath_place {
    bool in;
    int64_t at_ms; /**< time in this half */
    int64_t of_ms; /**< length of this half */
};
struct breath_place visit_breath_place(const struct settings *settings, int64_t elapsed_ms);

/** What follows the running phase. */
struct next_up {
    const struct technique *technique;
    const struct phase *phase;
    enum leg leg;
    int64_t ms;
    bool other_technique; /**< show the technique's name, not the phase's */
};

/** @return false: nothing follows. */
bool visit_next_up(const struct model *model, const struct visit_env *env,
                   struct next_up *next_out);

/** The technique and the phase of the current block; borrowed from the content. */
const struct technique *visit_technique(const struct model *model, const struct visit_env *env);
const struct phase *visit_phase(const struct model *model, const struct visit_env *env);

/** How much of a block is done, 0..1, for the strip of steps. */
float visit_block_progress(const struct model *model, const struct visit_env *env, int block);

/** How many techniques can be picked by themselves. `outages`, here and below: what cannot be
 *  had is not there; NULL: nothing is out. */
int visit_listed_count(const struct content *content, const struct outages *outages);

/** @return since when BACK and OK are held together where that opens the code, or -1. On a
 *  panel of two buttons it is both, of one that one: then a moment after it went down. */
int64_t visit_staff_hold_since_ms(const struct model *model, const struct visit_env *env);

/** Is there a red button that can be held? */
bool visit_trouble_is_offered(const struct visit_env *env);

/** @return since when BACK is held alone where that reports that something does not work, or
 * -1.
 */
int64_t visit_trouble_hold_since_ms(const struct model *model);

/** No press of the code counts: too many wrong ones. */
bool visit_code_is_locked(const struct model *model);

/** Does the screen show the volume, and turn it while LEFT or RIGHT is held? */
bool visit_has_volume(const struct model *model);

/** The volume that is to be heard now, 0..100: by time of day, and as this visit wants it. */
int visit_volume_percent(const struct model *model, const struct visit_env *env);

/** How many items the focused menu of the screen has; 0 where there is none. */
int visit_menu_count(const struct model *model, const struct visit_env *env);

/** The routine or technique index behind item `i` of the technique or choose menu.
 *  On choose: the routines, then VISIT_PICK, where there is anything to pick, and VISIT_LEARN.
 */
enum {
    VISIT_PICK = -2,
    VISIT_LEARN = -3
};
int visit_choose_item(const struct content *content, const struct outages *outages, int i);
int visit_technique_item(const struct content *content, const struct outages *outages, int i);
/** The tool index behind item `i` of the tool menu for the chosen routine. */
int visit_tool_item(const struct content *content, const struct outages *outages,
                    const struct choice *choice, int i);
/** How many items those menus have. */
int visit_choose_count(const struct content *content, const struct outages *outages);
int visit_tool_count(const struct content *content, const struct outages *outages, int routine);

/** The routine that the learn screen leads to, or -1. */
int visit_learn_routine(const struct model *model, const struct visit_env *env);

/** The technique that the summary offers as the good next step, or -1. */
int visit_next_step(const struct model *model, const struct visit_env *env);

/** Length of the good next step for the legs of this visit, 0 when there is none. */
int64_t visit_next_step_ms(const struct model *model, const struct visit_env *env);

#endif
