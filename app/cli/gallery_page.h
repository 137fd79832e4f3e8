/* SPDX-License-Identifier: MIT */
/** The page of a folder of pictures: one HTML file that names and describes each. */
#ifndef UNKNOT_CLI_GALLERY_PAGE_H
#define UNKNOT_CLI_GALLERY_PAGE_H

#include "app/cli/machine.h"

#include <stdbool.h>
#include <stdio.h>

/** All zero: no page. */
struct gallery_page {
    FILE *file;
    char path[MACHINE_PATH_MAX];
    char part[MACHINE_PATH_MAX + 8]; /**< what is written, until it is whole */
};

/** Begins index.html in a folder. @return false, reason on stderr.
 *  **Ownership**: gallery_page_close() in either case */
bool gallery_page_open(struct gallery_page *page, const char *dir);

/** Puts the page in its place when `whole`, else throws it away.
 *  @return false: it could not be written, said on stderr */
bool gallery_page_close(struct gallery_page *page, bool whole);

/** A heading; level 2 or 3, as in HTML. */
void gallery_page_heading(struct gallery_page *page, int level, const char *text);

/** A picture. @param file  relative to the page  @param words  what it shows, for who does not
 *  see it, and under it */
void gallery_page_picture(struct gallery_page *page, const char *file, int w, int h,
                          const char *words);

#endif
