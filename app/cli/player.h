/* SPDX-License-Identifier: MIT */
/** Plays a script into a station: its presses, its expectations, its pictures. Main thread. */
#ifndef UNKNOT_CLI_PLAYER_H
#define UNKNOT_CLI_PLAYER_H

#include "app/cli/station.h"
#include "app/load/script.h"
#include "app/sdl/window.h"

#include <stdbool.h>
#include <stdint.h>

struct player {
    const char *path;
    struct script script;
    int next;          /**< index of the next line to play */
    int next_shot;     /**< index of the next picture; the number of lines: there is none */
    int64_t start_ms;  /**< monotonic time of the script's 0 */
    const char *shots; /**< folder for pictures */
    int failed;        /**< expectations that did not hold, pictures that were not written */
    bool has_clock;    /**< the script has set one: it is the station's */
    int week_minute;   /**< of that clock: since Monday 0:00 */
    int64_t tick_ms;   /**< when it comes to its next minute; INT64_MAX: there is none */
    bool ended;
};

/** @return false: the script cannot be read, said on stderr. player_finish() in either case */
bool player_init(struct player *player, const char *path, const char *shots, int64_t start_ms);
void player_finish(struct player *player);

/** @return monotonic time of the next line or the next minute of the script's clock, or
 *  INT64_MAX after the end. */
int64_t player_next_ms(const struct player *player);

/** Time of the next picture, or INT64_MAX. */
int64_t player_next_shot_ms(const struct player *player);

/** Plays every line that is due. Shots are drawn on the window's canvas. */
void player_play(struct player *player, struct station *station, struct window *window,
                 int64_t now_ms);

#endif
