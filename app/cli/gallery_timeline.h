/* SPDX-License-Identifier: MIT */
/** What is heard of a visit, as a picture: cues and sentences over its steps. */
#ifndef UNKNOT_CLI_GALLERY_TIMELINE_H
#define UNKNOT_CLI_GALLERY_TIMELINE_H

#include "app/cli/gallery_shot.h"

/** The visit of the tour, with nobody pressing anything after "get ready".
 *  @return false, reason on stderr */
bool gallery_timeline(struct gallery_show *show);

#endif
