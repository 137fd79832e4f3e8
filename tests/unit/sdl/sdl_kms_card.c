/* SPDX-License-Identifier: MIT */
/* The card with the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sdl/kms_card.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct connector {
    const char *name;
    const char *status; /* NULL: no such file */
};

static char folder[64];

static void path_of(char out[200], const char *name, const char *file)
{
    snprintf(out, 200, "%s/%s%s", folder, name, file);
}

static void plug_in(const struct connector *connectors)
{
    char path[200];
    snprintf(folder, sizeof folder, "/tmp/unknot-drm-XXXXXX");
    assert_non_null(mkdtemp(folder));
    for (; connectors->name != NULL; connectors++) {
        path_of(path, connectors->name, "");
        assert_int_equal(mkdir(path, 0700), 0);
        if (connectors->status != NULL) {
            path_of(path, connectors->name, "/status");
            FILE *file = fopen(path, "w");
            fputs(connectors->status, file);
            fclose(file);
        }
    }
}

static void unplug(const struct connector *connectors)
{
    char path[200];
    for (; connectors->name != NULL; connectors++) {
        path_of(path, connectors->name, "/status");
        unlink(path);
        path_of(path, connectors->name, "");
        assert_int_equal(rmdir(path), 0);
    }
    assert_int_equal(rmdir(folder), 0);
}

static void assert_card(const struct connector *connectors, int wanted)
{
    plug_in(connectors);
    int found = kms_card_find(folder);
    unplug(connectors);
    assert_int_equal(found, wanted);
}

static void the_card_with_a_screen_is_found(void **state)
{
    (void)state;
    const struct connector pi5[] = {{"card0", NULL},
                                    {"card1", NULL},
                                    {"card1-HDMI-A-1", "disconnected\n"},
                                    {"card1-HDMI-A-2", "connected\n"},
                                    {"card1-Writeback-1", "unknown\n"},
                                    {"renderD128", NULL},
                                    {"version", NULL},
                                    {NULL, NULL}};
    assert_card(pi5, 1);
}

static void of_two_the_first_is_taken(void **state)
{
    (void)state;
    const struct connector two[] = {{"card12-DP-1", "connected\n"},
                                    {"card2-DP-1", "connected\n"},
                                    {"card0-eDP-1", "disconnected\n"},
                                    {NULL, NULL}};
    assert_card(two, 2);
}

static void without_a_screen_there_is_none(void **state)
{
    (void)state;
    const struct connector none[] = {{"card0-HDMI-A-1", "disconnected\n"},
                                     {"card0-HDMI-A-2", NULL},
                                     {"cardx-HDMI-A-1", "connected\n"},
                                     {"card-1-HDMI", "connected\n"},
                                     {NULL, NULL}};
    assert_card(none, -1);
    assert_int_equal(kms_card_find("/nowhere/at/all"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_card_with_a_screen_is_found),
        cmocka_unit_test(of_two_the_first_is_taken),
        cmocka_unit_test(without_a_screen_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
