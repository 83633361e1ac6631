/* The operations on a cumulative target, by name. */
#ifndef MFGQ_OPERATIONS_I_H
#define MFGQ_OPERATIONS_I_H

#include <mfgq/base.h>

typedef struct mfgq_i_given {
    size_t n;
    const double *rates; /* null if there are none */
    double achieved, elapsed, target, years, energy, output;
    size_t count;
    const double *shares;
} mfgq_i_given;

enum { MFGQ_I_OPERATIONS = 14 };

/* Checks the rates and puts A and K in their place. */
mfgq_status mfgq_i_given_complete(mfgq_i_given *given, int rates_arg, mfgq_error *err);

const char *mfgq_i_operation_name(int operation);
int mfgq_i_operation_find(const char *name); /* -1 if there is none */

/* Null if everything the operation needs is there, else what is missing. */
const char *mfgq_i_operation_lacks(int operation, const mfgq_i_given *given);

mfgq_status mfgq_i_operation_value(int operation, const mfgq_i_given *given, double *value,
                                   mfgq_error *err);

#endif
