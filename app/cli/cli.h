/* SPDX-License-Identifier: MIT */
/** The program's subcommands: one file each, dispatched here. */
#ifndef UNKNOT_CLI_CLI_H
#define UNKNOT_CLI_CLI_H

#include <stdbool.h>

enum {
    CLI_SIZE_MIN = 320,
    CLI_SIZE_MAX = 8192
};

/** What a subcommand answers with. */
enum cli_exit {
    CLI_FINE = 0,
    CLI_NOT_FINE = 1, /**< the thing asked about is not fine */
    CLI_USAGE = 2,    /**< the command line is wrong */
};

/** Picks the subcommand and runs it. @return the program's exit code */
int cli_main(int argc, char **argv);

/* Each takes its own name as argv[0] and returns an exit code. */
int cli_run(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_doctor(int argc, char **argv);
int cli_visits(int argc, char **argv);
int cli_simulate(int argc, char **argv);
int cli_bench(int argc, char **argv);
int cli_gallery(int argc, char **argv);
int cli_sounds(int argc, char **argv);
int cli_voice(int argc, char **argv);
int cli_merge(int argc, char **argv);
int cli_report(int argc, char **argv);
int cli_export(int argc, char **argv);

/** One option of a subcommand, for parsing and for --help. */
struct cli_option {
    const char *name;  /**< without dashes; a name of one letter has one dash, others two */
    const char *value; /**< what stands for its value in the help; NULL: it has none */
    const char *help;
    const char **text; /**< gets the value, or "" for an option without one */
};

/**
 * Parses `--name value` and `--name=value` options.
 *
 * @param options  ends with a NULL name
 * @return -1 to go on; else the exit code (help was printed, or the command line is wrong)
 */
int cli_parse(int argc, char **argv, const char *summary, const struct cli_option *options);

/** As cli_parse() for a subcommand that needs one word that is no option.
 *  @param word  its `name` is what the help calls it */
int cli_parse_word(int argc, char **argv, const char *summary, const struct cli_option *word,
                   const struct cli_option *options);

/** Words of a command line that are no options. */
struct cli_words {
    const char *name; /**< what the help calls them */
    const char *help;
    const char **texts; /**< [max] */
    int max, min;
    int *count;
};

/** As cli_parse() for a subcommand that takes several words. */
int cli_parse_words(int argc, char **argv, const char *summary, const struct cli_words *words,
                    const struct cli_option *options);

/** Parses `WIDTHxHEIGHT`, each from CLI_SIZE_MIN to CLI_SIZE_MAX pixels.
 *  @return false: a message was written to stderr */
bool cli_size(const char *name, const char *text, int *w_out, int *h_out);

/** Parses a whole number. @return false: a message was written to stderr */
bool cli_number(const char *name, const char *text, long min, long max, long *out);

#endif
