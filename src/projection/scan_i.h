/* The grid from whose valleys smoothing parameters are searched, and its evaluation for the
   forms without a season. */
#ifndef MFGQ_PROJECTION_SCAN_I_H
#define MFGQ_PROJECTION_SCAN_I_H

#include "ets_i.h"
#include "grid_i.h"

enum { MFGQ_I_SMOOTHING = 4, MFGQ_I_VALLEYS = 32 };

/* ---- ets_scan.c ---- */

typedef struct mfgq_i_scan {
    const mfgq_i_task *task;
    mfgq_i_form form;
    size_t axes;             /* free smoothing parameters */
    double alpha, beta, phi; /* NaN: free */
    double l, b;             /* fixed, or a guess */
    int fixed_l, fixed_b;
    double unit, mean;       /* the largest absolute value; the mean */
    const double *use;       /* [n] 0 for filled values, else 1 */
    double *weight, *inverse; /* [n] of the squared errors; of the size nearby */
} mfgq_i_scan;

typedef struct mfgq_i_valley {
    double x[MFGQ_I_SMOOTHING], l, b, value;
} mfgq_i_valley;

int mfgq_i_scan_make(mfgq_i_scan *scan, const mfgq_i_task *task,
                     const mfgq_i_form *form); /* 0 when memory ran out */

/* At least one. */
size_t mfgq_i_scan_valleys(mfgq_i_scan *scan, mfgq_i_valley valleys[MFGQ_I_VALLEYS]);

/* Bounds of R's forecast. */
typedef struct mfgq_i_limits {
    double least, most, least_phi, most_phi;
} mfgq_i_limits;
extern const mfgq_i_limits mfgq_i_ets_limits;

#endif
