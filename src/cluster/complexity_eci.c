/* The second eigenvector of D^-1 M U^-1 M', by Lanczos iteration on its symmetric
   form D^-1/2 M U^-1 M' D^-1/2, whose first eigenvector, sqrt(D), is known and kept
   out. It runs on the smaller side; the other one is the image. */
#include "complexity_i.h"

#include "../numeric/numeric_i.h"

#include <math.h>
#include <string.h>

enum { MOST_STEPS = 400 };

typedef struct lanczos {
    const mfgq_i_sparse *m, *t; /* the smaller side by rows, and its transpose */
    size_t n, steps;
    double *basis;              /* [steps][n] */
    double *first;              /* [n] the known eigenvector */
    double *scratch;            /* [columns] */
    double *alpha, *beta;       /* [steps] of the tridiagonal matrix */
    double *dense, *values, *vectors;
} lanczos;

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

static void remove_along(double *v, const double *along, size_t n)
{
    const double part = dot(v, along, n);
    for (size_t i = 0; i < n; i++) v[i] -= part * along[i];
}

static double normalise(double *v, size_t n)
{
    const double size = sqrt(dot(v, v, n));
    for (size_t i = 0; size > 0 && i < n; i++) v[i] /= size;
    return size;
}

static double root_size(const lanczos *l, size_t row)
{
    return sqrt((double)mfgq_i_row_size(l->m, row));
}

/* out = S v; empty rows stay 0. */
static void apply(const lanczos *l, const double *v, double *out)
{
    for (size_t i = 0; i < l->n; i++) {
        const double root = root_size(l, i);
        out[i] = root > 0 ? v[i] / root : 0;
    }
    mfgq_i_sparse_apply(l->t, out, 1, l->scratch);
    mfgq_i_sparse_apply(l->m, l->scratch, 0, out);
    for (size_t i = 0; i < l->n; i++) {
        const double root = root_size(l, i);
        out[i] = root > 0 ? out[i] / root : 0;
    }
}

/* A start without structure, the same everywhere: a fixed multiplicative sequence. */
static void start(lanczos *l)
{
    uint64_t state = 88172645463325252u;
    for (size_t i = 0; i < l->n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double u = (double)(state >> 11) * 0x1p-53 - 0.5;
        l->first[i] = root_size(l, i);
        l->basis[i] = l->first[i] > 0 ? u : 0;
    }
    normalise(l->first, l->n);
    remove_along(l->basis, l->first, l->n);
    normalise(l->basis, l->n);
}

/* Adds step k: alpha, beta, and the next basis vector, orthogonal to all before. */
static void extend(lanczos *l, size_t k)
{
    double *const v = l->basis + k * l->n, *const next = v + l->n;
    apply(l, v, next);
    l->alpha[k] = dot(v, next, l->n);
    for (int pass = 0; pass < 2; pass++) {
        remove_along(next, l->first, l->n);
        for (size_t j = 0; j <= k; j++) remove_along(next, l->basis + j * l->n, l->n);
    }
    l->beta[k] = normalise(next, l->n);
}

static mfgq_status solve(lanczos *l, size_t k, mfgq_error *err)
{
    memset(l->dense, 0, k * k * sizeof(double));
    for (size_t i = 0; i < k; i++) {
        l->dense[i * k + i] = l->alpha[i];
        if (i + 1 < k) l->dense[i * k + i + 1] = l->dense[(i + 1) * k + i] = l->beta[i];
    }
    return mfgq_i_eigen_symmetric(k, l->dense, l->values, l->vectors, err);
}

/* Runs until the leading pair has converged; *size becomes the steps taken. */
static mfgq_status iterate(lanczos *l, size_t *size, mfgq_error *err)
{
    size_t check = 10;
    for (size_t k = 0; k < l->steps; k++) {
        extend(l, k);
        const int exhausted = l->beta[k] < 1e-13 || k + 1 == l->steps;
        if (k + 1 < check && !exhausted) continue;
        check = k + 1 + check / 2;
        MFGQ_I_TRY(solve(l, k + 1, err));
        *size = k + 1;
        const double left = l->beta[k] * fabs(l->vectors[k * (k + 1)]);
        if (left < 1e-14 || l->beta[k] < 1e-13) return MFGQ_OK;
    }
    if (l->steps < MOST_STEPS) return MFGQ_OK; /* the whole space was spanned */
    return mfgq_i_fail(err, MFGQ_E_NO_CONVERGENCE, 1, -1,
                       "second eigenvector did not converge in %d steps", MOST_STEPS);
}

static mfgq_status check_unique(const lanczos *l, size_t size, mfgq_error *err)
{
    if (l->values[0] > 1 - 1e-10)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, -1,
                           "regions and products fall into groups that share nothing");
    if (size > 1 && l->values[0] - l->values[1] < 1e-12)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, -1, "second eigenvalue is repeated");
    return MFGQ_OK;
}

/* The eigenvector of D^-1 M U^-1 M' on the smaller side. */
static void assemble(const lanczos *l, size_t size, double *out)
{
    memset(out, 0, l->n * sizeof *out);
    for (size_t k = 0; k < size; k++)
        for (size_t i = 0; i < l->n; i++) out[i] += l->vectors[k * size] * l->basis[k * l->n + i];
    for (size_t i = 0; i < l->n; i++) {
        const double root = root_size(l, i);
        out[i] = root > 0 ? out[i] / root : 0;
    }
}

static size_t filled_rows(const mfgq_i_sparse *m)
{
    size_t count = 0;
    for (size_t i = 0; i < m->rows; i++) count += mfgq_i_row_size(m, i) > 0;
    return count;
}

static mfgq_status allocate(lanczos *l, mfgq_error *err)
{
    const size_t filled = filled_rows(l->m);
    l->n = l->m->rows;
    l->steps = filled - 1 < MOST_STEPS ? filled - 1 : MOST_STEPS;
    l->basis = mfgq_i_array(l->n, (l->steps + 1) * sizeof(double));
    l->first = mfgq_i_array(l->n, sizeof(double));
    l->scratch = mfgq_i_array(l->m->columns, sizeof(double));
    l->alpha = mfgq_i_array(l->steps, sizeof(double));
    l->beta = mfgq_i_array(l->steps, sizeof(double));
    l->values = mfgq_i_array(l->steps, sizeof(double));
    l->dense = mfgq_i_array(l->steps * l->steps, sizeof(double));
    l->vectors = mfgq_i_array(l->steps * l->steps, sizeof(double));
    const int done = l->basis && l->first && l->scratch && l->alpha && l->beta && l->values
        && l->dense && l->vectors;
    return done ? MFGQ_OK : mfgq_i_no_memory(err);
}

static void release(lanczos *l)
{
    double *const blocks[] = {l->basis, l->first,  l->scratch, l->alpha,
                              l->beta,  l->values, l->dense,   l->vectors};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) mfgq_i_free(blocks[i]);
}

static mfgq_status eigenvector(const mfgq_i_sparse *m, const mfgq_i_sparse *t, double *out,
                               mfgq_error *err)
{
    lanczos l = {.m = m, .t = t};
    size_t size = 0;
    mfgq_status status = allocate(&l, err);
    if (status == MFGQ_OK) {
        start(&l);
        status = iterate(&l, &size, err);
    }
    if (status == MFGQ_OK) status = check_unique(&l, size, err);
    if (status == MFGQ_OK) assemble(&l, size, out);
    release(&l);
    return status;
}

/* Covariance of a vector over regions with their diversity. */
static double with_diversity(const mfgq_complexity *c, const double *v)
{
    double count = 0, mean = 0, sum = 0;
    for (size_t r = 0; r < c->regions; r++) {
        const double size = (double)mfgq_i_row_size(&c->by_region, r);
        count += size > 0;
        mean += size;
    }
    for (size_t r = 0; r < c->regions; r++) {
        const double size = (double)mfgq_i_row_size(&c->by_region, r);
        if (size > 0) sum += (size - mean / count) * v[r];
    }
    return sum;
}

static mfgq_status both_sides(const mfgq_complexity *c, double *r, double *p, mfgq_error *err)
{
    if (c->regions <= c->products) {
        MFGQ_I_TRY(eigenvector(&c->by_region, &c->by_product, r, err));
        mfgq_i_sparse_apply(&c->by_product, r, 1, p);
    } else {
        MFGQ_I_TRY(eigenvector(&c->by_product, &c->by_region, p, err));
        mfgq_i_sparse_apply(&c->by_region, p, 1, r);
    }
    if (with_diversity(c, r) >= 0) return MFGQ_OK;
    for (size_t i = 0; i < c->regions; i++) r[i] = -r[i];
    for (size_t i = 0; i < c->products; i++) p[i] = -p[i];
    return MFGQ_OK;
}

static void fill_missing(double *out, size_t n)
{
    for (size_t i = 0; out && i < n; i++) out[i] = NAN;
}

mfgq_status mfgq_complexity_eci(const mfgq_complexity *complexity, double *eci, double *pci,
                                mfgq_error *err)
{
    const mfgq_complexity *const c = complexity;
    if (!c) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "complexity is null");
    if (filled_rows(&c->by_region) < 3 || filled_rows(&c->by_product) < 3) {
        fill_missing(eci, c->regions);
        fill_missing(pci, c->products);
        return MFGQ_OK;
    }
    double *const r = mfgq_i_array(c->regions, sizeof *r);
    double *const p = mfgq_i_array(c->products, sizeof *p);
    mfgq_status status = r && p ? both_sides(c, r, p, err) : mfgq_i_no_memory(err);
    if (status == MFGQ_OK && eci) status = mfgq_i_standardise(&c->by_region, r, eci, err);
    if (status == MFGQ_OK && pci) status = mfgq_i_standardise(&c->by_product, p, pci, err);
    mfgq_i_free(r);
    mfgq_i_free(p);
    return status;
}
