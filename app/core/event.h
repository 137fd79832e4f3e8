/* SPDX-License-Identifier: MIT */
/** What can happen to a visit. */
#ifndef UNKNOT_CORE_EVENT_H
#define UNKNOT_CORE_EVENT_H

#include "app/core/button.h"
#include "app/core/staff.h"
#include "app/core/trouble.h"

#include <stdbool.h>
#include <stdint.h>

enum event_kind {
    EVENT_TICK,    /**< time has passed, nothing else */
    EVENT_PRESS,   /**< a debounced press */
    EVENT_RELEASE, /**< a debounced release */
    EVENT_STUCK,   /**< a button was held for too long; its release comes next, if one does */
    EVENT_CLOCK, /**< the wall clock's minute and day, for showing and for the opening hours */
    EVENT_FIGURES,  /**< the figures that were asked for are at hand */
    EVENT_PRESENCE, /**< somebody came into the corner, or it is empty */
    EVENT_STICK,    /**< something about the stick is new */
    EVENT_SERVICE,  /**< something about a check is new */
    EVENT_OUTAGES,  /**< what was out of order before the start */
};

struct event {
    enum event_kind kind;
    int64_t at_ms;      /**< monotonic; never smaller than that of the event before */
    enum button button; /**< EVENT_PRESS, EVENT_RELEASE, EVENT_STUCK */
    int minute_of_day; /**< EVENT_CLOCK: 0..1439 local time, -1 when the clock is not known good
                        */
    int weekday;       /**< EVENT_CLOCK: 0 is Monday, -1 when the clock is not known good */
    int asked;         /**< EVENT_FIGURES: number of the question they answer */
    bool earlier;      /**< EVENT_FIGURES: there is use before their period */
    const struct day_marks *marks; /**< EVENT_FIGURES: borrowed for the call; NULL: not known */
    bool here;                     /**< EVENT_PRESENCE: somebody is there */
    const struct outages *outages; /**< EVENT_OUTAGES: borrowed for the call */
    const struct stick *stick;     /**< EVENT_STICK: borrowed for the call */
    const struct service_news *service; /**< EVENT_SERVICE: borrowed for the call */
};

#endif
