/* SPDX-License-Identifier: MIT */
/** A small content set in C for the tests of pure code: nothing has to be read from files. */
#ifndef UNKNOT_TESTS_FIXTURE_H
#define UNKNOT_TESTS_FIXTURE_H

#include "app/core/content.h"

enum fixture_technique {
    T_ROLL,  /**< search 60, hold 45, rock 15; 120 s a leg by itself; next: T_WALL */
    T_DEEP,  /**< search 40, hold 30; 100 s a leg; not listed */
    T_FLEX,  /**< search 30, 8 x (3 + 3) s; 90 s a leg */
    T_WALL,  /**< stretch 30 */
    T_DROPS, /**< 10 x (1 + 3) s, then stretch 30 */
};

enum fixture_tool {
    TOOL_BALL,  /**< fetched; releases T_ROLL, T_DEEP */
    TOOL_HANDS, /**< releases T_FLEX */
    TOOL_WALL,
};

enum fixture_routine {
    R_QUICK, /**< release 120 s with ball or hands; next: T_WALL */
    R_FULL,  /**< release 300 s with ball, then T_WALL, T_DROPS */
    R_KNOT,  /**< T_FLEX 60 s; hands; the learn screen leads to it */
};

/** Constant data; may be copied and changed. */
struct content fixture_content(void);

#endif
