/* Chinese for what the library writes. */
#ifndef MFGQ_CHINESE_I_H
#define MFGQ_CHINESE_I_H

#include <mfgq/chinese.h>

#include "../base/base_i.h"

typedef struct mfgq_i_piece { /* a stretch of a text, not terminated */
    const char *text;
    size_t size;
} mfgq_i_piece;

typedef struct mfgq_i_out { /* the first refusal of the sink is kept */
    mfgq_sink sink;
    void *context;
    int stopped;
} mfgq_i_out;

void mfgq_i_out_bytes(mfgq_i_out *out, const char *bytes, size_t size);
void mfgq_i_out_text(mfgq_i_out *out, const char *text);

/* ---- phrase.c: one part of a note; 0, and nothing written, if it has no Chinese ---- */

int mfgq_i_phrase(mfgq_i_piece part, mfgq_i_out *out);

/* ---- figure.c: what stands for the braces of a phrase ---- */

enum { MFGQ_I_HOLES = 9 };

/* 1 if a piece may stand where the kind is wanted. */
int mfgq_i_fits(char kind, mfgq_i_piece piece);

/* Writes a piece of a kind other than 't' as Chinese has it. */
void mfgq_i_say_piece(char kind, mfgq_i_piece piece, mfgq_i_out *out);

#endif
