/* SPDX-License-Identifier: MIT */
/** The month that somebody who takes days out is in, day by day. */
#ifndef UNKNOT_UI_SCREENS_DAYS_MONTH_H
#define UNKNOT_UI_SCREENS_DAYS_MONTH_H

#include "app/ui/scene.h"

/** Visits of a day, or -1 where they are not known. */
int64_t days_visits(const struct scene *scene, int64_t day);

/** Draws it into a panel: each day with its visits, what is left out, and what is chosen. */
void days_month(const struct scene *scene, struct rect panel);

#endif
