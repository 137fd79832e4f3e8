/* SPDX-License-Identifier: MIT */
/* Which files of a folder are taken for GPIO chips. */
#include "hw/gpio_devices.h"

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

enum {
    PATH_MAX_HERE = 200
};

struct folder {
    char path[64];
};

static const char *in_folder(const struct folder *folder, const char *name,
                             char path_out[PATH_MAX_HERE])
{
    snprintf(path_out, PATH_MAX_HERE, "%s/%s", folder->path, name);
    return path_out;
}

static void add_file(const struct folder *folder, const char *name)
{
    char path[PATH_MAX_HERE];
    FILE *file = fopen(in_folder(folder, name, path), "w");
    assert_non_null(file);
    if (file) {
        fclose(file);
    }
}

static void remove_names(const struct folder *folder, const char *const *names)
{
    char path[PATH_MAX_HERE];
    for (; *names; names++) {
        assert_int_equal(remove(in_folder(folder, *names, path)), 0);
    }
}

static int begin(void **state)
{
    static struct folder folder;
    snprintf(folder.path, sizeof folder.path, "/tmp/unknot-devices-XXXXXX");
    *state = &folder;
    return mkdtemp(folder.path) ? 0 : -1;
}

static int end(void **state)
{
    const struct folder *folder = *state;
    return rmdir(folder->path);
}

static void chips_by_number_and_no_links(void **state)
{
    const struct folder *folder = *state;
    static const char *const names[] = {
        "gpiochip10", "gpiochip2", "gpiochip0",  "gpiochip123456", "gpiochip", "gpiochip4",
        "gpiochip7",  "gpiochipX", "gpiochip1x", "gpio0",          "null",     NULL};
    char paths[GPIO_DEVICES_MAX][GPIO_PATH_MAX];
    char path[PATH_MAX_HERE];
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], "gpiochip4") == 0) {
            assert_int_equal(symlink("gpiochip0", in_folder(folder, names[i], path)), 0);
        } else if (strcmp(names[i], "gpiochip7") == 0) {
            assert_int_equal(mkdir(in_folder(folder, names[i], path), 0700), 0);
        } else {
            add_file(folder, names[i]);
        }
    }
    int count = gpio_devices(folder->path, paths);
    remove_names(folder, names);
    assert_int_equal(count, 3);
    assert_string_equal(paths[0], in_folder(folder, "gpiochip0", path));
    assert_string_equal(paths[1], in_folder(folder, "gpiochip2", path));
    assert_string_equal(paths[2], in_folder(folder, "gpiochip10", path));
}

static void more_chips_than_fit(void **state)
{
    const struct folder *folder = *state;
    char paths[GPIO_DEVICES_MAX][GPIO_PATH_MAX];
    char path[PATH_MAX_HERE];
    char name[32];
    for (int i = 0; i < GPIO_DEVICES_MAX + 9; i++) {
        snprintf(name, sizeof name, "gpiochip%d", GPIO_DEVICES_MAX + 8 - i);
        add_file(folder, name);
    }
    int count = gpio_devices(folder->path, paths);
    for (int i = 0; i < GPIO_DEVICES_MAX + 9; i++) {
        snprintf(name, sizeof name, "gpiochip%d", i);
        remove(in_folder(folder, name, path));
    }
    assert_int_equal(count, GPIO_DEVICES_MAX);
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "gpiochip%d", i);
        assert_string_equal(paths[i], in_folder(folder, name, path));
    }
}

static void no_folder_no_chips(void **state)
{
    (void)state;
    char paths[GPIO_DEVICES_MAX][GPIO_PATH_MAX];
    assert_int_equal(gpio_devices("/nonexistent/dev", paths), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chips_by_number_and_no_links, begin, end),
        cmocka_unit_test_setup_teardown(more_chips_than_fit, begin, end),
        cmocka_unit_test(no_folder_no_chips),
    };
    return cmocka_run_group_tests_name("hw_devices", tests, NULL, NULL);
}
