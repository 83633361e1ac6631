/* Schedules, shared by targets and paths. */
#ifndef MFGQ_CUMULATIVE_I_H
#define MFGQ_CUMULATIVE_I_H

#include <mfgq/base.h>

/* Shares must be finite, and end in 1 (cumulative) or add up to 1 (parts). */
mfgq_status mfgq_i_check_shares(size_t count, const double *shares, int arg, mfgq_error *err);

/* The share due at `time` from 0 to 1: shares stand at 1/count, 2/count, ..., straight lines
   between them from 0 on; without shares it is the time itself. */
double mfgq_i_schedule(size_t count, const double *shares, double time);

#endif
