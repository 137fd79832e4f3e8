/* SPDX-License-Identifier: MIT */
/** A page and a raster to draw on, for the raster's tests. */
#ifndef UNKNOT_TEST_RASTER_PAGE_H
#define UNKNOT_TEST_RASTER_PAGE_H

#include "app/raster/raster.h"

struct page {
    struct raster *raster;
    struct draw_list *list;
    struct canvas canvas;
    struct placement placement;
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
};

/** A page of `w` x `h` reference pixels on a canvas of the same size. Exits when it cannot. */
struct page page_open(int w, int h);
void page_close(struct page *page);

/** Draws the list. @return number of damaged rectangles */
int page_show(struct page *page);

/** The colour of a pixel without its top byte. */
uint32_t page_pixel(const struct page *page, int x, int y);

/** A rectangle as a fill of its own. */
void page_box(struct page *page, float x, float y, float w, float h, rgba colour);

/** A rectangle as a contour of the open fill, against the clock when `back`. */
void page_contour(struct page *page, float x, float y, float w, float h, bool back);

#endif
