/* Columns of tables as Python lists, and lists as tables, without a Python loop. */
#include "kinds.h"

#include <math.h>
#include <string.h>

enum { SEEN = 256 }; /* texts remembered, so that repeated ones are one object */

typedef struct seen_text {
    const char *text;
    PyObject *object;
} seen_text;

static size_t place_of(const char *text)
{
    size_t hash = 5381;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) hash = hash * 33 + *p;
    return hash % SEEN;
}

static PyObject *text_object(seen_text *seen, const char *text)
{
    if (!text) Py_RETURN_NONE;
    seen_text *const at = &seen[place_of(text)];
    if (at->text && (at->text == text || strcmp(at->text, text) == 0)) return Py_NewRef(at->object);
    PyObject *const made = PyUnicode_FromString(text);
    if (!made) return NULL;
    Py_XDECREF(at->object);
    *at = (seen_text){text, Py_NewRef(made)};
    return made;
}

static PyObject *cell(const mfgq_table *t, size_t row, size_t column, int type, seen_text *seen)
{
    if (mfgq_table_is_missing(t, row, column)) Py_RETURN_NONE;
    if (type == MFGQ_TEXT) return text_object(seen, mfgq_table_text(t, row, column));
    if (type == MFGQ_I64) return PyLong_FromLongLong(mfgq_table_i64(t, column)[row]);
    return PyFloat_FromDouble(mfgq_table_number(t, row, column));
}

static PyObject *table_list(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                            PyObject *kwnames)
{
    static const char *const names[] = {"table", "column"};
    static const char *const params[] = {"table", "column", NULL};
    static const core_info info = {"table_list", names, params, 2, 2, 2};
    PyObject *slots[2];
    core_handle *h;
    int64_t column;
    seen_text seen[SEEN] = {{NULL, NULL}};
    if (!core_slots(&info, args, nargs, kwnames, slots) ||
        !core_handle_get(module, &info, 0, slots[0], CORE_MFGQ_TABLE, 0, &h) ||
        !core_long(&info, 1, slots[1], 0, (int64_t)mfgq_table_columns(h->object) - 1, &column))
        return NULL;
    const size_t n = mfgq_table_rows(h->object);
    const int type = mfgq_table_type(h->object, (size_t)column);
    PyObject *list = PyList_New((Py_ssize_t)n);
    for (size_t i = 0; list && i < n; i++) {
        PyObject *const value = cell(h->object, i, (size_t)column, type, seen);
        if (value) PyList_SetItem(list, (Py_ssize_t)i, value);
        else Py_CLEAR(list);
    }
    for (size_t i = 0; i < SEEN; i++) Py_XDECREF(seen[i].object);
    return list;
}

/* ---- Some rows and columns of a table ---- */

static void copy_cell(mfgq_builder *b, const mfgq_table *t, size_t row, size_t column)
{
    if (mfgq_table_is_missing(t, row, column)) mfgq_builder_missing(b);
    else if (mfgq_table_type(t, column) == MFGQ_TEXT)
        mfgq_builder_text(b, mfgq_table_text(t, row, column));
    else if (mfgq_table_type(t, column) == MFGQ_I64)
        mfgq_builder_i64(b, mfgq_table_i64(t, column)[row]);
    else mfgq_builder_f64(b, mfgq_table_number(t, row, column));
}

/* Finishes a builder, which is freed in any case. */
static PyObject *finish(PyObject *module, const core_info *info, mfgq_builder *b)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    if (mfgq_builder_finish(b, &table, &err) != MFGQ_OK) return core_fail(module, info, &err);
    return core_handle_new(module, CORE_MFGQ_TABLE, table, NULL);
}

static int in_range(const core_info *info, int at, const core_in *in, size_t most)
{
    const int64_t *const found = in->data;
    for (size_t i = 0; i < in->n; i++) {
        if (found[i] >= 0 && (size_t)found[i] < most) continue;
        PyErr_Format(PyExc_IndexError, "%s() argument '%s' holds %lld, out of range (row %zu)",
                     info->name, info->args[at], (long long)found[i], i);
        return 0;
    }
    return 1;
}

static PyObject *take(PyObject *module, const core_info *info, const mfgq_table *t,
                      const core_in *columns, const core_in *rows)
{
    const int64_t *const column = columns->data, *const row = rows->data;
    if (!in_range(info, 1, columns, mfgq_table_columns(t)) ||
        !in_range(info, 2, rows, mfgq_table_rows(t)))
        return NULL;
    mfgq_builder *const b = mfgq_builder_new();
    for (size_t j = 0; j < columns->n; j++) {
        const size_t at = (size_t)column[j];
        mfgq_builder_column(b, mfgq_table_name(t, at), (mfgq_type)mfgq_table_type(t, at),
                            mfgq_table_unit(t, at));
    }
    for (size_t i = 0; i < rows->n; i++)
        for (size_t j = 0; j < columns->n; j++)
            copy_cell(b, t, (size_t)row[i], (size_t)column[j]);
    return finish(module, info, b);
}

static PyObject *table_take(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                            PyObject *kwnames)
{
    static const char *const names[] = {"table", "columns", "rows"};
    static const char *const params[] = {"table", "columns", "rows", NULL};
    static const core_info info = {"table_take", names, params, 3, 3, 3};
    PyObject *slots[3], *result = NULL;
    core_handle *h;
    core_in columns, rows;
    memset(&columns, 0, sizeof columns);
    memset(&rows, 0, sizeof rows);
    if (core_slots(&info, args, nargs, kwnames, slots) &&
        core_handle_get(module, &info, 0, slots[0], CORE_MFGQ_TABLE, 0, &h) &&
        core_numbers(module, &info, 1, slots[1], 'q', 1, 0, &columns) &&
        core_numbers(module, &info, 2, slots[2], 'q', 1, 0, &rows))
        result = take(module, &info, h->object, &columns, &rows);
    core_in_free(&columns);
    core_in_free(&rows);
    return result;
}

/* ---- A table of lists ---- */

typedef struct list_column {
    const char *name, *unit;
    int type;
    PyObject *values; /* a list or tuple */
} list_column;

static int no_value(const list_column *c, Py_ssize_t row, const char *what)
{
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError) &&
        !PyErr_ExceptionMatches(PyExc_ValueError) && !PyErr_ExceptionMatches(PyExc_OverflowError))
        return 0;
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError, "column '%s' holds what is no %s (row %zd)", c->name, what, row);
    return 0;
}

static int put(mfgq_builder *b, const list_column *c, PyObject *value, Py_ssize_t row)
{
    if (value == Py_None || (PyFloat_Check(value) && isnan(PyFloat_AsDouble(value)))) {
        mfgq_builder_missing(b);
        return 1;
    }
    if (c->type == MFGQ_TEXT) {
        const char *const text = PyUnicode_Check(value) ? PyUnicode_AsUTF8AndSize(value, NULL)
                                                        : NULL;
        if (!text) return no_value(c, row, "text");
        mfgq_builder_text(b, text);
        return 1;
    }
    const double x = PyFloat_AsDouble(value);
    if (x == -1.0 && PyErr_Occurred()) return no_value(c, row, "number");
    if (isnan(x)) mfgq_builder_missing(b);
    else if (c->type == MFGQ_F64) mfgq_builder_f64(b, x);
    else {
        PyObject *const whole = PyNumber_Index(value);
        const long long w = whole ? PyLong_AsLongLong(whole) : -1;
        Py_XDECREF(whole);
        if (w == -1 && PyErr_Occurred()) return no_value(c, row, "whole number of 64 bits");
        mfgq_builder_i64(b, w);
    }
    return 1;
}

static int read_columns(PyObject *schema, PyObject *columns, list_column *out, Py_ssize_t n,
                        Py_ssize_t *rows)
{
    *rows = 0;
    for (Py_ssize_t j = 0; j < n; j++) {
        PyObject *const values = PySequence_GetItem(columns, j);
        PyObject *const head = values ? PySequence_GetItem(schema, j) : NULL;
        const Py_ssize_t count = head ? PySequence_Size(values) : -1;
        const int done = count >= 0 && PyArg_ParseTuple(head, "ssi", &out[j].name, &out[j].unit,
                                                        &out[j].type);
        Py_XDECREF(head);   /* the schema keeps it, */
        Py_XDECREF(values); /* and the columns this */
        if (!done) return 0;
        out[j].values = values;
        if (j == 0) *rows = count;
        if (count == *rows) continue;
        PyErr_Format(PyExc_ValueError, "column '%s' has %zd rows where others have %zd",
                     out[j].name, count, *rows);
        return 0;
    }
    return 1;
}

static PyObject *table_build(PyObject *module, PyObject *args)
{
    static const char *const names[] = {"schema", "columns"};
    static const char *const params[] = {"schema", "columns", NULL};
    static const core_info info = {"table_build", names, params, 2, 2, 2};
    PyObject *schema, *columns;
    Py_ssize_t rows;
    if (!PyArg_ParseTuple(args, "O!O!:table_build", &PyList_Type, &schema, &PyList_Type, &columns))
        return NULL;
    const Py_ssize_t n = PyList_Size(schema);
    list_column *const c = PyMem_Calloc((size_t)n + 1, sizeof *c);
    if (!c) return PyErr_NoMemory();
    int done = PyList_Size(columns) == n;
    if (!done) PyErr_SetString(PyExc_ValueError, "schema and columns differ in length");
    done = done && read_columns(schema, columns, c, n, &rows);
    mfgq_builder *const b = mfgq_builder_new();
    for (Py_ssize_t j = 0; done && j < n; j++)
        mfgq_builder_column(b, c[j].name, (mfgq_type)c[j].type, c[j].unit);
    for (Py_ssize_t i = 0; done && i < rows; i++)
        for (Py_ssize_t j = 0; done && j < n; j++) {
            PyObject *const value = PySequence_GetItem(c[j].values, i);
            done = value && put(b, &c[j], value, i);
            Py_XDECREF(value);
        }
    PyMem_Free(c);
    if (done) return finish(module, &info, b);
    mfgq_builder_free(b);
    return NULL;
}

#define FAST(name, doc) \
    {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL | METH_KEYWORDS, doc}

PyMethodDef core_column_methods[] = {
    FAST(table_list, "table_list($module, table, column)\n--\n\n"
                     "A column of a table as a list; missing values are None."),
    FAST(table_take, "table_take($module, table, columns, rows)\n--\n\n"
                     "A table of some columns and rows of another, by their numbers."),
    {"table_build", table_build, METH_VARARGS,
     "table_build($module, schema, columns, /)\n--\n\n"
     "A table of lists.\n\n"
     "schema: (name, unit, type) a column, type 0 numbers, 1 whole numbers, 2 texts; columns:\n"
     "lists or tuples of one length, None or NaN where a value is missing."},
    {NULL, NULL, 0, NULL},
};
