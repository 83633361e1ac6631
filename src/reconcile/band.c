/* Banded elimination with row exchanges: n rows of `width` entries on either side
   cost n width^2, so thousands of periods are a matter of milliseconds. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

static size_t stride(const mfgq_i_band *band)
{
    return 3 * band->width + 1;
}

int mfgq_i_band_new(mfgq_i_band *band, size_t n, size_t width)
{
    memset(band, 0, sizeof *band);
    if (width >= n) width = n ? n - 1 : 0;
    band->n = n;
    band->width = width;
    if (width < SIZE_MAX / 4 && n <= SIZE_MAX / (3 * width + 1))
        band->a = mfgq_i_zalloc(n * (3 * width + 1), sizeof *band->a);
    band->pivot = mfgq_i_zalloc(n, sizeof *band->pivot);
    if (band->a && band->pivot) return 1;
    mfgq_i_band_free(band);
    return 0;
}

void mfgq_i_band_free(mfgq_i_band *band)
{
    mfgq_i_free(band->a);
    mfgq_i_free(band->pivot);
    memset(band, 0, sizeof *band);
}

double *mfgq_i_band_at(const mfgq_i_band *band, size_t row, size_t column)
{
    return &band->a[row * stride(band) + (column + band->width - row)];
}

void mfgq_i_band_clear(mfgq_i_band *band)
{
    memset(band->a, 0, band->n * stride(band) * sizeof *band->a);
}

static size_t last_row(const mfgq_i_band *band, size_t k)
{
    return k + band->width < band->n ? k + band->width : band->n - 1;
}

static size_t last_column(const mfgq_i_band *band, size_t k)
{
    return k + 2 * band->width < band->n ? k + 2 * band->width : band->n - 1;
}

/* Brings the largest entry of column k to the diagonal. */
static void exchange(mfgq_i_band *band, size_t k)
{
    size_t best = k;
    for (size_t i = k + 1; i <= last_row(band, k); i++)
        if (fabs(*mfgq_i_band_at(band, i, k)) > fabs(*mfgq_i_band_at(band, best, k))) best = i;
    band->pivot[k] = best;
    if (best == k) return;
    double *const a = mfgq_i_band_at(band, k, k), *const b = mfgq_i_band_at(band, best, k);
    const size_t size = last_column(band, k) - k + 1;
    for (size_t j = 0; j < size; j++) {
        const double kept = a[j];
        a[j] = b[j];
        b[j] = kept;
    }
}

int mfgq_i_band_factor(mfgq_i_band *band)
{
    for (size_t k = 0; k < band->n; k++) {
        exchange(band, k);
        const double *const top = mfgq_i_band_at(band, k, k);
        if (!(fabs(*top) > 0 && isfinite(*top))) return 0;
        const size_t size = last_column(band, k) - k + 1;
        for (size_t i = k + 1; i <= last_row(band, k); i++) {
            double *const row = mfgq_i_band_at(band, i, k);
            if (row[0] == 0) continue;
            const double factor = row[0] / top[0];
            row[0] = factor;
            for (size_t j = 1; j < size; j++) row[j] -= factor * top[j];
        }
    }
    return 1;
}

void mfgq_i_band_solve(const mfgq_i_band *band, double *b)
{
    for (size_t k = 0; k < band->n; k++) {
        const double value = b[band->pivot[k]];
        b[band->pivot[k]] = b[k];
        b[k] = value;
        for (size_t i = k + 1; i <= last_row(band, k); i++)
            b[i] -= *mfgq_i_band_at(band, i, k) * value;
    }
    for (size_t k = band->n; k-- > 0;) {
        const double *const row = mfgq_i_band_at(band, k, k);
        const size_t size = last_column(band, k) - k + 1;
        double sum = b[k];
        for (size_t j = 1; j < size; j++) sum -= row[j] * b[k + j];
        b[k] = sum / row[0];
    }
}

double mfgq_i_band_logdet(const mfgq_i_band *band)
{
    double sum = 0;
    for (size_t k = 0; k < band->n; k++) sum += log(fabs(*mfgq_i_band_at(band, k, k)));
    return sum;
}
