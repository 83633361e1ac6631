/* Valleys of a function on a grid, from which a search begins. */
#ifndef MFGQ_PROJECTION_GRID_I_H
#define MFGQ_PROJECTION_GRID_I_H

#include <stddef.h>

enum { MFGQ_I_AXES = 5 };

typedef struct mfgq_i_grid {
    size_t axes, count[MFGQ_I_AXES], stride[MFGQ_I_AXES], total;
    const double *share[MFGQ_I_AXES]; /* of each axis: its cells, shares of the range */
} mfgq_i_grid;

/* Adds an axis to a grid that begins as {.total = 1}. */
void mfgq_i_grid_add(mfgq_i_grid *grid, const double *share, size_t count);

/* The coordinates of cell k. */
void mfgq_i_grid_point(const mfgq_i_grid *grid, size_t k, double *x);

/* The cells that no neighbour along the first `axes` axes undercuts by more than `slack`, the
   least first and each value once (where alpha is least, so is every beta); how many, at
   most `most`. */
size_t mfgq_i_grid_valleys(const mfgq_i_grid *grid, const double *value, size_t axes,
                           double slack, size_t most, size_t *valleys);

#endif
