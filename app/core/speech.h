/* SPDX-License-Identifier: MIT */
/**
 * What is said, and when: for somebody who looks at a leg and not at a screen. Pure.
 *
 * A speech is a few sentences, one after the other, each of which stands by itself: so every
 * sentence there can be is known beforehand and spoken into a file of its own.
 */
#ifndef UNKNOT_CORE_SPEECH_H
#define UNKNOT_CORE_SPEECH_H

#include "app/core/visit.h"
#include "app/core/words.h"

enum {
    SPEECH_PARTS_MAX = 5,
    SPEECH_TEXT_MAX = 240 /**< bytes of a sentence with its final 0; longer ones are cut */
};

struct speech {
    int count; /**< sentences; 0: nothing is said */
    char parts[SPEECH_PARTS_MAX][SPEECH_TEXT_MAX];
};

/**
 * What one step of the visit has said.
 *
 * @param before   the model before the step
 * @param after    the model after it
 * @param effects  of the step
 * @param speech_out  said from the moment of the step on, instead of whatever was being said
 * @return false: nothing is said because of this step
 */
bool speech_of(const struct model *before, const struct model *after,
               const struct effects *effects, const struct visit_env *env,
               const struct words *words, struct speech *speech_out);

/** Is what was being said before the step over with it? True for all that speech_of() says. */
bool speech_is_over(const struct model *before, const struct model *after);

/** Every sentence that can be said with this content and these words; some come twice. */
void speech_each_sentence(const struct content *content, const struct words *words,
                          void (*each)(void *context, const char *sentence), void *context);

#endif
