/* Checking an Arrow array and reading its cells. */
#include "arrow_i.h"

#include <string.h>

static const struct {
    const char *format;
    mfgq_i_arrow_kind kind;
} FORMATS[] = {
    {"n", MFGQ_I_ARROW_NULL}, {"b", MFGQ_I_ARROW_BOOL}, {"c", MFGQ_I_ARROW_I8},
    {"C", MFGQ_I_ARROW_U8},   {"s", MFGQ_I_ARROW_I16},  {"S", MFGQ_I_ARROW_U16},
    {"i", MFGQ_I_ARROW_I32},  {"I", MFGQ_I_ARROW_U32},  {"l", MFGQ_I_ARROW_I64},
    {"L", MFGQ_I_ARROW_U64},  {"f", MFGQ_I_ARROW_F32},  {"g", MFGQ_I_ARROW_F64},
    {"u", MFGQ_I_ARROW_TEXT}, {"U", MFGQ_I_ARROW_LARGE_TEXT}, {"vu", MFGQ_I_ARROW_VIEW},
};

static mfgq_status data_fault(mfgq_error *err, const char *what)
{
    return mfgq_i_fail(err, MFGQ_E_DATA, 2, -1, "array %s", what);
}

static mfgq_status find_kind(const char *format, mfgq_i_arrow_kind *kind, mfgq_error *err)
{
    for (size_t i = 0; format && i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(format, FORMATS[i].format) == 0) {
            *kind = FORMATS[i].kind;
            return MFGQ_OK;
        }
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 1, -1,
                       "schema has format '%.40s', which is not read",
                       format ? format : "");
}

static int64_t buffers_of(mfgq_i_arrow_kind kind)
{
    if (kind == MFGQ_I_ARROW_NULL) return 0;
    return kind == MFGQ_I_ARROW_TEXT || kind == MFGQ_I_ARROW_LARGE_TEXT ? 3 : 2;
}

static mfgq_status check_numbers(const struct ArrowArray *array, mfgq_error *err)
{
    if (array->length < 0 || array->offset < 0 || array->length > INT64_MAX - array->offset)
        return data_fault(err, "has a negative length or offset");
    if (array->null_count < -1 || array->null_count > array->length)
        return data_fault(err, "has an impossible null count");
    return MFGQ_OK;
}

static mfgq_status check_buffers(const struct ArrowArray *array, mfgq_i_arrow_kind kind,
                                 mfgq_error *err)
{
    const int64_t need = buffers_of(kind);
    const int views = kind == MFGQ_I_ARROW_VIEW;
    if (need == 0) return MFGQ_OK;
    if (views ? array->n_buffers < 3 : array->n_buffers != need)
        return data_fault(err, "has another number of buffers than its format");
    if (!array->buffers) return data_fault(err, "has no buffers");
    if (array->null_count > 0 && !array->buffers[0])
        return data_fault(err, "has nulls but no validity bitmap");
    if (array->length > 0 && !array->buffers[1]) return data_fault(err, "lacks a buffer");
    return MFGQ_OK;
}

static mfgq_status open_one(const struct ArrowSchema *schema, const struct ArrowArray *array,
                            mfgq_i_arrow_view *view, mfgq_error *err)
{
    if (!schema) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "schema is null");
    if (!array) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "array is null");
    if (!schema->release) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "schema was released");
    if (!array->release) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "array was released");
    memset(view, 0, sizeof *view);
    MFGQ_I_TRY(find_kind(schema->format, &view->kind, err));
    MFGQ_I_TRY(check_numbers(array, err));
    MFGQ_I_TRY(check_buffers(array, view->kind, err));
    view->rows = (size_t)array->length;
    view->offset = (size_t)array->offset;
    if (view->kind == MFGQ_I_ARROW_NULL) return MFGQ_OK;
    view->buffers = array->buffers;
    view->valid = array->null_count ? array->buffers[0] : NULL;
    if (view->kind == MFGQ_I_ARROW_VIEW) view->data_buffers = (size_t)array->n_buffers - 3;
    return MFGQ_OK;
}

mfgq_status mfgq_i_arrow_open(const struct ArrowSchema *schema, const struct ArrowArray *array,
                              mfgq_i_arrow_view *view, mfgq_i_arrow_view *values,
                              mfgq_error *err)
{
    MFGQ_I_TRY(open_one(schema, array, view, err));
    if (!schema->dictionary) return MFGQ_OK;
    if (view->kind < MFGQ_I_ARROW_I8 || view->kind > MFGQ_I_ARROW_U64)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, -1, "schema has a dictionary but no whole indices");
    if (!array->dictionary) return data_fault(err, "lacks its dictionary");
    MFGQ_I_TRY(open_one(schema->dictionary, array->dictionary, values, err));
    view->dictionary = values;
    return MFGQ_OK;
}

int mfgq_i_arrow_is_text(const mfgq_i_arrow_view *view)
{
    return (view->dictionary ? view->dictionary->kind : view->kind) >= MFGQ_I_ARROW_TEXT;
}

int mfgq_i_arrow_is_float(const mfgq_i_arrow_view *view)
{
    const mfgq_i_arrow_kind kind = view->dictionary ? view->dictionary->kind : view->kind;
    return kind == MFGQ_I_ARROW_F32 || kind == MFGQ_I_ARROW_F64 || kind == MFGQ_I_ARROW_NULL;
}

static int bit(const uint8_t *bits, size_t at)
{
    return bits[at / 8] >> (at % 8) & 1;
}

/* Whole number of a plain (not dictionary) row; 0 if it exceeds int64. */
static int whole_at(const mfgq_i_arrow_view *view, size_t row, int64_t *value)
{
    const void *const data = view->buffers[1];
    const size_t at = view->offset + row;
    switch (view->kind) {
    case MFGQ_I_ARROW_BOOL: *value = bit(data, at); break;
    case MFGQ_I_ARROW_I8: *value = ((const int8_t *)data)[at]; break;
    case MFGQ_I_ARROW_U8: *value = ((const uint8_t *)data)[at]; break;
    case MFGQ_I_ARROW_I16: *value = ((const int16_t *)data)[at]; break;
    case MFGQ_I_ARROW_U16: *value = ((const uint16_t *)data)[at]; break;
    case MFGQ_I_ARROW_I32: *value = ((const int32_t *)data)[at]; break;
    case MFGQ_I_ARROW_U32: *value = ((const uint32_t *)data)[at]; break;
    case MFGQ_I_ARROW_I64: *value = ((const int64_t *)data)[at]; break;
    default:
        if (((const uint64_t *)data)[at] > (uint64_t)INT64_MAX) return 0;
        *value = (int64_t)((const uint64_t *)data)[at];
    }
    return 1;
}

/* The dictionary row that a row points to; -1 if outside. */
static int64_t place(const mfgq_i_arrow_view *view, size_t row)
{
    int64_t at = 0;
    if (!whole_at(view, row, &at) || at < 0 || (uint64_t)at >= view->dictionary->rows) return -1;
    return at;
}

int mfgq_i_arrow_missing(const mfgq_i_arrow_view *view, size_t row)
{
    if (view->kind == MFGQ_I_ARROW_NULL) return 1;
    if (view->valid && !bit(view->valid, view->offset + row)) return 1;
    if (!view->dictionary) return 0;
    const int64_t at = place(view, row);
    return at >= 0 && mfgq_i_arrow_missing(view->dictionary, (size_t)at);
}

/* Four-byte indices, as they mostly are, without a choice for each row. */
void mfgq_i_arrow_places(const mfgq_i_arrow_view *view, size_t row, size_t n, int64_t *places)
{
    const int64_t rows = (int64_t)view->dictionary->rows;
    const int plain = view->kind == MFGQ_I_ARROW_I32 && !view->valid;
    const int32_t *const small = (const int32_t *)view->buffers[1] + view->offset + row;
    for (size_t i = 0; i < n; i++) {
        if (plain) places[i] = small[i] < rows ? small[i] : -1;
        else places[i] = mfgq_i_arrow_missing(view, row + i) ? -1 : place(view, row + i);
        if (places[i] < -1) places[i] = -1;
    }
}

int mfgq_i_arrow_complete(const mfgq_i_arrow_view *view)
{
    if (!view->valid) return 1;
    for (size_t i = 0; i < view->rows; i++)
        if (mfgq_i_arrow_missing(view, i)) return 0;
    return 1;
}

/* Leads to the dictionary's row, if there is a dictionary. */
static mfgq_status follow(const mfgq_i_arrow_view **view, size_t *row, mfgq_error *err)
{
    if (!(*view)->dictionary) return MFGQ_OK;
    const int64_t at = place(*view, *row);
    if (at < 0)
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, (int64_t)*row,
                           "array has an index outside its dictionary");
    *row = (size_t)at;
    *view = (*view)->dictionary;
    return MFGQ_OK;
}

mfgq_status mfgq_i_arrow_number(const mfgq_i_arrow_view *view, size_t row, double *value,
                                mfgq_error *err)
{
    int64_t whole;
    MFGQ_I_TRY(follow(&view, &row, err));
    const size_t at = view->offset + row;
    if (view->kind == MFGQ_I_ARROW_F64) *value = ((const double *)view->buffers[1])[at];
    else if (view->kind == MFGQ_I_ARROW_F32) *value = ((const float *)view->buffers[1])[at];
    else if (whole_at(view, row, &whole)) *value = (double)whole;
    else *value = (double)((const uint64_t *)view->buffers[1])[at];
    return MFGQ_OK;
}

mfgq_status mfgq_i_arrow_integer(const mfgq_i_arrow_view *view, size_t row, int64_t *value,
                                 mfgq_error *err)
{
    const int64_t index = (int64_t)row;
    MFGQ_I_TRY(follow(&view, &row, err));
    if (whole_at(view, row, value)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, index, "array has a number beyond 64 signed bits");
}

static int offsets_of(const mfgq_i_arrow_view *view, size_t at, int64_t *from, int64_t *to)
{
    if (view->kind == MFGQ_I_ARROW_TEXT) {
        *from = ((const int32_t *)view->buffers[1])[at];
        *to = ((const int32_t *)view->buffers[1])[at + 1];
    } else {
        *from = ((const int64_t *)view->buffers[1])[at];
        *to = ((const int64_t *)view->buffers[1])[at + 1];
    }
    return *from >= 0 && *to >= *from && (view->buffers[2] || *to == *from);
}

/* A view holds up to 12 bytes itself, or says in which buffer they stand. */
static int read_view(const mfgq_i_arrow_view *view, size_t at, const char **text, size_t *size)
{
    const char *const cell = (const char *)view->buffers[1] + 16 * at;
    const int64_t *const sizes = view->buffers[2 + view->data_buffers];
    int32_t part[4];
    memcpy(part, cell, sizeof part);
    if (part[0] < 0) return 0;
    *size = (size_t)part[0];
    *text = cell + 4;
    if (part[0] <= 12) return 1;
    if (part[2] < 0 || (size_t)part[2] >= view->data_buffers || part[3] < 0) return 0;
    if (!sizes || sizes[part[2]] < (int64_t)part[3] + part[0]) return 0;
    *text = (const char *)view->buffers[2 + part[2]] + part[3];
    return 1;
}

static int read_text(const mfgq_i_arrow_view *view, size_t at, const char **text, size_t *size)
{
    int64_t from, to;
    if (view->kind == MFGQ_I_ARROW_VIEW) return read_view(view, at, text, size);
    if (!offsets_of(view, at, &from, &to)) return 0;
    *size = (size_t)(to - from);
    *text = *size ? (const char *)view->buffers[2] + from : "";
    return 1;
}

mfgq_status mfgq_i_arrow_bytes(const mfgq_i_arrow_view *view, size_t row, const char **text,
                               size_t *size, mfgq_error *err)
{
    const int64_t index = (int64_t)row;
    MFGQ_I_TRY(follow(&view, &row, err));
    if (read_text(view, view->offset + row, text, size)) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DATA, 2, index, "array has impossible text offsets");
}

mfgq_status mfgq_i_arrow_text(const mfgq_i_arrow_view *view, size_t row, const char **text,
                              size_t *size, mfgq_error *err)
{
    const int64_t index = (int64_t)row;
    MFGQ_I_TRY(mfgq_i_arrow_bytes(view, row, text, size, err));
    if (mfgq_utf8_valid(*text, *size) < *size)
        return mfgq_i_fail(err, MFGQ_E_ENCODING, 2, index, "array has text that is not UTF-8");
    if (*size && memchr(*text, 0, *size))
        return mfgq_i_fail(err, MFGQ_E_DATA, 2, index, "array has text with a zero byte");
    return MFGQ_OK;
}
