/* SPDX-License-Identifier: MIT */
/** Saves the records on the stick of a port: mounts it, writes, gives it back. Blocks. */
#ifndef UNKNOT_CLI_STICK_SAVE_H
#define UNKNOT_CLI_STICK_SAVE_H

#include "app/cli/export_job.h"
#include "app/core/stick.h"
#include "hw/stick.h"

#include <stdbool.h>

/**
 * What failed is said on stderr, too.
 *
 * @param port   after stick_port_find() has found one; it is not mounted before nor after
 * @param job    without `root` and `is_there`: those are the port's
 * @param stick  its name stays; the rest tells what came of it: STICK_SAVED, or STICK_FAILED
 * @return false: the job was abandoned, and there is nothing to tell
 */
bool stick_save(struct stick_port *port, const struct export_job *job, struct stick *stick);

#endif
