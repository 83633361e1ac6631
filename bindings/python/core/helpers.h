/* Small checks that only generated calls use. */
#ifndef MFGQ_PY_HELPERS_H
#define MFGQ_PY_HELPERS_H

#include "core.h"

#include <string.h>

#define CORE_HELPER __attribute__((unused)) static inline

/* An array must have exactly so many values. */
CORE_HELPER int core_size(const core_info *info, int at, size_t got, size_t want)
{
    return core_dim(info, at, &want, got);
}

CORE_HELPER int core_block(const core_info *info, int at, size_t got, int64_t n, int64_t width)
{
    if (n < INT32_MAX && width < INT32_MAX && got == (size_t)n * (size_t)width) return 1;
    PyErr_Format(PyExc_ValueError, "%s() argument '%s' must have n * width bytes", info->name,
                 info->args[at]);
    return 0;
}

/* An object that is changed may not be in use elsewhere. */
CORE_HELPER int core_idle(const core_info *info, int at, const core_handle *handle)
{
    if (!handle || !handle->holds) return 1;
    PyErr_Format(PyExc_RuntimeError, "%s() argument '%s' is in use", info->name, info->args[at]);
    return 0;
}

CORE_HELPER void core_hold(core_handle *handle, int by)
{
    if (handle) handle->holds += by;
}

CORE_HELPER int core_callable(const core_info *info, int at, PyObject *value, core_watch *watch)
{
    if (!value || value == Py_None) return 1;
    watch->callable = value;
    if (PyCallable_Check(value)) return 1;
    core_wrong(info, at, "must be callable");
    return 0;
}

#endif
