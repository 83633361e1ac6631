/* CLAIM = EXPRESSION: do printed figures agree? */
#include <mfgq/check.h>

#include "../base/base_i.h"
#include "expression_i.h"
#include "unit_i.h"

#include <math.h>
#include <string.h>

const char *mfgq_agreement_name(int agreement)
{
    static const char *const names[] = {"consistent", "inconsistent", "cannot-tell"};
    return agreement >= 0 && agreement <= MFGQ_CANNOT_TELL ? names[agreement] : "unknown";
}

/* The first sign of equality that belongs to no >= or <=, not at the start; 0 if there is none. */
static size_t find_equals(const mfgq_i_scan *scan)
{
    for (size_t i = 1; i < scan->size; i++)
        if (scan->text[i] == '=' && scan->text[i - 1] != '>' && scan->text[i - 1] != '<')
            return i;
    return 0;
}

/* The expression in the unit of the claim. */
static mfgq_status to_claim(const mfgq_i_value *v, const mfgq_quantity *claim, double out[3],
                            mfgq_error *err)
{
    mfgq_i_value pure;
    memset(&pure, 0, sizeof pure);
    const double x[3] = {v->point, v->range.low, v->range.high};
    const int bare = memcmp(v->power, pure.power, sizeof pure.power) == 0;
    const int kind = claim->unit.kind;
    if (memcmp(v->power, claim->unit.power, sizeof v->power) == 0) {
        for (int i = 0; i < 3; i++) out[i] = mfgq_i_from_base(x[i], &claim->unit);
    } else if (bare && kind == MFGQ_UNIT_POINTS) {
        for (int i = 0; i < 3; i++) out[i] = mfgq_i_from_base(100 * x[i], &claim->unit);
    } else if (bare && kind == MFGQ_UNIT_AMOUNT) {
        for (int i = 0; i < 3; i++) out[i] = x[i];
    } else {
        return mfgq_i_fail(err, MFGQ_E_UNIT, 1, 0,
                           "the claim (%s) and the expression have different dimensions",
                           claim->unit.dimension);
    }
    return MFGQ_OK;
}

/* A touching end is no contradiction, whatever the last bit of a quotient. */
static int below(double a, double b)
{
    return b - a > 1e-12 * (fabs(a) + fabs(b));
}

static int judge_figure(const mfgq_quantity *c, double low, double high)
{
    if (below(high, c->round_low) || below(c->round_high, low)) return MFGQ_INCONSISTENT;
    const int figure_inside = c->comparator != MFGQ_RANGE && !below(c->value, low)
                              && !below(high, c->value);
    const int within = !below(low, c->round_low) && !below(c->round_high, high);
    return figure_inside || within ? MFGQ_CONSISTENT : MFGQ_CANNOT_TELL;
}

static int judge(const mfgq_quantity *c, double low, double high)
{
    switch (c->comparator) {
    case MFGQ_GE:
    case MFGQ_GT:
        if (!below(low, c->value)) return MFGQ_CONSISTENT;
        return below(high, c->value) ? MFGQ_INCONSISTENT : MFGQ_CANNOT_TELL;
    case MFGQ_LE:
    case MFGQ_LT:
        if (!below(c->value, high)) return MFGQ_CONSISTENT;
        return below(c->value, low) ? MFGQ_INCONSISTENT : MFGQ_CANNOT_TELL;
    default: return judge_figure(c, low, high);
    }
}

static mfgq_status null_argument(mfgq_error *err, int arg, const char *name)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
}

mfgq_status mfgq_check(const char *text, size_t size, size_t *claim_size, double *value,
                       double *low, double *high, int *agreement, mfgq_error *err)
{
    mfgq_i_scan scan;
    mfgq_quantity claim;
    mfgq_i_value result;
    double x[3];
    if (!low) return null_argument(err, 5, "low");
    if (!high) return null_argument(err, 6, "high");
    if (!agreement) return null_argument(err, 7, "agreement");
    MFGQ_I_TRY(mfgq_i_scan_init(&scan, text, size, err));
    const size_t equals = find_equals(&scan);
    scan.pos = equals ? equals : scan.size;
    if (!equals) return mfgq_i_scan_expected(&scan, "CLAIM = EXPRESSION", err);
    MFGQ_I_TRY(mfgq_i_quantity_read(text, scan.at[equals], NULL, &claim, err));
    scan.pos = equals + 1;
    scan.expression = 1;
    MFGQ_I_TRY(mfgq_i_expression(&scan, &result, err));
    MFGQ_I_TRY(to_claim(&result, &claim, x, err));
    if (claim_size) *claim_size = scan.at[equals];
    if (value) *value = x[0];
    *low = x[1];
    *high = x[2];
    *agreement = judge(&claim, x[1], x[2]);
    return MFGQ_OK;
}
