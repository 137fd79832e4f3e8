/* SPDX-License-Identifier: MIT */
/**
 * A folder on a medium that is there whole or not at all: written under a temporary name, put
 * on the medium, then renamed. Failures leave their reason in errno.
 */
#ifndef UNKNOT_CLI_EXPORT_FOLDER_H
#define UNKNOT_CLI_EXPORT_FOLDER_H

#include "app/cli/machine.h"
#include "app/core/stick.h"

#include <stdbool.h>
#include <stdint.h>

/** What is in it. Only files of these names are ever removed from a medium. */
#define EXPORT_README "README.txt"
#define EXPORT_REPORT "report.html"
#define EXPORT_BACKUP "usage-backup-private.db"

struct export_folder {
    char root[MACHINE_PATH_MAX];
    char wish[STICK_NAME_MAX];           /* the name, before a number made it new */
    char name[STICK_NAME_MAX];           /**< the final one */
    char temporary[STICK_NAME_MAX + 16]; /**< name of the folder that is written to; "": none */
};

/**
 * "unknot-Gym-North-2026-11-28".
 *
 * @param station  any text; what is no ASCII letter or digit is a '-'
 * @param date     NULL: not known
 */
void export_folder_name(const char *station, const char *date, char out[STICK_NAME_MAX]);

/** Removes what earlier exports that were broken off left at `root`. */
void export_folder_clean(const char *root);

/** Makes the temporary folder. What has the same name already stays: this one gets a number. */
bool export_folder_begin(struct export_folder *folder, const char *root, const char *name);

/** Full path of a file in the temporary folder. @return false: too long */
bool export_folder_path(const struct export_folder *folder, const char *file,
                        char out[MACHINE_PATH_MAX]);

/** Gives it its final name, on the medium when true is returned. Its files are there already.
 */
bool export_folder_end(struct export_folder *folder);

/** Removes what was written, as far as the medium lets it. Nothing after export_folder_end().
 */
void export_folder_drop(struct export_folder *folder);

#endif
