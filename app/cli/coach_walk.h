/* SPDX-License-Identifier: MIT */
/**
 * Walks through a coach's pages by pressing a station's buttons, as a coach does: for pictures,
 * for the bench and for tests. The station's own time goes on as the presses need it.
 */
#ifndef UNKNOT_CLI_COACH_WALK_H
#define UNKNOT_CLI_COACH_WALK_H

#include "app/cli/station.h"

/** "overview", "techniques" and so on; never NULL. */
const char *coach_walk_page_name(enum coach_page page);

/** Lets time pass. */
void coach_walk_wait(struct station *station, int64_t ms);

/** A press of a button, no longer than a press is. */
void coach_walk_press(struct station *station, enum button button);

/** The same, and a second to look. */
void coach_walk_tap(struct station *station, enum button button);

/** Red and green go down together and stay down for `ms`; they are up when it returns only
 *  where `release` says so. */
void coach_walk_chord(struct station *station, int64_t ms, bool release);

/** From attract, or a menu, to the code. @return false: it did not come */
bool coach_walk_to_code(struct station *station);

/** Presses the code, `count` presses of it. */
void coach_walk_code(struct station *station, int count);

/** A whole code that is wrong. */
void coach_walk_wrong_code(struct station *station);

/** From attract to the overview of the latest 14 days. @return false: it did not come */
bool coach_walk_enter(struct station *station);

/** From a page of the coach's to another length of the period. @return false: it did not come
 */
bool coach_walk_to_span(struct station *station, enum coach_span span);

/** From a page of the coach's to another. @return false: it did not come */
bool coach_walk_to_page(struct station *station, enum coach_page page);

/** Holds green: what the figures of the page mean. */
void coach_walk_meanings(struct station *station);

#endif
