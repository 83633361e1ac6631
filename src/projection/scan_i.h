/* The grid from whose valleys smoothing parameters are searched, and its evaluation for the
   forms without a season. */
#ifndef MFGQ_PROJECTION_SCAN_I_H
#define MFGQ_PROJECTION_SCAN_I_H

#include "ets_i.h"

enum { MFGQ_I_SMOOTHING = 4, MFGQ_I_VALLEYS = 32 };

/* ---- ets_grid.c ---- */

typedef struct mfgq_i_grid {
    size_t axes, count[MFGQ_I_SMOOTHING], stride[MFGQ_I_SMOOTHING], total;
    const double *share[MFGQ_I_SMOOTHING]; /* of each axis: its cells, shares of the range */
} mfgq_i_grid;

/* The coordinates of cell k. */
void mfgq_i_grid_point(const mfgq_i_grid *grid, size_t k, double *x);

/* The cells that no neighbour along the first `axes` axes undercuts by more than `slack`, the
   least first and each value once (where alpha is least, so is every beta); how many, at
   most `most`. */
size_t mfgq_i_grid_valleys(const mfgq_i_grid *grid, const double *value, size_t axes,
                           double slack, size_t most, size_t *valleys);

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
