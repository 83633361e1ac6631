/* GSL's default error handler aborts the process, even from functions that return
   a status, and it is one global. Ours is installed once, stays silent while a
   call of this library runs on the same thread, and passes everything else to the
   handler that it replaced. */
#include "numeric_i.h"

#ifdef MFGQ_WITH_GSL

#include <gsl/gsl_errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static _Thread_local int depth;
static gsl_error_handler_t *replaced;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void handler(const char *reason, const char *file, int line, int code)
{
    if (depth > 0) return;
    if (replaced) {
        replaced(reason, file, line, code);
        return;
    }
    gsl_stream_printf("ERROR", file, line, reason); /* what GSL itself would do */
    fflush(stdout);
    abort();
}

static void install(void)
{
    replaced = gsl_set_error_handler(handler);
}

void mfgq_i_gsl_enter(void)
{
    pthread_once(&once, install);
    depth++;
}

void mfgq_i_gsl_leave(void)
{
    depth--;
}

mfgq_status mfgq_i_gsl_status(int code)
{
    switch (code) {
    case GSL_SUCCESS: return MFGQ_OK;
    case GSL_ENOMEM: return MFGQ_E_MEMORY;
    case GSL_EMAXITER:
    case GSL_ENOPROG:
    case GSL_ENOPROGJ:
    case GSL_ETOL:
    case GSL_ETOLF:
    case GSL_ETOLX:
    case GSL_ETOLG: return MFGQ_E_NO_CONVERGENCE;
    case GSL_EDOM:
    case GSL_ERANGE:
    case GSL_ESING:
    case GSL_EUNDRFLW:
    case GSL_EOVRFLW:
    case GSL_EZERODIV:
    case GSL_EROUND:
    case GSL_ELOSS: return MFGQ_E_DOMAIN;
    default: return MFGQ_E_INTERNAL;
    }
}

#else

void mfgq_i_gsl_enter(void)
{
}

void mfgq_i_gsl_leave(void)
{
}

mfgq_status mfgq_i_gsl_status(int code)
{
    return code == 0 ? MFGQ_OK : MFGQ_E_UNSUPPORTED;
}

#endif
