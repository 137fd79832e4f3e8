/* SPDX-License-Identifier: MIT */
/** The loop of a running station: wait, take presses, let time pass, show. Main thread. */
#ifndef UNKNOT_CLI_LIVE_H
#define UNKNOT_CLI_LIVE_H

#include "app/cli/crashes.h"
#include "app/cli/gpio_in.h"
#include "app/cli/health.h"
#include "app/cli/lamp_driver.h"
#include "app/cli/live_lines.h"
#include "app/cli/player.h"
#include "app/cli/quit.h"
#include "app/cli/screen_power.h"
#include "app/cli/station.h"
#include "app/cli/watch.h"
#include "app/sdl/keys.h"
#include "app/sdl/window.h"
#include "hw/watchdog.h"

struct live {
    struct station *station;
    struct window *window;
    struct keys *keys;       /**< NULL: none (offscreen) */
    struct live_lines lines; /**< the buttons on GPIO lines; all zero: none */
    struct gpio_in gpio;     /**< what comes in on them */
    struct player *player;   /**< NULL: no script */
    struct watch *watch;     /**< NULL: files are not watched */
    struct quit *quit;
    struct watchdog *watchdog; /**< what the service manager is told */
    struct crashes *crashes;   /**< are told that this start runs; NULL: none */
    struct screen_power power; /**< all zero: the screen is left on */
    struct lamp_driver lamps;  /**< all zero: none */
    int fps;                   /**< frames a second while something moves and nothing is hot */
    struct health health;      /**< of the machine; not asked while a script is played */
    bool clock_checked_ok;
    int64_t clock_checked_ms;
    bool each_frame; /**< the virtual clock stops at each frame that a screen would show */
    int64_t frames_from_ms; /**< origin of the grid of frames */
    int64_t shown_ms;       /**< time of the last frame */
};

/** Runs in real time until the script ends or somebody wants to quit. */
void live_loop(struct live *live);

/** Plays the script as fast as the machine can; time is taken from the script. */
void live_play_virtual(struct live *live);

#endif
