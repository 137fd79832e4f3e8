/* SPDX-License-Identifier: MIT */
#include "app/cli/export_readme.h"

#include "app/report/write.h"

static const char what_is_what[] =
    "WHAT IS IN THIS FOLDER\n"
    "\n"
    "report.html   The report, with charts. Open it in any browser, or print it.\n"
    "visits.csv    One row for each visit.    A table for a spreadsheet.\n"
    "steps.csv     One row for each step.     A table for a spreadsheet.\n"
    "daily.csv     One row for each day.      A table for a spreadsheet.\n"
    "usage-backup-private.db\n"
    "              A copy of the station's whole database: the owner's backup.\n"
    "\n"
    "WHAT MAY BE HANDED ON\n"
    "\n"
    "report.html and the three tables are made for handing on. Counts from 1 to 4\n"
    "are written as \"<5\", and no time is finer than 15 minutes, so that nobody is\n"
    "recognised by when they came.\n"
    "\n"
    "usage-backup-private.db IS NOT FOR HANDING ON. It holds every visit with its\n"
    "exact time and every count as it is. Keep it where you keep other private\n"
    "papers, and delete it here when it is stored there.\n"
    "\n"
    "Nothing in this folder names a person: no name, no face, no number of anybody\n"
    "is recorded.\n"
    "\n"
    "HOW LONG WHAT IS KEPT\n"
    "\n";

static const char what_to_do[] =
    "What is on a stick is kept until you delete it.\n"
    "\n"
    "TO LOOK INTO THE BACKUP\n"
    "\n"
    "  unknot report --db usage-backup-private.db\n"
    "  sqlite3 -readonly usage-backup-private.db \"SELECT * FROM visits\"\n";

static void write_lines(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            fputc('\r', out);
        }
        fputc(*text, out);
    }
}

void export_readme(const char *station, const char *date, int kept_months, FILE *out)
{
    char line[128];

    write_lines("Unknot: the records of ", out);
    write_line(out, station[0] != '\0' ? station : "several stations");
    snprintf(line, sizeof line, "\nSaved on %s.\n\n", date != NULL ? date : "");
    write_lines(date != NULL ? line
                             : "\nThe station's clock was not set when this was saved.\n\n",
                out);
    write_lines(what_is_what, out);
    snprintf(line, sizeof line,
             "The station removes visits and their steps when they are older than %d\n"
             "months. Daily counts of them are kept for ever.\n",
             kept_months);
    write_lines(kept_months > 0 ? line : "The station removes nothing by itself.\n", out);
    write_lines(what_to_do, out);
}
