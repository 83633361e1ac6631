/* A plan's indicators projected to their targets. */
#ifndef MFGQ_OUTLOOK_I_H
#define MFGQ_OUTLOOK_I_H

#include "../assess/assess_i.h"
#include <mfgq/outlook.h>
#include <mfgq/projection.h>

enum { MFGQ_I_LEVELS = 8, MFGQ_I_BEYOND = 30 }; /* steps looked for attainment behind the target */

/* The observations of an indicator at the frequency of a target, in its unit. */
typedef struct mfgq_i_history {
    double *values; /* [length], NaN where nothing was observed */
    size_t length, used, bounded;
    mfgq_period last; /* 0 if nothing was observed */
    int cut_at_break;
} mfgq_i_history;

/* What one row says. */
typedef struct mfgq_i_prospect {
    double median, low[MFGQ_I_LEVELS], high[MFGQ_I_LEVELS];
    double probability, required_rate;
    mfgq_period reached; /* 0: not within the horizon, or no projection */
    const char *note;
} mfgq_i_prospect;

typedef struct mfgq_i_outlook {
    mfgq_i_view view;
    mfgq_i_when to; /* number 0: none */
    size_t levels;
    double level[MFGQ_I_LEVELS], percent[MFGQ_I_LEVELS];
    mfgq_builder *out;
} mfgq_i_outlook;

/* Adds to a row's notes, after a semicolon if there are some. */
void mfgq_i_outlook_note(mfgq_i_buffer *notes, const char *text);

mfgq_status mfgq_i_history_read(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                mfgq_i_history *history);

/* Projects a history to a row's target. */
mfgq_status mfgq_i_prospect_make(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                 const mfgq_i_history *history, mfgq_i_prospect *prospect,
                                 mfgq_i_buffer *notes);

#endif
