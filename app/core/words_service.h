/* SPDX-License-Identifier: MIT */
/** The words of the checks of the station; a part of WORDS_LIST, for words.h alone. */
#ifndef UNKNOT_CORE_WORDS_SERVICE_H
#define UNKNOT_CORE_WORDS_SERVICE_H

#define WORDS_SERVICE_LIST(X)                                                                  \
    X(key_yes)                                                                                 \
    X(key_no)                                                                                  \
    X(key_heard)                                                                               \
    X(key_not_heard)                                                                           \
    X(key_softer)                                                                              \
    X(key_louder)                                                                              \
    X(key_smaller)                                                                             \
    X(key_larger)                                                                              \
    X(key_turn_back)                                                                           \
    X(key_turn_on)                                                                             \
    X(key_keep)                                                                                \
    X(service_title)                                                                           \
    X(service_lamps)                                                                           \
    X(service_sound)                                                                           \
    X(service_picture)                                                                         \
    X(service_open)                                                                            \
    X(service_fine)                                                                            \
    X(service_found)                                                                           \
    X(service_lamp)                                                                            \
    X(service_lamp_line)                                                                       \
    X(service_sound_title)                                                                     \
    X(service_sound_line)                                                                      \
    X(service_percent)                                                                         \
    X(service_margin)                                                                          \
    X(service_margin_line)                                                                     \
    X(service_turn)                                                                            \
    X(service_turn_line)                                                                       \
    X(service_turn_back)                                                                       \
    X(service_colours)                                                                         \
    X(service_colours_line)                                                                    \
    X(service_saving)                                                                          \
    X(service_saving_line)                                                                     \
    X(service_saved)                                                                           \
    X(service_saved_line)                                                                      \
    X(service_refused)                                                                         \
    X(service_refused_line)

#endif
