/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <stdio.h>
#include <stdlib.h>

struct page page_open(int w, int h)
{
    char error[RASTER_ERROR_MAX];
    struct page page = {.raster = raster_create(NULL, error),
                        .list = calloc(1, sizeof(struct draw_list))};
    page.canvas = (struct canvas){calloc((size_t)w * (size_t)h, 4), w, h, w};
    if (page.raster == NULL || page.list == NULL || page.canvas.pixels == NULL) {
        fprintf(stderr, "%s\n", page.raster == NULL ? error : "out of memory");
        exit(1);
    }
    page.placement = placement_fit(w, h, (float)w, (float)h);
    draw_begin(page.list, (float)w, (float)h, 0xFF000000);
    return page;
}

void page_close(struct page *page)
{
    raster_destroy(page->raster);
    free(page->list);
    free(page->canvas.pixels);
}

int page_show(struct page *page)
{
    return raster_frame(page->raster, page->list, &page->canvas, page->placement, page->damage);
}

uint32_t page_pixel(const struct page *page, int x, int y)
{
    return page->canvas.pixels[y * page->canvas.stride + x] & 0x00FFFFFFU;
}

void page_contour(struct page *page, float x, float y, float w, float h, bool back)
{
    draw_contour(page->list);
    draw_point(page->list, x, y);
    draw_point(page->list, back ? x : x + w, back ? y + h : y);
    draw_point(page->list, x + w, y + h);
    draw_point(page->list, back ? x + w : x, back ? y : y + h);
}

void page_box(struct page *page, float x, float y, float w, float h, rgba colour)
{
    draw_fill_begin(page->list, colour);
    page_contour(page, x, y, w, h, false);
    draw_fill_end(page->list);
}
