/* Groups by hashing, and what is tallied for each. */
#include "measure_i.h"

enum { LARGEST = INT32_MAX };

size_t mfgq_i_tally_extra(int function)
{
    if (function == MFGQ_SUM || function == MFGQ_MEAN) return sizeof(mfgq_i_narrow);
    return function == MFGQ_COUNT ? 0 : sizeof(double);
}

static char *state_of(const mfgq_measure *m, const mfgq_i_cells *cells, size_t cell)
{
    return cells->states + cell * m->cell_size;
}

int64_t *mfgq_i_cell_rows(const mfgq_measure *m, const mfgq_i_cells *cells, size_t cell)
{
    return (int64_t *)(void *)state_of(m, cells, cell);
}

mfgq_i_tally *mfgq_i_tally_of(const mfgq_measure *m, const mfgq_i_cells *cells, size_t cell,
                              const mfgq_i_atom *atom)
{
    return (mfgq_i_tally *)(void *)(state_of(m, cells, cell) + atom->offset);
}

mfgq_i_narrow *mfgq_i_tally_sum(mfgq_i_tally *tally)
{
    return (mfgq_i_narrow *)(void *)(tally + 1);
}

double *mfgq_i_tally_extreme(mfgq_i_tally *tally)
{
    return (double *)(void *)(tally + 1);
}

static uint32_t hash_of(const uint32_t *ids, size_t width)
{
    uint64_t h = 0;
    for (size_t i = 0; i < width; i++) {
        h = (h ^ ids[i]) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
    }
    return (uint32_t)(h >> 16);
}

static int same_ids(const uint32_t *a, const uint32_t *b, size_t width)
{
    for (size_t i = 0; i < width; i++)
        if (a[i] != b[i]) return 0;
    return 1;
}

static uint32_t *probe(const mfgq_measure *m, const mfgq_i_cells *cells, const uint32_t *ids)
{
    size_t i = hash_of(ids, m->width) & (cells->index_size - 1);
    while (cells->index[i]
           && !same_ids(cells->ids + (cells->index[i] - 1) * m->width, ids, m->width))
        i = (i + 1) & (cells->index_size - 1);
    return &cells->index[i];
}

static int enlarge(const mfgq_measure *m, mfgq_i_cells *cells)
{
    const size_t size = cells->index_size ? cells->index_size * 2 : 64;
    uint32_t *const index = mfgq_i_zalloc(size, sizeof *index);
    if (!index) return 0;
    mfgq_i_free(cells->index);
    cells->index = index;
    cells->index_size = size;
    for (size_t i = 0; i < cells->count; i++)
        *probe(m, cells, cells->ids + i * m->width) = (uint32_t)i + 1;
    return 1;
}

mfgq_status mfgq_i_cells_find(const mfgq_measure *m, mfgq_i_cells *cells, const uint32_t *ids,
                              uint32_t *cell, mfgq_error *err)
{
    if (cells->count * 2 >= cells->index_size && !enlarge(m, cells)) return mfgq_i_no_memory(err);
    uint32_t *const at = probe(m, cells, ids);
    if (*at) {
        *cell = *at - 1;
        return MFGQ_OK;
    }
    if (cells->count >= LARGEST)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 0, -1, "more than 2^31 groups and periods");
    if (!mfgq_i_grow((void **)&cells->ids, &cells->id_capacity, (cells->count + 1) * (m->width + 1),
                     sizeof *ids)
        || !mfgq_i_grow((void **)&cells->states, &cells->state_capacity, cells->count + 1,
                        m->cell_size))
        return mfgq_i_no_memory(err);
    if (m->width) memcpy(cells->ids + cells->count * m->width, ids, m->width * sizeof *ids);
    memset(state_of(m, cells, cells->count), 0, m->cell_size);
    *cell = (uint32_t)cells->count++;
    *at = *cell + 1;
    return MFGQ_OK;
}

void mfgq_i_cells_free(const mfgq_measure *m, mfgq_i_cells *cells)
{
    for (size_t k = 0; k < m->atom_count; k++) {
        if (mfgq_i_tally_extra(m->atoms[k].function) != sizeof(mfgq_i_narrow)) continue;
        for (size_t i = 0; i < cells->count; i++)
            mfgq_i_narrow_free(mfgq_i_tally_sum(mfgq_i_tally_of(m, cells, i, &m->atoms[k])));
    }
    mfgq_i_free(cells->ids);
    mfgq_i_free(cells->states);
    mfgq_i_free(cells->index);
    memset(cells, 0, sizeof *cells);
}

/* The cell of the ids of a row of the block, first where it was found last time. */
static inline mfgq_status find_cell(const mfgq_measure *m, mfgq_i_part *part, size_t row,
                                    uint32_t *cell, mfgq_error *err)
{
    enum { RECENT = sizeof part->cells.recent / sizeof *part->cells.recent };
    mfgq_i_cells *const cells = &part->cells;
    uint32_t here[MFGQ_I_WIDTH], mixed = 0;
    for (size_t k = 0; k < m->width; k++) {
        here[k] = part->ids[k * MFGQ_I_BLOCK + row];
        mixed = mixed * 37 + here[k];
    }
    uint32_t *const recent = &cells->recent[mixed % RECENT];
    *cell = *recent - 1;
    if (*recent && same_ids(cells->ids + *cell * m->width, here, m->width)) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_cells_find(m, cells, here, cell, err));
    *recent = *cell + 1;
    return MFGQ_OK;
}

static mfgq_status find_cells(const mfgq_measure *m, mfgq_i_part *part, size_t rows,
                              mfgq_error *err)
{
    for (size_t i = 0; i < rows; i++) {
        MFGQ_I_TRY(find_cell(m, part, i, &part->cell[i], err));
        ++*mfgq_i_cell_rows(m, &part->cells, part->cell[i]);
    }
    return MFGQ_OK;
}

/* Adds a value that is known. */
static inline int take(int function, mfgq_i_tally *t, double value)
{
    int good = 1;
    if (function == MFGQ_SUM || function == MFGQ_MEAN) {
        good = mfgq_i_narrow_add(mfgq_i_tally_sum(t), value);
    } else if (function == MFGQ_MIN || function == MFGQ_MAX) {
        double *const extreme = mfgq_i_tally_extreme(t);
        const int beyond = function == MFGQ_MIN ? value < *extreme : value > *extreme;
        if (!t->used || beyond) *extreme = value;
    }
    t->used++;
    return good;
}

/* One atom over the block; null values count, null conditions hold. */
static inline int tally_rows(const mfgq_measure *m, const mfgq_i_part *part, size_t rows,
                             const mfgq_i_atom *atom, int function, const double *value,
                             const double *where)
{
    int good = 1;
    for (size_t i = 0; i < rows; i++) {
        const double holds = where ? where[i] : 1, v = value ? value[i] : 1;
        if (holds == 0 || (function == MFGQ_COUNT && v == 0)) continue;
        mfgq_i_tally *const t = mfgq_i_tally_of(m, &part->cells, part->cell[i], atom);
        if (isnan(holds) || isnan(v)) t->gaps++;
        else good &= take(function, t, v);
    }
    return good;
}

mfgq_status mfgq_i_cells_add(const mfgq_measure *m, mfgq_i_part *part, size_t rows,
                             mfgq_error *err)
{
    int good = 1;
    MFGQ_I_TRY(find_cells(m, part, rows, err));
    for (size_t k = 0; k < m->atom_count; k++) {
        const mfgq_i_atom *const a = &m->atoms[k];
        const double *const value =
            a->value == MFGQ_I_NOWHERE ? NULL : mfgq_i_block_values(m, part, a->value);
        const double *const where =
            a->where == MFGQ_I_NOWHERE ? NULL : mfgq_i_block_values(m, part, a->where);
        if (a->function == MFGQ_SUM && !where)
            good &= tally_rows(m, part, rows, a, MFGQ_SUM, value, NULL);
        else good &= tally_rows(m, part, rows, a, a->function, value, where);
    }
    return good ? MFGQ_OK : mfgq_i_no_memory(err);
}
