/* The few functions whose calls cannot be made from the manifest. */
#include "helpers.h"
#include "kinds.h"

#include <stdio.h>
#include <string.h>

/* ---- Relations of a class: as many positions as there are ---- */

static PyObject *taxonomy_related(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                  PyObject *kwnames)
{
    static const char *const names[] = {"taxonomy", "position", "relation"};
    static const char *const params[] = {"taxonomy", "position", "relation", "capacity",
                                         "positions", "count", NULL};
    static const core_info info = {"taxonomy_related", names, params, 3, 3, 3};
    PyObject *slots[3];
    core_handle *h;
    int64_t position;
    int relation;
    size_t count = 0;
    mfgq_error err;
    if (!core_slots(&info, args, nargs, kwnames, slots)) return NULL;
    if (!core_handle_get(module, &info, 0, slots[0], CORE_MFGQ_TAXONOMY, 0, &h) ||
        !core_long(&info, 1, slots[1], INT32_MIN, INT32_MAX, &position) ||
        !core_enum(&info, 2, slots[2], CORE_WORDS_MFGQ_RELATION, &relation))
        return NULL;
    if (mfgq_taxonomy_related(h->object, (int32_t)position, (mfgq_relation)relation, 0, NULL,
                              &count, &err) != MFGQ_OK)
        return core_fail(module, &info, &err);
    void *data;
    PyObject *const array = core_array_new(module, 'i', 1, &count, &data);
    if (!array) return NULL;
    if (mfgq_taxonomy_related(h->object, (int32_t)position, (mfgq_relation)relation, count, data,
                              &count, &err) == MFGQ_OK)
        return array;
    Py_DECREF(array);
    return core_fail(module, &info, &err);
}

static PyObject *taxonomy_editions(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                   PyObject *kwnames)
{
    static const char *const names[] = {"code", "except_"};
    static const char *const params[] = {"code", "except_", "size", "text", NULL};
    static const core_info info = {"taxonomy_editions", names, params, 2, 1, 2};
    PyObject *slots[2];
    const char *code, *except;
    size_t size;
    char text[1024];
    (void)module;
    if (!core_slots(&info, args, nargs, kwnames, slots) ||
        !core_text(&info, 0, slots[0], 0, 0, &code, &size) ||
        !core_text(&info, 1, slots[1], 1, 0, &except, &size))
        return NULL;
    const size_t count = mfgq_taxonomy_editions(code, except, sizeof text, text);
    return Py_BuildValue("ns", (Py_ssize_t)count, count ? text : "");
}

/* ---- Rows through a formula ---- */

/* Asks a Python callable, or a taxonomy, whether a class holds a code. */
typedef struct member_context {
    PyObject *callable;
    const mfgq_taxonomy *taxonomy;
} member_context;

static int is_member(void *context, const char *class_code, const char *code)
{
    const member_context *const c = context;
    int contains = 0;
    if (c->taxonomy) {
        const mfgq_status status =
            mfgq_taxonomy_contains(c->taxonomy, class_code, code, &contains, NULL);
        return status == MFGQ_OK ? contains : (int)status;
    }
    PyObject *const answer = PyObject_CallFunction(c->callable, "ss", class_code, code);
    if (!answer) return MFGQ_E_CANCELLED;
    contains = PyObject_IsTrue(answer);
    Py_DECREF(answer);
    return contains < 0 ? (int)MFGQ_E_CANCELLED : contains;
}

typedef struct row_columns {
    core_in in[64];
    const double *numbers[64];
    const char *const *codes[64];
    size_t count, rows;
} row_columns;

static int take_columns(PyObject *module, const core_info *info, const mfgq_program *program,
                        PyObject *columns, row_columns *c)
{
    const size_t inputs = mfgq_program_inputs(program);
    c->rows = CORE_UNSET;
    if (inputs > 64 || !PySequence_Check(columns) ||
        PySequence_Size(columns) != (Py_ssize_t)inputs) {
        core_wrong(info, 2, "must be one column for each input of the program");
        return 0;
    }
    for (; c->count < inputs; c->count++) {
        core_in *const in = &c->in[c->count];
        const int code = mfgq_program_input_kind(program, c->count) == MFGQ_VARIABLE_CODE;
        PyObject *const column = PySequence_GetItem(columns, (Py_ssize_t)c->count);
        if (!column) return 0;
        const int done = code ? core_texts(module, info, 2, column, 0, in)
                              : core_numbers(module, info, 2, column, 'd', 1, 0, in);
        Py_DECREF(column);
        if (!done || !core_dim(info, 2, &c->rows, in->n)) {
            c->count++;
            return 0;
        }
        c->numbers[c->count] = code ? NULL : in->data;
        c->codes[c->count] = code ? in->data : NULL;
    }
    if (c->rows == CORE_UNSET) c->rows = 0;
    return 1;
}

static int take_member(PyObject *module, PyObject *value, member_context *context)
{
    core_state *const state = core_state_of(module);
    if (!value || value == Py_None) return 0;
    if (PyObject_TypeCheck(value, state->kinds[CORE_MFGQ_TAXONOMY]))
        context->taxonomy = ((core_handle *)value)->object;
    else context->callable = value;
    return 1;
}

static PyObject *program_aggregate(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                   PyObject *kwnames)
{
    static const char *const names[] = {"program", "shift", "columns", "member", "gaps",
                                        "undefined", "rows"};
    static const char *const params[] = {"program", "shift", "rows", "columns", "columns",
                                         "member", "context", "gaps", "undefined", "aggregates",
                                         "used", NULL};
    static const core_info info = {"program_aggregate", names, params, 7, 3, 7};
    PyObject *slots[7], *results[2] = {NULL, NULL};
    core_handle *h;
    row_columns columns;
    member_context context = {NULL, NULL};
    int64_t shift, gaps, undefined, rows;
    mfgq_error err;
    memset(&columns, 0, sizeof columns);
    if (!core_slots(&info, args, nargs, kwnames, slots) ||
        !core_handle_get(module, &info, 0, slots[0], CORE_MFGQ_PROGRAM, 0, &h) ||
        !core_long(&info, 1, slots[1], 0, 2, &shift) ||
        !core_long(&info, 4, slots[4], 0, 1, &gaps) ||
        !core_long(&info, 5, slots[5], 0, 1, &undefined) ||
        !core_long(&info, 6, slots[6], 0, INT64_MAX, &rows))
        return NULL;
    const size_t n = mfgq_program_aggregates(h->object);
    const int member = take_member(module, slots[3], &context);
    void *values, *used;
    PyObject *result = NULL;
    if (!take_columns(module, &info, h->object, slots[2], &columns)) goto done;
    if (!columns.count) columns.rows = (size_t)rows; /* no column tells the rows */
    results[0] = core_array_new(module, 'd', 1, &n, &values);
    results[1] = core_array_new(module, 'q', 1, &n, &used);
    if (!results[0] || !results[1]) goto done;
    const mfgq_status status = mfgq_program_aggregate(
        h->object, (int)shift, columns.rows, columns.numbers, columns.codes,
        member ? is_member : NULL, &context, (int)gaps, (int)undefined, values, used, &err);
    if (status == MFGQ_OK) result = Py_BuildValue("OO", results[0], results[1]);
    else if (!PyErr_Occurred()) core_fail(module, &info, &err);
done:
    for (size_t i = 0; i < columns.count; i++) core_in_free(&columns.in[i]);
    Py_XDECREF(results[0]);
    Py_XDECREF(results[1]);
    return result;
}

/* ---- Arrow objects ---- */

static PyObject *read_array(PyObject *module, const core_info *info, PyObject *value)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    PyObject *const capsules = PyObject_CallMethod(value, "__arrow_c_array__", NULL);
    if (!capsules) return NULL;
    PyObject *const first = PySequence_GetItem(capsules, 0);
    PyObject *const second = PySequence_GetItem(capsules, 1);
    struct ArrowSchema *const schema = first ? PyCapsule_GetPointer(first, "arrow_schema") : NULL;
    struct ArrowArray *const array =
        schema && second ? PyCapsule_GetPointer(second, "arrow_array") : NULL;
    PyObject *result = NULL;
    if (array) {
        if (mfgq_arrow_import_array(schema, array, &table, &err) != MFGQ_OK)
            core_fail(module, info, &err);
        else result = core_handle_new(module, CORE_MFGQ_TABLE, table, NULL);
    }
    Py_XDECREF(first);
    Py_XDECREF(second);
    Py_DECREF(capsules);
    return result;
}

static PyObject *arrow_import_array(PyObject *module, PyObject *value)
{
    static const char *const names[] = {"value"};
    static const char *const params[] = {"value", "value", NULL};
    static const core_info info = {"arrow_import_array", names, params, 1, 1, 1};
    return read_array(module, &info, value);
}

static PyObject *arrow_import_stream(PyObject *module, PyObject *value)
{
    static const char *const names[] = {"value"};
    static const char *const params[] = {"value", NULL};
    static const core_info info = {"arrow_import_stream", names, params, 1, 1, 1};
    mfgq_table *table = NULL;
    mfgq_error err;
    PyObject *const capsule = PyObject_CallMethod(value, "__arrow_c_stream__", NULL);
    if (!capsule) return NULL;
    struct ArrowArrayStream *const stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    PyObject *result = NULL;
    if (stream) {
        if (mfgq_arrow_import_stream(stream, &table, &err) != MFGQ_OK)
            core_fail(module, &info, &err);
        else result = core_handle_new(module, CORE_MFGQ_TABLE, table, NULL);
    }
    Py_DECREF(capsule);
    return result;
}

static PyObject *arrow_column_read(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                   PyObject *kwnames)
{
    static const char *const names[] = {"value", "type"};
    static const char *const params[] = {"value", "value", "type", NULL};
    static const core_info info = {"arrow_column_read", names, params, 2, 1, 2};
    PyObject *slots[2];
    int type;
    core_in in;
    memset(&in, 0, sizeof in);
    if (!core_slots(&info, args, nargs, kwnames, slots) ||
        !core_enum(&info, 1, slots[1], CORE_WORDS_MFGQ_TYPE, &type))
        return NULL;
    PyObject *result = NULL;
    if (core_arrow_column(module, &info, 0, slots[0], (mfgq_type)type, &in)) {
        void *data;
        const char *const *const texts = in.data;
        if (type == MFGQ_TEXT) {
            result = PyList_New((Py_ssize_t)in.n);
            for (size_t i = 0; result && i < in.n; i++)
                PyList_SetItem(result, (Py_ssize_t)i, core_string(texts[i]));
        } else {
            result = core_array_new(module, 'd', 1, &in.n, &data);
            if (result && in.n) memcpy(data, in.data, in.n * sizeof(double));
        }
        const int copied = in.own || mfgq_arrow_column_copied(in.column);
        if (result) result = Py_BuildValue("NO", result, copied ? Py_True : Py_False);
    }
    core_in_free(&in);
    return result;
}

/* ---- Rows of an Arrow stream into a measure ---- */

static const char *const measure_names[] = {"measure", "value"};
static const char *const measure_params[] = {"measure", "value", "value", NULL};
static const core_info measure_info = {"measure_add_arrow", measure_names, measure_params, 2, 2, 2};

static mfgq_status add_batches(mfgq_measure *m, struct ArrowArrayStream *stream,
                               const struct ArrowSchema *schema, mfgq_error *err)
{
    for (;;) {
        struct ArrowArray batch = {0};
        if (stream->get_next(stream, &batch)) {
            const char *const said = stream->get_last_error(stream);
            memset(err, 0, sizeof *err);
            err->status = MFGQ_E_IO;
            err->index = -1;
            snprintf(err->message, sizeof err->message, "%.200s",
                     said ? said : "the Arrow stream failed");
            return MFGQ_E_IO;
        }
        if (!batch.release) return MFGQ_OK;
        const int64_t before = mfgq_measure_rows(m);
        const mfgq_status status = mfgq_measure_add_arrow(m, schema, &batch, err);
        batch.release(&batch);
        if (status != MFGQ_OK && err->index >= 0) err->index += before;
        if (status != MFGQ_OK) return status;
    }
}

/* The interpreter is free meanwhile; the measure itself refuses a second thread. */
static PyObject *measure_add_arrow(PyObject *module, PyObject *const *args, Py_ssize_t nargs,
                                   PyObject *kwnames)
{
    PyObject *slots[2], *result = NULL;
    core_handle *h;
    mfgq_error err;
    struct ArrowSchema schema = {0};
    if (!core_slots(&measure_info, args, nargs, kwnames, slots)
        || !core_handle_get(module, &measure_info, 0, slots[0], CORE_MFGQ_MEASURE, 0, &h))
        return NULL;
    PyObject *const capsule = PyObject_CallMethod(slots[1], "__arrow_c_stream__", NULL);
    struct ArrowArrayStream *const stream =
        capsule ? PyCapsule_GetPointer(capsule, "arrow_array_stream") : NULL;
    if (stream && stream->get_schema(stream, &schema)) {
        PyErr_SetString(PyExc_OSError, "measure_add_arrow(): the Arrow stream has no schema");
    } else if (stream) {
        core_hold(h, 1);
        PyThreadState *const thread = PyEval_SaveThread();
        const mfgq_status status = add_batches(h->object, stream, &schema, &err);
        PyEval_RestoreThread(thread);
        core_hold(h, -1);
        if (status == MFGQ_OK) result = Py_NewRef(Py_None);
        else core_fail(module, &measure_info, &err);
    }
    if (schema.release) schema.release(&schema);
    Py_XDECREF(capsule);
    return result;
}

static PyObject *export_with(PyObject *module, PyObject *table, const core_info *info,
                             const char *method)
{
    core_handle *h;
    if (!core_handle_get(module, info, 0, table, CORE_MFGQ_TABLE, 0, &h)) return NULL;
    return PyObject_CallMethod(table, method, NULL);
}

#define EXPORT(function, method)                                                     \
    static PyObject *function(PyObject *module, PyObject *table)                     \
    {                                                                                \
        static const char *const names[] = {"table"};                                \
        static const char *const params[] = {"table", NULL};                         \
        static const core_info info = {#function, names, params, 1, 1, 1};           \
        return export_with(module, table, &info, method);                            \
    }
EXPORT(arrow_export_schema, "__arrow_c_schema__")
EXPORT(arrow_export_array, "__arrow_c_array__")
EXPORT(arrow_export_stream, "__arrow_c_stream__")

#define FAST(name, doc) \
    {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL | METH_KEYWORDS, doc}

PyMethodDef core_custom_methods[] = {
    FAST(taxonomy_related, "taxonomy_related($module, taxonomy, position, relation)\n--\n\n"
                           "Positions of the classes in a relation to a class."),
    FAST(taxonomy_editions, "taxonomy_editions($module, code, except_=None)\n--\n\n"
                            "Number and names of the built-in lists that hold a code."),
    FAST(program_aggregate,
         "program_aggregate($module, program, shift, columns, member=None, gaps=0, undefined=0, "
         "rows=0)\n--\n\n"
         "Aggregates of rows, and how many rows entered each.\n\n"
         "columns: one a program input, numbers or texts; member: a Taxonomy, or a callable "
         "(class, code) -> bool; rows: their number for programs without inputs."),
    FAST(arrow_column_read, "arrow_column_read($module, value, type=0)\n--\n\n"
                            "An Arrow column as (Array, copied) or (list of texts, True)."),
    FAST(measure_add_arrow, "measure_add_arrow($module, measure, value)\n--\n\n"
                            "Takes the rows of an Arrow stream of structs."),
    {"arrow_import_array", arrow_import_array, METH_O,
     "arrow_import_array($module, value, /)\n--\n\nAn Arrow struct array as a Table."},
    {"arrow_import_stream", arrow_import_stream, METH_O,
     "arrow_import_stream($module, value, /)\n--\n\nAn Arrow stream as a Table."},
    {"arrow_export_schema", arrow_export_schema, METH_O,
     "arrow_export_schema($module, table, /)\n--\n\nA table's schema as a capsule."},
    {"arrow_export_array", arrow_export_array, METH_O,
     "arrow_export_array($module, table, /)\n--\n\nA table as two capsules."},
    {"arrow_export_stream", arrow_export_stream, METH_O,
     "arrow_export_stream($module, table, /)\n--\n\nA table as a stream capsule."},
    {NULL, NULL, 0, NULL},
};
