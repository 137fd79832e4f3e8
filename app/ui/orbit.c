/* SPDX-License-Identifier: MIT */
#include "app/ui/orbit.h"

#include "app/ui/ease.h"

#include <math.h>
#include <stdbool.h>

enum {
    STEPS = 8,
    STEP_MS = 60000,
    EASE_MS = 2000,
    GRID_MS = 40 /* of the ease: the frame moves by few pixels, each at its own time */
};

static struct point step_at(int64_t step)
{
    static const struct point ORBIT[STEPS] = {
        {0, -ORBIT_REACH_PX}, {3, -3}, {ORBIT_REACH_PX, 0},  {3, 3},
        {0, ORBIT_REACH_PX},  {-3, 3}, {-ORBIT_REACH_PX, 0}, {-3, -3}};

    return step < 1 ? (struct point){0, 0} : ORBIT[(step - 1) % STEPS];
}

struct point orbit_at(int64_t ms)
{
    int64_t step = ms < 0 ? 0 : ms / STEP_MS;
    int64_t grid_ms = ms < 0 ? 0 : ms % STEP_MS / GRID_MS * GRID_MS;
    struct point from = step_at(step - 1);
    struct point to = step_at(step);
    float part = ease_sine(ease_place(grid_ms, 0, EASE_MS));

    return (struct point){roundf(ease_between(from.x, to.x, part)),
                          roundf(ease_between(from.y, to.y, part))};
}

static bool is_same(struct point a, struct point b)
{
    return a.x - b.x == 0.0F && a.y - b.y == 0.0F;
}

int64_t orbit_change_ms(int64_t ms)
{
    int64_t in_step = ms < 0 ? 0 : ms % STEP_MS;
    int64_t next_ms = ms < 0 ? 0 : ms - in_step + in_step / GRID_MS * GRID_MS;
    struct point now = orbit_at(ms);

    if (in_step >= EASE_MS) {
        next_ms = ms - in_step + STEP_MS;
    }
    do { /* at most one step ahead: where each of them leads is somewhere else */
        next_ms += GRID_MS;
        if (next_ms % STEP_MS > EASE_MS) {
            next_ms += STEP_MS - next_ms % STEP_MS;
        }
    } while (is_same(orbit_at(next_ms), now));
    return next_ms;
}
