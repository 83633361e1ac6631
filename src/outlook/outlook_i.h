/* A plan's indicators projected to their targets. */
#ifndef MFGQ_OUTLOOK_I_H
#define MFGQ_OUTLOOK_I_H

#include "../assess/assess_i.h"
#include <mfgq/outlook.h>
#include <mfgq/projection.h>

enum {
    MFGQ_I_LEVELS = 8,
    MFGQ_I_BEYOND = 30, /* periods looked for attainment behind the target */
    MFGQ_I_FAR = 1000   /* periods ahead of the last observation that are projected */
};

/* The observations of an indicator at the frequency of a target, in its unit. */
typedef struct mfgq_i_history {
    double *values; /* [length], NaN where nothing was observed */
    size_t length, used, bounded;
    mfgq_period last; /* 0 if nothing was observed */
    int cut_at_break;
    int from_base; /* values[0] is the 0 of a cumulative figure at its base */
} mfgq_i_history;

/* The figures that meet a target. */
typedef struct mfgq_i_question {
    int sense;        /* of the goal */
    int strict;       /* more than low, less than high */
    double low, high; /* infinite where open */
} mfgq_i_question;

/* The years of a figure for every year or on average: what is observed of them stands. */
typedef struct mfgq_i_span {
    int accumulation;     /* MFGQ_AVERAGE or MFGQ_PER_YEAR; else there are no years */
    int is_rate;          /* averages are chained */
    const mfgq_unit *unit;
    mfgq_i_question question;
    mfgq_period first;
    size_t years, seen, unknown; /* unknown: up to the last observation, but not observed */
    double sum;           /* of the observed figures, of ln(1 + rate) for rates */
    double worst;         /* the observed figure farthest from the target, NaN: none */
    mfgq_period missed;   /* a year that missed a figure for every year, or 0 */
} mfgq_i_span;

/* What one row says. */
typedef struct mfgq_i_prospect {
    double median, low[MFGQ_I_LEVELS], high[MFGQ_I_LEVELS];
    double probability, required_rate;
    mfgq_period reached, early, late; /* 0: not within the horizon, or no projection */
} mfgq_i_prospect;

typedef struct mfgq_i_outlook {
    mfgq_i_view view;
    mfgq_i_when to; /* number 0: none */
    size_t levels;
    double level[MFGQ_I_LEVELS], percent[MFGQ_I_LEVELS];
    mfgq_builder *out;
    /* Writes what is to be said of one target. */
    mfgq_status (*write)(const struct mfgq_i_outlook *o, const mfgq_i_row *row,
                         const mfgq_i_history *history, mfgq_i_buffer *notes);
} mfgq_i_outlook;

/* ---- outlook.c: the targets still to come, one after the other ---- */

/* Reads the arguments of a call into an outlook whose view was filled. */
mfgq_status mfgq_i_outlook_make(mfgq_i_outlook *o, const char *as_of, const char *to,
                                size_t count, const double *levels);

/* Fills the builder through `write` and finishes the table. */
mfgq_status mfgq_i_outlook_run(mfgq_i_outlook *o, mfgq_table **table);

/* Declares lo80, hi80, ... */
void mfgq_i_outlook_bands(const mfgq_i_outlook *o);

/* A number, or nothing for one beyond the range of doubles. */
void mfgq_i_outlook_number(const mfgq_i_outlook *o, double value);

/* A period, or nothing for 0. */
void mfgq_i_outlook_period(const mfgq_i_outlook *o, mfgq_period period);

/* Adds to a row's notes, after a semicolon if there are some. */
void mfgq_i_outlook_note(mfgq_i_buffer *notes, const char *text);

/* What the history has to say, and the finished note as the last cell of a row. */
void mfgq_i_outlook_notes(const mfgq_i_outlook *o, const mfgq_i_row *row,
                          const mfgq_i_history *history, mfgq_i_buffer *notes);

/* ---- history.c ---- */

mfgq_status mfgq_i_history_read(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                mfgq_i_history *history);

/* Known only as at least or at most something. */
int mfgq_i_is_bounded(const mfgq_i_observation *observation);

/* ---- span.c, span_paths.c ---- */

mfgq_i_question mfgq_i_question_of(const mfgq_i_row *row);
int mfgq_i_question_meets(const mfgq_i_question *question, double figure);
mfgq_status mfgq_i_span_read(const mfgq_i_outlook *o, const mfgq_i_row *row,
                             const mfgq_i_history *history, mfgq_i_span *span,
                             mfgq_i_buffer *notes);

/* A year more, and the figure of so many years. */
double mfgq_i_span_add(const mfgq_i_span *span, double running, double figure);
double mfgq_i_span_figure(const mfgq_i_span *span, double running, size_t years);

/* Years of the span up to a period. */
size_t mfgq_i_span_years(const mfgq_i_span *span, mfgq_period until);

/* Paths y[count][steps] behind the period `last`: what they say of the target at `step`,
   and from which period on it is reached. One path: its figures without a distribution. */
mfgq_status mfgq_i_span_judge(const mfgq_i_outlook *o, const mfgq_i_span *span,
                              mfgq_period last, size_t step, size_t count, size_t steps,
                              const double *y, mfgq_i_prospect *out);

/* ---- required.c ---- */

/* What still has to be done each period from the last observation, a fraction. */
double mfgq_i_required_rate(const mfgq_i_row *row, const mfgq_i_span *span, double last,
                            double periods);

/* What the k-th of so many periods has to deliver, in the unit of the target. */
double mfgq_i_required_level(const mfgq_i_row *row, const mfgq_i_span *span, double last,
                             double k, double periods);

/* ---- prospect.c ---- */

/* The model for the row's indicator, an mfgq_model. */
int mfgq_i_outlook_model(const mfgq_i_row *row);

/* Projects a history `steps` ahead, asked for a target at `step` unless that is 0. The
   projector is the caller's, empty. */
mfgq_status mfgq_i_history_project(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                   const mfgq_i_history *history, size_t steps, size_t step,
                                   mfgq_projector *projector, mfgq_projection **projection);

/* Periods from the last observation to the target; 0 when there is nothing to project,
   with the reason in the notes. */
size_t mfgq_i_steps_to(const mfgq_i_row *row, const mfgq_i_history *history,
                       mfgq_i_buffer *notes);

/* Projects a history to a row's target. */
mfgq_status mfgq_i_prospect_make(const mfgq_i_outlook *o, const mfgq_i_row *row,
                                 const mfgq_i_history *history, mfgq_i_prospect *prospect,
                                 mfgq_i_buffer *notes);

#endif
