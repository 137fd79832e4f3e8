/* SPDX-License-Identifier: MIT */
/* The settings' file is written whole or stays as it was, with what else is in it. */
#include "app/cli/settings_save.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64];
static char path[96];

static struct config_edit margin_of(int percent)
{
    return (struct config_edit){CONFIG_EDIT_LEAVE, percent, CONFIG_EDIT_LEAVE, {{0}}, {0}, 0};
}

static int setup(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/unknot-settings-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/config.yaml", folder);
    return 0;
}

static int count_files(void)
{
    char command[128];
    int count = -1;

    snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
    FILE *out = popen(command, "r");
    if (out != NULL) {
        assert_int_equal(fscanf(out, "%d", &count), 1);
        pclose(out);
    }
    return count;
}

static int teardown(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void write_file(const char *text, mode_t mode)
{
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    if (out != NULL) {
        fputs(text, out);
        fclose(out);
    }
    assert_int_equal(chmod(path, mode), 0);
}

static void file_is(const char *text)
{
    char bytes[400] = "";
    FILE *in = fopen(path, "r");

    assert_non_null(in);
    if (in != NULL) {
        bytes[fread(bytes, 1, sizeof bytes - 1, in)] = '\0';
        fclose(in);
    }
    assert_string_equal(bytes, text);
}

static void test_only_the_value_changes(void **state)
{
    struct config_edit edit = margin_of(4);
    char reason[200] = "";
    struct stat info;

    (void)state;
    write_file(
        "# of the gym\nscreen:\n  margin: 1   # the TV\ncoach:\n  code: [ok, ok, ok, left]\n",
        0640);
    assert_true(settings_save(path, &edit, reason, sizeof reason));
    file_is(
        "# of the gym\nscreen:\n  margin: 4   # the TV\ncoach:\n  code: [ok, ok, ok, left]\n");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    assert_int_equal(count_files(), 1); /* nothing is left beside it */
}

static void test_a_file_that_is_not_there_is_made(void **state)
{
    struct config_edit edit = margin_of(4);
    char reason[200] = "";

    (void)state;
    assert_true(settings_save(path, &edit, reason, sizeof reason));
    file_is("screen:\n  margin: 4\n");
}

/* A link stays one, and what it leads to is replaced. */
static void test_a_link_stays(void **state)
{
    struct config_edit edit = margin_of(4);
    char reason[200] = "", real[96];
    struct stat info;

    (void)state;
    snprintf(real, sizeof real, "%s/real.yaml", folder);
    write_file("screen:\n  margin: 1\n", 0644);
    assert_int_equal(rename(path, real), 0);
    assert_int_equal(symlink("real.yaml", path), 0);
    assert_true(settings_save(path, &edit, reason, sizeof reason));
    file_is("screen:\n  margin: 4\n");
    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
}

/* What is broken already, what would be, and what is written as a word. */
static void test_what_cannot_be_read_back_is_refused(void **state)
{
    static const struct {
        const char *text;
        int margin;
    } cases[] = {
        {"screen:\n  margin: 1\nno_such_key: 5\n", 4},
        {"screen:\n  margin: 1\n", 90},
        {"screen: &wide\n  margin: 1\n", 4},
    };
    char reason[200];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct config_edit edit = margin_of(cases[i].margin);

        reason[0] = '\0';
        write_file(cases[i].text, 0644);
        assert_false(settings_save(path, &edit, reason, sizeof reason));
        assert_true(reason[0] != '\0');
        file_is(cases[i].text);
        assert_int_equal(count_files(), 1);
    }
}

static void test_places_that_cannot_be_written(void **state)
{
    struct config_edit edit = margin_of(4);
    char reason[200] = "", gone[128];

    (void)state;
    snprintf(gone, sizeof gone, "%s/gone/config.yaml", folder);
    assert_false(settings_save(gone, &edit, reason, sizeof reason));
    assert_string_equal(reason, "No such file or directory");
    write_file("screen: {}\n", 0644);
    snprintf(gone, sizeof gone, "%s/config.yaml.part-%ld", folder, (long)getpid());
    assert_int_equal(mkdir(gone, 0777), 0); /* also in root's way */
    assert_false(settings_save(path, &edit, reason, sizeof reason));
    assert_string_equal(reason, "File exists");
    file_is("screen: {}\n");
}

static void test_what_a_person_would_write(void **state)
{
    struct config_edit edit = margin_of(4);
    char text[200];

    (void)state;
    settings_to_write(&edit, text, sizeof text);
    assert_string_equal(text, "screen:\n  margin: 4\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_only_the_value_changes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_not_there_is_made, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_link_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_read_back_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_places_that_cannot_be_written, setup, teardown),
        cmocka_unit_test(test_what_a_person_would_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
