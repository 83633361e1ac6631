/* Printed figures and units, by the quantity module. */
#include "fields_i.h"

#include <string.h>

/* Most figures are a number and a unit met before; they are read without the parser.
   0 if this one is not. */
static int read_plain(const mfgq_i_units *units, const char *text, mfgq_i_figure *out)
{
    static const char *const digits = "0123456789";
    size_t size = strspn(text, digits), index;
    const size_t whole = size;
    if (!whole || whole > 15) return 0;
    if (text[size] == '.') size += 1 + strspn(text + size + 1, digits);
    if (size == whole + 1 || size > 17) return 0;
    const char *const unit = text + size;
    if (*unit && (!mfgq_i_map_find(&units->map, unit, &index) || !units->list[index])) return 0;
    if (!mfgq_i_parse_double(text, size, &out->value)) return 0;
    out->low = out->high = out->value;
    out->decimals = size == whole ? 0 : (int)(size - whole - 1);
    out->comparator = MFGQ_EQ;
    out->accumulation = MFGQ_NONE;
    out->unit = unit;
    return 1;
}

mfgq_status mfgq_i_read_figure(mfgq_i_reader *reader, const mfgq_i_units *units, const char *text,
                               mfgq_i_figure *out)
{
    mfgq_quantity q;
    mfgq_error found = {0};
    if (read_plain(units, text, out)) return MFGQ_OK;
    const mfgq_status status = mfgq_i_quantity_read(text, strlen(text), NULL, &q, &found);
    if (status != MFGQ_OK) return mfgq_i_refuse(reader, status, "'%.60s': %s", text, found.message);
    out->value = q.value;
    out->low = q.low;
    out->high = q.high;
    out->decimals = q.decimals;
    out->comparator = q.comparator;
    out->accumulation = q.accumulation;
    out->unit = "";
    if (!q.has_unit) return MFGQ_OK;
    out->unit = mfgq_i_arena_text(reader->arena, q.unit.name, strlen(q.unit.name));
    return out->unit ? MFGQ_OK : mfgq_i_no_memory(reader->err);
}

/* A fresh unit in the arena; null in *unit if the text is none. */
static mfgq_status read_unit(mfgq_i_arena *arena, const char *text, mfgq_unit **unit,
                             mfgq_error *err)
{
    mfgq_unit *const fresh = mfgq_i_arena_alloc(arena, sizeof *fresh);
    if (!fresh) return mfgq_i_no_memory(err);
    *unit = mfgq_i_unit_read(text, strlen(text), fresh, NULL) == MFGQ_OK ? fresh : NULL;
    return MFGQ_OK;
}

mfgq_status mfgq_i_units_find(mfgq_i_units *units, mfgq_i_arena *arena, const char *text,
                              const mfgq_unit **unit, mfgq_error *err)
{
    size_t index = units->count;
    if (mfgq_i_map_find(&units->map, text, &index)) {
        *unit = units->list[index];
        return MFGQ_OK;
    }
    if (!mfgq_i_grow((void **)&units->list, &units->capacity, units->count + 1,
                     sizeof *units->list))
        return mfgq_i_no_memory(err);
    MFGQ_I_TRY(read_unit(arena, text, &units->list[units->count], err));
    if (mfgq_i_map_add(&units->map, text, &index) < 0) return mfgq_i_no_memory(err);
    *unit = units->list[units->count++];
    return MFGQ_OK;
}

void mfgq_i_units_free(mfgq_i_units *units)
{
    mfgq_i_map_free(&units->map);
    mfgq_i_free(units->list);
}

mfgq_status mfgq_i_need_unit(mfgq_i_reader *reader, mfgq_plan *plan, const char *text,
                             const mfgq_unit **unit)
{
    const mfgq_unit *found = NULL;
    MFGQ_I_TRY(mfgq_i_units_find(&plan->units, reader->arena, text, &found, reader->err));
    if (!found)
        return mfgq_i_refuse_key(reader, MFGQ_E_UNIT, "unit", "'%.40s' is no known unit", text);
    *unit = found;
    return MFGQ_OK;
}
