/* SPDX-License-Identifier: MIT */
/* The close-up and the tools' pictures: the station's own, and what is said of broken ones. */
#include "load_fixture.h"

#include "app/load/closeup_file.h"
#include "app/load/content_file.h"
#include "app/load/points_text.h"
#include "app/load/tool_pictures_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct closeup closeup;
static struct tool_pictures tools;

static const char CLOSEUP[] = "skin: \"#D9A887\"\n"
                              "skin_shade: \"#BC8767\"\n"
                              "regions:\n"
                              "  - id: leg\n"
                              "    part: skin\n"
                              "    shade: 0.5\n"
                              "    outline: -10 0 corner, 10 0 corner, 0 40\n"
                              "  - id: belly\n"
                              "    part: muscle\n"
                              "    muscle: soleus\n"
                              "    colour: \"#A8483B\"\n"
                              "    outline: -5 0, 5 0, 0 20.5\n"
                              "    fibres: [\"0 1, 0 12\"]\n"
                              "hollow: 0 -9, 4 -5, -4 -5\n"
                              "paths:\n"
                              "  - {id: up, line: \"14 20, 14 -20\"}\n"
                              "spots:\n"
                              "  - {id: s1, region: belly, at: \"1 10\"}\n";

static const char TOOLS[] = "pictures:\n"
                            "  - id: ball\n"
                            "    shapes:\n"
                            "      - {colour: \"#5B7FB0\", disc: \"0 0\", radius: 58}\n"
                            "      - {colour: \"#5B7FB0\", line: \"0 0, 9 9\", width: 4}\n"
                            "  - id: box\n"
                            "    shapes:\n"
                            "      - {colour: \"#5B7FB0\", outline: \"0 0, 70 9, 0 30\"}\n";

/* One change of a text, and what has to be said. */
struct row {
    const char *from, *to, *place, *words;
};

static void change(const char *text, const struct row *row, char *out, size_t size)
{
    const char *at = strstr(text, row->from);

    assert_non_null(at);
    snprintf(out, size, "%.*s%s%s", (int)(at - text), text, row->to, at + strlen(row->from));
}

static void the_small_ones_are_fine(void **state)
{
    struct problems problems = {.count = 0};

    (void)state;
    assert_true(closeup_parse(CLOSEUP, strlen(CLOSEUP), "c.yaml", &closeup, &problems));
    assert_int_equal(closeup.region_count, 2);
    assert_int_equal(closeup.regions[0].outline.count, 3 * OUTLINE_PIECES);
    assert_int_equal(closeup.regions[1].colour, 0xFFA8483B);
    assert_int_equal(closeup.regions[1].fibres[0].count, 2 * (OUTLINE_PIECES + 1));
    assert_int_equal(closeup.spots[0].region, 1);
    assert_true(closeup.paths[0].length > 39.9F && closeup.paths[0].length < 40.1F);
    assert_true(closeup.paths[0].top == 1.0F);
    assert_true(closeup.top == -20.0F && closeup.bottom >= 40.0F && closeup.dash_count > 2);
    assert_true(tool_pictures_parse(TOOLS, strlen(TOOLS), "t.yaml", &tools, &problems));
    assert_int_equal(tools.count, 2);
    assert_int_equal(tools.pictures[1].first_shape, 2);
    assert_true(tools.pictures[0].reach == 58.0F && tools.pictures[1].reach >= 70.0F);
}

static void a_broken_closeup_is_explained(void **state)
{
    static const struct row rows[] = {
        {"#D9A887", "D9A887x", "c.yaml:1:7: ", "a colour as"},
        {"-10 0 corner", "-10 zero", "c.yaml:7:14: ", "point 1 is '-10 zero'"},
        {"0 40", "0", "c.yaml:7:14: ", "regions[0].outline: point 3 is ' 0'"},
        {"10 0 corner", "1000.5 0", "c.yaml:7:14: ", "from -1000 to 1000"},
        {"10 0 corner", "10 0 round", "c.yaml:7:14: ", "write x y or x y corner"},
        {", 5 0, 0 20.5", "", "c.yaml:12:14: ", "has 1 points; at least 3 are needed"},
        {"    muscle: soleus\n", "", "c.yaml:8:5: ", "'muscle' needs the key 'muscle'"},
        {"    shade: 0.5\n", "    colour: \"#FFFFFF\"\n    shade: 0.5\n",
         "c.yaml:6:13: ", "'skin' has no key 'colour'"},
        {"shade: 0.5", "shade: 1.5", "c.yaml:6:12: ", "0 to 1 is allowed"},
        {"id: belly", "id: leg", "c.yaml:8:9: ", "'leg' is there twice"},
        {"region: belly", "region: leg", "c.yaml:18:22: ", "'part: muscle'"},
        {"part: muscle", "part: mussel", "c.yaml:9:11: ", "did you mean 'muscle'?"},
        {"\"1 10\"", "\"1 10, 2 3\"", "c.yaml:18:33: ", "is one point, not 2"},
        {"id: up", "id: Up", "c.yaml:16:10: ", "is no id"},
        {"\"1 10\"", "\"0 -7\"", "c.yaml:18:33: ", "the hollow of the knee"},
        {"14 20, 14 -20", "0 20, 0 -20", "c.yaml:16:20: ", "the hollow of the knee"},
    };
    char text[2048];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct problems problems = {.count = 0};

        change(CLOSEUP, &rows[i], text, sizeof text);
        assert_false(closeup_parse(text, strlen(text), "c.yaml", &closeup, &problems));
        fixture_expect(&problems, rows[i].place, rows[i].words);
        assert_int_equal(closeup.region_count, 0);
    }
}

static void broken_pictures_are_explained(void **state)
{
    static const struct row rows[] = {
        {"radius: 58", "width: 58", "t.yaml:4:", "a 'disc' needs a radius"},
        {"\"0 0\", radius", "\"0 0, 1 1\", radius", "t.yaml:4:", "is one point"},
        {"width: 4", "width: 400", "t.yaml:5:", "a 'line' needs a width"},
        {"outline:", "line:", "t.yaml:8:", "a 'line' needs a width"},
        {", outline: \"0 0, 70 9, 0 30\"", "", "t.yaml:8:", "needs one of the keys"},
        {"id: box", "id: ball", "t.yaml:6:9: ", "is there twice"},
        {"#5B7FB0", "blue", "t.yaml:4:", "a colour as"},
    };
    char text[1024];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct problems problems = {.count = 0};

        change(TOOLS, &rows[i], text, sizeof text);
        assert_false(tool_pictures_parse(text, strlen(text), "t.yaml", &tools, &problems));
        fixture_expect(&problems, rows[i].place, rows[i].words);
        assert_int_equal(tools.count, 0);
    }
}

static void too_many_points_are_refused(void **state)
{
    struct knot knots[OUTLINE_MAX_KNOTS];
    char text[OUTLINE_MAX_KNOTS * 8] = "1 1";
    char problem[POINTS_PROBLEM_MAX];

    (void)state;
    for (int i = 1; i < OUTLINE_MAX_KNOTS; i++) {
        strcat(text, ", 1 1");
    }
    assert_int_equal(points_parse(text, 3, knots, problem), OUTLINE_MAX_KNOTS);
    strcat(text, ", 1 1");
    assert_int_equal(points_parse(text, 3, knots, problem), 0);
    assert_non_null(strstr(problem, "at most 64"));
    assert_int_equal(points_parse("1 1, ", 1, knots, problem), 0);
    assert_int_equal(points_parse("", 1, knots, problem), 0);
}

/* The station's own pictures, and every name its content has for them. */
static void ours_are_fine(void **state)
{
    struct problems problems = {.count = 0};
    struct settings settings = settings_default();
    struct content_pictures pictures = {&closeup, &tools};
    struct content content;

    (void)state;
    assert_true(closeup_load(UNKNOT_ASSETS, &closeup, &problems));
    assert_true(tool_pictures_load(UNKNOT_ASSETS, &tools, &problems));
    assert_true(content_load(UNKNOT_ASSETS, &settings, &pictures, NULL, &content, &problems));
    for (int i = 0; i < content.tool_count; i++) {
        if (content.tools[i].fetch || content.tools[i].offered) {
            assert_non_null(content.tools[i].picture);
        }
    }
    content_unload(&content);
}

static void unknown_names_are_explained(void **state)
{
    struct problems problems = {.count = 0};
    struct settings settings = settings_default();
    struct content_pictures pictures = {&closeup, &tools};
    struct content content;

    (void)state;
    assert_true(closeup_parse(CLOSEUP, strlen(CLOSEUP), "c.yaml", &closeup, &problems));
    assert_true(tool_pictures_parse(TOOLS, strlen(TOOLS), "t.yaml", &tools, &problems));
    assert_false(content_load(UNKNOT_ASSETS, &settings, &pictures, NULL, &content, &problems));
    fixture_expect(&problems, UNKNOT_ASSETS "/techniques/hook.yaml:11:",
                   "closeup.path: there is no path in figure/closeup.yaml 'low'");
    fixture_expect(&problems, UNKNOT_ASSETS "/tools/hook.yaml:7:",
                   "picture: there is no picture in figure/tools.yaml 'hook'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_small_ones_are_fine),
        cmocka_unit_test(a_broken_closeup_is_explained),
        cmocka_unit_test(broken_pictures_are_explained),
        cmocka_unit_test(too_many_points_are_refused),
        cmocka_unit_test(ours_are_fine),
        cmocka_unit_test(unknown_names_are_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
