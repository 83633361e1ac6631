/* How often to difference. */
#include "arima_i.h"

#include "season_i.h"
#include <math.h>

size_t mfgq_i_difference(double *w, size_t n, size_t lag)
{
    if (n <= lag) return 0;
    for (size_t i = 0; i + lag < n; i++) w[i] = w[i + lag] - w[i];
    return n - lag;
}

/* Kwiatkowski, Phillips, Schmidt and Shin's statistic around a level, with Bartlett's
   weights over trunc(3 sqrt(n) / 13) lags; .463 is its 5 per cent point. */
static double kpss(const double *w, size_t n)
{
    const size_t lags = (size_t)(3 * sqrt((double)n) / 13);
    double mean = 0, sum = 0, partial = 0, variance = 0;
    for (size_t i = 0; i < n; i++) mean += w[i] / (double)n;
    for (size_t i = 0; i < n; i++) {
        const double e = w[i] - mean;
        sum += e;
        partial += sum * sum;
        variance += e * e;
    }
    for (size_t k = 1; k <= lags; k++) {
        double cross = 0;
        for (size_t i = k; i < n; i++) cross += (w[i] - mean) * (w[i - k] - mean);
        variance += 2 * (1 - (double)k / ((double)lags + 1)) * cross;
    }
    return variance > 0 ? partial / ((double)n * variance) : 0;
}

static int is_flat(const double *w, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (w[i] != w[0]) return 0;
    return 1;
}

int mfgq_i_count_differences(double *w, size_t n)
{
    int d = 0;
    while (d < 2 && n > 3 && !is_flat(w, n) && kpss(w, n) > 0.463) {
        n = mfgq_i_difference(w, n, 1);
        d++;
    }
    return d;
}

int mfgq_i_strong_season(const double *x, size_t n, size_t m)
{
    double index[MFGQ_I_SEASON_MOST];
    if (n < 3 * m || !mfgq_i_season_indices(x, n, m, 0, index)) return 0;
    const size_t half = m / 2;
    double rest = 0, both = 0, mean_rest = 0, mean_both = 0, count = 0;
    for (size_t i = half; i + half < n; i++) {
        double trend = 0;
        for (size_t k = i - half; k <= i + half; k++) {
            const int end = m % 2 == 0 && (k == i - half || k == i + half);
            trend += x[k] * (end ? 0.5 : 1) / (double)m;
        }
        const double u = x[i] - trend, v = u - index[i % m];
        count++;
        const double du = u - mean_both, dv = v - mean_rest;
        mean_both += du / count;
        mean_rest += dv / count;
        both += du * (u - mean_both);
        rest += dv * (v - mean_rest);
    }
    return both > 0 && 1 - rest / both > 0.64;
}
