/* Projections as a reader of tables should see them: probabilities never nothing and never
   certain, notes in full behind everything else. */
#include "series_input.h"

#include <math.h>

static void say(mfgq_builder *b, double p)
{
    char text[16];
    if (isnan(p)) {
        mfgq_builder_missing(b);
        return;
    }
    if (p < 0.02) snprintf(text, sizeof text, "<2%%");
    else if (p > 0.98) snprintf(text, sizeof text, ">98%%");
    else snprintf(text, sizeof text, "%.0f%%", 100 * p);
    mfgq_builder_text(b, text);
}

void cli_copy_cell(mfgq_builder *b, const mfgq_table *t, size_t row, size_t column)
{
    const int type = mfgq_table_type(t, column);
    if (mfgq_table_is_missing(t, row, column)) mfgq_builder_missing(b);
    else if (type == MFGQ_F64) mfgq_builder_f64(b, mfgq_table_number(t, row, column));
    else if (type == MFGQ_I64) mfgq_builder_i64(b, mfgq_table_i64(t, column)[row]);
    else mfgq_builder_text(b, mfgq_table_text(t, row, column));
}

/* Where column i of the table for reading comes from: the long notes stand last. */
static size_t source_of(const mfgq_table *t, size_t i)
{
    const int64_t note = mfgq_table_find(t, "note");
    if (note < 0 || (int64_t)i < note) return i;
    return i + 1 == mfgq_table_columns(t) ? (size_t)note : i + 1;
}

int cli_emit_probabilities(const cli *c, mfgq_table *table)
{
    const int64_t at = mfgq_table_find(table, "probability");
    if (c->format != MFGQ_FORMAT_TEXT) return cli_emit_table(c, table);
    const size_t columns = mfgq_table_columns(table);
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t k = 0; k < columns; k++) {
        const size_t i = source_of(table, k);
        const mfgq_type type
            = (int64_t)i == at ? MFGQ_TEXT : (mfgq_type)mfgq_table_type(table, i);
        mfgq_builder_column(b, mfgq_table_name(table, i), type, mfgq_table_unit(table, i));
    }
    for (size_t row = 0; row < mfgq_table_rows(table); row++)
        for (size_t k = 0; k < columns; k++) {
            const size_t i = source_of(table, k);
            if ((int64_t)i == at) say(b, mfgq_table_number(table, row, i));
            else cli_copy_cell(b, table, row, i);
        }
    mfgq_table_free(table);
    return cli_emit(c, b);
}
