/* SPDX-License-Identifier: MIT */
/** What a folder of records says about itself, for whoever finds it on a stick. */
#ifndef UNKNOT_CLI_EXPORT_README_H
#define UNKNOT_CLI_EXPORT_README_H

#include <stdio.h>

/**
 * Lines end with CR LF: it is read on any machine.
 *
 * @param station      its name, any text; "": there are several
 * @param date         "2026-11-28"; NULL: the station does not know
 * @param kept_months  as in the settings; 0: nothing is removed
 */
void export_readme(const char *station, const char *date, int kept_months, FILE *out);

#endif
