/* The inside of a table: Arrow's layout. */
#ifndef MFGQ_TABLE_I_H
#define MFGQ_TABLE_I_H

#include "../base/base_i.h"

#include <mfgq/table.h>
#include <stdatomic.h>

typedef struct mfgq_i_column {
    char *name;
    char *unit;
    mfgq_type type;
    uint8_t *valid; /* bitmap, bit set = present; null while nothing is missing */
    size_t valid_capacity;
    int64_t missing;
    union {
        double *f64;
        int64_t *i64;
        int32_t *offsets; /* rows + 1 */
        void *any;
    } data;
    size_t capacity;      /* elements of data */
    mfgq_i_buffer text;   /* the bytes behind offsets, each text terminated by a
                             zero byte that its length does not count */
    size_t rows;
} mfgq_i_column;

struct mfgq_table {
    mfgq_i_column *columns;
    size_t count;
    size_t rows;
    atomic_size_t *holders; /* who still reads it: the owner and Arrow exports */
};

/* A table and the count of its holders in one block. */
typedef struct mfgq_i_table_block {
    struct mfgq_table table;
    atomic_size_t holders;
} mfgq_i_table_block;

/* One holder more; given back with mfgq_table_free(). */
mfgq_table *mfgq_i_table_share(const mfgq_table *table);

int mfgq_i_column_valid(const mfgq_i_column *column, size_t row);
void mfgq_i_columns_free(mfgq_i_column *columns, size_t count);

#endif
