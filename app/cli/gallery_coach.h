/* SPDX-License-Identifier: MIT */
/** Pictures of what only the people who look after a station see: the code, and the coach's
 *  pages with much, little and no data. */
#ifndef UNKNOT_CLI_GALLERY_COACH_H
#define UNKNOT_CLI_GALLERY_COACH_H

#include "app/cli/coach_data.h"
#include "app/cli/gallery_shot.h"

/** Writes screen-code-MOMENT.png, screen-chord-SCREEN.png and coach-PAGE-DATA.png.
 *  @return false, reason on stderr */
bool gallery_coach(struct gallery_show *show, const struct coach_data *data);

#endif
