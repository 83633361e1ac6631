/* Valleys of a grid. */
#include "grid_i.h"

#include <math.h>

void mfgq_i_grid_add(mfgq_i_grid *g, const double *share, size_t count)
{
    g->share[g->axes] = share;
    g->count[g->axes] = count;
    g->stride[g->axes++] = g->total;
    g->total *= count;
}

void mfgq_i_grid_point(const mfgq_i_grid *g, size_t k, double *x)
{
    for (size_t i = 0; i < g->axes; i++) x[i] = g->share[i][k / g->stride[i] % g->count[i]];
}

/* Lowest along its first axes, but for `slack`. */
static int is_lowest(const mfgq_i_grid *g, const double *value, size_t k, size_t axes, double slack)
{
    if (!isfinite(value[k])) return 0;
    for (size_t i = 0; i < axes; i++) {
        const size_t at = k / g->stride[i] % g->count[i];
        if (at > 0 && value[k - g->stride[i]] < value[k] - slack) return 0;
        if (at + 1 < g->count[i] && value[k + g->stride[i]] < value[k] - slack) return 0;
    }
    return 1;
}

size_t mfgq_i_grid_valleys(const mfgq_i_grid *g, const double *value, size_t axes, double slack,
                           size_t most, size_t *valleys)
{
    size_t found = 0;
    for (size_t k = 0; k < g->total; k++) {
        if (!is_lowest(g, value, k, axes, slack)) continue;
        size_t at = found;
        while (at > 0 && value[k] < value[valleys[at - 1]]) at--;
        if (at == most || (at > 0 && value[k] == value[valleys[at - 1]])) continue;
        if (found < most) found++;
        for (size_t i = found - 1; i > at; i--) valleys[i] = valleys[i - 1];
        valleys[at] = k;
    }
    return found;
}
