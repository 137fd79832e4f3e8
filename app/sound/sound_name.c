/* SPDX-License-Identifier: MIT */
#include "app/sound/sound_name.h"

#include <string.h>

const char *sound_name(enum sound_kind sound)
{
    static const char *const names[SOUND_COUNT] = {
        [SOUND_PRESS] = "press",
        [SOUND_CHOOSE] = "choose",
        [SOUND_START] = "start",
        [SOUND_FOUND] = "found",
        [SOUND_TICK] = "tick",
        [SOUND_END] = "end",
        [SOUND_SWITCH] = "switch",
        [SOUND_HALF] = "half",
        [SOUND_BEAT_0] = "beat_0",
        [SOUND_BEAT_1] = "beat_1",
        [SOUND_BEAT_2] = "beat_2",
        [SOUND_BEAT_3] = "beat_3",
        [SOUND_BREATHE_IN] = "breathe_in",
        [SOUND_BREATHE_OUT] = "breathe_out",
        [SOUND_PAUSE] = "pause",
        [SOUND_RESUME] = "resume",
        [SOUND_FINISH] = "finish",
        [SOUND_FAULT] = "fault",
        [SOUND_LEAD_IN] = "lead_in",
    };

    return names[sound];
}

enum sound_kind sound_by_name(const char *name)
{
    int i = 0;

    while (i < SOUND_COUNT && strcmp(name, sound_name((enum sound_kind)i)) != 0) {
        i++;
    }
    return (enum sound_kind)i;
}

static enum sound_kind beat(int number)
{
    const int last = SOUND_BEAT_3 - SOUND_BEAT_0;

    return (enum sound_kind)(SOUND_BEAT_0 + (number < 0 ? 0 : number > last ? last : number));
}

enum sound_kind sound_of_cue(enum cue cue, int number)
{
    switch (cue) {
    case CUE_PRESS: return SOUND_PRESS;
    case CUE_CHOOSE: return SOUND_CHOOSE;
    case CUE_START: return SOUND_START;
    case CUE_FOUND: return SOUND_FOUND;
    case CUE_TICK: return SOUND_TICK;
    case CUE_END: return SOUND_END;
    case CUE_SWITCH: return SOUND_SWITCH;
    case CUE_HALF: return SOUND_HALF;
    case CUE_BEAT: return beat(number);
    case CUE_BREATHE_IN: return SOUND_BREATHE_IN;
    case CUE_BREATHE_OUT: return SOUND_BREATHE_OUT;
    case CUE_PAUSE: return SOUND_PAUSE;
    case CUE_RESUME: return SOUND_RESUME;
    case CUE_FINISH: return SOUND_FINISH;
    case CUE_FAULT: return SOUND_FAULT;
    case CUE_TEN:
    case CUE_PLACE:
    case CUE_COUNT: break;
    }
    return SOUND_COUNT;
}
