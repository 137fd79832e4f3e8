/* SPDX-License-Identifier: MIT */
/** Words for the ids in a database, from the content. */
#ifndef UNKNOT_CLI_REPORT_NAMES_H
#define UNKNOT_CLI_REPORT_NAMES_H

#include "app/core/content.h"
#include "app/report/report.h"

/** @param content  borrowed; NULL: only what is known without it */
struct report_names report_names_of(const struct content *content);

#endif
