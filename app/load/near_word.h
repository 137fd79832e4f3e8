/* SPDX-License-Identifier: MIT */
/** "Did you mean": the word of a list that a misspelled one is nearest to. */
#ifndef UNKNOT_LOAD_NEAR_WORD_H
#define UNKNOT_LOAD_NEAR_WORD_H

/** The nearest word so far. All-zero: none. */
struct near_word {
    const char *word; /**< NULL: none is near enough to be meant */
    int distance;
};

/** Looks whether `candidate` is nearer to `typed` than all before it. */
void near_word_try(struct near_word *near, const char *typed, const char *candidate);

#endif
