/* SPDX-License-Identifier: MIT */
/** The words of the checks of the station, for fixture_words.c alone. */
#ifndef UNKNOT_TESTS_UI_FIXTURE_WORDS_SERVICE_H
#define UNKNOT_TESTS_UI_FIXTURE_WORDS_SERVICE_H

/* clang-format off */
#define FIXTURE_WORDS_SERVICE \
    .key_yes = "Yes", \
    .key_no = "No", \
    .key_heard = "Heard", \
    .key_not_heard = "Not heard", \
    .key_softer = "Softer", \
    .key_louder = "Louder", \
    .key_smaller = "Less free", \
    .key_larger = "More free", \
    .key_turn_back = "Turn left", \
    .key_turn_on = "Turn right", \
    .key_keep = "Keep it", \
    .service_title = "Service", \
    .service_lamps = "Lamps", \
    .service_sound = "Sound", \
    .service_picture = "Picture", \
    .service_open = "not done yet", \
    .service_fine = "fine", \
    .service_found = "needs a look", \
    .service_lamp = "{button}: is this lamp lit?", \
    .service_lamp_line = "One lamp alone is lit, from left to right. The others are dark.", \
    .service_sound_title = "Do you hear a cue and a voice?", \
    .service_sound_line = "Softer and louder play them again", \
    .service_percent = "{n} %", \
    .service_margin = "Are all four corners seen whole?", \
    .service_margin_line = "Left free at each edge: {n} %", \
    .service_turn = "Does the arrow point up?", \
    .service_turn_line = "Turned by {n}° clockwise", \
    .service_turn_back = "Turns back in {n} s unless it is kept", \
    .service_colours = "Can all steps be told apart?", \
    .service_colours_line = "Eleven greys from black to white, and eight colours", \
    .service_saving = "Saving the settings", \
    .service_saving_line = "A moment, please", \
    .service_saved = "Saved", \
    .service_saved_line = "It holds from now on. It stands in {file}", \
    .service_refused = "Not saved", \
    .service_refused_line = "{file}: {reason}. It holds until the next start. To keep it, write there:", \
    .service_wiring = "Wiring", \
    .service_lines = "Line test", \
    .wiring_press_back = "Press the red button now", \
    .wiring_press_left = "Press the yellow button now", \
    .wiring_press_right = "Press the blue button now", \
    .wiring_press_ok = "Press the green button now", \
    .wiring_found = "Waiting for a line to change. {i} of {n} found.", \
    .wiring_refused = "BCM {n} belongs to another button already: {button}", \
    .wiring_all = "All buttons are found", \
    .wiring_all_line = "Save: they hold at once, and are written into the settings", \
    .wiring_opening = "Asking for the lines of the header", \
    .wiring_failed = "The lines cannot be read", \
    .wiring_button = "Button", \
    .wiring_line = "Line", \
    .wiring_pin = "Pin", \
    .wiring_lamp_line = "Lamp line", \
    .wiring_waiting = "waiting", \
    .wiring_bcm = "BCM {n}", \
    .wiring_none = "No press yet", \
    .wiring_good = "bounce, good", \
    .wiring_long = "long bounce", \
    .wiring_ms = "{n} ms", \
    .wiring_header = "Header, seen from above", \
    .wiring_lamp = "lamp", \
    .wiring_ground = "ground", \
    .wiring_left_out = "Not listened to: BCM {list}", \
    .lines_presses = "Presses", \
    .lines_bounce = "Bounce", \
    .lines_debounce = "Debounce", \
    .lines_more = "In use now. {n} more presses for a proposal", \
    .lines_proposed = "Proposed from the longest bounce and 2 ms", \
    .lines_ghosts = "Ghosts in a quiet minute", \
    .lines_ghosts_how = "Begin the quiet minute, then press nothing", \
    .lines_quiet = "Press nothing for {n} s", \
    .lines_quiet_done = "Changes of a line without a press", \
    .key_leave_held = "Leave: hold {n} s", \
    .key_start_over = "Start over", \
    .key_start_over_held = "Anew: hold {n} s", \
    .key_save_held = "Save: hold {n} s", \
    .key_quiet_held = "Quiet: hold {n} s", \
    .service_health = "Clock and power", \
    .service_pass = "Pass sheet", \
    .service_yes = "yes", \
    .service_no = "no", \
    .health_time = "Time", \
    .health_sync = "Set by the network", \
    .health_rtc = "Clock chip", \
    .health_power = "Power supply", \
    .health_power_low = "too low", \
    .health_heat = "Temperature", \
    .health_celsius = "{n} °C", \
    .health_disk = "Free storage", \
    .health_unknown = "not measured", \
    .pass_station = "Station", \
    .pass_version = "Version",
/* clang-format on */

#endif
