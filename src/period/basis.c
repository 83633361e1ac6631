/* Price bases and qualifiers in text. */
#include <mfgq/series.h>

#include "../base/base_i.h"

#include <stdio.h>
#include <string.h>

static const char *const qualifiers[] = {"exact",       "at-least", "at-most",    "about",
                                         "preliminary", "derived",  "conflicting"};

const char *mfgq_qualifier_name(int qualifier)
{
    return qualifier >= MFGQ_Q_EXACT && qualifier <= MFGQ_Q_CONFLICTING ? qualifiers[qualifier]
                                                                        : "unknown";
}

int mfgq_qualifier_find(const char *name)
{
    for (int i = MFGQ_Q_EXACT; i <= MFGQ_Q_CONFLICTING; i++)
        if (mfgq_i_equal(qualifiers[i], name)) return i;
    return -1;
}

void mfgq_basis_format(int basis, int base_year, char out[16])
{
    static const char *const names[] = {"", "current", "constant", "comparable"};
    const char *const name =
        basis >= MFGQ_BASIS_NONE && basis <= MFGQ_BASIS_COMPARABLE ? names[basis] : "";
    if (basis == MFGQ_BASIS_CONSTANT)
        snprintf(out, 16, "%s:%04u", name, (unsigned)base_year % 10000);
    else snprintf(out, 16, "%s", name);
}

mfgq_status mfgq_basis_parse(const char *text, int *basis, int *base_year, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!basis) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "basis is null");
    if (!base_year) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "base_year is null");
    int kind = -1, year = 0;
    mfgq_period p = MFGQ_NO_PERIOD;
    if (!*text) kind = MFGQ_BASIS_NONE;
    if (mfgq_i_equal(text, "current")) kind = MFGQ_BASIS_CURRENT;
    if (mfgq_i_equal(text, "comparable")) kind = MFGQ_BASIS_COMPARABLE;
    if (mfgq_i_starts(text, "constant:")
        && mfgq_period_parse(text + 9, strlen(text + 9), &p, NULL) == MFGQ_OK
        && mfgq_period_frequency(p) == MFGQ_YEAR) {
        kind = MFGQ_BASIS_CONSTANT;
        year = mfgq_period_year(p);
    }
    if (kind < 0)
        return mfgq_i_fail(err, MFGQ_E_PARSE, 1, 0,
                           "'%.40s' is not current, constant:YYYY or comparable", text);
    *basis = kind;
    *base_year = year;
    return MFGQ_OK;
}
