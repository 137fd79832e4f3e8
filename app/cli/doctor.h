/* SPDX-License-Identifier: MIT */
/**
 * `unknot doctor`: everything that a station needs of its machine, as one table of checks. One
 * file a family of checks; each adds its rows to the same list. Main thread.
 */
#ifndef UNKNOT_CLI_DOCTOR_H
#define UNKNOT_CLI_DOCTOR_H

#include "app/load/config.h"

#include <stdbool.h>
#include <stdio.h>

enum doctor_status {
    DOCTOR_OK,
    DOCTOR_WARN, /**< the station runs, but not as it should */
    DOCTOR_FAIL,
    DOCTOR_STATUSES
};

enum {
    DOCTOR_CHECKS_MAX = 64,
    DOCTOR_NAME_MAX = 32,
    DOCTOR_TEXT_MAX = 240,
};

struct doctor_check {
    const char *family; /**< "gpio"; a constant */
    char name[DOCTOR_NAME_MAX];
    enum doctor_status status;
    char found[DOCTOR_TEXT_MAX];
    const char *advice; /**< what to do; NULL: nothing; a constant */
};

struct doctor {
    const char *root; /**< as in hw/machine_file.h */
    const char *assets, *media;
    const char *config_path; /**< NULL: there is none */
    const char *database;    /**< path of the records */
    struct config config;    /**< the defaults where it is broken */
    struct problems *problems;
    struct doctor_check checks[DOCTOR_CHECKS_MAX];
    int count;
};

/** Adds a row; further ones than there is room for are left out. */
void doctor_add(struct doctor *doctor, const char *family, const char *name,
                enum doctor_status status, const char *advice, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/** Does it look at this machine, and not at one below a root? */
bool doctor_is_here(const struct doctor *doctor);

/** Is the machine a Raspberry Pi? */
bool doctor_is_pi(const struct doctor *doctor);

/**
 * All checks, into `checks`. The fields above `database`, and `problems`, are given.
 *
 * @param database  NULL: as the settings say, or the default. **Ownership**: config_unload()
 */
void doctor_examine(struct doctor *doctor, const char *database);

/* The families. doctor_files() is first: it reads the settings for the others. */
void doctor_files(struct doctor *doctor);   /**< settings, content, sounds and voices, fonts */
void doctor_screen(struct doctor *doctor);  /**< connectors, video driver */
void doctor_sound(struct doctor *doctor);   /**< devices */
void doctor_gpio(struct doctor *doctor);    /**< chips, and each configured line */
void doctor_rights(struct doctor *doctor);  /**< groups, devices that can be opened */
void doctor_records(struct doctor *doctor); /**< the database and the disk it is on */
void doctor_machine(struct doctor *doctor); /**< clock, power, heat, storage; the next one */
void doctor_watchdog(struct doctor *doctor);

/** @param status  counted rows have it */
int doctor_count(const struct doctor *doctor, enum doctor_status status);

/** The table. @param colour  for a terminal */
void doctor_print_text(const struct doctor *doctor, bool colour, FILE *out);
void doctor_print_json(const struct doctor *doctor, FILE *out);

#endif
