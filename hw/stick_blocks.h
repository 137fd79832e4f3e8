/* SPDX-License-Identifier: MIT */
/** Which of a machine's block devices is the stick. Pure. */
#ifndef UNKNOT_HW_STICK_BLOCKS_H
#define UNKNOT_HW_STICK_BLOCKS_H

#include "hw/stick_backend.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    STICK_BLOCKS_MAX = 64
};

/** A disk, or a partition of one. */
struct stick_block {
    dev_t device;
    dev_t disk;             /**< that it is on; itself when it is one */
    bool plugged;           /**< on USB, or removable */
    bool table;             /**< it is a disk with a table of partitions */
    bool file_system;       /**< it has one that is known */
    bool busy;              /**< the system uses it */
    uint64_t sectors;       /**< 0: a reader without a card */
    struct stick_device as; /**< what is answered when it is chosen */
};

/**
 * The largest file system of what is plugged, and of disks that the system uses nothing of.
 * When there is none, something that is plugged and has no file system, so that it can be said.
 *
 * @return index, or -1
 */
int stick_blocks_choose(const struct stick_block blocks[], int count);

#endif
