/* A plan's figures as intervals, and its formulas evaluated on them, one period and one
   reading of contradictory statements at a time. All values are in base units. */
#ifndef MFGQ_PLAN_FIGURES_I_H
#define MFGQ_PLAN_FIGURES_I_H

#include "plan_i.h"

typedef struct mfgq_i_range {
    double value; /* NaN: only the bounds are known, or nothing */
    double low, high;
} mfgq_i_range;

/* What was printed, with its rounding: [x - h, x + h]. Counts in single things are exact;
   "about" reaches 5 per cent to each side. */
mfgq_i_range mfgq_i_printed(const mfgq_plan *plan, const mfgq_i_value *value);

/* The same, where a floor reaches to infinity and a ceiling to minus infinity. */
mfgq_i_range mfgq_i_stated(const mfgq_plan *plan, const mfgq_i_value *value);

int mfgq_i_disjoint(const mfgq_i_range *a, const mfgq_i_range *b);
int mfgq_i_same_when(const mfgq_i_when *a, const mfgq_i_when *b);

/* The k-th figure of an indicator for a period that contradicts all earlier ones (the
   first is number 0); null if there is none. Undated commitments are not looked at. */
const mfgq_i_value *mfgq_i_variant(const mfgq_plan *plan, size_t indicator,
                                   const mfgq_i_when *period, size_t k);

/* The periods of dated figures, in order of time. */
mfgq_status mfgq_i_periods(const mfgq_plan *plan, mfgq_i_arena *arena, const mfgq_i_when **list,
                           size_t *count, mfgq_error *err);

/* One figure for each indicator, and what they make of the quantities. */
typedef struct mfgq_i_reading {
    const mfgq_plan *plan;
    const mfgq_i_when *period;
    const mfgq_i_value **chosen; /* [indicators] null: none */
    size_t *variants;            /* [indicators] */
    mfgq_i_range *quantities;    /* [relations] */
    double *low, *high, *value;  /* scratch for one formula's operands */
    size_t count;                /* combinations read of this period */
} mfgq_i_reading;

mfgq_status mfgq_i_reading_new(const mfgq_plan *plan, mfgq_i_arena *arena,
                               mfgq_i_reading *reading, mfgq_error *err);

/* Reads the first figure of each indicator marked in `used`, and derives the quantities
   marked there. Nothing else of the reading may be looked at. */
void mfgq_i_read_period(mfgq_i_reading *reading, const mfgq_i_when *period,
                        const unsigned char *used);

/* The next combination of contradictory figures; 0 when all were read, or as many as
   anybody would look at. */
int mfgq_i_read_next(mfgq_i_reading *reading, const unsigned char *used);

mfgq_i_range mfgq_i_evaluate(const mfgq_i_reading *reading, const mfgq_i_expression *expression);

/* Marks the indicators an expression reads, itself or through quantities. `used` has an
   entry for each indicator and, behind these, each relation. */
void mfgq_i_mark_used(const mfgq_plan *plan, const mfgq_i_expression *expression,
                      unsigned char *used);

/* Without the noise of binary fractions: 14 significant digits. */
double mfgq_i_tidy(double value);

/* Up to six significant digits, for reading. */
void mfgq_i_buffer_figure(mfgq_i_buffer *buffer, double value);

#endif
