/* Entries of constraints, checked and laid out as a matrix. */
#include "balance_i.h"

#include <math.h>
#include <string.h>

mfgq_status mfgq_i_system_sized(mfgq_i_system *s, size_t n, size_t m, mfgq_error *err)
{
    memset(s, 0, sizeof *s);
    if (n > ((size_t)1 << 20) || m > ((size_t)1 << 20) || (n && m > ((size_t)1 << 27) / n))
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 0, -1, "%zu constraints on %zu values", m, n);
    s->n = n;
    s->m = m;
    s->a = mfgq_i_zalloc(n * m, sizeof *s->a);
    s->total = mfgq_i_zalloc(m, sizeof *s->total);
    s->comparison = mfgq_i_zalloc(m, sizeof *s->comparison);
    s->head = mfgq_i_array(m, sizeof *s->head);
    if (s->a && s->total && s->comparison && s->head) {
        for (size_t i = 0; i < m; i++) s->head[i] = n;
        return MFGQ_OK;
    }
    mfgq_i_system_free(s);
    return mfgq_i_no_memory(err);
}

void mfgq_i_system_free(mfgq_i_system *s)
{
    mfgq_i_free(s->a);
    mfgq_i_free(s->total);
    mfgq_i_free(s->comparison);
    mfgq_i_free(s->head);
    memset(s, 0, sizeof *s);
}

typedef struct entries {
    size_t count, n, m;
    const size_t *row, *column;
    const double *coefficient;
    int first;
} entries;

static mfgq_status check_entries(const entries *e, mfgq_error *err)
{
    if (e->count && (!e->row || !e->column || !e->coefficient))
        return mfgq_i_fail(err, MFGQ_E_INVALID, e->first + (!e->row ? 2 : !e->column ? 3 : 4), -1,
                           "%s is null",
                           !e->row ? "row" : !e->column ? "column" : "coefficient");
    for (size_t k = 0; k < e->count; k++) {
        if (e->row[k] >= e->m)
            return mfgq_i_fail(err, MFGQ_E_INVALID, e->first + 2, (int64_t)k,
                               "row is %zu of %zu", e->row[k], e->m);
        if (e->column[k] >= e->n)
            return mfgq_i_fail(err, MFGQ_E_INVALID, e->first + 3, (int64_t)k,
                               "column is %zu of %zu", e->column[k], e->n);
        if (!isfinite(e->coefficient[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, e->first + 4, (int64_t)k,
                               "coefficient is not finite");
    }
    return MFGQ_OK;
}

static mfgq_status check_sides(size_t m, const int *comparison, const double *total, int first,
                               mfgq_error *err)
{
    for (size_t i = 0; i < m; i++) {
        if (comparison && (comparison[i] < MFGQ_EQUAL || comparison[i] > MFGQ_AT_LEAST))
            return mfgq_i_fail(err, MFGQ_E_INVALID, first + 5, (int64_t)i, "no comparison %d",
                               comparison[i]);
        if (total && !isfinite(total[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, first + 6, (int64_t)i, "total is not finite");
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_system_new(mfgq_i_system *s, size_t n, size_t constraints, size_t count,
                              const size_t *row, const size_t *column, const double *coefficient,
                              const int *comparison, const double *total, int first,
                              mfgq_error *err)
{
    const entries e = {count, n, constraints, row, column, coefficient, first};
    MFGQ_I_TRY(check_entries(&e, err));
    MFGQ_I_TRY(check_sides(constraints, comparison, total, first, err));
    MFGQ_I_TRY(mfgq_i_system_sized(s, n, constraints, err));
    for (size_t k = 0; k < count; k++) {
        s->a[row[k] * n + column[k]] += coefficient[k];
        if (s->head[row[k]] == n) s->head[row[k]] = column[k];
    }
    for (size_t i = 0; i < constraints; i++) {
        s->total[i] = total ? total[i] : 0;
        s->comparison[i] = comparison ? comparison[i] : MFGQ_EQUAL;
    }
    return MFGQ_OK;
}
