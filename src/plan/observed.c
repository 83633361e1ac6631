/* Finds observations, by vintage. */
#include "observations_i.h"

#include <math.h>
#include <string.h>

size_t mfgq_i_observed_run(const mfgq_observations *observations, const char *indicator,
                           size_t *count)
{
    size_t low = 0, high = observations->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(observations->items[middle].indicator, indicator) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < observations->count && strcmp(observations->items[end].indicator, indicator) == 0)
        end++;
    *count = end - low;
    return low;
}

/* 1 if published up to a date; of two dates the coarser one decides. */
static int known_by(const mfgq_i_observation *it, const char *date)
{
    const size_t a = strlen(it->published), b = strlen(date);
    return strncmp(it->published, date, a < b ? a : b) <= 0;
}

/* The one of a run of vintages, oldest first; null if none is that old. */
static const mfgq_i_observation *choose(const mfgq_i_observation *items, size_t count,
                                        const char *vintage)
{
    if (strcmp(vintage, "first") == 0) return items;
    if (strcmp(vintage, "latest") == 0) return items + count - 1;
    while (count && !known_by(&items[count - 1], vintage)) count--;
    return count ? items + count - 1 : NULL;
}

static size_t vintages(const mfgq_i_observation *items, size_t count)
{
    size_t same = 1;
    while (same < count && strcmp(items[same].indicator, items->indicator) == 0
           && items[same].period.end == items->period.end
           && items[same].period.number == items->period.number)
        same++;
    return same;
}

const mfgq_i_observation *mfgq_i_observed(const mfgq_observations *observations,
                                          const char *indicator, const mfgq_i_when *period,
                                          const char *vintage)
{
    size_t count;
    const size_t first = mfgq_i_observed_run(observations, indicator, &count);
    for (size_t i = first; i < first + count; i++) {
        const mfgq_i_observation *const it = &observations->items[i];
        if (it->period.end != period->end || it->period.number != period->number) continue;
        return choose(it, vintages(it, first + count - i), vintage);
    }
    return NULL;
}

static void put(mfgq_builder *builder, const char *text)
{
    mfgq_builder_text(builder, *text ? text : NULL);
}

static void add_row(mfgq_builder *builder, const mfgq_i_observation *it)
{
    put(builder, it->indicator);
    put(builder, it->period.text);
    mfgq_builder_f64(builder, it->value);
    put(builder, it->unit);
    put(builder, mfgq_i_qualifier_words[it->qualifier]);
    mfgq_builder_i64(builder, it->decimals);
    put(builder, it->published);
    put(builder, it->basis);
    put(builder, it->region);
    put(builder, it->source);
    put(builder, it->note);
    put(builder, it->break_note);
    mfgq_builder_f64(builder, isinf(it->low) ? NAN : it->low);
    mfgq_builder_f64(builder, isinf(it->high) ? NAN : it->high);
}

static mfgq_type type_of(int column)
{
    if (column == MFGQ_I_O_DECIMALS) return MFGQ_I64;
    const int number =
        column == MFGQ_I_O_VALUE || column == MFGQ_I_O_LOW || column == MFGQ_I_O_HIGH;
    return number ? MFGQ_F64 : MFGQ_TEXT;
}

int mfgq_i_is_vintage(const char *vintage)
{
    return strcmp(vintage, "first") == 0 || strcmp(vintage, "latest") == 0
           || mfgq_i_is_date(vintage);
}

mfgq_status mfgq_observations_table(const mfgq_observations *observations, const char *vintage,
                                    mfgq_table **table, mfgq_error *err)
{
    if (!observations) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "observations is null");
    if (!vintage) vintage = "latest";
    if (!mfgq_i_is_vintage(vintage))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1,
                           "vintage '%.40s' is not first, latest or a date", vintage);
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "table is null");
    mfgq_builder *const builder = mfgq_builder_new();
    for (int i = 0; i < MFGQ_I_O_COUNT; i++)
        mfgq_builder_column(builder, mfgq_i_observation_names[i], type_of(i), NULL);
    for (size_t i = 0; i < observations->count;) {
        const mfgq_i_observation *const run = &observations->items[i];
        const size_t same = vintages(run, observations->count - i);
        const mfgq_i_observation *const it = choose(run, same, vintage);
        if (it) add_row(builder, it);
        i += same;
    }
    return mfgq_builder_finish(builder, table, err);
}
