/* The inside of a complexity object. */
#ifndef MFGQ_COMPLEXITY_I_H
#define MFGQ_COMPLEXITY_I_H

#include "../base/base_i.h"

#include <mfgq/complexity.h>

/* Rows of a sparse binary matrix: the columns of row i stand from start[i]. */
typedef struct mfgq_i_sparse {
    size_t rows, columns;
    size_t *start; /* [rows + 1] */
    size_t *column;
} mfgq_i_sparse;

struct mfgq_complexity {
    size_t regions, products, cells;
    size_t *region, *product; /* [cells] of values > 0 */
    double *rca;              /* [cells] */
    mfgq_i_sparse by_region, by_product; /* RCA >= 1, both ways round */
};

size_t mfgq_i_row_size(const mfgq_i_sparse *m, size_t row);

/* out = M x scaled by rows: sum, or mean when `mean`; empty rows give 0. */
void mfgq_i_sparse_apply(const mfgq_i_sparse *m, const double *x, int mean, double *out);

/* (v - mean) / sd over the rows that are not empty, NaN for the others. */
mfgq_status mfgq_i_standardise(const mfgq_i_sparse *m, const double *v, double *out,
                               mfgq_error *err);

#endif
