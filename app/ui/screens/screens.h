/* SPDX-License-Identifier: MIT */
/** One function a screen: draws everything but the soft-key bar. */
#ifndef UNKNOT_UI_SCREENS_SCREENS_H
#define UNKNOT_UI_SCREENS_SCREENS_H

#include "app/ui/scene.h"

void screen_attract(const struct scene *scene);
/** Where its time of day is, at either end. */
struct rect screen_attract_clock(bool portrait);
void screen_choose(const struct scene *scene);
/** Where its cards move, edge to edge. */
struct rect screen_choose_cards(bool portrait);
void screen_technique(const struct scene *scene);
void screen_tool(const struct scene *scene);
void screen_leg(const struct scene *scene);
void screen_safety(const struct scene *scene);
void screen_feel(const struct scene *scene);
void screen_ready(const struct scene *scene);
/** A running phase; also while it is paused or held by "Stop here?". */
void screen_run(const struct scene *scene);
/** Where its figure is. */
struct rect screen_run_stage(bool portrait);
/** "Stop here?" above the dimmed screen `behind`. */
void screen_stop(const struct scene *scene, void (*behind)(const struct scene *scene));
void screen_switch(const struct scene *scene);
void screen_summary(const struct scene *scene);
void screen_learn(const struct scene *scene);
/** What does not work: model.trouble says how far it is. */
void screen_trouble(const struct scene *scene);
/** The code that opens the coach's pages. */
void screen_code(const struct scene *scene);
/** How the corner is used: model.staff says which page. */
void screen_coach(const struct scene *scene);
/** Saving everything on a USB stick. */
void screen_stick(const struct scene *scene);
/** What is out of order, for the coach. */
void screen_outages(const struct scene *scene);
/** Saying which days were no real use. */
void screen_days(const struct scene *scene);
/** Outside the opening hours. */
void screen_resting(const struct scene *scene);
/** When it changes next, or INT64_MAX: it is black. */
int64_t screen_resting_change_ms(const struct model *model, int64_t now_ms);
/** Checking the station after it was put up. */
void screen_service(const struct scene *scene);
/** Learning which line is which button. */
void screen_wiring(const struct scene *scene);
void screen_fault(const struct scene *scene);

#endif
