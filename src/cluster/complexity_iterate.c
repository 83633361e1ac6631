/* Reflections, and fitness and quality: fixed numbers of simple steps. */
#include "complexity_i.h"

#include <math.h>
#include <string.h>

/* Two vectors a side, so that a step reads the old and writes the new. */
typedef struct pair {
    double *r[2], *p[2];
    double *block;
} pair;

static mfgq_status make_pair(const mfgq_complexity *c, pair *v, mfgq_error *err)
{
    v->block = mfgq_i_array(2 * (c->regions + c->products), sizeof(double));
    if (!v->block) return mfgq_i_no_memory(err);
    v->r[0] = v->block;
    v->r[1] = v->r[0] + c->regions;
    v->p[0] = v->r[1] + c->regions;
    v->p[1] = v->p[0] + c->products;
    return MFGQ_OK;
}

mfgq_status mfgq_complexity_reflections(const mfgq_complexity *complexity, int iterations,
                                        double *regions, double *products, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "complexity is null");
    if (iterations < 2 || iterations > 1000)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "iterations is not between 2 and 1000");
    pair v = {0};
    MFGQ_I_TRY(make_pair(c, &v, err));
    mfgq_status status = mfgq_complexity_margins(c, v.r[0], v.p[0], err);
    /* After step n, index n % 2 holds k(n) and the other one k(n - 1). */
    for (int n = 1; n < iterations; n++) {
        mfgq_i_sparse_apply(&c->by_region, v.p[(n - 1) % 2], 1, v.r[n % 2]);
        mfgq_i_sparse_apply(&c->by_product, v.r[(n - 1) % 2], 1, v.p[n % 2]);
    }
    if (status == MFGQ_OK && regions)
        status = mfgq_i_standardise(&c->by_region, v.r[iterations % 2], regions, err);
    if (status == MFGQ_OK && products)
        status = mfgq_i_standardise(&c->by_product, v.p[(iterations - 1) % 2], products, err);
    mfgq_i_free(v.block);
    return status;
}

/* Divides by the mean over the rows that are not empty, which become 0. */
static void divide_by_mean(const mfgq_i_sparse *m, double *v)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < m->rows; i++) {
        if (!mfgq_i_row_size(m, i)) continue;
        sum += v[i];
        count++;
    }
    for (size_t i = 0; i < m->rows; i++) v[i] = mfgq_i_row_size(m, i) ? v[i] / (sum / count) : 0;
}

static void fitness_step(const mfgq_complexity *c, double *old_r, const double *old_p,
                         double *new_r, double *new_p)
{
    mfgq_i_sparse_apply(&c->by_region, old_p, 0, new_r);
    for (size_t i = 0; i < c->regions; i++) old_r[i] = 1 / old_r[i];
    mfgq_i_sparse_apply(&c->by_product, old_r, 0, new_p);
    for (size_t i = 0; i < c->products; i++) new_p[i] = 1 / new_p[i];
    divide_by_mean(&c->by_region, new_r);
    divide_by_mean(&c->by_product, new_p);
}

static void put(const mfgq_i_sparse *m, const double *v, double *out)
{
    for (size_t i = 0; out && i < m->rows; i++) out[i] = mfgq_i_row_size(m, i) ? v[i] : NAN;
}

mfgq_status mfgq_complexity_fitness(const mfgq_complexity *complexity, int iterations,
                                    double *fitness, double *quality, mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "complexity is null");
    if (iterations < 1 || iterations > 100000)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "iterations is not between 1 and 100000");
    pair v = {0};
    MFGQ_I_TRY(make_pair(c, &v, err));
    for (size_t i = 0; i < c->regions; i++) v.r[0][i] = 1;
    for (size_t i = 0; i < c->products; i++) v.p[0][i] = 1;
    for (int n = 1; n < iterations; n++)
        fitness_step(c, v.r[(n - 1) % 2], v.p[(n - 1) % 2], v.r[n % 2], v.p[n % 2]);
    put(&c->by_region, v.r[(iterations - 1) % 2], fitness);
    put(&c->by_product, v.p[(iterations - 1) % 2], quality);
    mfgq_i_free(v.block);
    return MFGQ_OK;
}
