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

/* A decomposition on its way. */
typedef struct plan {
    mfgq_decomposition method;
    size_t categories, factors;
    const double *from, *to;
    double v0, v1;                /* the aggregates */
    double scale0, scale1, shift; /* of the category values before the weight is taken */
    mfgq_i_lmdi_sums sums;
} plan;

/* The first fault of a period, for which scan() saw a sign. */
static mfgq_status find_fault(const plan *p, const double *x, int arg, double sum, mfgq_error *err)
{
    for (size_t i = 0; i < p->categories * p->factors; i++) {
        if (isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i, "value is infinite");
        if (x[i] < 0 && p->method != MFGQ_SHAPLEY)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "value is negative, for which lmdi is undefined; shapley takes it");
    }
    for (size_t i = 0; i < p->categories; i++)
        if (isinf(mfgq_i_product(x + i * p->factors, p->factors)))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)(i * p->factors),
                               "product of the category overflows");
    if (isinf(sum)) return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, -1, "aggregate overflows");
    return MFGQ_OK;
}

/* Sums a period's products; what is wrong makes the sum no number, or the least negative. */
static mfgq_status scan(const plan *p, const double *x, int arg, double *sum, mfgq_error *err)
{
    double least = 0, total = 0;
    for (size_t i = 0; i < p->categories; i++, x += p->factors) {
        double product = 1;
        for (size_t j = 0; j < p->factors; j++) {
            product *= x[j];
            least = x[j] < least ? x[j] : least;
        }
        total += product;
    }
    *sum = total;
    if (least >= 0 && isfinite(total)) return MFGQ_OK;
    return find_fault(p, x - p->categories * p->factors, arg, total, err);
}

static mfgq_status scan_both(plan *p, mfgq_error *err)
{
    MFGQ_I_TRY(scan(p, p->from, 4, &p->v0, err));
    return scan(p, p->to, 5, &p->v1, err);
}

/* Terms of a block of categories from `first` on by the method. */
static void block_terms(plan *p, size_t first, size_t count, double *terms)
{
    const double *const from = p->from + first * p->factors, *const to = p->to + first * p->factors;
    if (p->method != MFGQ_SHAPLEY) {
        mfgq_i_lmdi_block(from, to, count, p->factors, p->scale0, p->scale1, p->shift, terms,
                          &p->sums);
        return;
    }
    for (size_t i = 0; i < count * p->factors; i += p->factors)
        mfgq_i_shapley_terms(from + i, to + i, p->factors, terms + i);
}

/* Some category has a weight. */
static int any_weight(const plan *p)
{
    for (size_t i = 0; i < p->categories; i++) {
        const size_t at = i * p->factors;
        const double v0 = mfgq_i_product(p->from + at, p->factors) * p->scale0;
        const double v1 = mfgq_i_product(p->to + at, p->factors) * p->scale1;
        if (!(v0 <= 0) && !(v1 <= 0)) return 1;
    }
    return 0;
}

static mfgq_status check_ratio(const plan *p, mfgq_error *err)
{
    if (!mfgq_decomposition_multiplies(p->method) || (p->v0 != 0 && p->v1 != 0)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, p->v0 == 0 ? 4 : 5, -1,
                       "aggregate is 0, so its ratio is undefined");
}

/* LMDI-II works on shares. */
static mfgq_status use_shares(plan *p, mfgq_error *err)
{
    p->scale0 = 1 / p->v0;
    p->scale1 = 1 / p->v1;
    p->shift = log(p->v0 / p->v1);
    if (any_weight(p)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, 1, -1, "no category is present in both periods");
}

/* Neumaier's running sum, so that a million categories still close. */
static void add(double *sum, double *rest, double x)
{
    const double t = *sum + x;
    *rest += fabs(*sum) >= fabs(x) ? (*sum - t) + x : (x - t) + *sum;
    *sum = t;
}

/* Sums the terms into sums[factors], those of each category into `effects` where asked for. A
   block is summed plainly. */
static void sum_terms(plan *p, double *effects, double *sums)
{
    const size_t factors = p->factors;
    double rest[MFGQ_I_FACTORS] = {0}, buffer[MFGQ_I_BLOCK * MFGQ_I_FACTORS];
    for (size_t j = 0; j < factors; j++) sums[j] = 0;
    for (size_t first = 0; first < p->categories; first += MFGQ_I_BLOCK) {
        const size_t left = p->categories - first;
        const size_t count = left < MFGQ_I_BLOCK ? left : MFGQ_I_BLOCK;
        double *const terms = effects ? effects + first * factors : buffer;
        block_terms(p, first, count, terms);
        for (size_t j = 0; j < factors; j++) {
            double part = 0;
            for (size_t i = 0; i < count; i++) part += terms[i * factors + j];
            add(&sums[j], &rest[j], part);
        }
    }
    for (size_t j = 0; j < factors; j++) sums[j] += rest[j];
}

static void finish(const plan *p, const double *sums, double *effects, double *totals)
{
    const int multiplies = mfgq_decomposition_multiplies(p->method);
    const double divisor = p->method == MFGQ_LMDI1_MULTIPLICATIVE ? mfgq_i_log_mean(p->v1, p->v0)
                                                                  : p->sums.weight;
    for (size_t j = 0; j < p->factors; j++)
        totals[j] = multiplies ? exp(sums[j] / divisor) : sums[j];
    for (size_t i = 0; multiplies && effects && i < p->categories * p->factors; i++)
        effects[i] = exp(effects[i] / divisor);
}

/* The input is looked through before anything is written. Where only totals are asked for, LMDI-I
   sees what is wrong while it adds up, and then looks for the place. */
static mfgq_status run(plan *p, double *effects, double *totals, mfgq_error *err)
{
    const int shares = p->method == MFGQ_LMDI2_MULTIPLICATIVE;
    const int ahead = effects || shares || p->method == MFGQ_SHAPLEY;
    double sums[MFGQ_I_FACTORS];
    if (ahead) {
        MFGQ_I_TRY(scan_both(p, err));
        MFGQ_I_TRY(check_ratio(p, err));
    }
    if (shares) MFGQ_I_TRY(use_shares(p, err));
    sum_terms(p, effects, sums);
    if (!ahead) {
        p->v0 = p->sums.v0;
        p->v1 = p->sums.v1;
        if (p->sums.odd || !isfinite(p->v0) || !isfinite(p->v1)) MFGQ_I_TRY(scan_both(p, err));
        MFGQ_I_TRY(check_ratio(p, err));
    }
    finish(p, sums, effects, totals);
    return MFGQ_OK;
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
    plan p = {.method = method, .categories = categories, .factors = factors, .from = from,
              .to = to, .scale0 = 1, .scale1 = 1};
    return run(&p, effects, totals, err);
}
