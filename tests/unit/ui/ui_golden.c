/* SPDX-License-Identifier: MIT */
/* Draw lists of every screen in both layouts against tests/golden/ui. A missing file fails;
 * `--update` as the argument or UNKNOT_UPDATE_GOLDEN=1 writes them. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DUMP_MAX = 1 << 18,
    PATH_SIZE = 512
};

static struct draw_list list;
static char wanted[DUMP_MAX];
static char dump[DUMP_MAX];
static bool update;

static void path_of(char path[PATH_SIZE], const struct fixture_moment *moment,
                    const struct fixture_layout *layout)
{
    snprintf(path, PATH_SIZE, "%s/%s-%s.txt", UNKNOT_GOLDEN_DIR, moment->name, layout->name);
}

static bool read_file(const char *path, char *out)
{
    FILE *file = fopen(path, "rb");
    size_t length;

    if (file == NULL) {
        return false;
    }
    length = fread(out, 1, DUMP_MAX - 1, file);
    out[length] = '\0';
    return fclose(file) == 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* Length of a coordinate or an area at the start of `text`; 0: there is none. Colours, counts
 * and words are compared to the letter. */
static int number_length(const char *text)
{
    int length = (int)strspn(text, "-0123456789.");

    if (length == 0 || text[-1] != ' ') { /* a list begins with a word */
        return 0;
    }
    bool has_point = memchr(text, '.', (size_t)length) != NULL;
    return has_point || strncmp(text - 5, "area ", 5) == 0 ? length : 0;
}

/* Compilers and C libraries round the last bit of a sine in different ways, which can tip a
 * printed tenth, or a whole unit of an area. */
static bool is_near(const char *is, const char *golden)
{
    double a = strtod(is, NULL), b = strtod(golden, NULL);
    int length = number_length(golden);
    double unit = length > 0 && memchr(golden, '.', (size_t)length) != NULL ? 0.11 : 1.1;

    return length > 0 && fabs(a - b) <= unit + fabs(b) * 0.001;
}

/* Says which line differs; two long texts side by side would say nothing. */
static bool same_text(const char *path, const char *is, const char *golden)
{
    int line = 1;

    while (*is != '\0') {
        if (number_length(is) > 0 && is_near(is, golden)) {
            is += number_length(is);
            golden += number_length(golden);
        } else if (*is == *golden) {
            line += *is == '\n';
            is++;
            golden++;
        } else {
            break;
        }
    }
    if (*is == *golden) {
        return true;
    }
    print_error("%s:%d: differs: \"%.60s\", golden \"%.60s\"\n", path, line, is, golden);
    return false;
}

static bool is_as_golden(const struct fixture_moment *moment,
                         const struct fixture_layout *layout)
{
    struct model model;
    char path[PATH_SIZE];

    moment->build(&model);
    ui_draw(&model, fixture_env(layout), model.now_ms, &list);
    assert_in_range(draw_dump(&list, dump, DUMP_MAX), 1, DUMP_MAX - 1);
    path_of(path, moment, layout);
    if (update) {
        write_file(path, dump);
        return true;
    }
    if (!read_file(path, wanted)) {
        print_error("%s: missing; look at the screen, then run with --update\n", path);
        return false;
    }
    return same_text(path, dump, wanted);
}

static void test_draw_lists(void **state)
{
    int different = 0;

    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        for (int k = 0; k < 2; k++) {
            different += !is_as_golden(fixture_moment(i), &fixture_layouts[k]);
        }
    }
    assert_int_equal(different, 0);
}

static bool is_drawn(const char *file)
{
    for (int i = 0; i < fixture_moment_count(); i++) {
        for (int k = 0; k < 2; k++) {
            char path[PATH_SIZE];

            path_of(path, fixture_moment(i), &fixture_layouts[k]);
            if (strcmp(strrchr(path, '/') + 1, file) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Lists that belong to no moment any more; an update removes them. */
static void test_no_list_is_unused(void **state)
{
    DIR *dir = opendir(UNKNOT_GOLDEN_DIR);
    const struct dirent *entry;
    int unused = 0;

    (void)state;
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        char path[PATH_SIZE];

        if (entry->d_name[0] == '.' || is_drawn(entry->d_name)) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%.200s", UNKNOT_GOLDEN_DIR, entry->d_name);
        if (update) {
            assert_int_equal(remove(path), 0);
        } else {
            print_error("%s: no test draws it; run with --update to have it removed\n", path);
            unused++;
        }
    }
    closedir(dir);
    assert_int_equal(unused, 0);
}

/* A frame is a function of model and time: drawing twice gives the same list. */
static void test_pure(void **state)
{
    (void)state;
    for (int i = 0; i < fixture_moment_count(); i++) {
        struct model model;
        struct model before;

        fixture_moment(i)->build(&model);
        before = model;
        ui_draw(&model, fixture_env(&fixture_layouts[0]), model.now_ms + 40, &list);
        draw_dump(&list, wanted, DUMP_MAX);
        ui_draw(&model, fixture_env(&fixture_layouts[0]), model.now_ms + 40, &list);
        draw_dump(&list, dump, DUMP_MAX);
        assert_string_equal(dump, wanted);
        assert_memory_equal(&before, &model, sizeof model);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draw_lists),
        cmocka_unit_test(test_no_list_is_unused),
        cmocka_unit_test(test_pure),
    };
    const char *wish = getenv("UNKNOT_UPDATE_GOLDEN");

    update = (wish != NULL && strcmp(wish, "1") == 0) ||
             (argc > 1 && strcmp(argv[1], "--update") == 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
