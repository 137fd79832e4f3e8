/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct command {
    const char *name;
    const char *summary;
    int (*run)(int argc, char **argv);
};

static const struct command commands[] = {
    {"run", "start the kiosk, or play a script", cli_run},
    {"check", "check content and configuration files", cli_check},
    {"doctor", "look at all that a station needs of its machine", cli_doctor},
    {"visits", "print the last recorded visits", cli_visits},
    {"merge", "join the databases of several stations", cli_merge},
    {"report", "tell what stations were used for", cli_report},
    {"export", "save a station's records on a USB stick", cli_export},
    {"simulate", "write a database of random visits", cli_simulate},
    {"bench", "measure what a frame costs", cli_bench},
    {"gallery", "write pictures of every screen and technique", cli_gallery},
    {"sounds", "make the files of the cues", cli_sounds},
    {"voice", "speak the sentences of a language into files", cli_voice},
};

enum {
    COMMAND_COUNT = sizeof commands / sizeof commands[0]
};

static void print_help(FILE *out)
{
    fprintf(out,
            "unknot %s: a guided calf release for a gym's recovery corner\n\n"
            "usage: unknot SUBCOMMAND [OPTIONS]\n\n",
            UNKNOT_VERSION);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].summary);
    }
    fprintf(out, "\n`unknot SUBCOMMAND --help` tells its options.\n");
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_help(stdout);
        return CLI_FINE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("unknot %s\n", UNKNOT_VERSION);
        return CLI_FINE;
    }
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    fprintf(stderr, "unknot: '%s' is no subcommand\n\n", argv[1]);
    print_help(stderr);
    return CLI_USAGE;
}

/* What was printed counts only when it arrived: a table on a full stick is no table. */
int cli_main(int argc, char **argv)
{
    int code = dispatch(argc, argv);

    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return code;
    }
    fprintf(stderr, "unknot: the output could not be written: %s\n", strerror(errno));
    return code == CLI_FINE ? CLI_NOT_FINE : code;
}

static void print_option(const char *dashes, const struct cli_option *option)
{
    char left[64];

    snprintf(left, sizeof left, "%s%s %s", dashes, option->name,
             option->value != NULL ? option->value : "");
    printf("  %-28s %s\n", left, option->help);
}

static void print_options(const char *command, const char *summary,
                          const struct cli_words *words, const struct cli_option *options)
{
    printf("usage: unknot %s %s%s[OPTIONS]\n\n%s\n\n", command,
           words != NULL ? words->name : "", words != NULL ? " " : "", summary);
    if (words != NULL) {
        print_option("", &(struct cli_option){words->name, NULL, words->help, NULL});
    }
    for (; options->name != NULL; options++) {
        print_option(options->name[1] == '\0' ? "-" : "--", options);
    }
}

/* The option that `arg` names; *value_out is what follows a '='. */
static const struct cli_option *find(const struct cli_option *options, const char *arg,
                                     const char **value_out)
{
    bool is_long = arg[1] == '-';
    size_t length = strcspn(arg += is_long ? 2 : 1, "=");

    *value_out = arg[length] == '=' ? arg + length + 1 : NULL;
    for (; options->name != NULL; options++) {
        if (strlen(options->name) == length && is_long == (length > 1) &&
            strncmp(options->name, arg, length) == 0) {
            return options;
        }
    }
    return NULL;
}

static int wrong(const char *command, const char *arg, const char *what)
{
    fprintf(stderr, "unknot %s: '%s' %s; see `unknot %s --help`\n", command, arg, what,
            command);
    return CLI_USAGE;
}

/* Takes the option at argv[*i] and its value. @return -1, or the exit code */
static int parse_option(int argc, char **argv, int *i, const struct cli_option *options)
{
    const char *value = NULL;
    const struct cli_option *option = find(options, argv[*i], &value);

    if (option == NULL) {
        return wrong(argv[0], argv[*i], "is no option");
    }
    if (option->value == NULL && value != NULL) {
        return wrong(argv[0], argv[*i], "takes no value");
    }
    if (option->value != NULL && value == NULL) {
        if (++*i == argc) {
            return wrong(argv[0], argv[*i - 1], "needs a value");
        }
        value = argv[*i];
    }
    if (value != NULL && value[0] == '\0') {
        return wrong(argv[0], argv[*i], "has an empty value");
    }
    *option->text = value != NULL ? value : "";
    return -1;
}

static bool take_word(const struct cli_words *words, const char *arg)
{
    if (words == NULL || *words->count == words->max || arg[0] == '\0') {
        return false;
    }
    words->texts[(*words->count)++] = arg;
    return true;
}

int cli_parse_words(int argc, char **argv, const char *summary, const struct cli_words *words,
                    const struct cli_option *options)
{
    for (int i = 1; i < argc; i++) {
        int code = -1;

        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            print_options(argv[0], summary, words, options);
            return CLI_FINE;
        }
        if (argv[i][0] == '-' && argv[i][1] != '\0') {
            code = parse_option(argc, argv, &i, options);
        } else if (!take_word(words, argv[i])) {
            code = wrong(argv[0], argv[i], "is no option");
        }
        if (code >= 0) {
            return code;
        }
    }
    if (words != NULL && *words->count < words->min) {
        fprintf(stderr, "unknot %s: %s is missing; see `unknot %s --help`\n", argv[0],
                words->name, argv[0]);
        return CLI_USAGE;
    }
    return -1;
}

int cli_parse_word(int argc, char **argv, const char *summary, const struct cli_option *word,
                   const struct cli_option *options)
{
    int count = 0;
    const struct cli_words words = {word->name, word->help, word->text, 1, 1, &count};

    return cli_parse_words(argc, argv, summary, &words, options);
}

int cli_parse(int argc, char **argv, const char *summary, const struct cli_option *options)
{
    return cli_parse_words(argc, argv, summary, NULL, options);
}

bool cli_size(const char *name, const char *text, int *w_out, int *h_out)
{
    char end;

    if (sscanf(text, "%dx%d%c", w_out, h_out, &end) == 2 && *w_out >= CLI_SIZE_MIN &&
        *h_out >= CLI_SIZE_MIN && *w_out <= CLI_SIZE_MAX && *h_out <= CLI_SIZE_MAX) {
        return true;
    }
    fprintf(stderr, "unknot: --%s: '%s' is not WIDTHxHEIGHT, each from %d to %d\n", name, text,
            CLI_SIZE_MIN, CLI_SIZE_MAX);
    return false;
}

bool cli_number(const char *name, const char *text, long min, long max, long *out)
{
    char *end;

    errno = 0;
    *out = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || *out < min || *out > max) {
        fprintf(stderr, "unknot: --%s: '%s' is not a whole number from %ld to %ld\n", name,
                text, min, max);
        return false;
    }
    return true;
}
