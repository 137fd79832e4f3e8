/* SPDX-License-Identifier: MIT */
/** Memory for pixels that is only there while it is used. */
#ifndef UNKNOT_RASTER_PAGES_H
#define UNKNOT_RASTER_PAGES_H

#include <stddef.h>

/** Reserves `bytes` of zeros; none of it takes memory before it is written to.
 *  @return NULL: there is no room. **Ownership**: pages_free() */
void *pages_reserve(size_t bytes);

/** Gives the memory back and keeps the room: all of it is zero again. Never fails. */
void pages_give_back(void *pages, size_t bytes);

/** Takes NULL. */
void pages_free(void *pages, size_t bytes);

#endif
