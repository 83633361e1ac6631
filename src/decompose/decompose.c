/* A change of a sum of products, by factor: checks, then one pass. */
#include "decompose_i.h"

#include <math.h>
#include <string.h>

static const char *const names[] = {"lmdi1-additive", "lmdi1-multiplicative",
                                    "lmdi2-multiplicative", "shapley"};

int mfgq_decomposition_find(const char *name)
{
    return mfgq_i_name_index(names, sizeof names / sizeof *names, name);
}

int mfgq_decomposition_multiplies(mfgq_decomposition method)
{
    return method == MFGQ_LMDI1_MULTIPLICATIVE || method == MFGQ_LMDI2_MULTIPLICATIVE;
}

/* What a pass over the categories needs to know of the aggregates. */
typedef struct plan {
    mfgq_decomposition method;
    double scale0, scale1, shift; /* of the category values before the weight is taken */
    double divisor;               /* of the summed terms */
} plan;

static mfgq_status check_values(mfgq_decomposition method, size_t count, const double *x, int arg,
                                mfgq_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i, "value is infinite");
        if (x[i] < 0 && method != MFGQ_SHAPLEY)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "value is negative, for which lmdi is undefined; shapley takes it");
    }
    return MFGQ_OK;
}

static mfgq_status check_products(size_t categories, size_t factors, const double *x, int arg,
                                  mfgq_error *err)
{
    for (size_t i = 0; i < categories; i++)
        if (isinf(mfgq_i_product(x + i * factors, factors)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)(i * factors),
                               "product of the category overflows");
    return MFGQ_OK;
}

static double aggregate(const double *x, size_t categories, size_t factors)
{
    double sum = 0;
    for (size_t i = 0; i < categories; i++) sum += mfgq_i_product(x + i * factors, factors);
    return sum;
}

/* Terms of one category by the method, into terms[factors]; returns the weight. */
static double category_terms(const plan *p, const double *from, const double *to, size_t factors,
                             double *terms)
{
    if (p->method == MFGQ_SHAPLEY) {
        mfgq_i_shapley_terms(from, to, factors, terms);
        return 0;
    }
    return mfgq_i_lmdi_terms(from, to, factors, p->scale0, p->scale1, p->shift, terms);
}

static mfgq_status prepare(plan *p, size_t categories, size_t factors, const double *from,
                           const double *to, mfgq_error *err)
{
    p->scale0 = p->scale1 = p->divisor = 1;
    p->shift = 0;
    if (!mfgq_decomposition_multiplies(p->method)) return MFGQ_OK;
    const double v0 = aggregate(from, categories, factors);
    const double v1 = aggregate(to, categories, factors);
    if (v0 == 0 || v1 == 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, v0 == 0 ? 4 : 5, -1,
                           "aggregate is 0, so its ratio is undefined");
    if (p->method == MFGQ_LMDI1_MULTIPLICATIVE) {
        p->divisor = mfgq_i_log_mean(v1, v0);
        return MFGQ_OK;
    }
    p->scale0 = 1 / v0;
    p->scale1 = 1 / v1;
    p->shift = log(v0 / v1);
    p->divisor = 0;
    double terms[MFGQ_I_FACTORS];
    for (size_t i = 0; i < categories; i++)
        p->divisor += category_terms(p, from + i * factors, to + i * factors, factors, terms);
    if (p->divisor == 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 1, -1, "no category is present in both periods");
    return MFGQ_OK;
}

/* Neumaier's running sum, so that a million categories still close. */
static void add(double *sum, double *rest, double x)
{
    const double t = *sum + x;
    *rest += fabs(*sum) >= fabs(x) ? (*sum - t) + x : (x - t) + *sum;
    *sum = t;
}

static void run(const plan *p, size_t categories, size_t factors, const double *from,
                const double *to, double *effects, double *totals)
{
    const int multiplies = mfgq_decomposition_multiplies(p->method);
    double sum[MFGQ_I_FACTORS] = {0}, rest[MFGQ_I_FACTORS] = {0}, terms[MFGQ_I_FACTORS];
    for (size_t i = 0; i < categories; i++) {
        category_terms(p, from + i * factors, to + i * factors, factors, terms);
        for (size_t j = 0; j < factors; j++) {
            if (multiplies) terms[j] /= p->divisor;
            add(&sum[j], &rest[j], terms[j]);
            if (effects) effects[i * factors + j] = multiplies ? exp(terms[j]) : terms[j];
        }
    }
    for (size_t j = 0; j < factors; j++)
        totals[j] = multiplies ? exp(sum[j] + rest[j]) : sum[j] + rest[j];
}

mfgq_status mfgq_decompose(mfgq_decomposition method, size_t categories, size_t factors,
                           const double *from, const double *to,
                           double *effects, double *totals, mfgq_error *err)
{
    if ((unsigned)method > MFGQ_SHAPLEY)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "method %d does not exist", (int)method);
    if (!categories) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "categories is 0");
    if (!factors || factors > MFGQ_I_FACTORS || categories > SIZE_MAX / factors)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "factors is not between 1 and %d",
                           MFGQ_I_FACTORS);
    if (!from || !to || !totals)
        return mfgq_i_fail(err, MFGQ_E_INVALID, !from ? 4 : !to ? 5 : 7, -1, "array is null");
    MFGQ_I_TRY(check_values(method, categories * factors, from, 4, err));
    MFGQ_I_TRY(check_values(method, categories * factors, to, 5, err));
    MFGQ_I_TRY(check_products(categories, factors, from, 4, err));
    MFGQ_I_TRY(check_products(categories, factors, to, 5, err));
    plan p = {.method = method};
    MFGQ_I_TRY(prepare(&p, categories, factors, from, to, err));
    run(&p, categories, factors, from, to, effects, totals);
    return MFGQ_OK;
}
