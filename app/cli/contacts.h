/* SPDX-License-Identifier: MIT */
/**
 * The contacts of simulated buttons: they bounce a little, and the green one, which is pressed
 * most, wears out.
 */
#ifndef UNKNOT_CLI_CONTACTS_H
#define UNKNOT_CLI_CONTACTS_H

#include "app/cli/visitor.h"
#include "app/core/usage.h"

struct contacts {
    struct dice dice;             /**< their own: visitors do not depend on them */
    int64_t presses;              /**< of the green one since it was new */
    struct usage_buttons buttons; /**< since they were last taken */
    int64_t taken_ms;             /**< UTC */
};

/** New buttons. */
struct contacts contacts_new(uint64_t seed);

/** A press and its release. */
void contacts_press(struct contacts *contacts, enum button button);

/** A new start at a moment: what was not taken is lost. */
void contacts_start(struct contacts *contacts, int64_t now_ms);

/**
 * Takes what there is, at most once an hour, as a station does.
 *
 * @param at_end  however short it is since the last time
 * @return false: it is too early, or nothing happened
 */
bool contacts_take(struct contacts *contacts, int64_t now_ms, bool at_end,
                   struct usage_buttons *out);

#endif
