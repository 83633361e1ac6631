/* The public face of units. */
#include "unit_i.h"

#include "../base/base_i.h"

static mfgq_status null_argument(mfgq_error *err, int arg, const char *name)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s is null", name);
}

static mfgq_status give(const mfgq_unit *value, mfgq_unit **unit, mfgq_error *err)
{
    mfgq_unit *const copy = mfgq_i_alloc(sizeof *copy);
    if (!copy) return mfgq_i_no_memory(err);
    *copy = *value;
    *unit = copy;
    return MFGQ_OK;
}

mfgq_status mfgq_unit_parse(const char *text, size_t size, mfgq_unit **unit, mfgq_error *err)
{
    mfgq_unit value;
    if (!unit) return null_argument(err, 3, "unit");
    MFGQ_I_TRY(mfgq_i_unit_read(text, size, &value, err));
    return give(&value, unit, err);
}

void mfgq_unit_free(mfgq_unit *unit)
{
    mfgq_i_free(unit);
}

const char *mfgq_unit_name(const mfgq_unit *unit)
{
    return unit->name;
}

const char *mfgq_unit_base_name(const mfgq_unit *unit)
{
    return unit->base;
}

const char *mfgq_unit_dimension(const mfgq_unit *unit)
{
    return unit->dimension;
}

int mfgq_unit_kind_of(const mfgq_unit *unit)
{
    return unit->kind;
}

int mfgq_unit_convertible(const mfgq_unit *a, const mfgq_unit *b)
{
    return mfgq_i_unit_same_dimension(a, b);
}

mfgq_status mfgq_unit_combine(const mfgq_unit *a, const mfgq_unit *b, int divide,
                              mfgq_unit **unit, mfgq_error *err)
{
    mfgq_unit value;
    if (!a) return null_argument(err, 1, "a");
    if (!b) return null_argument(err, 2, "b");
    if (!unit) return null_argument(err, 4, "unit");
    MFGQ_I_TRY(mfgq_i_unit_combine(a, b, divide ? -1 : 1, &value, err));
    return give(&value, unit, err);
}

mfgq_status mfgq_unit_convert(size_t n, const double *values, const mfgq_unit *from,
                              const mfgq_unit *to, double *out, mfgq_error *err)
{
    if (!values && n) return null_argument(err, 2, "values");
    if (!from) return null_argument(err, 3, "from");
    if (!to) return null_argument(err, 4, "to");
    if (!out && n) return null_argument(err, 5, "out");
    if (!mfgq_i_unit_same_dimension(from, to))
        return mfgq_i_fail(err, MFGQ_E_UNIT, 4, -1, "%s (%s) does not convert to %s (%s)",
                           from->name, from->dimension, to->name, to->dimension);
    for (size_t i = 0; i < n; i++) out[i] = mfgq_i_convert(values[i], from, to);
    return MFGQ_OK;
}
