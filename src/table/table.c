/* Reading a finished table. */
#include "table_i.h"

#include <math.h>
#include <string.h>

static const mfgq_i_column *column_at(const mfgq_table *table, size_t column)
{
    return table && column < table->count ? &table->columns[column] : NULL;
}

int mfgq_i_column_valid(const mfgq_i_column *column, size_t row)
{
    return !column->valid || (column->valid[row / 8] >> (row % 8) & 1);
}

size_t mfgq_table_rows(const mfgq_table *table)
{
    return table ? table->rows : 0;
}

size_t mfgq_table_columns(const mfgq_table *table)
{
    return table ? table->count : 0;
}

const char *mfgq_table_name(const mfgq_table *table, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return c ? c->name : NULL;
}

const char *mfgq_table_unit(const mfgq_table *table, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return c && c->unit ? c->unit : "";
}

int mfgq_table_type(const mfgq_table *table, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return c ? (int)c->type : -1;
}

int64_t mfgq_table_find(const mfgq_table *table, const char *name)
{
    for (size_t i = 0; name && i < mfgq_table_columns(table); i++)
        if (strcmp(table->columns[i].name, name) == 0) return (int64_t)i;
    return -1;
}

int mfgq_table_is_missing(const mfgq_table *table, size_t row, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return !c || row >= table->rows || !mfgq_i_column_valid(c, row);
}

double mfgq_table_number(const mfgq_table *table, size_t row, size_t column)
{
    if (mfgq_table_is_missing(table, row, column)) return NAN;
    const mfgq_i_column *const c = &table->columns[column];
    if (c->type == MFGQ_F64) return c->data.f64[row];
    return c->type == MFGQ_I64 ? (double)c->data.i64[row] : NAN;
}

const char *mfgq_table_text(const mfgq_table *table, size_t row, size_t column)
{
    if (mfgq_table_is_missing(table, row, column)) return "";
    const mfgq_i_column *const c = &table->columns[column];
    return c->type == MFGQ_TEXT ? c->text.data + c->data.offsets[row] : "";
}

const double *mfgq_table_f64(const mfgq_table *table, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return c && c->type == MFGQ_F64 ? c->data.f64 : NULL;
}

const int64_t *mfgq_table_i64(const mfgq_table *table, size_t column)
{
    const mfgq_i_column *const c = column_at(table, column);
    return c && c->type == MFGQ_I64 ? c->data.i64 : NULL;
}

void mfgq_i_columns_free(mfgq_i_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mfgq_i_free(columns[i].name);
        mfgq_i_free(columns[i].unit);
        mfgq_i_free(columns[i].valid);
        mfgq_i_free(columns[i].data.any);
        mfgq_i_buffer_free(&columns[i].text);
    }
    mfgq_i_free(columns);
}

mfgq_table *mfgq_i_table_share(const mfgq_table *table)
{
    atomic_fetch_add(table->holders, 1);
    return (mfgq_table *)(uintptr_t)table; /* only to be freed */
}

void mfgq_table_free(mfgq_table *table)
{
    if (!table || atomic_fetch_sub(table->holders, 1) > 1) return;
    mfgq_i_columns_free(table->columns, table->count);
    mfgq_i_free(table);
}
