/* Which values are totals, and how many bottom values each sums. */
#include "balance_i.h"

#include <math.h>

/* The value that stands alone on its side of constraint i; n if there is none. */
static size_t total_of(const mfgq_i_system *s, size_t i)
{
    const double *const a = s->a + i * s->n;
    size_t plus = 0, minus = 0, plus_at = s->n, minus_at = s->n;
    for (size_t v = 0; v < s->n; v++) {
        if (a[v] > 0) plus++, plus_at = v;
        if (a[v] < 0) minus++, minus_at = v;
    }
    if (plus == 1 && minus == 1) return s->head[i] == minus_at ? minus_at : plus_at;
    if (plus == 1 && minus > 1) return plus_at;
    if (minus == 1 && plus > 1) return minus_at;
    return s->n;
}

/* The size of the total of constraint i, once the sizes of all its parts are known. */
static int sum_parts(const mfgq_i_system *s, size_t i, size_t total, double *size)
{
    const double *const a = s->a + i * s->n;
    double sum = 0;
    for (size_t v = 0; v < s->n; v++) {
        if (v == total || a[v] == 0) continue;
        if (isnan(size[v])) return 0;
        sum -= a[v] / a[total] * size[v];
    }
    size[total] = sum;
    return 1;
}

/* One pass over the constraints; returns how many totals became known. */
static size_t pass(const mfgq_i_system *s, double *size, size_t *waiting)
{
    size_t done = 0;
    *waiting = s->m;
    for (size_t i = 0; i < s->m; i++) {
        if (s->comparison[i] != MFGQ_EQUAL) continue;
        const size_t total = total_of(s, i);
        if (!isnan(size[total])) continue;
        if (sum_parts(s, i, total, size)) done++;
        else if (*waiting == s->m) *waiting = i;
    }
    return done;
}

mfgq_status mfgq_i_hierarchy(const mfgq_i_system *system, double *size, unsigned char *is_total,
                             size_t *bad, mfgq_error *err)
{
    for (size_t v = 0; v < system->n; v++) {
        size[v] = 1;
        if (is_total) is_total[v] = 0;
    }
    for (size_t i = 0; i < system->m; i++) {
        if (system->comparison[i] != MFGQ_EQUAL) continue;
        const size_t total = total_of(system, i);
        *bad = i;
        if (total == system->n)
            return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, (int64_t)i, "it is no total of parts");
        size[total] = NAN;
        if (is_total) is_total[total] = 1;
    }
    while (pass(system, size, bad) > 0) {
    }
    if (*bad == system->m) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, (int64_t)*bad, "its total is a part of itself");
}
