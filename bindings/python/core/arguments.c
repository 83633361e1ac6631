/* Scalars, words and texts from Python; errors to Python. */
#include "core.h"

#include <string.h>

static int find_arg(const core_info *info, PyObject *name)
{
    for (int i = 0; i < info->count; i++)
        if (PyUnicode_CompareWithASCIIString(name, info->args[i]) == 0) return i;
    PyErr_Format(PyExc_TypeError, "%s() has no argument '%U'", info->name, name);
    return -1;
}

static int place_keywords(const core_info *info, PyObject *const *args, Py_ssize_t nargs,
                          PyObject *kwnames, PyObject **slots)
{
    const Py_ssize_t count = PyTuple_Size(kwnames);
    for (Py_ssize_t i = 0; i < count; i++) {
        const int at = find_arg(info, PyTuple_GetItem(kwnames, i));
        if (at < 0) return 0;
        if (slots[at]) {
            PyErr_Format(PyExc_TypeError, "%s() argument '%s' is given twice", info->name,
                         info->args[at]);
            return 0;
        }
        slots[at] = args[nargs + i];
    }
    return 1;
}

int core_slots(const core_info *info, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
               PyObject **slots)
{
    if (nargs > info->positional) {
        PyErr_Format(PyExc_TypeError, "%s() takes at most %d positional arguments (%zd given)",
                     info->name, info->positional, nargs);
        return 0;
    }
    for (int i = 0; i < info->count; i++) slots[i] = i < nargs ? args[i] : NULL;
    if (kwnames && !place_keywords(info, args, nargs, kwnames, slots)) return 0;
    for (int i = (int)nargs; i < info->required; i++)
        if (!slots[i]) {
            PyErr_Format(PyExc_TypeError, "%s() lacks argument '%s'", info->name, info->args[i]);
            return 0;
        }
    return 1;
}

PyObject *core_wrong(const core_info *info, int at, const char *what)
{
    PyErr_Format(PyExc_TypeError, "%s() argument '%s' %s", info->name, info->args[at], what);
    return NULL;
}

int core_double(const core_info *info, int at, PyObject *value, double *out)
{
    *out = value == Py_None || !value ? Py_NAN : PyFloat_AsDouble(value);
    if (*out != -1.0 || !PyErr_Occurred()) return 1;
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return 0;
    PyErr_Clear();
    core_wrong(info, at, "must be a number");
    return 0;
}

int core_long(const core_info *info, int at, PyObject *value, int64_t low, int64_t high,
              int64_t *out)
{
    if (!value) {
        *out = 0;
        return 1;
    }
    PyObject *const whole = PyNumber_Index(value);
    if (!whole) {
        PyErr_Clear();
        core_wrong(info, at, "must be a whole number");
        return 0;
    }
    *out = PyLong_AsLongLong(whole);
    Py_DECREF(whole);
    const int over = PyErr_Occurred() != NULL;
    if (!over && *out >= low && *out <= high) return 1;
    PyErr_Clear();
    PyErr_Format(PyExc_OverflowError, "%s() argument '%s' is out of range", info->name,
                 info->args[at]);
    return 0;
}

int core_unsigned(const core_info *info, int at, PyObject *value, uint64_t *out)
{
    *out = value ? PyLong_AsUnsignedLongLong(value) : 0;
    if (!PyErr_Occurred()) return 1;
    PyErr_Clear();
    core_wrong(info, at, "must be a whole number from 0 to 2**64 - 1");
    return 0;
}

int core_enum(const core_info *info, int at, PyObject *value, const core_word *words, int *out)
{
    int64_t number;
    if (!value || !PyUnicode_Check(value)) {
        if (!core_long(info, at, value, INT32_MIN, INT32_MAX, &number)) return 0;
        *out = (int)number;
        return 1;
    }
    for (const core_word *w = words; w->name; w++)
        if (PyUnicode_CompareWithASCIIString(value, w->name) == 0) {
            *out = w->value;
            return 1;
        }
    PyErr_Format(PyExc_ValueError, "%s() argument '%s': no such word as %R", info->name,
                 info->args[at], value);
    return 0;
}

int core_text(const core_info *info, int at, PyObject *value, int null, int bytes,
              const char **text, size_t *size)
{
    Py_ssize_t length = 0;
    char *raw = NULL;
    *text = NULL;
    *size = 0;
    if (null && (!value || value == Py_None)) return 1;
    if (PyUnicode_Check(value)) {
        *text = PyUnicode_AsUTF8AndSize(value, &length);
        if (!*text) return 0;
    } else if (bytes && PyBytes_Check(value)) {
        if (PyBytes_AsStringAndSize(value, &raw, &length) < 0) return 0;
        *text = raw;
    } else {
        core_wrong(info, at, bytes ? "must be str or bytes" : "must be str");
        return 0;
    }
    *size = (size_t)length;
    if (bytes || strlen(*text) == *size) return 1;
    PyErr_Format(PyExc_ValueError, "%s() argument '%s' holds a zero character", info->name,
                 info->args[at]);
    return 0;
}

int core_is_rows(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)
{
    const Py_ssize_t words = kwnames ? PyTuple_Size(kwnames) : 0;
    for (Py_ssize_t i = 0; i < nargs + words; i++)
        if (!PyFloat_Check(args[i]) && !PyLong_Check(args[i]) && args[i] != Py_None) return 1;
    for (Py_ssize_t i = 0; i < words; i++) {
        PyObject *const word = PyTuple_GetItem(kwnames, i);
        if (PyUnicode_CompareWithASCIIString(word, "policy") == 0 ||
            PyUnicode_CompareWithASCIIString(word, "out") == 0)
            return 1;
    }
    return 0;
}

static PyObject *imported(PyObject **cache, const char *module, const char *name)
{
    if (*cache) return *cache;
    PyObject *const m = PyImport_ImportModule(module);
    if (!m) return NULL;
    *cache = PyObject_GetAttrString(m, name);
    Py_DECREF(m);
    return *cache;
}

PyObject *core_rows(PyObject *module, const char *name, PyObject *const *args, Py_ssize_t nargs,
                    PyObject *kwnames)
{
    PyObject *const rows = imported(&core_state_of(module)->rows, "mfgq._rows", "call");
    PyObject *const list = rows ? PyTuple_New(nargs) : NULL;
    PyObject *const words = list ? PyDict_New() : NULL;
    PyObject *result = NULL;
    for (Py_ssize_t i = 0; words && i < nargs; i++) PyTuple_SetItem(list, i, Py_NewRef(args[i]));
    for (Py_ssize_t i = 0; words && kwnames && i < PyTuple_Size(kwnames); i++)
        if (PyDict_SetItem(words, PyTuple_GetItem(kwnames, i), args[nargs + i]) < 0) goto done;
    if (words) result = PyObject_CallFunction(rows, "sOO", name, list, words);
done:
    Py_XDECREF(list);
    Py_XDECREF(words);
    return result;
}

/* The name of the one-based C parameter `arg`, as Python spells it. */
static const char *param_name(const core_info *info, int arg)
{
    for (int i = 0; info->params[i]; i++)
        if (i + 1 == arg) return info->params[i];
    return NULL;
}

PyObject *core_fail(PyObject *module, const core_info *info, const mfgq_error *err)
{
    PyObject *const make = imported(&core_state_of(module)->make_error, "mfgq._errors", "make");
    if (!make) return NULL;
    PyObject *const error = PyObject_CallFunction(
        make, "iszLiis", (int)err->status, info->name, param_name(info, err->arg),
        (long long)err->index, (int)err->line, (int)err->column, err->message);
    if (error) PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_XDECREF(error);
    return NULL;
}

PyObject *core_string(const char *text)
{
    if (!text) Py_RETURN_NONE;
    return PyUnicode_FromString(text);
}

PyObject *core_results(PyObject *const *values, int count)
{
    int whole = 1;
    for (int i = 0; i < count; i++)
        if (!values[i]) whole = 0;
    if (whole && count == 1) return values[0];
    PyObject *const tuple = whole ? PyTuple_New(count) : NULL;
    for (int i = 0; i < count; i++) {
        if (tuple) PyTuple_SetItem(tuple, i, values[i]);
        else Py_XDECREF(values[i]);
    }
    return tuple;
}

int core_sink_write(void *context, const char *bytes, size_t size)
{
    core_sink *const sink = context;
    if (sink->size + size > sink->capacity) {
        const size_t capacity = (sink->size + size) * 2;
        char *const grown = PyMem_Realloc(sink->bytes, capacity);
        if (!grown) return sink->failed = 1;
        sink->bytes = grown;
        sink->capacity = capacity;
    }
    memcpy(sink->bytes + sink->size, bytes, size);
    sink->size += size;
    return 0;
}

PyObject *core_sink_take(core_sink *sink)
{
    PyObject *const bytes = PyBytes_FromStringAndSize(sink->bytes, (Py_ssize_t)sink->size);
    PyMem_Free(sink->bytes);
    sink->bytes = NULL;
    return bytes;
}

int core_watch_call(void *context, size_t done, size_t all)
{
    core_watch *const watch = context;
    PyEval_RestoreThread(watch->thread);
    PyObject *answer = NULL;
    if (PyErr_CheckSignals() == 0) {
        const Py_ssize_t so_far = (Py_ssize_t)done, whole = (Py_ssize_t)all;
        answer = watch->callable ? PyObject_CallFunction(watch->callable, "nn", so_far, whole)
                                 : Py_NewRef(Py_None);
    }
    const int stop = answer == Py_False;
    if (!answer) watch->raised = 1;
    Py_XDECREF(answer);
    watch->thread = PyEval_SaveThread();
    return watch->raised || stop;
}
