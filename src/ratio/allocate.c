/* A total shared out by weights, within bounds. */
#include <mfgq/allocate.h>

#include "../base/base_i.h"

#include <math.h>
#include <stdlib.h>

typedef struct row {
    double weight, low, high, value, rest;
    size_t index;
    int fixed;
} row;

/* One row, its bounds whole if the values must be. */
static row make_row(size_t i, const double *weight, const double *least, const double *most,
                    int whole)
{
    row r = {weight[i], -INFINITY, INFINITY, 0, 0, i, 0};
    if (least && !isnan(least[i])) r.low = whole ? ceil(least[i]) : least[i];
    if (most && !isnan(most[i])) r.high = whole ? floor(most[i]) : most[i];
    return r;
}

static mfgq_status check_row(const row *r, int whole, mfgq_error *err)
{
    const int64_t i = (int64_t)r->index;
    if (!(r->weight >= 0) || isinf(r->weight))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, i, "weight must be a number from 0 on");
    if (r->low > r->high)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 3, i, "%s",
                           whole ? "no whole number from floor to cap" : "floor is above cap");
    return MFGQ_OK;
}

static mfgq_status check_bounds(const row *rows, size_t n, double total, mfgq_error *err)
{
    double low = 0, high = 0;
    for (size_t i = 0; i < n; i++) {
        low += rows[i].low;
        high += rows[i].high;
    }
    const double slack = 1e-12 * fabs(total);
    if (low > total + slack)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1,
                           "the floors add up to %g, more than the total %g", low, total);
    if (high < total - slack)
        return mfgq_i_fail(err, MFGQ_E_DATA, 4, -1,
                           "the caps add up to %g, less than the total %g", high, total);
    return MFGQ_OK;
}

static double clamp(const row *r, double x)
{
    return fmin(r->high, fmax(r->low, x));
}

/* Value per weight for the rows that are free; 0 when there are none left. */
static int free_rate(const row *rows, size_t n, double total, double *rate)
{
    double weight = 0, rest = total;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].fixed) rest -= rows[i].value;
        else weight += rows[i].weight;
    }
    *rate = weight > 0 ? rest / weight : 0;
    return weight > 0;
}

/* Fixes the rows that leave their bounds at this rate, on the side where more is
   missing; returns how many. Rows fixed so stay at their bound in the solution. */
static size_t fix_at_bounds(row *rows, size_t n, double rate)
{
    double below = 0, above = 0;
    size_t fixed = 0;
    for (size_t i = 0; i < n; i++) {
        const double x = rate * rows[i].weight;
        if (rows[i].fixed) continue;
        if (x < rows[i].low) below += rows[i].low - x;
        if (x > rows[i].high) above += x - rows[i].high;
    }
    for (size_t i = 0; i < n; i++) {
        const double x = rate * rows[i].weight;
        if (rows[i].fixed) continue;
        const int at_low = x < rows[i].low && below >= above;
        const int at_high = x > rows[i].high && above >= below;
        if (!at_low && !at_high) continue;
        rows[i].value = at_low ? rows[i].low : rows[i].high;
        rows[i].fixed = 1;
        fixed++;
    }
    return fixed;
}

static mfgq_status share_out(row *rows, size_t n, double total, mfgq_error *err)
{
    double rate, sum = 0;
    for (size_t i = 0; i < n; i++) {
        rows[i].fixed = rows[i].weight == 0;
        if (rows[i].fixed) rows[i].value = clamp(&rows[i], 0);
    }
    while (free_rate(rows, n, total, &rate))
        if (!fix_at_bounds(rows, n, rate)) break;
    for (size_t i = 0; i < n; i++) {
        if (!rows[i].fixed) rows[i].value = clamp(&rows[i], rate * rows[i].weight);
        sum += rows[i].value;
    }
    if (fabs(sum - total) > 1e-9 * fmax(1, fabs(total)))
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1,
                           "no row with a weight can take the rest of the total, %g", total - sum);
    return MFGQ_OK;
}

/* Larger remainders first, equal ones in row order. */
static int by_rest(const void *a, const void *b)
{
    const row *const x = a, *const y = b;
    if (x->rest != y->rest) return x->rest < y->rest ? 1 : -1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Rounds down, and remembers the remainder on a grid that hides rounding errors. */
static double round_down(row *rows, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        const double near = rint(rows[i].value);
        const int same = fabs(near - rows[i].value) <= fmax(1e-9, 1e-15 * fabs(near));
        const double down = same ? near : floor(rows[i].value);
        rows[i].rest = same ? 0 : rint((rows[i].value - down) * 1e9);
        rows[i].value = down;
        sum += down;
    }
    return sum;
}

static void give_rest(row *rows, size_t n, double total)
{
    double rest = total - round_down(rows, n);
    qsort(rows, n, sizeof *rows, by_rest);
    while (rest > 0) {
        const double before = rest;
        for (size_t i = 0; i < n && rest > 0; i++) {
            if (rows[i].value + 1 > rows[i].high || rows[i].weight == 0) continue;
            rows[i].value += 1;
            rest -= 1;
        }
        if (rest == before) return;
    }
    for (size_t i = n; i > 0 && rest < 0; i--) {
        if (rows[i - 1].value - 1 < rows[i - 1].low) continue;
        rows[i - 1].value -= 1;
        rest += 1;
    }
}

static mfgq_status check_arguments(size_t n, const double *weight, double total, int whole,
                                   const double *value, mfgq_error *err)
{
    if (n == 0) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "n is 0");
    if (!weight) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "weight is null");
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "value is null");
    if (!isfinite(total)) return mfgq_i_fail(err, MFGQ_E_INVALID, 5, -1, "total is not finite");
    if (whole && (total != rint(total) || fabs(total) > 9007199254740992.0))
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, -1, "total must be a whole number");
    return MFGQ_OK;
}

mfgq_status mfgq_allocate(size_t n, const double *weight, const double *floor,
                          const double *cap, double total, int whole, double *value,
                          mfgq_error *err)
{
    MFGQ_I_TRY(check_arguments(n, weight, total, whole, value, err));
    row *const rows = mfgq_i_array(n, sizeof *rows);
    if (!rows) return mfgq_i_no_memory(err);
    mfgq_status status = MFGQ_OK;
    for (size_t i = 0; i < n && status == MFGQ_OK; i++) {
        rows[i] = make_row(i, weight, floor, cap, whole);
        status = check_row(&rows[i], whole, err);
    }
    if (status == MFGQ_OK) status = check_bounds(rows, n, total, err);
    if (status == MFGQ_OK) status = share_out(rows, n, total, err);
    if (status == MFGQ_OK) {
        if (whole) give_rest(rows, n, total);
        for (size_t i = 0; i < n; i++) value[rows[i].index] = rows[i].value;
    }
    mfgq_i_free(rows);
    return status;
}
