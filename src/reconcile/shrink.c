/* Covariances of residuals, shrunken towards their diagonal. */
#include "balance_i.h"

#include <math.h>
#include <string.h>

static int complete(size_t n, const double *row)
{
    for (size_t i = 0; i < n; i++)
        if (isnan(row[i])) return 0;
    return 1;
}

size_t mfgq_i_mean_squares(size_t rows, size_t n, const double *residuals, double *out)
{
    size_t count = 0;
    memset(out, 0, n * sizeof *out);
    for (size_t t = 0; t < rows; t++) {
        const double *const e = residuals + t * n;
        if (!complete(n, e)) continue;
        count++;
        for (size_t i = 0; i < n; i++) out[i] += e[i] * e[i];
    }
    for (size_t i = 0; i < n && count; i++) out[i] /= (double)count;
    return count;
}

/* Copies the complete rows, each variable divided by its root mean square. */
static void standardise(size_t rows, size_t n, const double *residuals, const double *square,
                        double *z)
{
    size_t count = 0;
    for (size_t t = 0; t < rows; t++) {
        const double *const e = residuals + t * n;
        if (!complete(n, e)) continue;
        for (size_t i = 0; i < n; i++)
            z[count * n + i] = square[i] > 0 ? e[i] / sqrt(square[i]) : 0;
        count++;
    }
}

/* Correlation of i and j, and the variance of that correlation. */
static double correlation(size_t count, size_t n, const double *z, size_t i, size_t j,
                          double *variance)
{
    const double rows = (double)count;
    double sum = 0, squares = 0;
    for (size_t t = 0; t < count; t++) {
        const double product = z[t * n + i] * z[t * n + j];
        sum += product;
        squares += product * product;
    }
    *variance = (squares - sum * sum / rows) / (rows * (rows - 1));
    return sum / rows;
}

static double shrink(size_t count, size_t n, const double *z, const double *square, double *v)
{
    double variances = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double variance;
            const double r = correlation(count, n, z, i, j, &variance);
            v[i * n + j] = r;
            variances += variance;
            squares += r * r;
        }
    }
    const double lambda = squares > 0 ? fmin(fmax(variances / squares, 0), 1) : 1;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            v[i * n + j] *= (1 - lambda) * sqrt(square[i]) * sqrt(square[j]);
            v[j * n + i] = v[i * n + j];
        }
        v[i * n + i] = square[i];
    }
    return lambda;
}

static mfgq_status check(size_t rows, size_t n, const double *residuals, mfgq_error *err)
{
    if (!residuals && rows && n)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "residuals is null");
    if (n > 8192 || (n && rows > SIZE_MAX / 64 / n))
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "%zu residuals of %zu variables", rows, n);
    for (size_t k = 0; k < rows * n; k++)
        if (isinf(residuals[k]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)k, "residual is not finite");
    return MFGQ_OK;
}

static mfgq_status check_squares(size_t count, size_t n, const double *square, mfgq_error *err)
{
    if (count < 2)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 1, -1, "%zu complete rows of residuals, not 2",
                           count);
    for (size_t i = 0; i < n; i++)
        if (!isfinite(square[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, (int64_t)i, "the variance overflows");
    return MFGQ_OK;
}

mfgq_status mfgq_shrink_covariance(size_t rows, size_t n, const double *residuals,
                                   double *covariance, double *lambda, mfgq_error *err)
{
    if (!covariance && n) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "covariance is null");
    MFGQ_I_TRY(check(rows, n, residuals, err));
    double *const square = mfgq_i_array(n, sizeof *square);
    double *const z = mfgq_i_array(rows * n, sizeof *z);
    mfgq_status status = square && z ? MFGQ_OK : mfgq_i_no_memory(err);
    if (status == MFGQ_OK) {
        const size_t count = mfgq_i_mean_squares(rows, n, residuals, square);
        status = check_squares(count, n, square, err);
        if (status == MFGQ_OK) {
            standardise(rows, n, residuals, square, z);
            const double share = shrink(count, n, z, square, covariance);
            if (lambda) *lambda = share;
        }
    }
    mfgq_i_free(square);
    mfgq_i_free(z);
    return status;
}
