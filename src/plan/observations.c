/* Published values, read from CSV and kept in order. */
#include "observations_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 16 * 1024 * 1024 };

static int compare_place(const mfgq_i_observation *a, const mfgq_i_observation *b)
{
    const int order = strcmp(a->indicator, b->indicator);
    if (order) return order;
    if (a->period.end != b->period.end) return a->period.end < b->period.end ? -1 : 1;
    return (a->period.number > b->period.number) - (a->period.number < b->period.number);
}

static int compare(const void *left, const void *right)
{
    const mfgq_i_observation *const a = left, *const b = right;
    int order = compare_place(a, b);
    if (!order) order = strcmp(a->published, b->published);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* Sources that conflict on one value: each stands for all that any of them says. */
static void join_conflicts(mfgq_i_observation *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count && compare_place(&items[i], &items[j]) == 0; j++) {
            if (items[i].qualifier != MFGQ_I_CONFLICTING) continue;
            if (items[j].qualifier != MFGQ_I_CONFLICTING) continue;
            if (strcmp(items[i].unit, items[j].unit) != 0) continue;
            items[i].low = items[j].low = fmin(items[i].low, items[j].low);
            items[i].high = items[j].high = fmax(items[i].high, items[j].high);
        }
    }
}

static mfgq_status read_rows(const mfgq_csv *csv, mfgq_observations *into, mfgq_error *err)
{
    mfgq_i_observation_columns columns;
    MFGQ_I_TRY(mfgq_i_observation_find(csv, &columns, err));
    const size_t rows = mfgq_csv_rows(csv);
    if (rows > SIZE_MAX / sizeof *into->items) return mfgq_i_no_memory(err);
    into->items = mfgq_i_arena_alloc(&into->arena, rows * sizeof *into->items);
    if (!into->items) return mfgq_i_no_memory(err);
    for (size_t row = 0; row < rows; row++) {
        mfgq_i_observation *const next = &into->items[into->count];
        int kept = 0;
        MFGQ_I_TRY(mfgq_i_observation_read(csv, &columns, row, into, next, &kept, err));
        into->count += kept != 0;
    }
    qsort(into->items, into->count, sizeof *into->items, compare);
    join_conflicts(into->items, into->count);
    return MFGQ_OK;
}

mfgq_status mfgq_observations_load(const char *text, size_t size, mfgq_encoding encoding,
                                   mfgq_observations **observations, mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!observations) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "observations is null");
    if (size > MOST_BYTES) return mfgq_i_fail(err, MFGQ_E_LIMIT, 2, -1, "size is more than 16 MiB");
    mfgq_csv *csv = NULL;
    MFGQ_I_TRY(mfgq_csv_parse(text, size, encoding, &csv, err));
    mfgq_observations *const fresh = mfgq_i_zalloc(1, sizeof *fresh);
    const mfgq_status status = fresh ? read_rows(csv, fresh, err) : mfgq_i_no_memory(err);
    mfgq_csv_free(csv);
    if (status == MFGQ_OK)
        *observations = fresh;
    else
        mfgq_observations_free(fresh);
    return status;
}

void mfgq_observations_free(mfgq_observations *observations)
{
    if (!observations) return;
    mfgq_i_units_free(&observations->units);
    mfgq_i_arena_free(&observations->arena);
    mfgq_i_free(observations);
}

size_t mfgq_observations_count(const mfgq_observations *observations)
{
    return observations->count;
}
