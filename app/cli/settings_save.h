/* SPDX-License-Identifier: MIT */
/** Writing settings that were found by checking into the settings' file: whole, or not at all.
 */
#ifndef UNKNOT_CLI_SETTINGS_SAVE_H
#define UNKNOT_CLI_SETTINGS_SAVE_H

#include "app/load/config_edit.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Sets the keys in the file and leaves the rest as it is; a file that is not there is made. The
 * new text is read as settings before it takes the old one's place: written beside it, brought
 * to the disk, renamed, and the folder brought to the disk. Owner and rights stay.
 *
 * @param reason_out  on failure why, as the system or the reader of the settings says it
 * @return false: the file is as it was
 */
bool settings_save(const char *path, const struct config_edit *edit, char *reason_out,
                   size_t reason_size);

/** The lines that somebody would write, on lines of their own. */
void settings_to_write(const struct config_edit *edit, char *out, size_t size);

#endif
