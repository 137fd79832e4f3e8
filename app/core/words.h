/* SPDX-License-Identifier: MIT */
/**
 * The words of the interface, one field a key of assets/strings/LANGUAGE.yaml.
 *
 * Words in braces are places to fill in ("{minutes} min"); words_fill() does it. Strings are
 * UTF-8, owned by whoever loaded them, constant, never NULL.
 */
#ifndef UNKNOT_CORE_WORDS_H
#define UNKNOT_CORE_WORDS_H

/** Every key, in the order of the file. Add here, in the file, and nowhere else. */
#define WORDS_LIST(X)                                                                          \
    X(key_start)                                                                               \
    X(key_back)                                                                                \
    X(key_previous)                                                                            \
    X(key_next)                                                                                \
    X(key_choose)                                                                              \
    X(key_use_this)                                                                            \
    X(key_i_understand)                                                                        \
    X(key_looser)                                                                              \
    X(key_tighter)                                                                             \
    X(key_save)                                                                                \
    X(key_skip_question)                                                                       \
    X(key_stop)                                                                                \
    X(key_start_now)                                                                           \
    X(key_repeat)                                                                              \
    X(key_skip)                                                                                \
    X(key_found)                                                                               \
    X(key_pause)                                                                               \
    X(key_go_on)                                                                               \
    X(key_again)                                                                               \
    X(key_skip_leg)                                                                            \
    X(key_finish)                                                                              \
    X(key_other_leg)                                                                           \
    X(key_next_step)                                                                           \
    X(key_find_knot)                                                                           \
    X(key_code_back)                                                                           \
    X(key_code_left)                                                                           \
    X(key_code_right)                                                                          \
    X(key_code_ok)                                                                             \
    X(key_leave)                                                                               \
    X(key_earlier)                                                                             \
    X(key_later)                                                                               \
    X(key_details)                                                                             \
    X(key_next_page)                                                                           \
    X(key_close)                                                                               \
    X(leg_left)                                                                                \
    X(leg_right)                                                                               \
    X(leg_left_start)                                                                          \
    X(leg_right_start)                                                                         \
    X(leg_left_calf)                                                                           \
    X(leg_right_calf)                                                                          \
    X(time_minutes)                                                                            \
    X(time_seconds)                                                                            \
    X(time_about)                                                                              \
    X(page_of)                                                                                 \
    X(attract_title)                                                                           \
    X(attract_line_1)                                                                          \
    X(attract_line_2)                                                                          \
    X(attract_press)                                                                           \
    X(attract_foot)                                                                            \
    X(choose_title)                                                                            \
    X(choose_each)                                                                             \
    X(choose_pick)                                                                             \
    X(choose_pick_count)                                                                       \
    X(choose_pick_line)                                                                        \
    X(choose_learn)                                                                            \
    X(choose_learn_line)                                                                       \
    X(choose_learn_pages)                                                                      \
    X(technique_title)                                                                         \
    X(technique_best)                                                                          \
    X(technique_time)                                                                          \
    X(technique_time_only)                                                                     \
    X(technique_no_tool)                                                                       \
    X(tool_title)                                                                              \
    X(leg_title)                                                                               \
    X(leg_behind)                                                                              \
    X(leg_both)                                                                                \
    X(leg_both_time)                                                                           \
    X(safety_title)                                                                            \
    X(safety_firm)                                                                             \
    X(safety_firm_line)                                                                        \
    X(safety_not)                                                                              \
    X(safety_not_line)                                                                         \
    X(safety_knee)                                                                             \
    X(safety_knee_line)                                                                        \
    X(safety_hollow)                                                                           \
    X(safety_press)                                                                            \
    X(safety_last)                                                                             \
    X(feel_before_one)                                                                         \
    X(feel_before_both)                                                                        \
    X(feel_after_one)                                                                          \
    X(feel_after_both)                                                                         \
    X(feel_hint)                                                                               \
    X(feel_0)                                                                                  \
    X(feel_1)                                                                                  \
    X(feel_2)                                                                                  \
    X(feel_3)                                                                                  \
    X(feel_4)                                                                                  \
    X(feel_before)                                                                             \
    X(feel_after)                                                                              \
    X(ready_title)                                                                             \
    X(run_searching)                                                                           \
    X(run_breathe_in)                                                                          \
    X(run_breathe_out)                                                                         \
    X(run_left)                                                                                \
    X(run_reps)                                                                                \
    X(run_next)                                                                                \
    X(run_next_leg)                                                                            \
    X(run_paused)                                                                              \
    X(stop_title)                                                                              \
    X(stop_line_1)                                                                             \
    X(stop_line_2)                                                                             \
    X(switch_half)                                                                             \
    X(switch_change)                                                                           \
    X(switch_line_1)                                                                           \
    X(switch_line_2)                                                                           \
    X(switch_hint)                                                                             \
    X(switch_until)                                                                            \
    X(summary_done)                                                                            \
    X(summary_done_line)                                                                       \
    X(summary_part)                                                                            \
    X(summary_part_line)                                                                       \
    X(summary_none)                                                                            \
    X(summary_none_line)                                                                       \
    X(summary_calves)                                                                          \
    X(summary_time)                                                                            \
    X(summary_one_spot)                                                                        \
    X(summary_many_spots)                                                                      \
    X(summary_one_rep)                                                                         \
    X(summary_many_reps)                                                                       \
    X(summary_spot)                                                                            \
    X(summary_spots)                                                                           \
    X(summary_rep)                                                                             \
    X(summary_reps)                                                                            \
    X(summary_next)                                                                            \
    X(summary_come_back)                                                                       \
    X(summary_often)                                                                           \
    X(summary_often_line)                                                                      \
    X(summary_heavy)                                                                           \
    X(learn_title)                                                                             \
    X(learn_knot)                                                                              \
    X(learn_heel)                                                                              \
    X(learn_arch)                                                                              \
    X(learn_shin)                                                                              \
    X(learn_knee)                                                                              \
    X(learn_hip)                                                                               \
    X(learn_back)                                                                              \
    X(learn_band)                                                                              \
    X(learn_band_line)                                                                         \
    X(learn_training)                                                                          \
    X(learn_rest)                                                                              \
    X(learn_shoes)                                                                             \
    X(learn_ground)                                                                            \
    X(learn_water)                                                                             \
    X(learn_sitting)                                                                           \
    X(learn_straight)                                                                          \
    X(learn_straight_line)                                                                     \
    X(learn_bent)                                                                              \
    X(learn_bent_line)                                                                         \
    X(learn_heavy)                                                                             \
    X(learn_heavy_line)                                                                        \
    X(fault_reason)                                                                            \
    X(fault_staff)                                                                             \
    X(staff_hold)                                                                              \
    X(code_title)                                                                              \
    X(code_line)                                                                               \
    X(code_wrong)                                                                              \
    X(code_locked)                                                                             \
    X(code_hint)                                                                               \
    X(coach_title)                                                                             \
    X(coach_meaning_title)                                                                     \
    X(coach_last)                                                                              \
    X(coach_last_within)                                                                       \
    X(coach_since)                                                                             \
    X(coach_since_within)                                                                      \
    X(coach_all)                                                                               \
    X(coach_all_within)                                                                        \
    X(coach_period_from_to)                                                                    \
    X(coach_date)                                                                              \
    X(coach_date_year)                                                                         \
    X(coach_months)                                                                            \
    X(coach_days)                                                                              \
    X(coach_day_letters)                                                                       \
    X(coach_hour)                                                                              \
    X(coach_visit)                                                                             \
    X(coach_visits)                                                                            \
    X(coach_percent)                                                                           \
    X(coach_wait)                                                                              \
    X(coach_nothing)                                                                           \
    X(coach_nothing_line)                                                                      \
    X(coach_nobody)                                                                            \
    X(coach_nobody_line)                                                                       \
    X(coach_nobody_marked)                                                                     \
    X(coach_problem)                                                                           \
    X(coach_hold_shorter)                                                                      \
    X(coach_hold_longer)                                                                       \
    X(coach_hold_meaning)                                                                      \
    X(coach_hold_lengths)                                                                      \
    X(coach_hold_meanings)                                                                     \
    X(coach_others)                                                                            \
    X(coach_too_few)                                                                           \
    X(coach_few)                                                                               \
    X(coach_many)                                                                              \
    X(coach_before)                                                                            \
    X(coach_after)                                                                             \
    X(coach_visits_title)                                                                      \
    X(coach_visits_day)                                                                        \
    X(coach_visits_month)                                                                      \
    X(coach_visits_year)                                                                       \
    X(coach_hours)                                                                             \
    X(coach_techniques)                                                                        \
    X(coach_finished_title)                                                                    \
    X(coach_finished)                                                                          \
    X(coach_left)                                                                              \
    X(coach_idle)                                                                              \
    X(coach_felt)                                                                              \
    X(coach_all_visits)                                                                        \
    X(coach_first_of)                                                                          \
    X(coach_techniques_title)                                                                  \
    X(coach_tools)                                                                             \
    X(coach_col_finished)                                                                      \
    X(coach_col_minutes)                                                                       \
    X(coach_col_change)                                                                        \
    X(coach_col_ratings)                                                                       \
    X(coach_quit_title)                                                                        \
    X(coach_phase_search)                                                                      \
    X(coach_phase_hold)                                                                        \
    X(coach_phase_rock)                                                                        \
    X(coach_phase_reps)                                                                        \
    X(coach_phase_stretch)                                                                     \
    X(coach_step)                                                                              \
    X(coach_second)                                                                            \
    X(coach_release)                                                                           \
    X(coach_row_began)                                                                         \
    X(coach_row_finished)                                                                      \
    X(coach_row_said)                                                                          \
    X(coach_loss)                                                                              \
    X(coach_loss_none)                                                                         \
    X(coach_left_here)                                                                         \
    X(coach_how)                                                                               \
    X(coach_how_left)                                                                          \
    X(coach_how_idle)                                                                          \
    X(coach_time_left)                                                                         \
    X(coach_middle)                                                                            \
    X(coach_of_planned)                                                                        \
    X(coach_legs_title)                                                                        \
    X(coach_sides)                                                                             \
    X(coach_leg_visits)                                                                        \
    X(coach_leg_minutes)                                                                       \
    X(coach_leg_spots)                                                                         \
    X(coach_chosen)                                                                            \
    X(coach_second_title)                                                                      \
    X(coach_second_guided)                                                                     \
    X(coach_second_skipped)                                                                    \
    X(coach_second_missing)                                                                    \
    X(coach_second_none)                                                                       \
    X(coach_station_title)                                                                     \
    X(coach_on_off)                                                                            \
    X(coach_strip)                                                                             \
    X(coach_strip_to)                                                                          \
    X(coach_interrupted)                                                                       \
    X(coach_up)                                                                                \
    X(coach_hours_of)                                                                          \
    X(coach_a_day)                                                                             \
    X(coach_up_days)                                                                           \
    X(coach_power_cuts)                                                                        \
    X(coach_crashes)                                                                           \
    X(coach_cut_visits)                                                                        \
    X(coach_since_start)                                                                       \
    X(coach_time_days)                                                                         \
    X(coach_time_hours)                                                                        \
    X(coach_unknown)                                                                           \
    X(coach_faults)                                                                            \
    X(coach_no_faults)                                                                         \
    X(coach_times)                                                                             \
    X(coach_version)                                                                           \
    X(coach_storage)                                                                           \
    X(coach_file)                                                                              \
    X(coach_clock)                                                                             \
    X(coach_not_set)                                                                           \
    X(coach_unset)                                                                             \
    X(coach_mean_visits)                                                                       \
    X(coach_mean_hours)                                                                        \
    X(coach_mean_techniques)                                                                   \
    X(coach_mean_finished)                                                                     \
    X(coach_mean_felt)                                                                         \
    X(coach_mean_technique)                                                                    \
    X(coach_mean_tool)                                                                         \
    X(coach_mean_minutes)                                                                      \
    X(coach_mean_change)                                                                       \
    X(coach_mean_quit)                                                                         \
    X(coach_mean_loss)                                                                         \
    X(coach_mean_how)                                                                          \
    X(coach_mean_time)                                                                         \
    X(coach_mean_sides)                                                                        \
    X(coach_mean_chosen)                                                                       \
    X(coach_mean_second)                                                                       \
    X(coach_mean_on_off)                                                                       \
    X(coach_mean_up)                                                                           \
    X(coach_mean_faults)                                                                       \
    X(coach_mean_storage)                                                                      \
    X(coach_mean_clock)                                                                        \
    X(fault_line_1)                                                                            \
    X(fault_line_2)                                                                            \
    X(fault_hint_1)                                                                            \
    X(fault_hint_2)                                                                            \
    X(notice_kept)                                                                             \
    X(notice_shown)                                                                            \
    X(notice_count)

struct words {
#define WORDS_FIELD(name) char *name;
    WORDS_LIST(WORDS_FIELD)
#undef WORDS_FIELD
};

/** One place to fill in. */
struct word_value {
    const char *name; /**< without braces */
    const char *value;
};

/**
 * Copies `pattern` to `out` with every {name} replaced by its value; unknown names stay.
 *
 * @param out_size  at least 1
 * @param values    ends with a NULL name
 * @return `out`, always terminated, cut at a whole UTF-8 character when it does not fit
 */
char *words_fill(char *out, int out_size, const char *pattern, const struct word_value *values);

#endif
