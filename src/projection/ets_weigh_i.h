/* What fitted values of exponential smoothing are worth. */
#ifndef MFGQ_PROJECTION_ETS_WEIGH_I_H
#define MFGQ_PROJECTION_ETS_WEIGH_I_H

#include <stddef.h>

typedef struct mfgq_i_weighing {
    const double *x;   /* [n] the series, gaps filled */
    const double *use; /* [n] 0 for filled values, else 1; any weight of additive errors */
    size_t n, observed;
    int relative;      /* multiplicative errors */
    double floor;      /* squared errors that count as none */
    double *errors, *fitted; /* [n] in; relative ones overwrite them */
    double *first, *second;  /* [n] derivatives; of the second the positive part */
} mfgq_i_weighing;

/* The objective a row; infinite when errors are relative to a fitted value that is not
   positive. */
double mfgq_i_weigh(const mfgq_i_weighing *weighing);

#endif
