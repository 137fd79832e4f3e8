/* SPDX-License-Identifier: MIT */
#include "hw/stick_blocks.h"

static bool is_of_the_system(const struct stick_block blocks[], int count, dev_t disk)
{
    for (int i = 0; i < count; i++) {
        if (blocks[i].disk == disk && blocks[i].busy) {
            return true;
        }
    }
    return false;
}

static bool is_better(const struct stick_block *block, const struct stick_block *than)
{
    if (block->file_system != than->file_system) {
        return block->file_system;
    }
    return block->sectors > than->sectors;
}

int stick_blocks_choose(const struct stick_block blocks[], int count)
{
    int best = -1;

    for (int i = 0; i < count; i++) {
        const struct stick_block *block = &blocks[i];

        if (block->plugged && block->sectors > 0 && (block->file_system || !block->table) &&
            !is_of_the_system(blocks, count, block->disk) &&
            (best < 0 || is_better(block, &blocks[best]))) {
            best = i;
        }
    }
    return best;
}
