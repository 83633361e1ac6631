/* One Arrow column as numbers or texts, without a copy where that is possible. */
#include "arrow_i.h"

#include <math.h>

struct mfgq_arrow_column {
    size_t rows;
    const double *values; /* in the Arrow buffer, or `own` */
    double *own;
    const char **texts;
    mfgq_i_arena arena;
};

void mfgq_arrow_column_free(mfgq_arrow_column *column)
{
    if (!column) return;
    mfgq_i_free(column->own);
    mfgq_i_free((void *)column->texts);
    mfgq_i_arena_free(&column->arena);
    mfgq_i_free(column);
}

static mfgq_status widen(mfgq_arrow_column *c, const mfgq_i_arrow_view *view, mfgq_error *err)
{
    c->own = mfgq_i_array(c->rows ? c->rows : 1, sizeof *c->own);
    if (!c->own) return mfgq_i_no_memory(err);
    c->values = c->own;
    for (size_t i = 0; i < c->rows; i++) {
        if (mfgq_i_arrow_missing(view, i)) c->own[i] = NAN;
        else MFGQ_I_TRY(mfgq_i_arrow_number(view, i, &c->own[i], err));
    }
    return MFGQ_OK;
}

static mfgq_status read_numbers(mfgq_arrow_column *c, const mfgq_i_arrow_view *view,
                                mfgq_error *err)
{
    if (mfgq_i_arrow_is_text(view))
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 1, -1,
                           "schema has text where numbers are needed");
    if (view->kind != MFGQ_I_ARROW_F64 || !c->rows || !mfgq_i_arrow_complete(view))
        return widen(c, view, err);
    c->values = (const double *)view->buffers[1] + view->offset;
    return MFGQ_OK;
}

static mfgq_status copy_text(mfgq_arrow_column *c, const mfgq_i_arrow_view *view, size_t row,
                             mfgq_error *err)
{
    const char *text = NULL;
    size_t size = 0;
    if (mfgq_i_arrow_missing(view, row)) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_arrow_text(view, row, &text, &size, err));
    c->texts[row] = mfgq_i_arena_text(&c->arena, text, size);
    return c->texts[row] ? MFGQ_OK : mfgq_i_no_memory(err);
}

static mfgq_status read_texts(mfgq_arrow_column *c, const mfgq_i_arrow_view *view,
                              mfgq_error *err)
{
    if (!mfgq_i_arrow_is_text(view) && view->kind != MFGQ_I_ARROW_NULL)
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 1, -1,
                           "schema has numbers where text is needed");
    c->texts = mfgq_i_zalloc(c->rows ? c->rows : 1, sizeof *c->texts);
    if (!c->texts) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < c->rows; i++) MFGQ_I_TRY(copy_text(c, view, i, err));
    return MFGQ_OK;
}

mfgq_status mfgq_arrow_column_read(const struct ArrowSchema *schema,
                                   const struct ArrowArray *array, mfgq_type type,
                                   mfgq_arrow_column **column, mfgq_error *err)
{
    mfgq_i_arrow_view view, values;
    if (type != MFGQ_F64 && type != MFGQ_TEXT)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "type %d is neither number nor text",
                           (int)type);
    if (!column) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "column is null");
    MFGQ_I_TRY(mfgq_i_arrow_open(schema, array, &view, &values, err));
    mfgq_arrow_column *const c = mfgq_i_zalloc(1, sizeof *c);
    if (!c) return mfgq_i_no_memory(err);
    c->rows = view.rows;
    const mfgq_status status =
        type == MFGQ_TEXT ? read_texts(c, &view, err) : read_numbers(c, &view, err);
    if (status == MFGQ_OK) *column = c;
    else mfgq_arrow_column_free(c);
    return status;
}

size_t mfgq_arrow_column_rows(const mfgq_arrow_column *column)
{
    return column ? column->rows : 0;
}

int mfgq_arrow_column_copied(const mfgq_arrow_column *column)
{
    return column && (column->own || column->texts);
}

const double *mfgq_arrow_column_f64(const mfgq_arrow_column *column)
{
    return column ? column->values : NULL;
}

const char *mfgq_arrow_column_text(const mfgq_arrow_column *column, size_t row)
{
    return column && column->texts && row < column->rows ? column->texts[row] : NULL;
}
