/* SPDX-License-Identifier: MIT */
/**
 * The words of the report, one field a key of assets/strings/report.yaml.
 *
 * Filled in as those of the interface, see words.h. Strings are UTF-8, owned by whoever loaded
 * them, constant, never NULL.
 */
#ifndef UNKNOT_CORE_REPORT_WORDS_H
#define UNKNOT_CORE_REPORT_WORDS_H

/** Every key, in the order of the file. Add here, in the file, and nowhere else. */
#define REPORT_WORDS_LIST(X)                                                                   \
    X(months)                                                                                  \
    X(months_short)                                                                            \
    X(weekdays)                                                                                \
    X(weekdays_short)                                                                          \
    X(weekday_letters)                                                                         \
    X(on_weekdays)                                                                             \
    X(date)                                                                                    \
    X(span_days)                                                                               \
    X(span_months)                                                                             \
    X(span_years)                                                                              \
    X(bar_day)                                                                                 \
    X(bar_month)                                                                               \
    X(hour)                                                                                    \
    X(percent)                                                                                 \
    X(others)                                                                                  \
    X(begun)                                                                                   \
    X(asked)                                                                                   \
    X(stage)                                                                                   \
    X(stage_second)                                                                            \
    X(phase_search)                                                                            \
    X(phase_hold)                                                                              \
    X(phase_rock)                                                                              \
    X(phase_reps)                                                                              \
    X(phase_stretch)                                                                           \
    X(stations_count)                                                                          \
    X(stations)                                                                                \
    X(station)                                                                                 \
    X(routines)                                                                                \
    X(techniques)                                                                              \
    X(tools)                                                                                   \
    X(legs)                                                                                    \
    X(visits_per_day)                                                                          \
    X(visits_per_month)                                                                        \
    X(where_people_stop)                                                                       \
    X(not_real)                                                                                \
    X(off)                                                                                     \
    X(loose)                                                                                   \
    X(very_tight)                                                                              \
    X(none_in_span)                                                                            \
    X(marked_out)                                                                              \
    X(label_visits)                                                                            \
    X(label_finished)                                                                          \
    X(label_not_finished)                                                                      \
    X(label_guided)                                                                            \
    X(label_tightness)                                                                         \
    X(label_station)                                                                           \
    X(label_clock)                                                                             \
    X(finished_part)                                                                           \
    X(not_finished)                                                                            \
    X(guided_of)                                                                               \
    X(rated)                                                                                   \
    X(rated_few)                                                                               \
    X(rated_none)                                                                              \
    X(station_on)                                                                              \
    X(clock_unset)                                                                             \
    X(last_of)                                                                                 \
    X(busy_shares)                                                                             \
    X(busy_legend)                                                                             \
    X(head_visits)                                                                             \
    X(head_finished)                                                                           \
    X(head_guided)                                                                             \
    X(head_looser)                                                                             \
    X(head_on)                                                                                 \
    X(days_on_short)                                                                           \
    X(minutes_short)                                                                           \
    X(stops_of)                                                                                \
    X(most)                                                                                    \
    X(rarer)                                                                                   \
    X(half)                                                                                    \
    X(legs_visits)                                                                             \
    X(legs_second)                                                                             \
    X(legs_guided)                                                                             \
    X(buttons)                                                                                 \
    X(no_presses)                                                                              \
    X(head_presses)                                                                            \
    X(head_glitches)                                                                           \
    X(head_stuck)                                                                              \
    X(head_at_start)                                                                           \
    X(head_bounce)                                                                             \
    X(button_colours)                                                                          \
    X(button)                                                                                  \
    X(bounce)                                                                                  \
    X(bounce_worn)                                                                             \
    X(not_measured)                                                                            \
    X(title)                                                                                   \
    X(one_day)                                                                                 \
    X(one_week)                                                                                \
    X(two_weeks)                                                                               \
    X(one_year)                                                                                \
    X(days_at)                                                                                 \
    X(where_one)                                                                               \
    X(where_many)                                                                              \
    X(nothing)                                                                                 \
    X(nothing_line)                                                                            \
    X(only_counts)                                                                             \
    X(made)                                                                                    \
    X(fullest)                                                                                 \
    X(leave_at)                                                                                \
    X(visits)                                                                                  \
    X(finished)                                                                                \
    X(felt)                                                                                    \
    X(a_day)                                                                                   \
    X(left_early)                                                                              \
    X(few_ratings)                                                                             \
    X(of_steps)                                                                                \
    X(days_on)                                                                                 \
    X(station_days_on)                                                                         \
    X(cuts)                                                                                    \
    X(busiest)                                                                                 \
    X(busiest_caption)                                                                         \
    X(finished_caption)                                                                        \
    X(felt_caption)                                                                            \
    X(felt_title)                                                                              \
    X(used_each)                                                                               \
    X(visits_each)                                                                             \
    X(stopped_early)                                                                           \
    X(walked_away)                                                                             \
    X(too_few)                                                                                 \
    X(means)                                                                                   \
    X(felt_of)                                                                                 \
    X(came)                                                                                    \
    X(part_finished)                                                                           \
    X(hour_off)                                                                                \
    X(hour_busy)                                                                               \
    X(busy_is)                                                                                 \
    X(hours_from)                                                                              \
    X(col_visits)                                                                              \
    X(col_finished)                                                                            \
    X(col_minutes)                                                                             \
    X(col_looser)                                                                              \
    X(col_ratings)                                                                             \
    X(more_rows)                                                                               \
    X(page_legs_visits)                                                                        \
    X(page_legs_second)                                                                        \
    X(page_spots)                                                                              \
    X(page_guided)                                                                             \
    X(outages)                                                                                 \
    X(outage_sound)                                                                            \
    X(outage_screen)                                                                           \
    X(outage_other)                                                                            \
    X(outage_over)                                                                             \
    X(outage_since)                                                                            \
    X(outage_out)                                                                              \
    X(outage_worn)                                                                             \
    X(outage_total)                                                                            \
    X(page_starts)                                                                             \
    X(page_cut)                                                                                \
    X(page_unset)                                                                              \
    X(page_faults)                                                                             \
    X(page_excluded)                                                                           \
    X(page_presses)                                                                            \
    X(page_no_presses)                                                                         \
    X(page_bounce)                                                                             \
    X(page_version)                                                                            \
    X(kept)                                                                                    \
    X(kept_what)                                                                               \
    X(kept_months)                                                                             \
    X(kept_ever)                                                                               \
    X(kept_small)                                                                              \
    X(kept_visits)                                                                             \
    X(kept_finished)                                                                           \
    X(kept_looser)                                                                             \
    X(kept_busy)

struct report_words {
#define REPORT_WORDS_FIELD(name) char *name;
    REPORT_WORDS_LIST(REPORT_WORDS_FIELD)
#undef REPORT_WORDS_FIELD
};

#endif
