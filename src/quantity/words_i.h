/* Words of comparison and accumulation. */
#ifndef MFGQ_WORDS_I_H
#define MFGQ_WORDS_I_H

#include "scan_i.h"

enum { MFGQ_I_BEFORE = 1, MFGQ_I_AFTER = 2 };

/* What a word says: a comparison, an accumulation, or nothing (达到). */
enum { MFGQ_I_COMPARES, MFGQ_I_ACCUMULATES, MFGQ_I_NEUTRAL };

typedef struct mfgq_i_word {
    const char *text;
    int value; /* mfgq_comparator or mfgq_accumulation */
    int where; /* MFGQ_I_BEFORE or MFGQ_I_AFTER */
    int says;
} mfgq_i_word;

/* The longest word of that place at the position, or null. */
const mfgq_i_word *mfgq_i_word_find(const mfgq_i_scan *scan, int where, size_t *length);

#endif
