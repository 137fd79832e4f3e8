/* SPDX-License-Identifier: MIT */
/**
 * Checking a station after it was put up: which checks there are, and how they went. Plain
 * data; part of the model. What touches the world is done by others: they are told by
 * EFFECT_SERVICE, and tell by EVENT_SERVICE.
 */
#ifndef UNKNOT_CORE_SERVICE_H
#define UNKNOT_CORE_SERVICE_H

#include "app/core/button.h"
#include "app/core/line_press.h"

#include <stdbool.h>
#include <stdint.h>

/** The checks, as they stand in their menu. */
enum service_check {
    CHECK_WIRING, /**< SCREEN_WIRING: which line is which button */
    CHECK_LINES,
    CHECK_LAMPS,
    CHECK_SOUND,
    CHECK_PICTURE,
    CHECK_HEALTH, /**< clock, power, heat, storage */
    CHECK_PASS,   /**< all of the above on one sheet */
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
    SERVICE_LINES,
    SERVICE_LAMPS,
    SERVICE_SOUND,
    SERVICE_PICTURE,
    SERVICE_HEALTH,
    SERVICE_PASS,
    SERVICE_SAVED, /**< how it went with the settings' file */
};

/** What is asked of the picture, one after the other. */
enum picture_step {
    PICTURE_MARGIN,
    PICTURE_TURN,
    PICTURE_COLOURS,
};

enum {
    SERVICE_BCM_LAST = 27,      /**< of the header */
    SERVICE_MARGIN_MOST = 8,    /**< per cent of each side */
    SERVICE_TURN_MS = 10000,    /**< a turn that nobody confirms is taken back after this */
    SERVICE_REASON_MAX = 200,   /**< bytes */
    SERVICE_QUIET_MS = 60000,   /**< nobody presses: every change of a line is a ghost */
    SERVICE_PRESSES_LEAST = 20, /**< before a debounce time is proposed */
    SERVICE_DEBOUNCE_LEAST = 5,
    SERVICE_DEBOUNCE_MOST = 20,    /**< ms */
    SERVICE_BOUNCE_GOOD_US = 6000, /**< above it contacts are worn */
    SERVICE_TO_WRITE_MAX = 700     /**< bytes */
};

/** The line of a button. */
struct service_line {
    bool known;
    int bcm;
    bool active_low; /**< with a pull-up; else with a pull-down */
};

/** The settings that are found by checking. */
struct service_setup {
    struct service_line lines[BUTTON_COUNT]; /**< the first of each; unknown: it has none */
    int debounce_ms;
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

enum service_listen {
    LISTEN_OPENING,
    LISTEN_ON,
    LISTEN_FAILED, /**< `reason` says why */
};

/** How it stands with listening to the lines of the header. */
struct service_hearing {
    enum service_listen state;
    uint32_t held; /**< a bit for each BCM number that somebody else holds */
    bool pull_down;
    char reason[SERVICE_REASON_MAX];
};

/** Press to learn. All zero: nothing is known. */
struct service_wiring {
    struct service_line of[BUTTON_COUNT];
    int refused_bcm; /**< the last line that was pressed and is another button's; 0: none */
    enum button refused_of;
    int64_t told_ms; /**< when something was learned or refused */
};

/** The test of the lines. */
struct service_lines {
    int presses[BUTTON_COUNT];
    int bounce_us[BUTTON_COUNT]; /**< the longest */
    int ghosts;
    int64_t quiet_from_ms; /**< 0: no quiet minute runs */
    bool quiet_done;
};

/** The last press that was heard. */
struct service_press {
    bool any;
    enum button button;
    struct line_press press;
};

enum {
    SERVICE_TEXT_MAX = 48,       /**< bytes */
    SERVICE_HEAT_UNKNOWN = -300, /**< no sensor */
    SERVICE_HEAT_MOST = 80       /**< degrees Celsius; hotter it is slowed down */
};

enum service_power {
    POWER_UNKNOWN, /**< no sensor */
    POWER_GOOD,
    POWER_LOW,
};

/** How the machine is, and which station it is. */
struct service_machine {
    bool known; /**< it was looked at */
    bool clock_ok, has_rtc;
    enum service_power power;
    int heat_c;       /**< or SERVICE_HEAT_UNKNOWN */
    int free_percent; /**< of the storage; -1: unknown */
    char time[SERVICE_TEXT_MAX], station[SERVICE_TEXT_MAX], version[SERVICE_TEXT_MAX];
};

enum service_order_kind {
    SERVICE_BEGIN, /**< tell how the station is set up */
    SERVICE_LEARN, /**< listen to every line of the header, the buttons' reader rests */
    SERVICE_HEAR,  /**< listen to the buttons' lines alone */
    SERVICE_REST,  /**< listen no more, the reader has the lines again */
    SERVICE_LOOK,  /**< tell how the machine is */
    SERVICE_SAVE,  /**< use `setup` from now on, and write it into the settings' file */
};

struct service_order {
    enum service_order_kind kind;
    struct service_setup setup; /**< SERVICE_SAVE */
};

enum service_news_kind {
    NEWS_SETUP,   /**< `setup` */
    NEWS_SAVED,   /**< `saved` */
    NEWS_MACHINE, /**< `machine` */
    NEWS_HEARING, /**< `hearing` */
    NEWS_PRESS,   /**< `press` */
    NEWS_GLITCH,  /**< a line changed, and it was no press */
};

struct service_news {
    enum service_news_kind kind;
    struct service_setup setup;
    struct service_saved saved;
    struct service_machine machine;
    struct service_hearing hearing;
    struct line_press press;
    int lamp_bcm[BUTTON_COUNT]; /**< NEWS_SETUP: 0: none */
};

/** All zero: nothing was checked. */
struct service {
    enum service_page page;
    bool only; /**< the program was started for this: there is no coach's page behind it */
    enum check_state checks[CHECK_COUNT];
    struct service_setup setup; /**< of the station as it runs */
    int lamp_bcm[BUTTON_COUNT]; /**< the line of each lamp; 0: none */

    enum button lamp; /**< SERVICE_LAMPS: the one that is lit */
    bool lamp_missed; /**< one before it was not seen */

    enum picture_step step; /**< SERVICE_PICTURE */
    struct service_setup tried;
    int turn_kept;     /**< degrees that a turn goes back to */
    int64_t turned_ms; /**< when it was turned; 0: it is confirmed */

    struct service_saved saved;

    struct service_machine machine; /**< SERVICE_HEALTH, SERVICE_PASS */
    struct service_hearing hearing; /**< SCREEN_WIRING, SERVICE_LINES */
    struct service_wiring wiring;
    struct service_lines lines;
    struct service_press last;
};

/** @return how much of each edge is left free now, in per cent, and how the picture is turned
 *  while a picture is tried; else those that are given. */
struct service_setup service_picture(const struct service *service, bool shown,
                                     struct service_setup setup);

/** @return the first button whose line is not learned yet, or BUTTON_COUNT. Only buttons that
 *  the station has are learned; without any that is known, all. */
enum button service_wanted(const struct service *service);

/** @return the button that has a line in a list of one line a button, or BUTTON_COUNT */
enum button service_button_of(const struct service_line lines[BUTTON_COUNT], int bcm);

/** @return presses of all buttons in the test of the lines */
int service_presses(const struct service_lines *lines);

/** @return the debounce time that the longest bounce asks for, with some to spare; 0: too few
 *  presses */
int service_debounce_ms(const struct service_lines *lines);

/** What can be wrong with the machine, each by itself. */
enum service_ail {
    AIL_CLOCK, /**< nobody set it */
    AIL_POWER,
    AIL_HEAT,
    AIL_STORAGE,
    AIL_COUNT
};
/** @return CHECK_OPEN: it was not measured */
enum check_state service_ail(const struct service_machine *machine, enum service_ail ail);

/** Fine when every check before the sheet is; found when one found something. */
enum check_state service_passes(const struct service *service);

/** Number of the header's pin of a BCM number, or 0. */
int service_header_pin(int bcm);

/** The stable name of an order for traces ("begin"); never NULL. */
const char *service_order_name(enum service_order_kind kind);

#endif
