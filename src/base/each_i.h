/* A loop whose turns run on several threads. */
#ifndef MFGQ_BASE_EACH_I_H
#define MFGQ_BASE_EACH_I_H

#include "base_i.h"

enum { MFGQ_I_THREADS = 256 };

typedef struct mfgq_i_each {
    size_t count, threads;
    mfgq_status (*turn)(void *context, size_t i, mfgq_error *err); /* err is never null */
    void *context;
    /* may be null; called on the calling thread; not 0 to stop */
    int (*watch)(void *context, size_t done, size_t all);
    void *watch_context;
} mfgq_i_each;

/* The error of the first failing turn, or of a watch that stopped. */
mfgq_status mfgq_i_each_run(const mfgq_i_each *each, mfgq_error *err);

#endif
