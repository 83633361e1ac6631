/* The public face of figures, and figures in other units. */
#include "quantity_i.h"

#include "../base/base_i.h"

static mfgq_status null_argument(mfgq_error *err, int arg, const char *name)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
}

static mfgq_status give(const mfgq_quantity *value, mfgq_quantity **quantity, mfgq_error *err)
{
    mfgq_quantity *const copy = mfgq_i_alloc(sizeof *copy);
    if (!copy) return mfgq_i_no_memory(err);
    *copy = *value;
    *quantity = copy;
    return MFGQ_OK;
}

mfgq_status mfgq_quantity_parse(const char *text, size_t size, mfgq_quantity **quantity,
                                mfgq_error *err)
{
    mfgq_quantity value;
    if (!quantity) return null_argument(err, 3, "quantity");
    MFGQ_I_TRY(mfgq_i_quantity_read(text, size, NULL, &value, err));
    return give(&value, quantity, err);
}

void mfgq_quantity_free(mfgq_quantity *quantity)
{
    mfgq_i_free(quantity);
}

double mfgq_quantity_value(const mfgq_quantity *quantity)
{
    return quantity->value;
}

double mfgq_quantity_low(const mfgq_quantity *quantity)
{
    return quantity->low;
}

double mfgq_quantity_high(const mfgq_quantity *quantity)
{
    return quantity->high;
}

double mfgq_quantity_round_low(const mfgq_quantity *quantity)
{
    return quantity->round_low;
}

double mfgq_quantity_round_high(const mfgq_quantity *quantity)
{
    return quantity->round_high;
}

double mfgq_quantity_base_value(const mfgq_quantity *quantity)
{
    return mfgq_i_to_base(quantity->value, &quantity->unit);
}

const mfgq_unit *mfgq_quantity_unit(const mfgq_quantity *quantity)
{
    return &quantity->unit;
}

int mfgq_quantity_has_unit(const mfgq_quantity *quantity)
{
    return quantity->has_unit;
}

int mfgq_quantity_comparator(const mfgq_quantity *quantity)
{
    return quantity->comparator;
}

int mfgq_quantity_accumulation(const mfgq_quantity *quantity)
{
    return quantity->accumulation;
}

int mfgq_quantity_decimals(const mfgq_quantity *quantity)
{
    return quantity->decimals;
}

mfgq_status mfgq_i_quantity_to(const mfgq_quantity *q, const mfgq_unit *unit,
                               mfgq_quantity *out, mfgq_error *err)
{
    mfgq_quantity r = *q;
    double *const numbers[] = {&r.value, &r.low, &r.high, &r.round_low, &r.round_high};
    if (!q->has_unit && q->accumulation == MFGQ_SINCE_BASE)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 1, -1,
                           "a bracketed figure without unit does not convert to %s", unit->name);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        MFGQ_I_TRY(mfgq_unit_convert(1, numbers[i], &q->unit, unit, numbers[i], err));
    r.unit = *unit;
    r.has_unit = 1;
    *out = r;
    return MFGQ_OK;
}

mfgq_status mfgq_quantity_convert(const mfgq_quantity *quantity, const mfgq_unit *unit,
                                  mfgq_quantity **result, mfgq_error *err)
{
    mfgq_quantity value;
    if (!quantity) return null_argument(err, 1, "quantity");
    if (!unit) return null_argument(err, 2, "unit");
    if (!result) return null_argument(err, 3, "result");
    MFGQ_I_TRY(mfgq_i_quantity_to(quantity, unit, &value, err));
    return give(&value, result, err);
}

mfgq_status mfgq_quantity_apply(const mfgq_quantity *a, int operation, const mfgq_quantity *b,
                                mfgq_quantity **result, mfgq_error *err)
{
    mfgq_quantity value;
    if (!a) return null_argument(err, 1, "a");
    if (!b) return null_argument(err, 3, "b");
    if (!result) return null_argument(err, 4, "result");
    MFGQ_I_TRY(mfgq_i_quantity_apply(a, operation, b, &value, err));
    return give(&value, result, err);
}

mfgq_status mfgq_quantity_compare(const mfgq_quantity *a, const mfgq_quantity *b, int *order,
                                  mfgq_error *err)
{
    if (!a) return null_argument(err, 1, "a");
    if (!b) return null_argument(err, 2, "b");
    if (!order) return null_argument(err, 3, "order");
    MFGQ_I_TRY(mfgq_i_unit_check_sum(&a->unit, &b->unit, err));
    const double low = mfgq_i_convert(b->low, &b->unit, &a->unit);
    const double high = mfgq_i_convert(b->high, &b->unit, &a->unit);
    *order = (a->low > high) - (a->high < low);
    return MFGQ_OK;
}
