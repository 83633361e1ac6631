/* Growth curves: their formulas, their fit by nonlinear least squares. */
#ifndef MFGQ_PROJECTION_CURVE_I_H
#define MFGQ_PROJECTION_CURVE_I_H

#include "projection_i.h"

enum { MFGQ_I_CURVE_MOST = 4 };

typedef struct mfgq_i_curve {
    const char *name, *formula;
    size_t count;                           /* parameters */
    int parameter[MFGQ_I_CURVE_MOST];       /* MFGQ_I_P_... */
    int positive;                           /* searched on the scale of logarithms */
    size_t linear;                          /* so many first ones are linear */
    double (*value)(double x, const double *p);
    /* Start k for x in [low, high]: the parameters that are not linear; 0 when there are
       no more. */
    int (*start)(size_t k, double low, double high, double *p);
} mfgq_i_curve;

/* By mfgq_curve; null for those that are not fitted by nonlinear least squares. */
const mfgq_i_curve *mfgq_i_curve_get(int curve);

typedef struct mfgq_i_curve_fit {
    double p[MFGQ_I_CURVE_MOST], se[MFGQ_I_CURVE_MOST];
    double inverse[MFGQ_I_CURVE_MOST * MFGQ_I_CURVE_MOST]; /* (J'J)^-1 of the free ones */
    int free[MFGQ_I_CURVE_MOST];
    size_t free_count;
    double rss, df, count;
} mfgq_i_curve_fit;

/* Rows with a missing x or y are left out. fixed[count], NaN free, may be null.
   NO_CONVERGENCE when no start leads to a minimum with a full rank. */
mfgq_status mfgq_i_curve_solve(const mfgq_i_curve *curve, size_t n, const double *x,
                               const double *y, const double *fixed, mfgq_i_curve_fit *fit,
                               mfgq_error *err);

/* Derivatives of the value by the parameters, by central differences. */
void mfgq_i_curve_gradient(const mfgq_i_curve *curve, double x, const double *p,
                           double *gradient);

#endif
