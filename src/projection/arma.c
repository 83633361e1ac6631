/* The exact likelihood of an ARMA process through Durbin and Levinson's recursion on its
   autocovariances: every one-step forecast is the best linear one, so no start has to
   be assumed. */
#include "arima_i.h"

#include <math.h>
#include <string.h>

static double coefficient(const double *list, size_t count, size_t lag)
{
    return lag == 0 ? 1 : lag <= count ? list[lag - 1] : 0;
}

/* Responses psi[0..q] of the process to an error. */
static void responses(const mfgq_i_lags *l, double *psi)
{
    for (size_t j = 0; j <= l->q; j++) {
        psi[j] = coefficient(l->ma, l->q, j);
        for (size_t i = 1; i <= j && i <= l->p; i++) psi[j] += l->ar[i - 1] * psi[j - i];
    }
}

int mfgq_i_arma_covariance(const mfgq_i_lags *l, size_t n, double *gamma, double *work)
{
    const size_t p = l->p, size = p + 1;
    double psi[MFGQ_I_LAGS_MOST + 1];
    double *const a = work, *const b = work + size * size;
    responses(l, psi);
    memset(a, 0, size * size * sizeof *a);
    for (size_t k = 0; k < size; k++) { /* gamma[k] - sum ar[i] gamma[|k - i|] = b[k] */
        a[k * size + k] += 1;
        for (size_t i = 1; i <= p; i++)
            a[k * size + (k > i ? k - i : i - k)] -= l->ar[i - 1];
        b[k] = 0;
        for (size_t j = k; j <= l->q; j++) b[k] += coefficient(l->ma, l->q, j) * psi[j - k];
    }
    if (mfgq_i_solve(size, a, b, NULL) != MFGQ_OK || !(b[0] > 0)) return 0;
    for (size_t k = 0; k < n; k++) {
        if (k < size) {
            gamma[k] = b[k];
            continue;
        }
        gamma[k] = 0;
        for (size_t i = 1; i <= p; i++) gamma[k] += l->ar[i - 1] * gamma[k - i];
        for (size_t j = k; j <= l->q; j++)
            gamma[k] += coefficient(l->ma, l->q, j) * psi[j - k];
    }
    return 1;
}

/* One step of the recursion: the coefficients of the forecast from t values. */
static double advance(mfgq_i_arma *a, size_t t, double variance)
{
    double sum = a->gamma[t];
    for (size_t j = 0; j + 1 < t; j++) sum -= a->phi[j] * a->gamma[t - 1 - j];
    const double reflection = sum / variance;
    for (size_t j = 0; j + 1 < t; j++) a->next[j] = a->phi[j] - reflection * a->phi[t - 2 - j];
    a->next[t - 1] = reflection;
    memcpy(a->phi, a->next, t * sizeof *a->phi);
    return variance * (1 - reflection * reflection);
}

int mfgq_i_arma_likelihood(mfgq_i_arma *a, const mfgq_i_lags *lags, int constant)
{
    if (!mfgq_i_arma_covariance(lags, a->n, a->gamma, a->work)) return 0;
    double variance = a->gamma[0], ww = 0, w1 = 0, one = 0, logs = 0;
    for (size_t t = 0; t < a->n; t++) {
        double e = a->w[t], u = 1;
        if (t > 0) variance = advance(a, t, variance);
        if (!(variance > 0)) return 0;
        for (size_t j = 0; j < t; j++) e -= a->phi[j] * a->w[t - 1 - j], u -= a->phi[j];
        ww += e * e / variance;
        w1 += e * u / variance;
        one += u * u / variance;
        logs += log(variance);
    }
    const double n = (double)a->n, pi = 3.14159265358979323846;
    a->mean = constant && one > 0 ? w1 / one : 0;
    const double sse = ww - a->mean * (2 * w1 - a->mean * one);
    a->sigma2 = sse / n;
    if (!(sse > 1e-14 * ww)) return 0;
    a->deviance = n * (log(2 * pi * a->sigma2) + 1) + logs;
    return 1;
}

void mfgq_i_arma_forecast(mfgq_i_arma *a, const mfgq_i_lags *lags, size_t horizon, double *path)
{
    const size_t total = a->n + horizon;
    if (!mfgq_i_arma_covariance(lags, total, a->gamma, a->work)) return;
    double variance = a->gamma[0];
    for (size_t t = 1; t < total; t++) {
        variance = advance(a, t, variance);
        if (t < a->n) continue;
        double sum = a->mean;
        for (size_t j = 0; j < t; j++) sum += a->phi[j] * (path[t - 1 - j] - a->mean);
        path[t] = sum;
    }
}
