/* Columns from Python: buffers, lists, pandas, and whatever speaks Arrow. */
#include "core.h"

#include <math.h>
#include <string.h>

void core_in_free(core_in *in)
{
    if (in->viewed) PyBuffer_Release(&in->view);
    PyMem_Free(in->own);
    mfgq_arrow_column_free(in->column);
    if (in->batch.release) in->batch.release(&in->batch);
    if (in->schema.release) in->schema.release(&in->schema);
    Py_CLEAR(in->keep);
    memset(in, 0, sizeof *in);
}

int core_dim(const core_info *info, int at, size_t *n, size_t got)
{
    if (*n == CORE_UNSET) *n = got;
    if (*n == got) return 1;
    PyErr_Format(PyExc_ValueError, "%s() argument '%s' has %zu values where others have %zu",
                 info->name, info->args[at], got, *n);
    return 0;
}

static int fault(const core_info *info, int at, PyObject *type, Py_ssize_t row, const char *what)
{
    if (row < 0)
        PyErr_Format(type, "%s() argument '%s' %s", info->name, info->args[at], what);
    else
        PyErr_Format(type, "%s() argument '%s' %s (row %zd)", info->name, info->args[at], what,
                     row);
    return 0;
}

/* Stores a Python number as one element. */
static int put_object(const core_info *info, int at, PyObject *value, char type, char *to,
                      Py_ssize_t row)
{
    if (type == 'd') {
        const double x = value == Py_None ? Py_NAN : PyFloat_AsDouble(value);
        if (x == -1.0 && PyErr_Occurred()) {
            PyErr_Clear();
            return fault(info, at, PyExc_TypeError, row, "holds what is no number");
        }
        memcpy(to, &x, sizeof x);
        return 1;
    }
    PyObject *const whole = PyNumber_Index(value);
    const long long x = whole ? PyLong_AsLongLong(whole) : -1;
    Py_XDECREF(whole);
    if (PyErr_Occurred()) {
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, row, "holds what is no whole number");
    }
    const int32_t small = (int32_t)x;
    if ((type == 'i' && small != x) || (type == 'N' && x < 0) || (type ==
                                                                  'B' && (x < 0 || x > 255)))
        return fault(info, at, PyExc_OverflowError, row, "holds a number out of range");
    if (type == 'i') memcpy(to, &small, sizeof small);
    else if (type == 'B') *(uint8_t *)to = (uint8_t)x;
    else memcpy(to, &x, sizeof x);
    return 1;
}

static int from_list(const core_info *info, int at, PyObject *list, char type, core_in *in,
                     size_t start)
{
    const Py_ssize_t n = PySequence_Size(list);
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *const value = PySequence_GetItem(list, i);
        char *const to = (char *)in->own + (start + (size_t)i) * core_item_size(type);
        const int done = value && put_object(info, at, value, type, to, i);
        Py_XDECREF(value);
        if (!done) return 0;
    }
    return n >= 0;
}

static int own(core_in *in, size_t n, char type)
{
    in->own = PyMem_Malloc(n * core_item_size(type) + 8);
    in->data = in->own;
    in->n = n;
    if (!in->own) PyErr_NoMemory();
    return in->own != NULL;
}

static int from_sequence(const core_info *info, int at, PyObject *value, char type, core_in *in)
{
    const Py_ssize_t n = PySequence_Check(value) ? PySequence_Size(value) : -1;
    if (n < 0) {
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, -1, "must be an array of numbers");
    }
    in->shape[0] = (size_t)n;
    return own(in, (size_t)n, type) && from_list(info, at, value, type, in, 0);
}

/* Rows of equal length. */
static int from_nested(const core_info *info, int at, PyObject *value, char type, core_in *in)
{
    const Py_ssize_t n = PySequence_Size(value);
    Py_ssize_t width = 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *const row = PySequence_GetItem(value, i);
        const Py_ssize_t got = row ? PySequence_Size(row) : -1;
        if (i == 0 && got >= 0) {
            width = got;
            own(in, (size_t)n * (size_t)width, type);
        }
        const int done = got == width && in->own &&
                         from_list(info, at, row, type, in, (size_t)(i * width));
        Py_XDECREF(row);
        if (done) continue;
        if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError)) return 0;
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, i, "must be rows of numbers of one length");
    }
    if (n < 0) return fault(info, at, PyExc_TypeError, -1, "must be rows of numbers");
    if (n == 0 && !own(in, 0, type)) return 0;
    in->shape[0] = (size_t)n;
    in->shape[1] = (size_t)width;
    return 1;
}

/* A number of a buffer as a double or a whole one; 0 if the format is not read. */
static int read_item(const char *from, char format, double *x, int64_t *w)
{
#define AS(code, ctype)                        \
    case code: {                               \
        ctype v;                               \
        memcpy(&v, from, sizeof v);            \
        *x = (double)v;                        \
        *w = (int64_t)v;                       \
        return 1;                              \
    }
    switch (format) {
        AS('f', float) AS('b', signed char) AS('B', unsigned char) AS('h', short)
        AS('H', unsigned short) AS('i', int) AS('I', unsigned) AS('l', long)
        AS('L', unsigned long) AS('q', long long) AS('Q', unsigned long long)
        AS('n', Py_ssize_t) AS('N', size_t) AS('?', unsigned char)
    case 'd':
        memcpy(x, from, sizeof *x);
        *w = *x >= -9.2e18 && *x <= 9.2e18 ? (int64_t)*x : 0;
        return 1;
    default: return 0;
    }
#undef AS
}

static char format_of(const Py_buffer *view)
{
    const char *format = view->format ? view->format : "B";
    if (*format == '@' || *format == '=' || *format == '<') format++;
    return format[0] && !format[1] ? format[0] : 0;
}

static int is_same(char format, char type)
{
    if (format == type) return 1;
    switch (type) {
    case 'q': case 'N': case 'Q': return format && strchr("lqLQnN", format) != NULL;
    case 'i': return format == 'i';
    default: return 0;
    }
}

static int convert_item(const char *from, char format, char type, char *to)
{
    double x;
    int64_t w;
    if (!read_item(from, format, &x, &w)) return 0;
    if (type == 'd') {
        memcpy(to, &x, sizeof x);
        return 1;
    }
    if (x != (double)w || (type == 'N' && w < 0)) return 0;
    const int32_t small = (int32_t)w;
    if (type == 'i' && small != w) return 0;
    if (type == 'B' && (w < 0 || w > 255)) return 0;
    if (type == 'i') memcpy(to, &small, sizeof small);
    else if (type == 'B') *(uint8_t *)to = (uint8_t)w;
    else memcpy(to, &w, sizeof w);
    return 1;
}

static int convert_buffer(const core_info *info, int at, char type, core_in *in)
{
    const Py_buffer *const v = &in->view;
    const char format = format_of(v);
    const Py_ssize_t rows = v->ndim ? v->shape[0] : 1, width = v->ndim > 1 ? v->shape[1] : 1;
    if (!format || !strchr("dfbBhHiIlLqQnN?", format))
        return fault(info, at, PyExc_TypeError, -1,
                     "must hold numbers, not objects, dates or texts");
    if (!own(in, (size_t)(rows * width), type)) return 0;
    for (Py_ssize_t i = 0; i < rows; i++)
        for (Py_ssize_t j = 0; j < width; j++) {
            const char *from = v->buf;
            if (v->ndim) from += i * v->strides[0];
            if (v->ndim > 1) from += j * v->strides[1];
            char *const to = (char *)in->own + (size_t)(i * width + j) * core_item_size(type);
            if (!convert_item(from, format, type, to))
                return fault(info, at, PyExc_ValueError, i, "holds a number that does not fit");
        }
    return 1;
}

static int from_buffer(const core_info *info, int at, PyObject *value, char type, int ndim,
                       core_in *in)
{
    if (PyObject_GetBuffer(value, &in->view, PyBUF_RECORDS_RO) < 0) {
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, -1,
                     "must hold numbers, not objects, dates or texts");
    }
    in->viewed = 1;
    const Py_buffer *const v = &in->view;
    if (v->ndim != ndim)
        return fault(info, at, PyExc_ValueError, -1,
                     ndim == 1 ? "must have one dimension" : "must have two dimensions");
    in->shape[0] = (size_t)v->shape[0];
    if (ndim > 1) in->shape[1] = (size_t)v->shape[1];
    if (is_same(format_of(v), type) && PyBuffer_IsContiguous(v, 'C')) {
        in->data = v->buf;
        in->n = (size_t)(v->len / v->itemsize);
        return 1;
    }
    return convert_buffer(info, at, type, in);
}

static int has(PyObject *value, const char *name)
{
    PyObject *const found = PyObject_GetAttrString(value, name);
    PyErr_Clear();
    Py_XDECREF(found);
    return found != NULL;
}

static int is_pandas(PyObject *value)
{
    PyObject *const module = PyObject_GetAttrString((PyObject *)Py_TYPE(value), "__module__");
    const char *const name = module && PyUnicode_Check(module) ? PyUnicode_AsUTF8AndSize(module,
                                                                                         NULL)
                                                               : NULL;
    const int found = name && strncmp(name, "pandas", 6) == 0 && (!name[6] || name[6] == '.');
    PyErr_Clear();
    Py_XDECREF(module);
    return found;
}

/* pandas to NumPy, missing values of its nullable types as NaN. */
static int from_pandas(const core_info *info, int at, PyObject *value, char type, int ndim,
                       core_in *in)
{
    PyObject *const module = PyImport_ImportModule("mfgq._rows");
    PyObject *const array = module ? PyObject_CallMethod(module, "numpy_of", "O", value) : NULL;
    Py_XDECREF(module);
    if (!array) {
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, -1,
                     "must hold numbers, not objects, dates or texts");
    }
    in->keep = array;
    return from_buffer(info, at, array, type, ndim, in);
}

int core_numbers(PyObject *module, const core_info *info, int at, PyObject *value, char type,
                 int ndim, int null, core_in *in)
{
    memset(in, 0, sizeof *in);
    if (!value || value == Py_None) {
        if (null) return 1;
        return fault(info, at, PyExc_TypeError, -1, "must be an array of numbers, not None");
    }
    if (PyUnicode_Check(value) || PyBytes_Check(value))
        return fault(info, at, PyExc_TypeError, -1, "must be an array of numbers, not text");
    if (PyList_Check(value) || PyTuple_Check(value)) {
        if (ndim == 2) return from_nested(info, at, value, type, in);
        return from_sequence(info, at, value, type, in);
    }
    if (PyObject_CheckBuffer(value)) return from_buffer(info, at, value, type, ndim, in);
    if (is_pandas(value)) return from_pandas(info, at, value, type, ndim, in);
    if (type == 'd' && ndim == 1 && (has(value, "__arrow_c_array__") || has(value,
                                                                            "__arrow_c_stream__")))
        return core_arrow_column(module, info, at, value, MFGQ_F64, in);
    if (has(value, "to_numpy")) return from_pandas(info, at, value, type, ndim, in);
    if (ndim == 2) return from_nested(info, at, value, type, in);
    return from_sequence(info, at, value, type, in);
}

static int is_missing(PyObject *value)
{
    if (value == Py_None) return 1;
    return PyFloat_Check(value) && isnan(PyFloat_AsDouble(value));
}

static int texts_of_tuple(const core_info *info, int at, core_in *in)
{
    const char **const texts = in->own;
    for (size_t i = 0; i < in->n; i++) {
        PyObject *const value = PyTuple_GetItem(in->keep, (Py_ssize_t)i);
        Py_ssize_t size = 0;
        texts[i] = NULL;
        if (is_missing(value)) continue;
        if (!PyUnicode_Check(value))
            return fault(info, at, PyExc_TypeError, (Py_ssize_t)i, "holds what is no text");
        texts[i] = PyUnicode_AsUTF8AndSize(value, &size);
        if (!texts[i]) return 0;
        if (strlen(texts[i]) != (size_t)size)
            return fault(info, at, PyExc_ValueError, (Py_ssize_t)i, "holds a zero character");
    }
    return 1;
}

int core_texts(PyObject *module, const core_info *info, int at, PyObject *value, int null,
               core_in *in)
{
    memset(in, 0, sizeof *in);
    if (null && (!value || value == Py_None)) return 1;
    if (!value || PyUnicode_Check(value) || PyBytes_Check(value))
        return fault(info, at, PyExc_TypeError, -1, "must be a sequence of texts");
    if (!PyList_Check(value) && !PyTuple_Check(value) && !is_pandas(value) &&
        (has(value, "__arrow_c_array__") || has(value, "__arrow_c_stream__")))
        return core_arrow_column(module, info, at, value, MFGQ_TEXT, in);
    in->keep = PySequence_Tuple(value);
    if (!in->keep) {
        PyErr_Clear();
        return fault(info, at, PyExc_TypeError, -1, "must be a sequence of texts");
    }
    if (!own(in, (size_t)PyTuple_Size(in->keep), 'd')) return 0;
    in->shape[0] = in->n;
    return texts_of_tuple(info, at, in);
}

static int fits(const core_out *out, char type, int ndim, const size_t *shape)
{
    const Py_buffer *const v = &out->view;
    if (v->ndim != ndim || !is_same(format_of(v), type)) return 0;
    for (int i = 0; i < ndim; i++)
        if (v->shape[i] != (Py_ssize_t)shape[i]) return 0;
    return PyBuffer_IsContiguous(v, 'C');
}

int core_output(PyObject *module, const core_info *info, int at, PyObject *value, char type,
                int ndim, const size_t *shape, core_out *out)
{
    memset(out, 0, sizeof *out);
    if (!value || value == Py_None) {
        out->result = core_array_new(module, type, ndim, shape, &out->data);
        return out->result != NULL;
    }
    if (PyObject_GetBuffer(value, &out->view, PyBUF_RECORDS) < 0) {
        PyErr_Clear();
        return fault(info, at, PyExc_ValueError, -1, "must be a writable array");
    }
    out->viewed = 1;
    if (!fits(out, type, ndim, shape))
        return fault(info, at, PyExc_ValueError, -1,
                     "must be contiguous, of the result's type and shape");
    out->data = out->view.buf;
    out->result = Py_NewRef(value);
    return 1;
}

void core_out_free(core_out *out)
{
    if (out->viewed) PyBuffer_Release(&out->view);
    Py_CLEAR(out->result);
    memset(out, 0, sizeof *out);
}

PyObject *core_out_take(core_out *out)
{
    PyObject *const result = out->result;
    out->result = NULL;
    return result;
}
