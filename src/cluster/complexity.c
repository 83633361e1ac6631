/* Making the object: RCA and its binary matrix, by region and by product. */
#include "complexity_i.h"

#include <mfgq/cluster.h>

#include <math.h>
#include <string.h>

static mfgq_status check_cells(size_t regions, size_t products, size_t cells,
                               const size_t *region, const size_t *product, const double *value,
                               mfgq_error *err)
{
    for (size_t i = 0; i < cells; i++) {
        if (region[i] >= regions || product[i] >= products)
            return mfgq_i_fail(err, MFGQ_E_INVALID, region[i] >= regions ? 4 : 5, (int64_t)i,
                               "number is out of range");
        if (value[i] < 0 || isinf(value[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)i, "value is negative or infinite");
    }
    return MFGQ_OK;
}

/* Counts into start[i + 1], then turns counts into offsets. */
static int count_rows(mfgq_i_sparse *m, size_t rows, size_t columns, size_t cells,
                      const size_t *row, const char *keep)
{
    m->rows = rows;
    m->columns = columns;
    m->start = mfgq_i_zalloc(rows + 1, sizeof(size_t));
    if (!m->start) return 0;
    for (size_t i = 0; i < cells; i++) m->start[row[i] + 1] += keep[i] != 0;
    for (size_t r = 0; r < rows; r++) m->start[r + 1] += m->start[r];
    m->column = mfgq_i_array(m->start[rows], sizeof(size_t));
    return m->column != NULL;
}

/* Puts the columns of the kept cells in their rows, in the order of the cells. */
static int fill_rows(mfgq_i_sparse *m, size_t cells, const size_t *row, const size_t *column,
                     const char *keep)
{
    size_t *const next = mfgq_i_array(m->rows + 1, sizeof(size_t));
    if (!next) return 0;
    memcpy(next, m->start, (m->rows + 1) * sizeof(size_t));
    for (size_t i = 0; i < cells; i++)
        if (keep[i]) m->column[next[row[i]]++] = column[i];
    mfgq_i_free(next);
    return 1;
}

/* The transpose; its rows come out sorted, and so, done twice, does the matrix. */
static int transpose(const mfgq_i_sparse *m, mfgq_i_sparse *out)
{
    out->rows = m->columns;
    out->columns = m->rows;
    out->start = mfgq_i_zalloc(out->rows + 2, sizeof(size_t));
    out->column = mfgq_i_array(m->start[m->rows], sizeof(size_t));
    if (!out->start || !out->column) return 0;
    for (size_t k = 0; k < m->start[m->rows]; k++) out->start[m->column[k] + 2]++;
    for (size_t r = 0; r < out->rows; r++) out->start[r + 2] += out->start[r + 1];
    for (size_t r = 0; r < m->rows; r++)
        for (size_t k = m->start[r]; k < m->start[r + 1]; k++)
            out->column[out->start[m->column[k] + 1]++] = r;
    return 1;
}

static void free_sparse(mfgq_i_sparse *m)
{
    mfgq_i_free(m->start);
    mfgq_i_free(m->column);
    memset(m, 0, sizeof *m);
}

/* Keeps the positive cells. */
static mfgq_status copy_cells(mfgq_complexity *c, size_t cells, const size_t *region,
                              const size_t *product, const double *value, mfgq_error *err)
{
    c->region = mfgq_i_array(cells, sizeof(size_t));
    c->product = mfgq_i_array(cells, sizeof(size_t));
    c->rca = mfgq_i_array(cells, sizeof(double));
    if (!c->region || !c->product || !c->rca) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < cells; i++) {
        if (!(value[i] > 0)) continue;
        c->region[c->cells] = region[i];
        c->product[c->cells] = product[i];
        c->rca[c->cells++] = value[i];
    }
    return MFGQ_OK;
}

/* Turns the values into RCA. */
static mfgq_status make_rca(mfgq_complexity *c, mfgq_error *err)
{
    double *const of_region = mfgq_i_zalloc(c->regions, sizeof(double));
    double *const of_product = mfgq_i_zalloc(c->products, sizeof(double));
    double total = 0;
    if (of_region && of_product) {
        for (size_t i = 0; i < c->cells; i++) {
            of_region[c->region[i]] += c->rca[i];
            of_product[c->product[i]] += c->rca[i];
            total += c->rca[i];
        }
        for (size_t i = 0; i < c->cells; i++)
            c->rca[i] = (c->rca[i] / of_region[c->region[i]])
                / (of_product[c->product[i]] / total);
    }
    const int done = of_region && of_product;
    mfgq_i_free(of_region);
    mfgq_i_free(of_product);
    return done ? MFGQ_OK : mfgq_i_no_memory(err);
}

static mfgq_status make_binary(mfgq_complexity *c, mfgq_error *err)
{
    char *const keep = mfgq_i_array(c->cells, 1);
    if (!keep) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < c->cells; i++) keep[i] = c->rca[i] >= 1;
    mfgq_i_sparse raw = {0};
    const int done = count_rows(&raw, c->regions, c->products, c->cells, c->region, keep)
        && fill_rows(&raw, c->cells, c->region, c->product, keep)
        && transpose(&raw, &c->by_product) && transpose(&c->by_product, &c->by_region);
    free_sparse(&raw);
    mfgq_i_free(keep);
    return done ? MFGQ_OK : mfgq_i_no_memory(err);
}

/* A region that names a product twice. */
static mfgq_status check_repeats(const mfgq_complexity *c, size_t cells, const size_t *region,
                                 const size_t *product, mfgq_error *err)
{
    mfgq_i_sparse all = {0};
    char *const keep = mfgq_i_array(cells, 1);
    size_t *const last = mfgq_i_zalloc(c->products, sizeof(size_t));
    mfgq_status status = MFGQ_OK;
    if (keep) memset(keep, 1, cells);
    if (!keep || !last || !count_rows(&all, c->regions, c->products, cells, region, keep)) {
        status = mfgq_i_no_memory(err);
    } else {
        size_t *const next = all.start; /* consumed: row r ends where the next begins */
        for (size_t i = 0; i < cells; i++) all.column[next[region[i]]++] = i;
        for (size_t r = 0; r < c->regions && status == MFGQ_OK; r++)
            for (size_t k = r ? next[r - 1] : 0; k < next[r]; k++) {
                const size_t i = all.column[k];
                if (last[product[i]] == r + 1)
                    status = mfgq_i_fail(err, MFGQ_E_DATA, 5, (int64_t)i,
                                         "region and product are repeated");
                last[product[i]] = r + 1;
            }
    }
    free_sparse(&all);
    mfgq_i_free(keep);
    mfgq_i_free(last);
    return status;
}

mfgq_status mfgq_complexity_new(size_t regions, size_t products, size_t cells,
                                const size_t *region, const size_t *product,
                                const double *value, mfgq_complexity **complexity,
                                mfgq_error *err)
{
    if (!regions || !products)
        return mfgq_i_fail(err, MFGQ_E_INVALID, regions ? 2 : 1, -1, "count is 0");
    if (!region || !product || !value)
        return mfgq_i_fail(err, MFGQ_E_INVALID, !region ? 4 : !product ? 5 : 6, -1,
                           "array is null");
    if (!complexity) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "complexity is null");
    MFGQ_I_TRY(check_cells(regions, products, cells, region, product, value, err));
    mfgq_complexity *const c = mfgq_i_zalloc(1, sizeof *c);
    if (!c) return mfgq_i_no_memory(err);
    c->regions = regions;
    c->products = products;
    mfgq_status status = check_repeats(c, cells, region, product, err);
    if (status == MFGQ_OK) status = copy_cells(c, cells, region, product, value, err);
    if (status == MFGQ_OK) status = make_rca(c, err);
    if (status == MFGQ_OK) status = make_binary(c, err);
    if (status == MFGQ_OK) *complexity = c;
    else mfgq_complexity_free(c);
    return status;
}

void mfgq_complexity_free(mfgq_complexity *complexity)
{
    if (!complexity) return;
    mfgq_i_free(complexity->region);
    mfgq_i_free(complexity->product);
    mfgq_i_free(complexity->rca);
    free_sparse(&complexity->by_region);
    free_sparse(&complexity->by_product);
    mfgq_i_free(complexity);
}

size_t mfgq_i_row_size(const mfgq_i_sparse *m, size_t row)
{
    return m->start[row + 1] - m->start[row];
}

void mfgq_i_sparse_apply(const mfgq_i_sparse *m, const double *x, int mean, double *out)
{
    for (size_t r = 0; r < m->rows; r++) {
        double sum = 0;
        for (size_t k = m->start[r]; k < m->start[r + 1]; k++) sum += x[m->column[k]];
        const size_t size = mfgq_i_row_size(m, r);
        out[r] = mean && size ? sum / (double)size : sum;
    }
}

mfgq_status mfgq_i_standardise(const mfgq_i_sparse *m, const double *v, double *out,
                               mfgq_error *err)
{
    for (size_t r = 0; r < m->rows; r++) out[r] = mfgq_i_row_size(m, r) ? v[r] : NAN;
    return mfgq_z_scores(m->rows, out, out, err);
}
