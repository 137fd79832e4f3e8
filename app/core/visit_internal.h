/* SPDX-License-Identifier: MIT */
/** What the files of the visit share; for no one else. */
#ifndef UNKNOT_CORE_VISIT_INTERNAL_H
#define UNKNOT_CORE_VISIT_INTERNAL_H

#include "app/core/visit.h"

/** One step of the visit on its way through the handlers. */
struct visit {
    struct model *m;
    const struct visit_env *env;
    struct effects *effects;
    int64_t at_ms; /**< the moment that is handled */
};

/** What a screen waits for; one handler each. */
enum screen_kind {
    KIND_ATTRACT, /**< for anybody */
    KIND_MENU,    /**< for an answer; gives up after a while */
    KIND_COUNT,   /**< for the end of a countdown: ready, switch */
    KIND_RUN,     /**< for the next cue of the running phase */
    KIND_HELD,    /**< for going on: stop, paused; ends the visit after a while */
    KIND_TROUBLE, /**< for a report of what does not work */
    KIND_CODE,    /**< for a code */
    KIND_COACH,   /**< for somebody who reads */
    KIND_STICK,   /**< for a stick, and what is saved on it */
    KIND_DAYS,    /**< for days */
    KIND_OUTAGES, /**< for what works again */
    KIND_REST,    /**< for anybody, or for the gym to open */
    KIND_SERVICE, /**< for an answer to a check */
    KIND_WIRING,  /**< for a press of any line */
    KIND_FAULT,   /**< for nothing */
};
enum screen_kind visit_screen_kind(enum screen screen);

/* visit.c */
void visit_enter(struct visit *v, enum screen screen, int focus);
void visit_cue(struct visit *v, enum cue cue);
void visit_move_focus(struct visit *v, int step);
/** Back to attract; counts the menu that was left when no visit had begun. */
void visit_reset(struct visit *v);
/** The same, and nobody counts what was left. */
void visit_start_over(struct visit *v);

/** A press of a logical button; `meant_ms`: when the hand began it. */
void visit_press(struct visit *v, enum button button, int64_t meant_ms);
void visit_release(struct visit *v, enum button button);
/** What the key of a button does, once it was let go. */
void visit_act_late(struct visit *v, enum button button);

/* visit_panel.c: the real buttons */
void visit_hand_press(struct visit *v, enum button button);
void visit_hand_release(struct visit *v, enum button button);
/** When a button has been held for long enough to mean something else. */
int64_t visit_hands_deadline(const struct model *m, const struct visit_env *env);
void visit_hands_held(struct visit *v);

/* visit_presence.c */
/** When an empty corner ends what waits for somebody, or VISIT_NO_DEADLINE. */
int64_t visit_empty_deadline(const struct model *m, const struct visit_env *env);
void visit_presence_came(struct visit *v, bool here);

/* visit_menus.c: choose, technique, tool, leg, safety, learn, and feel before */
void visit_press_menu(struct visit *v, enum soft_key key);
void visit_idle_menu(struct visit *v);
/** LEFT and RIGHT on the row of faces, before and after. */
void visit_move_feel(struct visit *v, int step);

/* visit_steps.c: ready, run, switch, stop, paused */
void visit_begin(struct visit *v);
/** To the first "get ready" of the plan; begins the visit's row when there is none yet. */
void visit_start_plan(struct visit *v);
/** To the "get ready" of a block. */
void visit_ready(struct visit *v, int block);
void visit_press_step(struct visit *v, enum soft_key key);
/** The next cue of the countdown, or its end. */
int64_t visit_count_deadline(const struct model *m, const struct visit_env *env);
void visit_count_due(struct visit *v);
/** The next cue of the running phase, or its end. */
int64_t visit_run_deadline(const struct model *m, const struct visit_env *env);
void visit_run_due(struct visit *v);
void visit_held_too_long(struct visit *v);

/** The legs of the visit, with the other one when the summary added it. */
enum legs visit_legs(const struct model *m);

/* visit_record.c */
void visit_record_begin(struct visit *v);
void visit_record_step(struct visit *v, enum step_outcome outcome);
void visit_record_skipped_block(struct visit *v, int block);
void visit_record_end(struct visit *v, enum ended_reason reason);
void visit_record_menu(struct visit *v, enum screen screen);
/** A fault of the station: the visit goes on without that button. */
void visit_record_stuck(struct visit *v, enum button button);

/* visit_staff.c: code, coach */
bool visit_may_enter_staff(const struct model *m);
/** When BACK and OK held together since before open the code, or VISIT_NO_DEADLINE. */
int64_t visit_staff_hold_deadline(const struct model *m, const struct visit_env *env);
void visit_enter_code(struct visit *v);
/** When the presses so far are forgotten, or the screen is left. */
int64_t visit_code_deadline(const struct model *m, const struct visit_env *env);
void visit_code_due(struct visit *v);
void visit_press_code(struct visit *v, enum button button);
void visit_press_coach(struct visit *v, enum button button, enum soft_key key);
void visit_release_coach(struct visit *v, enum button button);
/** When the button that is down on a coach's page has been held, or VISIT_NO_DEADLINE. */
int64_t visit_coach_hold_deadline(const struct model *m, const struct visit_env *env);
void visit_coach_held(struct visit *v);
void visit_figures_came(struct visit *v, const struct event *event);
/** Asks for the figures of the pages. */
void visit_ask_figures(struct visit *v);
/** From a task back to their page. */
void visit_back_to_tasks(struct visit *v, enum coach_task task);
/** From anywhere behind the code back to attract; what is under way is broken off. */
void visit_leave_staff(struct visit *v);

/* visit_resting.c */
/** When attract gives way to resting, or resting to black, or VISIT_NO_DEADLINE. */
int64_t visit_rest_deadline(const struct model *m, const struct visit_env *env);
void visit_rest_due(struct visit *v);
void visit_press_resting(struct visit *v);
void visit_clock_came(struct visit *v, const struct event *event);
/* visit_trouble.c */
/** When red held alone since before opens the report, or VISIT_NO_DEADLINE. */
int64_t visit_trouble_hold_deadline(const struct model *m, const struct visit_env *env);
/** Any press of a real button: red alone may become a hold, every other one ends it. */
void visit_press_trouble_hold(struct visit *v, enum button button, bool chord);
/** @return whether the press does what it does only when it is let go before it is a hold */
bool visit_trouble_waits(struct visit *v, enum button button);
/** @return whether the button was let go before it was a hold: it does what it does */
bool visit_release_trouble_hold(struct visit *v, enum button button);
void visit_enter_trouble(struct visit *v);
/** To where it was held. */
void visit_leave_trouble(struct visit *v);
void visit_press_trouble(struct visit *v, enum soft_key key);
void visit_outages_came(struct visit *v, const struct outages *outages);
void visit_record_outage(struct visit *v, const char *what, enum trouble_kind kind,
                         enum outage_act act);
/** When the screen is left by itself. */
int64_t visit_trouble_deadline(const struct model *m, const struct visit_env *env);
int visit_trouble_count(const struct model *m, const struct visit_env *env);
/** After tools went out or came back: the focus stands on something, and what was chosen can be
 *  had; else back to the menu of routines. */
void visit_settle_menu(struct visit *v);

/* visit_outages.c */
void visit_enter_outages(struct visit *v);
void visit_press_outages(struct visit *v, enum soft_key key);
int visit_outages_count(const struct model *m);

/* visit_stick.c */
void visit_enter_stick(struct visit *v);
void visit_press_stick(struct visit *v, enum soft_key key);
void visit_stick_came(struct visit *v, const struct stick *stick);

/* visit_service.c */
void visit_enter_service(struct visit *v);
void visit_press_service(struct visit *v, enum button button, enum soft_key key);
/** When a turned picture turns back, or the screen is left. */
int64_t visit_service_deadline(const struct model *m, const struct visit_env *env);
void visit_service_due(struct visit *v);
void visit_service_came(struct visit *v, const struct service_news *news);
void visit_show_service(struct visit *v, enum service_page page, int focus);
/** Uses another setup from now on, and shows how saving it goes. */
void visit_save_service(struct visit *v, const struct service_setup *setup);

/* visit_wiring.c: SCREEN_WIRING, and SERVICE_LINES of SCREEN_SERVICE */
void visit_enter_wiring(struct visit *v);
void visit_enter_lines(struct visit *v);
/** The lines are the reader's again; nothing where nobody listens. */
void visit_listen_no_more(struct visit *v);
void visit_press_wiring(struct visit *v, enum button button, enum soft_key key);
void visit_release_wiring(struct visit *v, enum button button);
int64_t visit_wiring_hold_deadline(const struct model *m, const struct visit_env *env);
void visit_wiring_held(struct visit *v);
/** The end of the quiet minute, or of the patience. */
int64_t visit_wiring_deadline(const struct model *m, const struct visit_env *env);
void visit_wiring_due(struct visit *v);
void visit_line_came(struct visit *v, const struct service_news *news);

/* visit_days.c */
void visit_enter_days(struct visit *v);
void visit_press_days(struct visit *v, enum button button, enum soft_key key);
void visit_release_days(struct visit *v, enum button button);
/** When the button that is held moves on by weeks, or VISIT_NO_DEADLINE. */
int64_t visit_days_hold_deadline(const struct model *m, const struct visit_env *env);
void visit_days_held(struct visit *v);
void visit_days_known(struct visit *v, const struct day_marks *marks);

/* visit_volume.c */
/** @return whether the press is the volume's until the button is let go */
bool visit_press_volume(struct visit *v, enum button button);
/** @return whether the button was let go before it turned anything: it does what it does */
bool visit_release_volume(struct visit *v, enum button button);
int64_t visit_volume_deadline(const struct model *m);
void visit_volume_due(struct visit *v);

/* visit_end.c: feel after, summary */
void visit_done(struct visit *v);
void visit_press_end(struct visit *v, enum soft_key key);

#endif
