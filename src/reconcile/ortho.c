/* Gram-Schmidt, with a second pass where it is needed to keep the vectors orthogonal
   to rounding.
   It takes vectors in the caller's order, so a dependent one is known by its name;
   a factorisation with pivots would blame whichever it met last. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

int mfgq_i_ortho_new(mfgq_i_ortho *o, size_t size, size_t capacity)
{
    memset(o, 0, sizeof *o);
    o->size = size;
    o->capacity = capacity;
    if (capacity == 0 || size <= SIZE_MAX / sizeof *o->q / capacity)
        o->q = mfgq_i_array(size * capacity, sizeof *o->q);
    o->from = mfgq_i_array(capacity, sizeof *o->from);
    o->to = mfgq_i_array(capacity, sizeof *o->to);
    o->r = capacity < SIZE_MAX ? mfgq_i_zalloc((capacity + 1) * capacity, sizeof *o->r) : NULL;
    if (o->q && o->r && o->from && o->to) return 1;
    mfgq_i_ortho_free(o);
    return 0;
}

void mfgq_i_ortho_free(mfgq_i_ortho *o)
{
    mfgq_i_free(o->q);
    mfgq_i_free(o->r);
    mfgq_i_free(o->from);
    mfgq_i_free(o->to);
    memset(o, 0, sizeof *o);
}

double mfgq_i_inner(size_t n, const double *a, const double *b)
{
    double sum[4] = {0}; /* four chains of additions run side by side */
    size_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (size_t k = 0; k < 4; k++) sum[k] += a[i + k] * b[i + k];
    for (; i < n; i++) sum[0] += a[i] * b[i];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

double mfgq_i_norm(size_t n, const double *v)
{
    double largest = 0, sum = 0;
    for (size_t i = 0; i < n; i++) largest = fmax(largest, fabs(v[i]));
    if (!(largest > 0 && isfinite(largest))) return largest;
    for (size_t i = 0; i < n; i++) sum += (v[i] / largest) * (v[i] / largest);
    return largest * sqrt(sum);
}

static void find_range(size_t size, const double *v, size_t *from, size_t *to)
{
    *from = 0;
    *to = size;
    while (*from < size && v[*from] == 0) ++*from;
    while (*to > *from && v[*to - 1] == 0) --*to;
}

/* Takes the part along q[k] out of v, whose range grows by that of q[k]. */
static double take_part(const mfgq_i_ortho *o, size_t k, double *v, size_t *from, size_t *to)
{
    const double *const q = o->q + k * o->size;
    const size_t low = *from > o->from[k] ? *from : o->from[k];
    const size_t high = *to < o->to[k] ? *to : o->to[k];
    const double part = low < high ? mfgq_i_inner(high - low, q + low, v + low) : 0;
    if (part == 0) return 0;
    for (size_t i = o->from[k]; i < o->to[k]; i++) v[i] -= part * q[i];
    if (o->from[k] < *from) *from = o->from[k];
    if (o->to[k] > *to) *to = o->to[k];
    return part;
}

double mfgq_i_ortho_split(const mfgq_i_ortho *o, double *v, double *c)
{
    const double before = mfgq_i_norm(o->size, v);
    double rest = before;
    size_t from, to;
    find_range(o->size, v, &from, &to);
    memset(c, 0, o->count * sizeof *c);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < o->count; k++) c[k] += take_part(o, k, v, &from, &to);
        rest = mfgq_i_norm(o->size, v);
        if (rest > 0.5 * before) break; /* little was taken away, so little was lost */
    }
    return rest;
}

int mfgq_i_ortho_add(mfgq_i_ortho *o, double *v, double tolerance)
{
    const double before = mfgq_i_norm(o->size, v);
    double *const row = o->r + o->count * o->capacity;
    const double rest = mfgq_i_ortho_split(o, v, row);
    if (o->count == o->capacity || !(rest > tolerance * before)) return 0;
    double *const q = o->q + o->count * o->size;
    for (size_t i = 0; i < o->size; i++) q[i] = v[i] / rest;
    find_range(o->size, q, &o->from[o->count], &o->to[o->count]);
    row[o->count++] = rest;
    return 1;
}
