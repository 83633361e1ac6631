/* Operations on a cumulative target as tables; which of them gives a printed figure. */
#include <mfgq/cumulative.h>

#include "../base/base_i.h"
#include "operations_i.h"

#include <math.h>
#include <string.h>

static mfgq_builder *start(int with_matches)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "operation", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    if (with_matches) mfgq_builder_column(b, "matches", MFGQ_TEXT, NULL);
    return b;
}

static void add_row(mfgq_builder *b, int operation, double value)
{
    mfgq_builder_text(b, mfgq_i_operation_name(operation));
    mfgq_builder_f64(b, value);
}

/* NaN where the operation lacks something or is not defined */
static double value_or_missing(int operation, const mfgq_i_given *given)
{
    double value = NAN;
    if (mfgq_i_operation_lacks(operation, given)
        || mfgq_i_operation_value(operation, given, &value, NULL) != MFGQ_OK)
        return NAN;
    return value;
}

static mfgq_status one(const char *name, const mfgq_i_given *given, mfgq_table **table,
                       mfgq_error *err)
{
    const int operation = mfgq_i_operation_find(name);
    if (operation < 0)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 1, -1, "operation %.60s is unknown", name);
    const char *const lacks = mfgq_i_operation_lacks(operation, given);
    if (lacks) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "%s needs %s", name, lacks);
    double value = NAN;
    MFGQ_I_TRY(mfgq_i_operation_value(operation, given, &value, err));
    mfgq_builder *const b = start(0);
    add_row(b, operation, value);
    return mfgq_builder_finish(b, table, err);
}

mfgq_status mfgq_cumulative_table(const char *operation, size_t n, const double *rates,
                                  double achieved, double elapsed, double target, double years,
                                  double energy, double output, size_t count,
                                  const double *shares, mfgq_table **table, mfgq_error *err)
{
    mfgq_i_given given = {n,     rates,  achieved, elapsed, target,
                          years, energy, output,   count,   shares};
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 12, -1, "table is null");
    MFGQ_I_TRY(mfgq_i_given_complete(&given, 3, err));
    if (operation) return one(operation, &given, table, err);
    mfgq_builder *const b = start(0);
    for (int i = 0; i < MFGQ_I_OPERATIONS; i++)
        if (!mfgq_i_operation_lacks(i, &given)) add_row(b, i, value_or_missing(i, &given));
    return mfgq_builder_finish(b, table, err);
}

typedef struct claim {
    double value, half; /* half a unit of its last decimal */
} claim;

/* Decimals behind the point of a number without an exponent, -1 if it has one. */
static int decimals_of(const char *text, size_t size)
{
    const char *const point = memchr(text, '.', size);
    if (memchr(text, 'e', size) || memchr(text, 'E', size)) return -1;
    int decimals = 0;
    for (const char *p = point ? point + 1 : text + size; p < text + size && *p >= '0' && *p <= '9';
         p++)
        decimals++;
    return decimals;
}

static mfgq_status read_claim(const char *text, claim *c, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "claim is null");
    size_t size = strlen(text);
    while (size && text[size - 1] == ' ') size--;
    const int percent = size && text[size - 1] == '%';
    size -= (size_t)percent;
    const int decimals = decimals_of(text, size);
    if (decimals < 0 || decimals > 300 || !mfgq_i_parse_double(text, size, &c->value))
        return mfgq_i_fail(err, MFGQ_E_PARSE, 1, -1, "claim %.60s is no decimal number", text);
    const double unit = percent ? 100 : 1;
    c->value /= unit;
    c->half = 0.5 * pow(10, -decimals) / unit;
    return MFGQ_OK;
}

static int matches(const claim *c, double value)
{
    /* A touching end is a match; the last bits of neither are known. */
    return fabs(value - c->value) <= c->half + 1e-14 * fabs(c->value);
}

mfgq_status mfgq_cumulative_explain(const char *text, size_t n, const double *rates,
                                    double achieved, double elapsed, double target,
                                    double years, double energy, double output,
                                    mfgq_table **table, mfgq_error *err)
{
    mfgq_i_given given = {n, rates, achieved, elapsed, target, years, energy, output, 0, NULL};
    claim c = {0};
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 10, -1, "table is null");
    MFGQ_I_TRY(read_claim(text, &c, err));
    MFGQ_I_TRY(mfgq_i_given_complete(&given, 3, err));
    mfgq_builder *const b = start(1);
    for (int i = 0; i < MFGQ_I_OPERATIONS; i++) {
        const double value = value_or_missing(i, &given);
        add_row(b, i, value);
        mfgq_builder_text(b, matches(&c, value) ? "yes" : "no");
    }
    return mfgq_builder_finish(b, table, err);
}
