/* SPDX-License-Identifier: MIT */
/** The words of the checks of the station, for fixture_words.c alone. */
#ifndef UNKNOT_TESTS_UI_FIXTURE_WORDS_SERVICE_H
#define UNKNOT_TESTS_UI_FIXTURE_WORDS_SERVICE_H

#define FIXTURE_WORDS_SERVICE                                                                  \
    .key_yes = "Yes", .key_no = "No", .key_heard = "Heard", .key_not_heard = "Not heard",      \
    .key_softer = "Softer", .key_louder = "Louder", .key_smaller = "Less free",                \
    .key_larger = "More free", .key_turn_back = "Turn left", .key_turn_on = "Turn right",      \
    .key_keep = "Keep it", .service_title = "Service", .service_lamps = "Lamps",               \
    .service_sound = "Sound", .service_picture = "Picture", .service_open = "not done yet",    \
    .service_fine = "fine", .service_found = "needs a look",                                   \
    .service_lamp = "{button}: is this lamp lit?",                                             \
    .service_lamp_line = "One lamp alone is lit, from left to right. The others are dark.",    \
    .service_sound_title = "Do you hear a cue and a voice?",                                   \
    .service_sound_line = "Each press of yellow or blue plays them again",                     \
    .service_percent = "{n} %", .service_margin = "Are all four corners seen whole?",          \
    .service_margin_line = "Left free at each edge: {n} %",                                    \
    .service_turn = "Does the arrow point up?",                                                \
    .service_turn_line = "Turned by {n}° clockwise",                                           \
    .service_turn_back = "Turns back in {n} s unless it is kept",                              \
    .service_colours = "Can all steps be told apart?",                                         \
    .service_colours_line = "Eleven greys from black to white, and eight colours",             \
    .service_saving = "Saving the settings", .service_saving_line = "A moment, please",        \
    .service_saved = "Saved",                                                                  \
    .service_saved_line = "It holds from now on. It stands in {file}",                         \
    .service_refused = "Not saved",                                                            \
    .service_refused_line =                                                                    \
        "{file}: {reason}. It holds until the next start. To keep it, write there:",

#endif
