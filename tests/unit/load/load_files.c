/* SPDX-License-Identifier: MIT */
#include "load_fixture.h"

#include "app/load/content_file.h"
#include "app/load/text_file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct tree {
    char folder[64];
};

static int make_tree(void **state)
{
    struct tree *tree = calloc(1, sizeof *tree);

    assert_non_null(tree);
    fixture_make_folder(tree->folder);
    fixture_write_all(tree->folder);
    *state = tree;
    return 0;
}

static int remove_tree(void **state)
{
    struct tree *tree = *state;

    fixture_remove(tree->folder);
    free(tree);
    return 0;
}

/* The path of something below the tree. */
static const char *below(const struct tree *tree, const char *name, char out[256])
{
    snprintf(out, 256, "%s/%s", tree->folder, name);
    return out;
}

static bool load(const struct tree *tree, struct problems *problems)
{
    struct settings settings = settings_default();
    struct content content;

    *problems = (struct problems){.count = 0};
    bool ok = content_load(tree->folder, &settings, NULL, NULL, &content, problems);
    assert_true(ok == (content.technique_count > 0));
    content_unload(&content);
    return ok;
}

/* Expects one problem only, at a file below the tree. */
static void expect_only(const struct tree *tree, const char *place, const char *words)
{
    struct problems problems;
    char path[256];

    assert_false(load(tree, &problems));
    fixture_expect(&problems, below(tree, place, path), words);
    assert_int_equal(problems.count, 1);
}

static void whole_tree(void **state)
{
    struct problems problems;

    assert_true(load(*state, &problems));
    assert_int_equal(problems.count, 0);
}

static void other_files(void **state)
{
    const struct tree *tree = *state;
    struct problems problems;

    fixture_write(tree->folder, "tools/.ball.yaml.swp", "\0\1", 2);
    fixture_write(tree->folder, "tools/ball.yaml~", "old", 3);
    fixture_write(tree->folder, "tools/#ball.yaml#", "new", 3);
    assert_true(load(tree, &problems));
    fixture_write(tree->folder, "tools/stick.yml", "x", 1);
    expect_only(tree, "tools: ", "stick.yml: rename it to stick.yaml");
}

static void foreign_file(void **state)
{
    const struct tree *tree = *state;

    fixture_write(tree->folder, "tools/notes.txt", "x", 1);
    expect_only(tree, "tools: ", "notes.txt: is not a .yaml file");
}

static void bad_name(void **state)
{
    const struct tree *tree = *state;
    const char *name = "learn/abcdefghijklmnopqrstuvwxyz_12345.yaml";

    fixture_write(tree->folder, "learn/Big Name.yaml", "x", 1);
    expect_only(tree, "learn/Big Name.yaml: ", "1 to 31 of a-z, 0-9 and _ are allowed");
    char path[256];
    assert_int_equal(unlink(below(tree, "learn/Big Name.yaml", path)), 0);
    fixture_write(tree->folder, name, "x", 1);
    expect_only(tree, name, "1 to 31 of a-z");
    assert_int_equal(unlink(below(tree, name, path)), 0);
    fixture_write(tree->folder, "learn/.yaml", "x", 1); /* hidden, not nameless */
    struct problems problems;
    assert_true(load(tree, &problems));
}

static void huge_file(void **state)
{
    const struct tree *tree = *state;
    char path[256];
    int fd = open(below(tree, "learn/what.yaml", path), O_WRONLY);

    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, 100000000), 0);
    close(fd);
    expect_only(tree, "learn/what.yaml: ",
                "is too large: 100000000 bytes; at most 1048576 are allowed");
}

static void largest_file(void **state)
{
    const struct tree *tree = *state;
    char *text = malloc(TEXT_FILE_MAX + 1);
    struct problems problems;

    assert_non_null(text);
    memset(text, '\n', TEXT_FILE_MAX + 1);
    const char *card = "order: 1\ntitle: a\nbody: b\nkey: c\n";
    memcpy(text, card, strlen(card));
    fixture_write(tree->folder, "learn/what.yaml", text, TEXT_FILE_MAX);
    assert_true(load(tree, &problems));
    fixture_write(tree->folder, "learn/what.yaml", text, TEXT_FILE_MAX + 1);
    expect_only(tree, "learn/what.yaml: ", "is too large: 1048577 bytes");
    free(text);
}

static void no_regular_file(void **state)
{
    const struct tree *tree = *state;
    char path[256];

    below(tree, "learn/what.yaml", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_only(tree, "learn/what.yaml: ", "is not a file; a regular file is needed");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    expect_only(tree, "learn/what.yaml: ", "is a folder; a regular file is needed");
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(symlink("nowhere", path), 0);
    expect_only(tree, "learn/what.yaml: ", "cannot be read: No such file");
    assert_int_equal(unlink(path), 0);
    struct problems problems;
    assert_false(load(tree, &problems));
    fixture_expect(&problems, tree->folder, ": learn: no file is there; 1 to 16 are needed");
    assert_int_equal(problems.count, 1);
}

static void no_folder(void **state)
{
    const struct tree *tree = *state;
    struct problems problems;
    char path[256];

    assert_int_equal(unlink(below(tree, "learn/what.yaml", path)), 0);
    assert_int_equal(rmdir(below(tree, "learn", path)), 0);
    assert_false(load(tree, &problems));
    fixture_expect(&problems, path, "cannot be read: No such file");
}

static void too_many_files(void **state)
{
    const struct tree *tree = *state;
    char name[64];
    char text[128];

    for (int i = 0; i < CONTENT_MAX_CARDS; i++) {
        snprintf(name, sizeof name, "learn/card_%02d.yaml", i);
        snprintf(text, sizeof text, "order: %d\ntitle: a\nbody: b\nkey: c\n", i + 2);
        fixture_write(tree->folder, name, text, strlen(text));
    }
    expect_only(tree,
                "learn/what.yaml: ", "is one learn card too many; at most 16 are allowed");
}

static void far_too_many_files(void **state)
{
    const struct tree *tree = *state;
    struct problems problems;
    char name[64];

    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof name, "learn/card_%02d.yaml", i);
        fixture_write(tree->folder, name, "x", 1);
    }
    assert_false(load(tree, &problems));
    assert_true(problems.count > PROBLEMS_MAX);
    char path[256];
    fixture_expect(&problems, below(tree, "learn: ", path),
                   "is one file too many; at most 64 are read");
}

static void long_path(void **state)
{
    (void)state;
    struct settings settings = settings_default();
    struct problems problems = {.count = 0};
    struct content content;
    char path[2000];

    memset(path, 'a', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_false(content_load(path, &settings, NULL, NULL, &content, &problems));
    fixture_expect(
        &problems, "techniques: ",
        "its path is too long: at most 1023 bytes are allowed, its folder's has 1999");
    fixture_expect(&problems, "...aaaa", "aaa: learn: no file is there");
}

static void one_routine_from_learn(void **state)
{
    const struct tree *tree = *state;
    const struct fixture_file *file = fixture_files();
    struct problems problems;
    char text[1024];

    while (file->kind != KIND_ROUTINE) {
        file++;
    }
    snprintf(text, sizeof text, "%sfrom_learn: true\n", file->text);
    fixture_write(tree->folder, "routines/quick.yaml", text, strlen(text));
    assert_true(load(tree, &problems));
    text[strlen("order: ")] = '2';
    fixture_write(tree->folder, "routines/second.yaml", text, strlen(text));
    expect_only(tree, "routines/second.yaml:10:13: ",
                "from_learn: the learn screen leads to another routine already");
}

/* Every problem of every file, in an order that does not depend on the disk. */
static void all_problems(void **state)
{
    const struct tree *tree = *state;
    struct problems problems;
    char path[256];

    fixture_write(tree->folder, "learn/b.yaml", "order: x\nnope: 1\n", 17);
    fixture_write(tree->folder, "learn/a.yaml", "\xFF", 1);
    fixture_write(tree->folder, "tools/c.yaml", "[", 1);
    assert_false(load(tree, &problems));
    assert_int_equal(problems.count, 7);
    assert_non_null(strstr(problems.lines[0], "tools/c.yaml:2:1: is not YAML"));
    assert_non_null(strstr(problems.lines[1], "learn/a.yaml:1:1: byte 0xFF is not UTF-8"));
    fixture_expect(&problems, below(tree, "learn/b.yaml:1:8: ", path), "order");
    fixture_expect(&problems, below(tree, "learn/b.yaml:2:1: ", path), "unknown key 'nope'");
    fixture_expect(&problems, below(tree, "learn/b.yaml:1:1: ", path), "'body' is missing");
}

struct syntax_row {
    const char *text;
    size_t size;
    const char *place;
    const char *words;
};

#define TEXT(literal) literal, sizeof literal - 1

static void syntax(void **state)
{
    const struct tree *tree = *state;
    static const struct syntax_row rows[] = {
        {TEXT(""), "learn/what.yaml:1:1: ", "is empty"},
        {TEXT("# only words\n"), "learn/what.yaml:1:1: ", "is empty"},
        {TEXT("order: 1\n\xC3\xA4\xFF"), "learn/what.yaml:2:2: ", "byte 0xFF is not UTF-8"},
        {TEXT("a: \xC0\xAF\n"), "learn/what.yaml:1:4: ", "byte 0xC0 is not UTF-8"},
        {TEXT("a: \xED\xA0\x80\n"), "learn/what.yaml:1:4: ", "byte 0xED is not UTF-8"},
        {TEXT("a: \xF4\x90\x80\x80\n"), "learn/what.yaml:1:4: ", "byte 0xF4 is not UTF-8"},
        {TEXT("a: \xE2\x82"), "learn/what.yaml:1:4: ", "byte 0xE2 is not UTF-8"},
        {TEXT("\xFF\xFEo\0"), "learn/what.yaml:1:1: ", "byte 0xFF is not UTF-8"},
        {TEXT("a: b\0c\n"), "learn/what.yaml:1:5: ", "character U+0000 is not allowed"},
        {TEXT("a: \x1B[2J\n"), "learn/what.yaml:1:4: ", "character U+001B is not allowed"},
        {TEXT("a: \xC2\x85\n"), "learn/what.yaml:1:4: ", "character U+0085 is not allowed"},
        {TEXT("a: \xE2\x80\xA8\n"), "learn/what.yaml:1:4: ", "character U+2028"},
        {TEXT("a:\n\tb: 1\n"), "learn/what.yaml:2:1: ", "indent with spaces, not with tabs"},
        {TEXT("a: b: c\n"), "learn/what.yaml:1:5: ", "put a text with ': ' in it into quotes"},
        {TEXT("a: 1\n  b: 2\n"), "learn/what.yaml:2:4: ", "is not YAML"},
        {TEXT("a: \"open\n"), "learn/what.yaml:2:1: ", "is not YAML"},
        {TEXT("a: 1\nb\n"), "learn/what.yaml:3:1: ", "is not YAML"},
        {TEXT("order: &o 1\n"), "learn/what.yaml:1:8: ", "anchors (&name) are not allowed"},
        {TEXT("order: *o\n"), "learn/what.yaml:1:8: ", "aliases (*name) are not allowed"},
        {TEXT("order: !!int 1\n"), "learn/what.yaml:1:8: ", "tags (!name) are not allowed"},
        {TEXT("order: 1\n---\norder: 2\n"), "learn/what.yaml:2:1: ", "a second document"},
        {TEXT("%YAML 9.9\n---\na: 1\n"), "learn/what.yaml:1:1: ", "is not YAML"},
        {TEXT("- a\n"), "learn/what.yaml:1:1: ", "is a list; a block of key: value lines"},
        {TEXT("words\n"), "learn/what.yaml:1:1: ", "is 'words'; a block of key: value"},
        {TEXT("[[[[[[[[[[[[[[a]]]]]]]]]]]]]]\n"),
         "learn/what.yaml:1:13: ", "is nested too deeply; at most 12 levels"},
        {TEXT("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"),
         "learn/what.yaml:1:4: ", "anchors (&name) are not allowed"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fixture_write(tree->folder, "learn/what.yaml", rows[i].text, rows[i].size);
        expect_only(tree, rows[i].place, rows[i].words);
    }
}

static void other_line_ends(void **state)
{
    const struct tree *tree = *state;
    const char *text = "\xEF\xBB\xBForder: 1\r\ntitle: a\r\nbody: b\r\nkey: c\r\n";
    struct problems problems;

    fixture_write(tree->folder, "learn/what.yaml", text, strlen(text));
    assert_true(load(tree, &problems));
}

static void many_entries(void **state)
{
    const struct tree *tree = *state;
    size_t size = 200000;
    char *text = malloc(size);

    assert_non_null(text);
    memset(text, ',', size);
    text[0] = '[';
    for (size_t i = 1; i < size; i += 2) {
        text[i] = 'a';
    }
    text[size - 1] = ']';
    fixture_write(tree->folder, "learn/what.yaml", text, size);
    expect_only(tree, "learn/what.yaml:1:", "too many entries; at most 20000");
    memset(text, '[', size);
    fixture_write(tree->folder, "learn/what.yaml", text, size);
    expect_only(tree, "learn/what.yaml:1:13: ", "is nested too deeply");
    free(text);
}

/* More mistakes than are kept are still counted, and a long one is cut at a character. */
static void problem_limits(void **state)
{
    (void)state;
    struct problems problems = {.count = 0};
    char longest[2 * PROBLEM_MAX];
    char printed[PROBLEM_MAX * 2];

    for (size_t i = 0; i + 1 < sizeof longest; i += 2) {
        memcpy(longest + i, "\xC3\xA4", 2);
    }
    longest[sizeof longest - 1] = '\0';
    longest[sizeof longest - 2] = '\0';
    for (int odd = 0; odd < 2; odd++) {
        problems_add(&problems, odd ? "f" : "ff", 0, 0, "%s", longest);
        size_t length = strlen(problems.lines[odd]);
        assert_true(length >= PROBLEM_MAX - 2);
        assert_true(text_is_line(problems.lines[odd], length));
    }
    problems_add(&problems, "a\x1B[2Jb", 3, 4, "words\n%c", 7);
    assert_string_equal(problems.lines[2], "a?[2Jb:3:4: words??");
    while (problems.count < PROBLEMS_MAX + 3) {
        problems_add(&problems, "g", 0, 0, "again");
    }
    FILE *out = tmpfile();
    assert_non_null(out);
    problems_print(&problems, out);
    rewind(out);
    int lines = 0;
    while (fgets(printed, sizeof printed, out) != NULL) {
        lines++;
    }
    fclose(out);
    assert_int_equal(lines, PROBLEMS_MAX + 1);
    assert_string_equal(printed, "and 3 more\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole_tree, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(other_files, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(foreign_file, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(bad_name, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(huge_file, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(largest_file, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(no_regular_file, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(no_folder, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(too_many_files, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(far_too_many_files, make_tree, remove_tree),
        cmocka_unit_test(long_path),
        cmocka_unit_test_setup_teardown(one_routine_from_learn, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(all_problems, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(syntax, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(other_line_ends, make_tree, remove_tree),
        cmocka_unit_test_setup_teardown(many_entries, make_tree, remove_tree),
        cmocka_unit_test(problem_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
