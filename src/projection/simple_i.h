/* Shared by the benchmark models. */
#ifndef MFGQ_PROJECTION_SIMPLE_I_H
#define MFGQ_PROJECTION_SIMPLE_I_H

#include "projection_i.h"

/* A change between two observations, `length` periods apart. */
typedef struct mfgq_i_step {
    double change, length;
} mfgq_i_step;

/* The next change after position *at, which starts at 0; 0 when there is none. */
int mfgq_i_next_step(const mfgq_i_task *task, size_t *at, mfgq_i_step *step);

/* A straight line through values z[n] at 1, 2, ..., NaN left out. */
typedef struct mfgq_i_line {
    double intercept, slope, sse, count, mean_t, square_t;
} mfgq_i_line;
mfgq_i_line mfgq_i_fit_line(size_t n, const double *z);

/* Fills centre, spread (with the variance of both coefficients) and df from a line. */
void mfgq_i_line_outcome(const mfgq_i_line *line, size_t n, mfgq_i_outcome *out);

#endif
