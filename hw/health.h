/* SPDX-License-Identifier: MIT */
/**
 * What the kernel tells about the machine's health: power, heat, storage. Reading only; nothing
 * here waits for a disk. `root` as in hw/machine_file.h. Any thread.
 */
#ifndef UNKNOT_HW_HEALTH_H
#define UNKNOT_HW_HEALTH_H

#include "hw/machine_file.h"

#include <stdbool.h>
#include <stdint.h>

enum health_power {
    HEALTH_POWER_UNKNOWN, /**< no sensor: no Raspberry Pi, or an old kernel */
    HEALTH_POWER_GOOD,
    HEALTH_POWER_LOW, /**< too little since the kernel was last asked, or now */
};

/** The supply, by the hwmon named rpi_volt. The kernel forgets an alarm when it is over. */
enum health_power health_power(const char *root);

/** Thousandths of a degree Celsius of the processor. @return false: no sensor */
bool health_temperature(const char *root, int64_t *milli_c_out);

/** Errors that ext4 has noted in its file systems, which outlive a restart. */
struct health_errors {
    int64_t count;                     /**< of all together */
    int systems;                       /**< file systems that count; 0: none is ext4 */
    char worst[MACHINE_FILE_NAME_MAX]; /**< device with the most, "" without errors */
};

struct health_errors health_errors(const char *root);

/** A built-in eMMC or a memory card. */
struct health_card {
    char device[MACHINE_FILE_NAME_MAX]; /**< "mmcblk0" */
    char name[32], maker[16], date[16]; /**< as the card says; "" unknown */
    int used_percent; /**< of its life, in steps of 10, 110: beyond it; -1: it does not say */
    int reserve;      /**< 1 normal, 2 most is used, 3 hardly any is left; 0: it does not say */
};

/** @param most  room in cards_out @return how many there are */
int health_cards(const char *root, struct health_card cards_out[], int most);

/** Should it be changed soon? */
bool health_card_is_worn(const struct health_card *card);

/** What a folder lies on. */
struct health_place {
    char point[MACHINE_FILE_PATH_MAX]; /**< where it is mounted */
    char kind[32];                     /**< "ext4" */
    char source[MACHINE_FILE_NAME_MAX];
    bool is_lost;      /**< gone at the next start: memory, or an overlay over the disk */
    bool is_read_only; /**< mounted so */
};

/** The folder that a file is in or will be in, without links: the nearest that is there.
 *  @return false: there is none, or its path is too long */
bool health_folder(const char *path, char out[MACHINE_FILE_PATH_MAX]);

/** The mount that `path` lies on, by ROOT/proc/self/mountinfo.
 *  @param path  absolute, without links; not below `root` @return false: unknown */
bool health_place(const char *root, const char *path, struct health_place *out);

/** Room of the file system below `path`. @return false: it cannot be asked */
bool health_room(const char *path, int64_t *free_bytes_out, int64_t *all_bytes_out);

/** Too little for a year of records and the copies that are made of them. */
bool health_is_nearly_full(int64_t free_bytes, int64_t all_bytes);

#endif
