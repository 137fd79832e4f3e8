/* SPDX-License-Identifier: MIT */
/** Pictures of the checks of the station. */
#ifndef UNKNOT_CLI_GALLERY_SERVICE_H
#define UNKNOT_CLI_GALLERY_SERVICE_H

#include "app/cli/gallery_shot.h"

/** From the coach's tasks, on the one that leads there, and back. @return false: said on stderr
 */
bool gallery_service(struct gallery_show *show);

#endif
