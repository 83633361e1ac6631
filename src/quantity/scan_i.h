/* Text with its typographic variants folded, each byte knowing where it came from. */
#ifndef MFGQ_SCAN_I_H
#define MFGQ_SCAN_I_H

#include "quantity_i.h"

typedef struct mfgq_i_scan {
    char text[MFGQ_I_TEXT];    /* terminated */
    uint16_t at[MFGQ_I_TEXT];  /* offset in the original of each byte, and of the end */
    size_t size, pos;
    int expression; /* operators may belong to the text around a unit */
    int arguments;  /* commas separate arguments, not thousands */
} mfgq_i_scan;

/* What scan.c folds dashes that never are a sign to; no text contains it otherwise. */
#define MFGQ_I_DASH '\x02'

mfgq_status mfgq_i_scan_init(mfgq_i_scan *scan, const char *text, size_t size, mfgq_error *err);

/* MFGQ_E_PARSE at the current byte: "byte 5: expected WHAT". */
mfgq_status mfgq_i_scan_expected(const mfgq_i_scan *scan, const char *what, mfgq_error *err);

void mfgq_i_scan_spaces(mfgq_i_scan *scan);

/* Steps over a word if the text goes on with it; Latin words end at a letter's end. */
int mfgq_i_scan_word(mfgq_i_scan *scan, const char *word);

/* Length of the word if the text goes on with it, in any case if it is lower-case
   Latin of three letters or more, else 0. */
size_t mfgq_i_scan_match(const mfgq_i_scan *scan, const char *word);

/* Whether a word may stand at p, by its first letter: a quick no for most of a table. */
static inline int mfgq_i_scan_may_match(const char *p, const char *word)
{
    if ((unsigned char)*word < 0x80) return (*p | 0x20) == (*word | 0x20);
    return p[0] == word[0] && p[1] == word[1] && p[2] == word[2];
}

/* Reads the longest unit at the position; *found = 0 and nothing moved if there is none. */
mfgq_status mfgq_i_unit_scan(mfgq_i_scan *scan, mfgq_unit *unit, int *found, mfgq_error *err);

/* A bare scale word before the name of a unit: 万 and 亿元 give 万元. */
mfgq_status mfgq_i_unit_rescale(const mfgq_unit *words, const mfgq_unit *unit, mfgq_unit *out,
                                mfgq_error *err);

/* ---- number_scan.c ---- */

typedef struct mfgq_i_number {
    double value;
    int decimals;
} mfgq_i_number;

/* A number with sign, thousands separators, decimals and exponent. */
mfgq_status mfgq_i_number_scan(mfgq_i_scan *scan, mfgq_i_number *out, mfgq_error *err);

#endif
