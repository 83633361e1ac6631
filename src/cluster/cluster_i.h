/* Shared inside the module. */
#ifndef MFGQ_CLUSTER_I_H
#define MFGQ_CLUSTER_I_H

#include "../base/base_i.h"

#include <mfgq/cluster.h>
#include <mfgq/inequality.h>

/* Checks that values are >= 0 and finite or missing; NaN flows into the sum. */
mfgq_status mfgq_i_values(size_t n, const double *x, int arg, double *sum, mfgq_error *err);

/* The same for a profile, whose total must not be 0; `given` replaces the sum
   unless it is NaN. */
mfgq_status mfgq_i_profile(size_t n, const double *x, double given, int arg, double *total,
                           mfgq_error *err);

/* A value with its weight, sorted by value. */
typedef struct mfgq_i_point {
    double key;    /* sorted by this */
    double x, w;   /* amount and width of the step of the Lorenz curve */
} mfgq_i_point;

void mfgq_i_sort_points(mfgq_i_point *points, size_t n);

/* Twice the area between the diagonal and the Lorenz curve of sorted points. */
double mfgq_i_lorenz_gini(const mfgq_i_point *points, size_t n);

#endif
