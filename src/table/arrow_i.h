/* Arrow arrays as this library reads them. */
#ifndef MFGQ_ARROW_I_H
#define MFGQ_ARROW_I_H

#include "table_i.h"

#include <mfgq/arrow.h>

typedef enum mfgq_i_arrow_kind {
    MFGQ_I_ARROW_NULL,
    MFGQ_I_ARROW_BOOL,
    MFGQ_I_ARROW_I8,
    MFGQ_I_ARROW_U8,
    MFGQ_I_ARROW_I16,
    MFGQ_I_ARROW_U16,
    MFGQ_I_ARROW_I32,
    MFGQ_I_ARROW_U32,
    MFGQ_I_ARROW_I64,
    MFGQ_I_ARROW_U64,
    MFGQ_I_ARROW_F32,
    MFGQ_I_ARROW_F64,
    MFGQ_I_ARROW_TEXT,       /* 32-bit offsets */
    MFGQ_I_ARROW_LARGE_TEXT, /* 64-bit offsets */
    MFGQ_I_ARROW_VIEW        /* 16-byte views */
} mfgq_i_arrow_kind;

/* A checked array; `dictionary` is the view of its values, if it has one. */
typedef struct mfgq_i_arrow_view {
    mfgq_i_arrow_kind kind;
    size_t rows, offset;
    const uint8_t *valid;
    const void *const *buffers;
    size_t data_buffers; /* of utf8 views */
    const struct mfgq_i_arrow_view *dictionary;
} mfgq_i_arrow_view;

/* Checks structures and opens a view; `values` is room for a dictionary's view. */
mfgq_status mfgq_i_arrow_open(const struct ArrowSchema *schema, const struct ArrowArray *array,
                              mfgq_i_arrow_view *view, mfgq_i_arrow_view *values,
                              mfgq_error *err);

int mfgq_i_arrow_is_text(const mfgq_i_arrow_view *view);  /* of itself or its dictionary */
int mfgq_i_arrow_is_float(const mfgq_i_arrow_view *view);
int mfgq_i_arrow_missing(const mfgq_i_arrow_view *view, size_t row);

/* A cell of a row that is not missing; row and index count from the view's offset. */
mfgq_status mfgq_i_arrow_number(const mfgq_i_arrow_view *view, size_t row, double *value,
                                mfgq_error *err);
mfgq_status mfgq_i_arrow_integer(const mfgq_i_arrow_view *view, size_t row, int64_t *value,
                                 mfgq_error *err);
mfgq_status mfgq_i_arrow_text(const mfgq_i_arrow_view *view, size_t row, const char **text,
                              size_t *size, mfgq_error *err);

/* The same without a look at what the bytes are. */
mfgq_status mfgq_i_arrow_bytes(const mfgq_i_arrow_view *view, size_t row, const char **text,
                               size_t *size, mfgq_error *err);

/* The dictionary's rows that n rows from `row` on point to; -1 for those that are missing or
   point outside. */
void mfgq_i_arrow_places(const mfgq_i_arrow_view *view, size_t row, size_t n, int64_t *places);

/* 1 if no row is missing. */
int mfgq_i_arrow_complete(const mfgq_i_arrow_view *view);

#endif
