/* SPDX-License-Identifier: MIT */
#include "app/raster/region.h"

#include "app/raster/blend.h"

/* Measured: of 16, 32, 64 and 128 pixels this costs least, in pixels and hashing together. */
enum {
    LEAST_SHIFT = 5
};

int region_shift(int w, int h)
{
    int shift = LEAST_SHIFT;

    while (w > REGION_MAX_COLUMNS << shift || h > REGION_MAX_ROWS << shift) {
        shift++;
    }
    return shift;
}

uint64_t region_columns(int shift, int from, int to)
{
    int first = from >> shift;
    int count = ((to - 1) >> shift) - first + 1;

    return (count >= REGION_MAX_COLUMNS ? ~UINT64_C(0) : (UINT64_C(1) << count) - 1) << first;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

int region_runs(const struct region *region, int row, struct run runs_out[REGION_MAX_RUNS])
{
    struct pixel_rect clip = region->clip;
    uint64_t bits = region->rows[row];
    int count = 0;

    for (int column = 0; bits != 0; column++, bits >>= 1) {
        int first = column;
        if ((bits & 1U) == 0) {
            continue;
        }
        while ((bits & 2U) != 0) {
            bits >>= 1;
            column++;
        }
        runs_out[count++] =
            (struct run){larger(first << region->shift, clip.x),
                         smaller((column + 1) << region->shift, clip.x + clip.w)};
    }
    return count;
}

bool region_cut(const struct region *cells, struct pixel_rect clip, struct region *region_out)
{
    int shift = cells->shift;
    uint64_t any = 0;

    clip = rect_common(clip, cells->clip);
    if (clip.w == 0 || clip.h == 0) {
        return false;
    }
    uint64_t columns = region_columns(shift, clip.x, clip.x + clip.w);
    region_out->shift = shift;
    region_out->clip = clip;
    for (int row = clip.y >> shift; row <= (clip.y + clip.h - 1) >> shift; row++) {
        region_out->rows[row] = cells->rows[row] & columns;
        any |= region_out->rows[row];
    }
    return any != 0;
}

struct pixel_rect region_bounds(const struct region *region)
{
    struct pixel_rect clip = region->clip;
    int shift = region->shift, top = -1, bottom = 0, left = 0, right = REGION_MAX_COLUMNS - 1;
    uint64_t any = 0;

    for (int row = clip.y >> shift; row <= (clip.y + clip.h - 1) >> shift; row++) {
        any |= region->rows[row];
        if (region->rows[row] != 0) {
            top = top < 0 ? row : top;
            bottom = row;
        }
    }
    if (any == 0) {
        return (struct pixel_rect){0};
    }
    while ((any >> left & 1U) == 0) {
        left++;
    }
    while ((any >> right & 1U) == 0) {
        right--;
    }
    struct pixel_rect cells = {left << shift, top << shift, (right - left + 1) << shift,
                               (bottom - top + 1) << shift};
    return rect_common(cells, clip);
}

int region_count(const struct region *region)
{
    struct pixel_rect clip = region->clip;
    int count = 0;

    for (int row = clip.y >> region->shift; row <= (clip.y + clip.h - 1) >> region->shift;
         row++) {
        for (uint64_t bits = region->rows[row]; bits != 0; bits &= bits - 1) {
            count++;
        }
    }
    return count;
}

void region_visit(const struct region *region,
                  void (*visit)(void *user, struct pixel_rect rect), void *user)
{
    struct pixel_rect clip = region->clip;

    for (int row = clip.y >> region->shift; row <= (clip.y + clip.h - 1) >> region->shift;
         row++) {
        struct run runs[REGION_MAX_RUNS];
        int count = region_runs(region, row, runs);
        int top = larger(row << region->shift, clip.y);
        int bottom = smaller((row + 1) << region->shift, clip.y + clip.h);
        for (int i = 0; i < count; i++) {
            visit(user, (struct pixel_rect){runs[i].from, top, runs[i].to - runs[i].from,
                                            bottom - top});
        }
    }
}

/* Rectangles while they are being gathered. */
struct gather {
    struct pixel_rect *rects;
    int count;
    int64_t pixels;
    bool overflows;
};

/* A run of cells below an equally wide one makes that one taller. */
static void gather_rect(void *user, struct pixel_rect run)
{
    struct gather *gather = user;

    gather->pixels += (int64_t)run.w * run.h;
    for (int i = 0; i < gather->count; i++) {
        struct pixel_rect *above = &gather->rects[i];
        if (above->x == run.x && above->w == run.w && above->y + above->h == run.y) {
            above->h += run.h;
            return;
        }
    }
    if (gather->count == RASTER_MAX_DAMAGE) {
        gather->overflows = true;
        return;
    }
    gather->rects[gather->count++] = run;
}

int region_rects(const struct region *region, struct pixel_rect rects_out[RASTER_MAX_DAMAGE],
                 int64_t *pixels_out)
{
    struct gather gather = {.rects = rects_out};

    region_visit(region, gather_rect, &gather);
    *pixels_out = gather.pixels;
    if (gather.overflows) {
        rects_out[0] = region_bounds(region);
        return 1;
    }
    return gather.count;
}
