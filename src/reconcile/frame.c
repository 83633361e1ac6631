/* Which benchmarks bind which periods. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

double mfgq_i_weight(const mfgq_i_frame *frame, size_t k)
{
    if (frame->conversion == MFGQ_CONVERT_FIRST) return k == 0;
    if (frame->conversion == MFGQ_CONVERT_LAST) return k == frame->ratio - 1;
    return frame->conversion == MFGQ_CONVERT_MEAN ? 1 / (double)frame->ratio : 1;
}

double mfgq_i_aggregate(const mfgq_i_frame *frame, size_t j, const double *v)
{
    const double *const block = v + frame->first[j];
    if (frame->conversion == MFGQ_CONVERT_FIRST) return block[0];
    if (frame->conversion == MFGQ_CONVERT_LAST) return block[frame->ratio - 1];
    double sum = 0;
    for (size_t k = 0; k < frame->ratio; k++) sum += block[k];
    return frame->conversion == MFGQ_CONVERT_MEAN ? sum / (double)frame->ratio : sum;
}

/* First period of benchmark j, if all of its periods are there. */
static int covered(const mfgq_i_frame *frame, int64_t offset, size_t j, size_t *first)
{
    const size_t begin = j * frame->ratio;
    if (offset < 0) {
        const size_t before = (size_t)-(offset + 1) + 1;
        if (begin < before) return 0;
        *first = begin - before;
    } else {
        if ((uint64_t)offset > SIZE_MAX - begin) return 0;
        *first = begin + (size_t)offset;
    }
    return *first < frame->periods && frame->periods - *first >= frame->ratio;
}

mfgq_status mfgq_i_check_conversion(mfgq_conversion conversion, int arg, mfgq_error *err)
{
    if ((int)conversion >= MFGQ_CONVERT_SUM && conversion <= MFGQ_CONVERT_LAST) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "no conversion %d", (int)conversion);
}

static mfgq_status check(size_t low_count, const double *low, size_t ratio, size_t periods,
                         mfgq_error *err)
{
    if (!low && low_count) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "low is null");
    if (ratio == 0) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "ratio is 0");
    if (periods > SIZE_MAX / 64 || low_count > SIZE_MAX / 64 / ratio)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 5, -1, "too many periods");
    for (size_t j = 0; j < low_count; j++)
        if (isinf(low[j]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, (int64_t)j, "low is not finite");
    return MFGQ_OK;
}

mfgq_status mfgq_i_frame_new(mfgq_i_frame *frame, size_t low_count, const double *low,
                             size_t ratio, int64_t offset, size_t periods,
                             mfgq_conversion conversion, mfgq_error *err)
{
    memset(frame, 0, sizeof *frame);
    MFGQ_I_TRY(check(low_count, low, ratio, periods, err));
    frame->periods = periods;
    frame->ratio = ratio;
    frame->conversion = conversion;
    frame->first = mfgq_i_array(low_count, sizeof *frame->first);
    frame->source = mfgq_i_array(low_count, sizeof *frame->source);
    frame->low = mfgq_i_array(low_count, sizeof *frame->low);
    if (!frame->first || !frame->source || !frame->low) {
        mfgq_i_frame_free(frame);
        return mfgq_i_no_memory(err);
    }
    for (size_t j = 0; j < low_count; j++) {
        size_t first;
        if (isnan(low[j]) || !covered(frame, offset, j, &first)) continue;
        frame->first[frame->count] = first;
        frame->source[frame->count] = j;
        frame->low[frame->count++] = low[j];
    }
    if (frame->count) return MFGQ_OK;
    mfgq_i_frame_free(frame);
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, 2, -1,
                       "no benchmark has all of its periods in the indicator");
}

void mfgq_i_frame_free(mfgq_i_frame *frame)
{
    mfgq_i_free(frame->first);
    mfgq_i_free(frame->source);
    mfgq_i_free(frame->low);
    memset(frame, 0, sizeof *frame);
}
