/* The exact likelihood of an ARMA process (ANSLEY-1979). Behind the first max(p, q) values w
   goes over into w[t] - sum ar[i] w[t-1-i], whose covariances end after q lags, so that its
   triangular factor is a band: the innovations e[t] and their variances v[t] cost q^2 a
   value, and less once v[t] has come down to 1. Every forecast is the best linear one; no
   start is assumed. */
#include "arima_i.h"

#include <math.h>
#include <string.h>

typedef struct factor {
    const mfgq_i_lags *lags;
    size_t head, band;       /* values before the band; lags that a row holds */
    double *gamma;           /* [head] of w */
    double *cross, *moving;  /* [q + 1] of w and the moving part, and of the latter */
    double *rows, *variance; /* [band + 1][band] by lag, and [band + 1]: the latest rows */
    double *entry;           /* [band] */
    int settled;             /* the rows do not change any more */
    size_t last;             /* of them */
} factor;

static double coefficient(const double *list, size_t count, size_t lag)
{
    return lag == 0 ? 1 : lag <= count ? list[lag - 1] : 0;
}

/* Covariances of w with the moving part, through its responses to an error, and of the
   moving part itself. */
static void moving_covariance(factor *f)
{
    const mfgq_i_lags *const l = f->lags;
    double psi[MFGQ_I_LAGS_MOST + 1];
    for (size_t j = 0; j <= l->q; j++) {
        psi[j] = coefficient(l->ma, l->q, j);
        for (size_t i = 1; i <= j && i <= l->p; i++) psi[j] += l->ar[i - 1] * psi[j - i];
    }
    for (size_t h = 0; h <= l->q; h++) {
        f->cross[h] = f->moving[h] = 0;
        for (size_t j = h; j <= l->q; j++) {
            const double own = coefficient(l->ma, l->q, j);
            f->cross[h] += own * psi[j - h];
            f->moving[h] += own * coefficient(l->ma, l->q, j - h);
        }
    }
}

/* Solves a x = b, [n][n + 1] with b behind each row, by elimination with pivots. */
static int eliminate(size_t n, double *a, double *x)
{
    const size_t width = n + 1;
    for (size_t k = 0; k < n; k++) {
        size_t pivot = k;
        for (size_t i = k + 1; i < n; i++)
            if (fabs(a[i * width + k]) > fabs(a[pivot * width + k])) pivot = i;
        if (!(fabs(a[pivot * width + k]) > 1e-13)) return 0;
        for (size_t j = k; pivot != k && j < width; j++) {
            const double kept = a[k * width + j];
            a[k * width + j] = a[pivot * width + j];
            a[pivot * width + j] = kept;
        }
        const double inverse = 1 / a[k * width + k];
        for (size_t i = k + 1; i < n; i++) {
            const double share = a[i * width + k] * inverse;
            if (share == 0) continue;
            for (size_t j = k; j < width; j++) a[i * width + j] -= share * a[k * width + j];
        }
    }
    for (size_t i = n; i-- > 0;) {
        double sum = a[i * width + n];
        for (size_t j = i + 1; j < n; j++) sum -= a[i * width + j] * x[j];
        x[i] = sum / a[i * width + i];
    }
    return 1;
}

/* Autocovariances of w: gamma[k] - sum ar[i] gamma[|k - i|] = cross[k]. */
static int own_covariance(factor *f, double *work)
{
    const mfgq_i_lags *const l = f->lags;
    const size_t p = l->p, size = p + 1, width = size + 1;
    double gamma[MFGQ_I_LAGS_MOST + 1] = {0};
    if (p == 0) {
        for (size_t k = 0; k < f->head; k++) f->gamma[k] = f->cross[k];
        return 1;
    }
    memset(work, 0, size * width * sizeof *work);
    for (size_t k = 0; k < size; k++) {
        double *const row = work + k * width;
        row[k] += 1;
        for (size_t i = 1; i <= p; i++) row[k > i ? k - i : i - k] -= l->ar[i - 1];
        row[size] = k <= l->q ? f->cross[k] : 0;
    }
    if (!eliminate(size, work, gamma) || !(gamma[0] > 0)) return 0;
    for (size_t k = 0; k < f->head; k++) {
        f->gamma[k] = k < size ? gamma[k] : f->cross[k]; /* then k <= q */
        for (size_t i = 1; k >= size && i <= p; i++)
            f->gamma[k] += l->ar[i - 1] * f->gamma[k - i];
    }
    return 1;
}

/* Places of the parts in the room that the caller gave; 0 when w is not stationary. */
static int begin(factor *f, const mfgq_i_lags *lags, double *room)
{
    enum { MOST = MFGQ_I_LAGS_MOST };
    f->lags = lags;
    f->head = lags->p > lags->q ? lags->p : lags->q;
    f->band = f->head;
    f->settled = 0;
    f->last = 0;
    f->gamma = room;
    f->cross = f->gamma + MOST;
    f->moving = f->cross + MOST + 1;
    f->variance = f->moving + MOST + 1;
    f->entry = f->variance + MOST + 1;
    f->rows = f->entry + MOST;
    moving_covariance(f);
    return own_covariance(f, f->rows);
}

static double covariance(const factor *f, size_t t, size_t k)
{
    const size_t lag = t - k;
    if (t < f->head) return f->gamma[lag];
    if (lag > f->lags->q) return 0;
    return k < f->head ? f->cross[lag] : f->moving[lag];
}

/* Lags that row t holds. */
static size_t reach(const factor *f, size_t t)
{
    const size_t most = t < f->head ? t : f->lags->q;
    return most < t ? most : t;
}

/* The next row of the factor; its variance. A row that has settled is the last one. */
static double advance(factor *f, size_t t)
{
    const size_t ring = f->band + 1, lags = reach(f, t);
    if (f->settled) return 1;
    double *const own = f->rows + t % ring * f->band;
    double variance = covariance(f, t, t);
    for (size_t lag = lags; lag > 0; lag--) { /* column k = t - lag */
        const size_t k = t - lag, held = reach(f, k);
        const double *const other = f->rows + k % ring * f->band;
        double sum = covariance(f, t, k);
        for (size_t back = lag + 1; back <= lags && back - lag <= held; back++)
            sum -= f->entry[back - 1] * other[back - lag - 1];
        f->entry[lag - 1] = sum;
        own[lag - 1] = sum / f->variance[k % ring];
        variance -= sum * own[lag - 1];
    }
    f->variance[t % ring] = variance;
    f->last = t % ring;
    double distance = fabs(variance - 1);
    for (size_t lag = 1; lag <= lags; lag++)
        distance = fmax(distance, fabs(own[lag - 1] - f->lags->ma[lag - 1]));
    f->settled = t >= f->head + f->lags->q && distance < 1e-14;
    return variance;
}

/* What row t takes from the innovations before it. */
static double predicted(const factor *f, const double *innovation, size_t t, size_t from)
{
    const double *const own = f->rows + f->last * f->band;
    const size_t lags = reach(f, t);
    double sum = 0;
    for (size_t lag = from; lag <= lags; lag++) sum += own[lag - 1] * innovation[t - lag];
    return sum;
}

static double moved(const factor *f, const double *w, size_t t)
{
    double sum = w[t];
    if (t < f->head) return sum;
    for (size_t i = 0; i < f->lags->p; i++) sum -= f->lags->ar[i] * w[t - 1 - i];
    return sum;
}

int mfgq_i_arma_likelihood(mfgq_i_arma *a, const mfgq_i_lags *lags, int constant)
{
    factor f;
    if (!begin(&f, lags, a->room)) return 0;
    double ww = 0, w1 = 0, one = 0, logs = 0, product = 1, rest = 1;
    for (size_t i = 0; i < lags->p; i++) rest -= lags->ar[i];
    for (size_t t = 0; t < a->n; t++) {
        const double variance = advance(&f, t);
        if (!(variance > 0)) return 0;
        const double inverse = 1 / variance;
        const double e = moved(&f, a->w, t) - predicted(&f, a->innovation, t, 1);
        a->innovation[t] = e;
        a->variance[t] = variance;
        ww += e * e * inverse;
        product *= variance;
        if (!(product > 1e-100 && product < 1e100)) logs += log(product), product = 1;
        if (!constant) continue;
        const double u = (t < f.head ? 1 : rest) - predicted(&f, a->response, t, 1);
        a->response[t] = u;
        w1 += e * u * inverse;
        one += u * u * inverse;
    }
    logs += log(product);
    const double n = (double)a->n, pi = 3.14159265358979323846;
    a->mean = constant && one > 0 ? w1 / one : 0;
    const double sse = ww - a->mean * (2 * w1 - a->mean * one);
    a->sigma2 = sse / n;
    if (!(sse > 1e-14 * ww)) return 0;
    a->logs = logs;
    a->deviance = n * (log(2 * pi * a->sigma2) + 1) + logs;
    return 1;
}

void mfgq_i_arma_forecast(mfgq_i_arma *a, const mfgq_i_lags *lags, size_t horizon, double *path)
{
    factor f;
    if (!begin(&f, lags, a->room)) return;
    for (size_t t = 0; t < a->n + horizon; t++) path[t] = t < a->n ? a->w[t] - a->mean : 0;
    for (size_t t = 0; t < a->n + horizon; t++) {
        const size_t from = t < a->n ? 1 : t - a->n + 1; /* later innovations are 0 */
        if (t < a->n || from <= reach(&f, t)) advance(&f, t);
        const double known = predicted(&f, a->innovation, t, from);
        if (t < a->n) a->innovation[t] = moved(&f, path, t) - known;
        else path[t] = known - moved(&f, path, t);
    }
    for (size_t t = a->n; t < a->n + horizon; t++) path[t] += a->mean;
}
