/* SPDX-License-Identifier: MIT */
/** When two states of a walk are the same place. */
#ifndef UNKNOT_TESTS_WALK_KEY_H
#define UNKNOT_TESTS_WALK_KEY_H

#include "app/core/panel.h"
#include "app/core/visit.h"

#include <stdint.h>

enum {
    WALK_TODAY = 20773 /**< of the three days that a walk is told of */
};

/** Everything that decides what a press does; not the clock, nor which feeling was given. */
uint64_t walk_key(const struct model *m, const struct visit_env *env, enum panel_size panel);

#endif
