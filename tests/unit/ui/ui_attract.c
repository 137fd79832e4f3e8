/* SPDX-License-Identifier: MIT */
/* The show that waits for somebody: parts in turn, sides that change, and its end. */
#include "app/ui/screens/attract_show.h"
#include "app/ui/theme.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct draw_list list;

static struct model waiting(void)
{
    struct model model;

    visit_init(&model, 5000);
    model.minute_of_day = 600;
    return model;
}

static const struct ui_env *env_of(bool portrait)
{
    for (int i = 0; i < FIXTURE_LAYOUTS; i++) {
        if (fixture_layouts[i].portrait == portrait) {
            return fixture_env(&fixture_layouts[i]);
        }
    }
    return NULL;
}

static int parts_of(const struct model *model, const struct ui_env *env)
{
    const struct technique *first = attract_show_at(model, env, 5000).technique;
    int count = 1;

    while (attract_show_at(model, env, 5000 + 20000 * count).technique != first) {
        count++;
    }
    return count;
}

static void test_another_part_every_20_s(void **state)
{
    const struct ui_env *env = env_of(false);
    struct model model = waiting();
    int parts = parts_of(&model, env);

    (void)state;
    assert_true(parts > 1);
    for (int64_t ms = 0; ms < 300000; ms += 500) {
        struct attract_part part = attract_show_at(&model, env, 5000 + ms);

        assert_int_equal(part.since_ms, 5000 + ms / 20000 * 20000);
        assert_int_equal(part.ms, ms % 20000);
        assert_int_equal(part.swapped, ms / (20000 * (int64_t)parts) % 2);
        assert_false(part.rests);
    }
}

/* Dimmed it goes on to the end of a pair of rounds, and rests as it began. */
static void test_rests_where_it_began(void **state)
{
    const struct ui_env *env = env_of(false);
    struct model model = waiting();
    struct attract_part first = attract_show_at(&model, env, 5000);
    struct attract_part last;

    (void)state;
    model.dimmed = true;
    assert_false(attract_show_at(&model, env, 5000 + 600000).rests);
    last = attract_show_at(&model, env, 5000 + 1000000);
    assert_true(last.rests);
    assert_ptr_equal(last.technique, first.technique);
    assert_int_equal(last.ms, 0);
    assert_false(last.swapped);
}

/* Then a still every five minutes, each on the other side and of another technique. */
static void test_stills_follow_one_another(void **state)
{
    const struct ui_env *env = env_of(false);
    struct model model = waiting();
    int64_t at_ms = 5000 + 1000000;

    (void)state;
    model.dimmed = true;
    for (int i = 0; i < 100; i++) {
        struct attract_part part = attract_show_at(&model, env, at_ms);
        struct attract_part next = attract_show_at(&model, env, part.next_ms);

        assert_true(part.rests && next.rests);
        assert_int_equal(ui_next_change_ms(&model, env, part.next_ms - 1), part.next_ms);
        assert_int_equal(next.since_ms, part.next_ms);
        assert_int_equal(next.next_ms - next.since_ms, 300000);
        assert_int_not_equal(next.swapped, part.swapped);
        assert_ptr_not_equal(next.technique, part.technique);
        assert_ptr_equal(attract_show_at(&model, env, part.next_ms - 1).technique,
                         part.technique);
        at_ms = part.next_ms;
    }
}

/* The bounds of what is text, or of the rest but grounds. */
static struct rect bounds(bool text)
{
    float left = 1e6F, right = 0.0F;

    for (int i = 0; i < list.command_count; i++) {
        const struct draw_command *command = &list.commands[i];
        bool is_text = command->kind == DRAW_TEXT && command->u.text.px > 50.0F;
        if ((text ? is_text : command->kind == DRAW_FILL) && command->bounds.w < 1900.0F) {
            left = command->bounds.x < left ? command->bounds.x : left;
            right = command->bounds.x + command->bounds.w > right
                        ? command->bounds.x + command->bounds.w
                        : right;
        }
    }
    return (struct rect){left, 0, right - left, 0};
}

static void test_sides_change_in_landscape(void **state)
{
    const struct ui_env *env = env_of(false);
    struct model model = waiting();
    int64_t round_ms = 20000 * (int64_t)parts_of(&model, env);
    struct rect words, figure;

    (void)state;
    ui_draw(&model, env, 5000 + 3000, &list);
    words = bounds(true);
    figure = bounds(false);
    assert_true(words.x < 200.0F && figure.x + figure.w > 1300.0F);
    ui_draw(&model, env, 5000 + round_ms + 3000, &list);
    assert_true(bounds(true).x > words.x + 200.0F);
    assert_true(bounds(false).x < 500.0F);
    env = env_of(true);
    ui_draw(&model, env, 5000 + 3000, &list);
    words = bounds(true);
    ui_draw(&model, env, 5000 + round_ms + 3000, &list);
    assert_float_equal(bounds(true).x, words.x, 0.0F);
}

static struct entering entering_at(const struct model *model, int64_t now_ms)
{
    ui_draw(model, env_of(false), now_ms, &list);
    return list.entering;
}

/* Every part comes in over the one before; waking brightens over 600 ms; of another minute only
 * the time of day is seen. */
static void test_changes_fade(void **state)
{
    struct model model = waiting();
    struct entering entering = entering_at(&model, 25000 - 1);
    uint64_t picture = entering.picture;

    (void)state;
    assert_float_equal(entering.before, 0.0F, 0.0F);
    entering = entering_at(&model, 25000);
    assert_float_equal(entering.before, 0.95F, 0.001F);
    assert_true(entering.picture != picture);
    assert_true(ui_next_change_ms(&model, env_of(false), 25000) == 25000);
    model.touched_ms = 30000; /* it was dimmed */
    entering = entering_at(&model, 30000 + 600 - 16 - 60);
    assert_float_equal(entering.before, 0.1F, 0.001F);
    assert_float_equal(entering.area.w, 0.0F, 0.0F);
    model.minute_ms = 40000;
    entering = entering_at(&model, 40000 + 80 - 16);
    assert_float_equal(entering.before, 0.5F, 0.001F);
    assert_true(entering.area.y > 900.0F && entering.area.h < 100.0F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_part_every_20_s),
        cmocka_unit_test(test_rests_where_it_began),
        cmocka_unit_test(test_stills_follow_one_another),
        cmocka_unit_test(test_sides_change_in_landscape),
        cmocka_unit_test(test_changes_fade),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
