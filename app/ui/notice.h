/* SPDX-License-Identifier: MIT */
/** The band that tells an author what is wrong with a file, over whatever is shown. */
#ifndef UNKNOT_UI_NOTICE_H
#define UNKNOT_UI_NOTICE_H

#include "app/ui/scene.h"

/** Draws env->notice; nothing where there is none. */
void notice_draw(const struct scene *scene);

#endif
