/* The regression methods in their parts. */
#ifndef MFGQ_REGRESSION_I_H
#define MFGQ_REGRESSION_I_H

#include "reconcile_i.h"

typedef struct mfgq_i_regression {
    mfgq_i_frame frame;
    size_t indicator_count, columns; /* columns: with the intercept */
    const double *indicators;        /* [indicator_count][periods] */
    int intercept;
    mfgq_disaggregation method;
    mfgq_rho_estimate estimate;

    mfgq_i_smoother smoother;
    mfgq_i_ortho ortho;
    double unit;        /* of the benchmarks; everything below is in it */
    double *size;       /* [columns] divisor of each column */
    double *aggregates; /* [columns][count] */
    double *target;     /* [count] */
    double *series, *white;           /* [periods] */
    double *projection, *coefficient; /* [columns] */
    double rho, rss, loglik;
} mfgq_i_regression;

mfgq_status mfgq_i_regression_new(mfgq_i_regression *g, mfgq_error *err);
void mfgq_i_regression_free(mfgq_i_regression *g);

/* Coefficients, rss and loglik at one rho. */
mfgq_status mfgq_i_regression_at(mfgq_i_regression *g, double rho, mfgq_error *err);

/* The same at the rho that the method and its estimate call for. */
mfgq_status mfgq_i_regression_fit(mfgq_i_regression *g, double rho, double rho_min,
                                  mfgq_error *err);

/* The disaggregated series into g->series; afterwards only parameters are left. */
mfgq_status mfgq_i_regression_series(mfgq_i_regression *g, int non_negative, mfgq_error *err);

/* Name, value and standard error of what was estimated; before the series is made. */
mfgq_status mfgq_i_regression_table(mfgq_i_regression *g, const char *const *names,
                                    mfgq_table **table, mfgq_error *err);

#endif
