/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_shot.h"

bool gallery_shot(struct gallery_show *show, const char *name, const char *words)
{
    char file[GALLERY_NAME_MAX + sizeof show->layout->name + 8];

    snprintf(file, sizeof file, "%s/%s.png", show->layout->name, name);
    gallery_page_picture(&show->page, file, show->layout->w, show->layout->h, words);
    return gallery_shoot(show->gallery, file);
}
