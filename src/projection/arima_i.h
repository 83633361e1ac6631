/* Seasonal ARIMA models with an exact Gaussian likelihood. */
#ifndef MFGQ_PROJECTION_ARIMA_I_H
#define MFGQ_PROJECTION_ARIMA_I_H

#include "projection_i.h"

enum {
    MFGQ_I_ARIMA_MOST = 5,   /* of p and q, and of all coefficients together */
    MFGQ_I_LAGS_MOST = 5 + 2 * MFGQ_I_SEASON_MOST
};

typedef struct mfgq_i_order {
    int p, d, q, sp, sd, sq; /* the last three for the season */
    int constant;            /* mean (or drift) of the differenced series */
} mfgq_i_order;

typedef struct mfgq_i_arima {
    mfgq_i_order order;
    int m;
    double ar[MFGQ_I_ARIMA_MOST], ma[MFGQ_I_ARIMA_MOST], sar[2], sma[2];
    double mean, sigma2, loglik, aicc; /* sigma2 of maximum likelihood */
    double n;                          /* differenced observations */
} mfgq_i_arima;

/* Polynomials multiplied out: w[t] = sum ar[i] w[t-1-i] + e[t] + sum ma[i] e[t-1-i]. */
typedef struct mfgq_i_lags {
    double ar[MFGQ_I_LAGS_MOST], ma[MFGQ_I_LAGS_MOST];
    size_t p, q;
} mfgq_i_lags;
void mfgq_i_arima_expand(const mfgq_i_arima *model, mfgq_i_lags *lags);

/* ---- arma.c ---- */

enum { /* working room of a likelihood */
    MFGQ_I_ARMA_ROOM = 5 * (MFGQ_I_LAGS_MOST + 1) + (MFGQ_I_LAGS_MOST + 1) * (MFGQ_I_LAGS_MOST + 2)
};

typedef struct mfgq_i_arma {
    const double *w;                          /* [n] */
    size_t n;
    double *innovation, *response, *variance; /* [n] of w, and of a constant 1 */
    double *room;                             /* [MFGQ_I_ARMA_ROOM] */
    double mean, sigma2, logs, deviance;      /* -2 log-likelihood; logs of the variances */
} mfgq_i_arma;

/* Exact likelihood, with the mean that maximises it when `constant`; 0 when the process is
   not stationary. */
int mfgq_i_arma_likelihood(mfgq_i_arma *a, const mfgq_i_lags *lags, int constant);

/* Best linear forecasts of the differenced series for the mean of `a`, behind the series
   itself: path [n + horizon]. */
void mfgq_i_arma_forecast(mfgq_i_arma *a, const mfgq_i_lags *lags, size_t horizon, double *path);

/* ---- arima_fit.c ---- */

/* Maximum likelihood of one order on a differenced series. aicc is infinite when it
   cannot be fitted or has a root near the unit circle. 0 when memory ran out. */
int mfgq_i_arima_fit(const mfgq_i_task *task, const double *w, size_t n,
                     const mfgq_i_order *order, mfgq_i_arima *model);

/* ---- difference.c ---- */

/* In place; the new length. */
size_t mfgq_i_difference(double *w, size_t n, size_t lag);

/* Differences that the KPSS test asks for, at most 2, and whether the season is so
   strong that it should be differenced. w is destroyed. */
int mfgq_i_count_differences(double *w, size_t n);
int mfgq_i_strong_season(const double *x, size_t n, size_t m);

#endif
