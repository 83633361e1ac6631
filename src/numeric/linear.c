/* Linear algebra on row-major arrays, by GSL. */
#include "numeric_i.h"

#ifdef MFGQ_WITH_GSL

#include <float.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

static mfgq_status report(int code, mfgq_error *err)
{
    const mfgq_status status = mfgq_i_gsl_status(code);
    if (status == MFGQ_OK) return MFGQ_OK;
    return mfgq_i_fail(err, status, 0, -1, "linear algebra: %s", gsl_strerror(code));
}

mfgq_status mfgq_i_cholesky(size_t n, double *a, mfgq_error *err)
{
    if (n == 0) return MFGQ_OK;
    gsl_matrix_view m = gsl_matrix_view_array(a, n, n);
    mfgq_i_gsl_enter();
    const int code = gsl_linalg_cholesky_decomp1(&m.matrix);
    mfgq_i_gsl_leave();
    return report(code, err);
}

mfgq_status mfgq_i_cholesky_solve(size_t n, const double *factor, double *b, mfgq_error *err)
{
    if (n == 0) return MFGQ_OK;
    const gsl_matrix_const_view m = gsl_matrix_const_view_array(factor, n, n);
    gsl_vector_view v = gsl_vector_view_array(b, n);
    mfgq_i_gsl_enter();
    const int code = gsl_linalg_cholesky_svx(&m.matrix, &v.vector);
    mfgq_i_gsl_leave();
    return report(code, err);
}

/* The LU factor counts as singular when a pivot is no more than rounding error. */
static int lu_is_singular(size_t n, const double *a)
{
    double largest = 0, least = INFINITY;
    for (size_t i = 0; i < n; i++) {
        const double pivot = fabs(a[i * n + i]);
        if (!(pivot <= largest)) largest = pivot;
        if (!(pivot >= least)) least = pivot;
    }
    return !(least > largest * DBL_EPSILON * 1e-3);
}

mfgq_status mfgq_i_solve(size_t n, double *a, double *b, mfgq_error *err)
{
    if (n == 0) return MFGQ_OK;
    gsl_matrix_view m = gsl_matrix_view_array(a, n, n);
    gsl_vector_view v = gsl_vector_view_array(b, n);
    mfgq_i_gsl_enter();
    gsl_permutation *const p = gsl_permutation_alloc(n);
    int sign = 0, code = p ? gsl_linalg_LU_decomp(&m.matrix, p, &sign) : GSL_ENOMEM;
    if (code == GSL_SUCCESS && lu_is_singular(n, a)) code = GSL_ESING;
    if (code == GSL_SUCCESS) code = gsl_linalg_LU_svx(&m.matrix, p, &v.vector);
    gsl_permutation_free(p);
    mfgq_i_gsl_leave();
    return report(code, err);
}

typedef struct qr {
    gsl_permutation *order;
    gsl_vector *tau, *norm, *residual;
} qr;

static int qr_alloc(qr *q, size_t rows, size_t columns)
{
    q->order = gsl_permutation_alloc(columns);
    q->tau = gsl_vector_alloc(columns);
    q->norm = gsl_vector_alloc(columns);
    q->residual = gsl_vector_alloc(rows);
    return q->order && q->tau && q->norm && q->residual ? GSL_SUCCESS : GSL_ENOMEM;
}

static void qr_free(qr *q)
{
    gsl_permutation_free(q->order);
    gsl_vector_free(q->tau);
    gsl_vector_free(q->norm);
    gsl_vector_free(q->residual);
}

/* (a'a)^-1 = P (R'R)^-1 P' from the R in the upper triangle of a. */
static void inverse_from_r(size_t columns, const gsl_matrix *r, const gsl_permutation *order,
                           double *inverse, double *column)
{
    for (size_t k = 0; k < columns; k++) {
        for (size_t i = 0; i < columns; i++) { /* R' u = e_k */
            double sum = i == k;
            for (size_t j = 0; j < i; j++) sum -= gsl_matrix_get(r, j, i) * column[j];
            column[i] = sum / gsl_matrix_get(r, i, i);
        }
        for (size_t i = columns; i-- > 0;) { /* R x = u */
            double sum = column[i];
            for (size_t j = i + 1; j < columns; j++) sum -= gsl_matrix_get(r, i, j) * column[j];
            column[i] = sum / gsl_matrix_get(r, i, i);
        }
        for (size_t i = 0; i < columns; i++)
            inverse[order->data[i] * columns + order->data[k]] = column[i];
    }
}

static int qr_run(qr *q, gsl_matrix *a, gsl_vector *b, gsl_vector *x, double *inverse)
{
    const size_t columns = a->size2;
    int sign = 0;
    int code = gsl_linalg_QRPT_decomp(a, q->tau, q->order, &sign, q->norm);
    if (code != GSL_SUCCESS) return code;
    const double first = fabs(gsl_matrix_get(a, 0, 0));
    const double last = fabs(gsl_matrix_get(a, columns - 1, columns - 1));
    if (!(last > first * DBL_EPSILON * (double)a->size1)) return GSL_ESING;
    code = gsl_linalg_QRPT_lssolve(a, q->tau, q->order, b, x, q->residual);
    if (code == GSL_SUCCESS && inverse)
        inverse_from_r(columns, a, q->order, inverse, q->norm->data);
    return code;
}

mfgq_status mfgq_i_least_squares(size_t rows, size_t columns, double *a, double *b, double *x,
                                 double *inverse, mfgq_error *err)
{
    if (columns == 0) return MFGQ_OK;
    if (rows < columns)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, -1, "fewer rows than unknowns");
    gsl_matrix_view m = gsl_matrix_view_array(a, rows, columns);
    gsl_vector_view v = gsl_vector_view_array(b, rows), u = gsl_vector_view_array(x, columns);
    qr q;
    mfgq_i_gsl_enter();
    int code = qr_alloc(&q, rows, columns);
    if (code == GSL_SUCCESS) code = qr_run(&q, &m.matrix, &v.vector, &u.vector, inverse);
    qr_free(&q);
    mfgq_i_gsl_leave();
    return report(code, err);
}

mfgq_status mfgq_i_eigen_symmetric(size_t n, double *a, double *values, double *vectors,
                                   mfgq_error *err)
{
    if (n == 0) return MFGQ_OK;
    gsl_matrix_view m = gsl_matrix_view_array(a, n, n);
    gsl_vector_view v = gsl_vector_view_array(values, n);
    mfgq_i_gsl_enter();
    gsl_eigen_symmv_workspace *const work = gsl_eigen_symmv_alloc(n);
    gsl_matrix *const own = vectors ? NULL : gsl_matrix_alloc(n, n);
    gsl_matrix_view given;
    if (vectors) given = gsl_matrix_view_array(vectors, n, n);
    gsl_matrix *const u = vectors ? &given.matrix : own;
    int code = work && u ? gsl_eigen_symmv(&m.matrix, &v.vector, u, work) : GSL_ENOMEM;
    if (code == GSL_SUCCESS) code = gsl_eigen_symmv_sort(&v.vector, u, GSL_EIGEN_SORT_VAL_DESC);
    gsl_matrix_free(own);
    gsl_eigen_symmv_free(work);
    mfgq_i_gsl_leave();
    return report(code, err);
}

#else

static mfgq_status unsupported(mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
}

mfgq_status mfgq_i_cholesky(size_t n, double *a, mfgq_error *err)
{
    (void)n, (void)a;
    return unsupported(err);
}

mfgq_status mfgq_i_cholesky_solve(size_t n, const double *factor, double *b, mfgq_error *err)
{
    (void)n, (void)factor, (void)b;
    return unsupported(err);
}

mfgq_status mfgq_i_solve(size_t n, double *a, double *b, mfgq_error *err)
{
    (void)n, (void)a, (void)b;
    return unsupported(err);
}

mfgq_status mfgq_i_least_squares(size_t rows, size_t columns, double *a, double *b, double *x,
                                 double *inverse, mfgq_error *err)
{
    (void)rows, (void)columns, (void)a, (void)b, (void)x, (void)inverse;
    return unsupported(err);
}

mfgq_status mfgq_i_eigen_symmetric(size_t n, double *a, double *values, double *vectors,
                                   mfgq_error *err)
{
    (void)n, (void)a, (void)values, (void)vectors;
    return unsupported(err);
}

#endif
