/* Classical decomposition, its use as a start, and the test for a season. */
#include "season_i.h"

#include <math.h>

/* Centred moving average of one season at i, which lies m / 2 inside. */
static double centred(const double *x, size_t i, size_t m)
{
    const size_t half = m / 2;
    double sum = 0;
    for (size_t k = i - half; k <= i + half; k++) sum += x[k];
    if (m % 2 == 0) sum -= 0.5 * (x[i - half] + x[i + half]);
    return sum / (double)m;
}

int mfgq_i_season_indices(const double *x, size_t n, size_t m, int multiplicative,
                          double *index)
{
    const size_t half = m / 2;
    double total = 0;
    for (size_t k = 0; k < m; k++) {
        double sum = 0, count = 0;
        for (size_t i = k; i + half < n; i += m) {
            if (i < half) continue;
            const double trend = centred(x, i, m);
            sum += multiplicative ? x[i] / trend : x[i] - trend;
            count++;
        }
        index[k] = sum / count; /* NaN when no value has a whole season around it */
        total += index[k] / (double)m;
    }
    for (size_t k = 0; k < m; k++) {
        index[k] = multiplicative ? index[k] / total : index[k] - total;
        if (!isfinite(index[k]) || (multiplicative && index[k] < 1e-4)) return 0;
    }
    return 1;
}

/* Intercept and slope of the first values, seasonally adjusted. */
static void start_line(const double *z, size_t n, mfgq_i_ets *guess)
{
    const size_t span = n < 10 ? n : 10;
    double t = 0, mean = 0, cross = 0, square = 0;
    for (size_t i = 0; i < span; i++) t += (double)(i + 1), mean += z[i];
    t /= (double)span;
    mean /= (double)span;
    for (size_t i = 0; i < span; i++) {
        const double d = (double)(i + 1) - t;
        cross += d * (z[i] - mean);
        square += d * d;
    }
    const double slope = guess->form.trend && square > 0 ? cross / square : 0;
    if (guess->form.trend) guess->b = slope;
    guess->l = mean - slope * t;
}

int mfgq_i_season_start(const mfgq_i_task *task, mfgq_i_ets *guess)
{
    const size_t n = task->n, m = guess->m;
    double index[MFGQ_I_SEASON_MOST];
    double *const z = mfgq_i_arena_alloc(task->arena, n * sizeof *z);
    if (!z) return 0;
    const int ratio = guess->form.season == MFGQ_I_MULTIPLIED;
    int known = mfgq_i_season_indices(task->x, n, m, ratio, index);
    for (size_t k = 0; ratio && known && k < m; k++) known = index[k] > 0.01;
    for (size_t k = 0; k < m; k++) {
        if (!known) index[k] = ratio;
        guess->s[m - 1 - k] = index[k]; /* the first observation's season comes last */
    }
    for (size_t i = 0; i < n; i++)
        z[i] = ratio ? task->x[i] / index[i % m] : task->x[i] - index[i % m];
    start_line(z, n, guess);
    return 1;
}

double mfgq_i_season_correlation(const double *x, size_t n, size_t m, double *se)
{
    double mean = 0, variance = 0, sum = 0, last = 0;
    *se = INFINITY;
    for (size_t i = 0; i < n; i++) mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++) variance += (x[i] - mean) * (x[i] - mean);
    if (!(variance > 0)) return 0;
    for (size_t lag = 1; lag <= m; lag++) {
        double r = 0;
        for (size_t i = lag; i < n; i++) r += (x[i] - mean) * (x[i - lag] - mean);
        r /= variance;
        if (lag < m) sum += r * r;
        last = r;
    }
    *se = sqrt((1 + 2 * sum) / (double)n);
    return last;
}

int mfgq_i_is_seasonal(const double *x, size_t n, size_t m)
{
    double se;
    if (m < 2 || n <= 2 * m) return 0;
    const double r = mfgq_i_season_correlation(x, n, m, &se);
    return fabs(r) > 1.644853626951472714864 * se;
}
