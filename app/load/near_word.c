/* SPDX-License-Identifier: MIT */
#include "app/load/near_word.h"

#include <string.h>

enum {
    WORD_MAX = 48
};

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Letters to add, drop, change or swap with their neighbour to get from one to the other. */
static int edit_distance(const char *a, const char *b)
{
    int rows[3][WORD_MAX + 1];
    int a_length = (int)strlen(a);
    int b_length = (int)strlen(b);

    for (int j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (int i = 1; i <= a_length; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];

        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = smaller(change, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = smaller(row[j], rows[(i + 1) % 3][j - 2] + 1);
            }
        }
    }
    return rows[a_length % 3][b_length];
}

void near_word_try(struct near_word *near, const char *typed, const char *candidate)
{
    size_t length = strlen(candidate);

    if (length > WORD_MAX || strlen(typed) > WORD_MAX) {
        return;
    }
    int allowed = length < 2 ? 0 : length < 4 ? 1 : length < 8 ? 2 : 3;
    int distance = edit_distance(typed, candidate);
    if (distance <= allowed && (near->word == NULL || distance < near->distance)) {
        near->word = candidate;
        near->distance = distance;
    }
}
