/* Parts into one: exact sums merge without error. */
#include "measure_i.h"

static mfgq_status merge_tally(const mfgq_i_atom *atom, mfgq_i_tally *into, mfgq_i_tally *from,
                               mfgq_error *err)
{
    if (atom->function == MFGQ_SUM || atom->function == MFGQ_MEAN) {
        if (!mfgq_i_narrow_merge(mfgq_i_tally_sum(into), mfgq_i_tally_sum(from)))
            return mfgq_i_no_memory(err);
    } else if (atom->function != MFGQ_COUNT && from->used) {
        double *const mine = mfgq_i_tally_extreme(into);
        const double other = *mfgq_i_tally_extreme(from);
        const int beyond = atom->function == MFGQ_MIN ? other < *mine : other > *mine;
        if (!into->used || beyond) *mine = other;
    }
    into->used += from->used;
    into->gaps += from->gaps;
    return MFGQ_OK;
}

/* The texts of keys and periods of one part in the numbers of the other. */
static mfgq_status map_words(const mfgq_measure *m, mfgq_i_part *into, const mfgq_i_part *from,
                             size_t slot, uint32_t **map, mfgq_error *err)
{
    const mfgq_i_dictionary *const words = &from->dictionaries[slot];
    *map = mfgq_i_zalloc(words->count + 1, sizeof **map);
    if (!*map) return mfgq_i_no_memory(err);
    for (size_t i = 1; i < words->count; i++)
        MFGQ_I_TRY(mfgq_i_dictionary_find(m, slot, &into->dictionaries[slot], words->words[i].text,
                                          words->words[i].size, &(*map)[i], err));
    return MFGQ_OK;
}

static mfgq_status merge_cells(const mfgq_measure *m, mfgq_i_part *into, const mfgq_i_part *from,
                               uint32_t *const *maps, mfgq_error *err)
{
    for (size_t i = 0; i < from->cells.count; i++) {
        uint32_t ids[MFGQ_I_WIDTH], cell = 0;
        for (size_t k = 0; k < m->width; k++) ids[k] = maps[k][from->cells.ids[i * m->width + k]];
        MFGQ_I_TRY(mfgq_i_cells_find(m, &into->cells, ids, &cell, err));
        *mfgq_i_cell_rows(m, &into->cells, cell) += *mfgq_i_cell_rows(m, &from->cells, i);
        for (size_t k = 0; k < m->atom_count; k++)
            MFGQ_I_TRY(merge_tally(&m->atoms[k],
                                   mfgq_i_tally_of(m, &into->cells, cell, &m->atoms[k]),
                                   mfgq_i_tally_of(m, &from->cells, i, &m->atoms[k]), err));
    }
    return MFGQ_OK;
}

mfgq_status mfgq_i_part_merge(const mfgq_measure *m, mfgq_i_part *into, const mfgq_i_part *from,
                              mfgq_error *err)
{
    uint32_t **const maps = mfgq_i_zalloc(m->width + 1, sizeof *maps);
    mfgq_status status = maps ? MFGQ_OK : mfgq_i_no_memory(err);
    for (size_t k = 0; k < m->width && status == MFGQ_OK; k++)
        status = map_words(m, into, from, k, &maps[k], err);
    if (status == MFGQ_OK) status = merge_cells(m, into, from, maps, err);
    for (size_t k = 0; maps && k < m->width; k++) mfgq_i_free(maps[k]);
    mfgq_i_free(maps);
    return status;
}

mfgq_status mfgq_i_measure_gather(mfgq_measure *m, mfgq_error *err)
{
    for (int i = 1; i < m->threads; i++) {
        MFGQ_I_TRY(mfgq_i_part_merge(m, &m->parts[0], &m->parts[i], err));
        mfgq_i_cells_free(m, &m->parts[i].cells);
    }
    return MFGQ_OK;
}

/* 1 if the two tally the same things in the same order. */
static int same(const mfgq_measure *a, const mfgq_measure *b)
{
    if (a->measured_count != b->measured_count || a->key_count != b->key_count
        || a->width != b->width || a->atom_count != b->atom_count
        || a->cell_size != b->cell_size || a->base != b->base || a->gaps != b->gaps)
        return 0;
    for (size_t i = 0; i < a->measured_count; i++) {
        const mfgq_i_indicator *const x = a->measured[i].indicator, *const y =
            b->measured[i].indicator;
        if (!mfgq_i_equal(x->id, y->id) || !mfgq_i_equal(x->formula, y->formula)
            || !mfgq_i_equal(x->unit, y->unit))
            return 0;
    }
    for (size_t i = 0; i < a->key_count; i++)
        if (!mfgq_i_equal(a->texts[i].name, b->texts[i].name)) return 0;
    return 1;
}

static mfgq_status merge_all(mfgq_measure *m, const mfgq_measure *other, mfgq_error *err)
{
    for (int i = 0; i < other->threads; i++)
        MFGQ_I_TRY(mfgq_i_part_merge(m, &m->parts[0], &other->parts[i], err));
    m->rows += other->rows;
    return MFGQ_OK;
}

mfgq_status mfgq_measure_merge(mfgq_measure *measure, const mfgq_measure *other, mfgq_error *err)
{
    if (!measure) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "measure is null");
    if (!other) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "other is null");
    if (measure == other || !same(measure, other))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "other %s", measure == other
                           ? "is the measure itself" : "measures other things");
    MFGQ_I_TRY(mfgq_i_measure_enter(measure, err));
    mfgq_error found;
    mfgq_status status = mfgq_i_measure_enter(other, &found);
    if (status != MFGQ_OK) {
        if (err) *err = found;
        mfgq_i_measure_leave(measure, MFGQ_OK, NULL, NULL);
        return status;
    }
    status = merge_all(measure, other, &found);
    mfgq_i_measure_leave((mfgq_measure *)(uintptr_t)other, MFGQ_OK, NULL, NULL);
    return mfgq_i_measure_leave(measure, status, &found, err);
}
