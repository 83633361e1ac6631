/* A series as a table. */
#include "table_i.h"

#include <string.h>

typedef struct flag {
    int bit;
    const char *word;
} flag;

static const flag words[] = {
    {MFGQ_FLAG_BREAK, "break"}, {MFGQ_FLAG_REVISED, "revised"}, {MFGQ_FLAG_NEGATIVE, "negative"},
    {MFGQ_FLAG_SPLIT, "split"}, {MFGQ_FLAG_REFUSED, "refused"},
};

static void add_flags(mfgq_builder *b, int flags)
{
    char text[64] = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(flags & words[i].bit)) continue;
        if (*text) strcat(text, "+");
        strcat(text, words[i].word);
    }
    mfgq_builder_text(b, *text ? text : NULL);
}

static void add_row(mfgq_builder *b, const mfgq_series *series, size_t i)
{
    char period[MFGQ_PERIOD_SIZE];
    const int vintage = mfgq_series_vintage(series, i);
    mfgq_period_format(mfgq_series_period(series, i), period);
    mfgq_builder_text(b, period);
    mfgq_builder_f64(b, mfgq_series_value(series, i));
    mfgq_builder_i64(b, mfgq_series_span(series, i));
    mfgq_builder_text(b, mfgq_qualifier_name(mfgq_series_qualifier(series, i)));
    if (vintage) mfgq_builder_i64(b, vintage);
    else mfgq_builder_missing(b);
    add_flags(b, mfgq_series_flags(series, i));
}

mfgq_status mfgq_series_table(const mfgq_series *series, mfgq_table **table, mfgq_error *err)
{
    if (!series) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "series is null");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "table is null");
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, mfgq_unit_name(mfgq_series_unit(series)));
    mfgq_builder_column(b, "span", MFGQ_I64, NULL);
    mfgq_builder_column(b, "qualifier", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "vintage", MFGQ_I64, NULL);
    mfgq_builder_column(b, "flags", MFGQ_TEXT, NULL);
    for (size_t i = 0; i < mfgq_series_size(series); i++) add_row(b, series, i);
    return mfgq_builder_finish(b, table, err);
}
