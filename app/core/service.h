/* SPDX-License-Identifier: MIT */
/**
 * Checking a station after it was put up: which checks there are, and how they went. Plain
 * data; part of the model. What touches the world is done by others: they are told by
 * EFFECT_SERVICE, and tell by EVENT_SERVICE.
 */
#ifndef UNKNOT_CORE_SERVICE_H
#define UNKNOT_CORE_SERVICE_H

#include "app/core/button.h"

#include <stdbool.h>
#include <stdint.h>

/** The checks, as they stand in their menu. */
enum service_check {
    CHECK_LAMPS,
    CHECK_SOUND,
    CHECK_PICTURE,
    CHECK_COUNT
};

enum check_state {
    CHECK_OPEN, /**< not done yet */
    CHECK_FINE,
    CHECK_FOUND, /**< done, and something is not as it should be */
};

/** What SCREEN_SERVICE shows. */
enum service_page {
    SERVICE_MENU,
    SERVICE_LAMPS,
    SERVICE_SOUND,
    SERVICE_PICTURE,
    SERVICE_SAVED, /**< how it went with the settings' file */
};

/** What is asked of the picture, one after the other. */
enum picture_step {
    PICTURE_MARGIN,
    PICTURE_TURN,
    PICTURE_COLOURS,
};

enum {
    SERVICE_MARGIN_MOST = 8,   /**< per cent of each side */
    SERVICE_TURN_MS = 10000,   /**< a turn that nobody confirms is taken back after this */
    SERVICE_REASON_MAX = 200,  /**< bytes */
    SERVICE_TO_WRITE_MAX = 700 /**< bytes */
};

/** The settings that are found by checking. */
struct service_setup {
    int margin_percent; /**< 0..SERVICE_MARGIN_MOST left free at each edge of the screen */
    int rotate;         /**< 0, 90, 180, 270 clockwise */
};

enum service_save {
    SAVE_WAITED_FOR,
    SAVE_DONE,
    SAVE_REFUSED, /**< the file is as it was; `reason` and `to_write` say what to do */
};

/** How saving went. */
struct service_saved {
    enum service_save state;
    char file[SERVICE_REASON_MAX];       /**< its path; "": there is none */
    char reason[SERVICE_REASON_MAX];     /**< SAVE_REFUSED: the system's words */
    char to_write[SERVICE_TO_WRITE_MAX]; /**< SAVE_REFUSED: lines of the settings */
};

enum service_order_kind {
    SERVICE_BEGIN, /**< tell how the station is set up */
    SERVICE_SAVE,  /**< use `setup` from now on, and write it into the settings' file */
};

struct service_order {
    enum service_order_kind kind;
    struct service_setup setup; /**< SERVICE_SAVE */
};

enum service_news_kind {
    NEWS_SETUP, /**< `setup` */
    NEWS_SAVED, /**< `saved` */
};

struct service_news {
    enum service_news_kind kind;
    struct service_setup setup;
    struct service_saved saved;
};

/** All zero: nothing was checked. */
struct service {
    enum service_page page;
    bool only; /**< the program was started for this: there is no coach's page behind it */
    enum check_state checks[CHECK_COUNT];
    struct service_setup setup; /**< of the station as it runs */

    enum button lamp; /**< SERVICE_LAMPS: the one that is lit */
    bool lamp_missed; /**< one before it was not seen */

    enum picture_step step; /**< SERVICE_PICTURE */
    struct service_setup tried;
    int turn_kept;     /**< degrees that a turn goes back to */
    int64_t turned_ms; /**< when it was turned; 0: it is confirmed */

    struct service_saved saved;
};

/** @return how much of each edge is left free now, in per cent, and how the picture is turned
 *  while a picture is tried; else those that are given. */
struct service_setup service_picture(const struct service *service, bool shown,
                                     struct service_setup setup);

/** The stable name of an order for traces ("begin"); never NULL. */
const char *service_order_name(enum service_order_kind kind);

#endif
