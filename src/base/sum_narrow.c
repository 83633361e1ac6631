/* Exact sums in one cache line, for sums by the million: a window of the chunks of
   mfgq_i_sum, on the same grid, so that widening is copying. */
#include "base_i.h"
#include "sum_i.h"

#define WIDE (-1) /* an origin at which no term fits the window */

/* The window's place among the chunks of the full sum; may begin below it. */
static int first_of(const mfgq_i_narrow *sum)
{
    return sum->origin - 8;
}

/* The same sum in full; `sum` is not wide. */
static void spread(const mfgq_i_narrow *sum, mfgq_i_sum *full)
{
    mfgq_i_sum_start(full);
    if (!sum->origin) return;
    int64_t chunk[MFGQ_I_NARROW_CHUNKS];
    memcpy(chunk, sum->of.chunk, sizeof chunk);
    mfgq_i_sum_carry(chunk, MFGQ_I_NARROW_CHUNKS);
    const int first = first_of(sum);
    for (int i = 0; i < MFGQ_I_NARROW_CHUNKS; i++)
        if (first + i >= 0 && first + i < MFGQ_I_SUM_CHUNKS) full->chunk[first + i] = chunk[i];
    full->used = 1;
}

static int widen(mfgq_i_narrow *sum)
{
    if (sum->origin == WIDE) return 1;
    mfgq_i_sum *const full = mfgq_i_alloc(sizeof *full);
    if (!full) return 0;
    spread(sum, full);
    sum->of.wide = full;
    sum->origin = WIDE;
    sum->used = 0;
    return 1;
}

int mfgq_i_narrow_add_slow(mfgq_i_narrow *sum, double x)
{
    int64_t low, high;
    if (x == 0) return 1;
    const int at = mfgq_i_sum_split(x, &low, &high);
    if (sum->origin > 0 && sum->used == MFGQ_I_SUM_ROOM) {
        mfgq_i_sum_carry(sum->of.chunk, MFGQ_I_NARROW_CHUNKS);
        sum->used = 0;
        return mfgq_i_narrow_add(sum, x);
    }
    if (!sum->origin && at >= 0) {
        sum->origin = at - MFGQ_I_NARROW_BELOW + 8;
        return mfgq_i_narrow_add(sum, x);
    }
    if (!widen(sum)) return 0;
    mfgq_i_sum_add(sum->of.wide, x);
    return 1;
}

/* Two windows at one place. */
static void merge_window(mfgq_i_narrow *into, const mfgq_i_narrow *from)
{
    mfgq_i_narrow rest = *from;
    mfgq_i_sum_carry(into->of.chunk, MFGQ_I_NARROW_CHUNKS);
    mfgq_i_sum_carry(rest.of.chunk, MFGQ_I_NARROW_CHUNKS);
    for (int i = 0; i < MFGQ_I_NARROW_CHUNKS; i++) into->of.chunk[i] += rest.of.chunk[i];
    into->used = 1;
}

int mfgq_i_narrow_merge(mfgq_i_narrow *into, const mfgq_i_narrow *from)
{
    if (!from->origin) return 1;
    if (!into->origin && from->origin != WIDE) {
        *into = *from;
        return 1;
    }
    if (into->origin == from->origin && into->origin != WIDE) {
        merge_window(into, from);
        return 1;
    }
    if (!widen(into)) return 0;
    mfgq_i_sum full;
    if (from->origin != WIDE) spread(from, &full);
    mfgq_i_sum_merge(into->of.wide, from->origin == WIDE ? from->of.wide : &full);
    return 1;
}

double mfgq_i_narrow_value(const mfgq_i_narrow *sum)
{
    if (sum->origin == WIDE) return mfgq_i_sum_value(sum->of.wide);
    if (!sum->origin) return 0;
    int64_t chunk[MFGQ_I_NARROW_CHUNKS + 2] = {0}; /* and room for what the last one carries */
    memcpy(chunk, sum->of.chunk, sizeof sum->of.chunk);
    return mfgq_i_sum_round(chunk, MFGQ_I_NARROW_CHUNKS + 2, first_of(sum));
}

void mfgq_i_narrow_free(mfgq_i_narrow *sum)
{
    if (sum->origin == WIDE) mfgq_i_free(sum->of.wide);
    memset(sum, 0, sizeof *sum);
}
