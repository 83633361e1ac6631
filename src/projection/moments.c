/* Exact moments with a multiplicative season. The state is the product w of the level
   and trend vector with the ring of seasons. Each error e turns it into
   (A + B e + C e^2) w with A = F2 x F1, B = F2 x G1 + G2 x F1, C = G2 x G1, so that with
   Gaussian errors the mean and the second moment of w follow linear recursions. */
#include "moments_i.h"

#include <math.h>
#include <string.h>

enum { SMALL = 2 };

typedef struct maps {
    size_t p, m, size;
    double *a, *b, *c;                  /* [size][size] */
    double *mean, *second, *t1, *t2;    /* [size], then [size][size] */
} maps;

/* out += factor * (season map x level map); index = season * p + level. */
static void add_product(const maps *w, double *out, const double *season, const double *level)
{
    const size_t p = w->p, m = w->m;
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++) {
            const double s = season[i * m + j];
            if (s == 0) continue;
            for (size_t k = 0; k < p; k++)
                for (size_t l = 0; l < p; l++)
                    out[(i * p + k) * w->size + j * p + l] += s * level[k * SMALL + l];
        }
}

static void set_maps(maps *w, const mfgq_i_ets *end, double *ring, double *pulse)
{
    const size_t m = w->m;
    const double phi = end->phi;
    const double f1[] = {1, phi, 0, phi};
    const double g1[] = {end->alpha, end->alpha * phi, end->beta, end->beta * phi};
    for (size_t i = 0; i < m; i++) ring[i * m + (i + m - 1) % m] = 1; /* s[0] gets the oldest */
    pulse[m - 1] = end->gamma;
    add_product(w, w->a, ring, f1);
    add_product(w, w->b, ring, g1);
    add_product(w, w->b, pulse, f1);
    add_product(w, w->c, pulse, g1);
}

/* out = x y' or x y, square matrices. */
static void multiply(size_t n, const double *x, const double *y, int transposed, double *out)
{
    memset(out, 0, n * n * sizeof *out);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            if (x[i * n + k] == 0) continue;
            for (size_t j = 0; j < n; j++)
                out[i * n + j] += x[i * n + k] * (transposed ? y[j * n + k] : y[k * n + j]);
        }
}

/* total += factor * x second y' */
static void add_sandwich(const maps *w, const double *x, const double *y, double factor,
                         double *total)
{
    const size_t n = w->size;
    multiply(n, x, w->second, 0, w->t1);
    multiply(n, w->t1, y, 1, w->t2);
    for (size_t i = 0; i < n * n; i++) total[i] += factor * w->t2[i];
}

static void advance(const maps *w, double sigma2, double *fresh)
{
    const size_t n = w->size;
    double *const total = fresh + n;
    memset(fresh, 0, (n + n * n) * sizeof *fresh);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            fresh[i] += (w->a[i * n + j] + sigma2 * w->c[i * n + j]) * w->mean[j];
    add_sandwich(w, w->a, w->a, 1, total);
    add_sandwich(w, w->a, w->c, sigma2, total);
    add_sandwich(w, w->c, w->a, sigma2, total);
    add_sandwich(w, w->b, w->b, sigma2, total);
    add_sandwich(w, w->c, w->c, 3 * sigma2 * sigma2, total);
    memcpy(w->mean, fresh, n * sizeof *fresh);
    memcpy(w->second, total, n * n * sizeof *fresh);
}

/* The observation is (oldest season) * (level + phi trend) * (1 + e). */
static void observe(const maps *w, double phi, double sigma2, double *mean, double *variance)
{
    const size_t n = w->size, at = (w->m - 1) * w->p;
    const double h[] = {1, phi};
    double first = 0, second = 0;
    for (size_t k = 0; k < w->p; k++) {
        first += h[k] * w->mean[at + k];
        for (size_t l = 0; l < w->p; l++) second += h[k] * h[l] * w->second[(at + k) * n + at + l];
    }
    *mean = first;
    *variance = fmax((1 + sigma2) * second - first * first, 0);
}

int mfgq_i_season_moments(const mfgq_i_task *task, const mfgq_i_ets *end, double sigma2,
                          size_t horizon, double *mean, double *variance)
{
    maps w = {.p = end->form.trend ? 2 : 1, .m = end->m};
    w.size = w.p * w.m;
    const size_t n = w.size, square = n * n;
    double *const block = mfgq_i_arena_alloc(
        task->arena, (7 * square + 2 * n + 2 * w.m * w.m) * sizeof *block);
    if (!block) return 0;
    w.a = block, w.b = w.a + square, w.c = w.b + square, w.second = w.c + square;
    w.t1 = w.second + square, w.t2 = w.t1 + square, w.mean = w.t2 + square;
    double *const fresh = w.mean + n; /* [n] and [n][n] */
    double *const ring = fresh + n + square;
    set_maps(&w, end, ring, ring + w.m * w.m);
    for (size_t i = 0; i < w.m; i++)
        for (size_t k = 0; k < w.p; k++) w.mean[i * w.p + k] = end->s[i] * (k ? end->b : end->l);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) w.second[i * n + j] = w.mean[i] * w.mean[j];
    for (size_t h = 0; h < horizon; h++) {
        observe(&w, end->phi, sigma2, &mean[h], &variance[h]);
        advance(&w, sigma2, fresh);
    }
    return 1;
}
