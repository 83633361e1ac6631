/* Arrow capsules: columns and tables in, tables out. */
#include "core.h"

#include <string.h>

static void *capsule(PyObject *tuple, Py_ssize_t at, const char *name)
{
    if (!PyTuple_Check(tuple)) {
        PyErr_SetString(PyExc_TypeError, "__arrow_c_array__ must give two capsules");
        return NULL;
    }
    PyObject *const item = PyTuple_GetItem(tuple, at);
    return item ? PyCapsule_GetPointer(item, name) : NULL;
}

/* Calls a method that gives capsules; null with an exception. */
static PyObject *ask(PyObject *value, const char *method)
{
    PyObject *const bound = PyObject_GetAttrString(value, method);
    PyObject *const answer = bound ? PyObject_CallFunction(bound, NULL) : NULL;
    Py_XDECREF(bound);
    return answer;
}

static int failed(PyObject *module, const core_info *info, int at, const mfgq_error *err)
{
    mfgq_error named = *err;
    for (int i = 0; info->params[i]; i++)
        if (strcmp(info->params[i], info->args[at]) == 0) named.arg = i + 1;
    const int type = err->status == MFGQ_E_UNSUPPORTED;
    if (type)
        PyErr_Format(PyExc_TypeError, "%s() argument '%s': %s", info->name, info->args[at],
                     err->message);
    else core_fail(module, info, &named);
    return 0;
}

/* The pointers to the texts of the column that was read. */
static int point_to_texts(core_in *in)
{
    const char **const texts = PyMem_Malloc((in->n + 1) * sizeof *texts);
    if (!texts) return PyErr_NoMemory() != NULL;
    for (size_t i = 0; i < in->n; i++) texts[i] = mfgq_arrow_column_text(in->column, i);
    in->own = texts;
    in->data = texts;
    return 1;
}

static int read_column(PyObject *module, const core_info *info, int at,
                       const struct ArrowSchema *schema, const struct ArrowArray *array,
                       mfgq_type type, core_in *in)
{
    mfgq_error err;
    if (mfgq_arrow_column_read(schema, array, type, &in->column, &err) != MFGQ_OK)
        return failed(module, info, at, &err);
    in->n = in->shape[0] = mfgq_arrow_column_rows(in->column);
    if (type == MFGQ_TEXT) return point_to_texts(in);
    in->data = mfgq_arrow_column_f64(in->column);
    return 1;
}

/* Appends the numbers of one batch to what the module owns. */
static int append(PyObject *module, const core_info *info, int at,
                  const struct ArrowSchema *schema, const struct ArrowArray *array, core_in *in)
{
    mfgq_error err;
    mfgq_arrow_column *column = NULL;
    if (mfgq_arrow_column_read(schema, array, MFGQ_F64, &column, &err) != MFGQ_OK)
        return failed(module, info, at, &err);
    const size_t more = mfgq_arrow_column_rows(column);
    double *const grown = PyMem_Realloc(in->own, (in->n + more + 1) * sizeof(double));
    if (grown) {
        in->own = grown;
        if (more) memcpy(grown + in->n, mfgq_arrow_column_f64(column), more * sizeof(double));
        in->n += more;
        in->shape[0] = in->n;
        in->data = grown;
    }
    mfgq_arrow_column_free(column);
    if (!grown) PyErr_NoMemory();
    return grown != NULL;
}

static int stream_error(const core_info *info, int at, struct ArrowArrayStream *stream)
{
    const char *const said = stream->get_last_error(stream);
    PyErr_Format(PyExc_OSError, "%s() argument '%s': %s", info->name, info->args[at],
                 said ? said : "the Arrow stream failed");
    return 0;
}

/* One batch is used where it stands; several are put together. */
static int read_stream(PyObject *module, const core_info *info, int at,
                       struct ArrowArrayStream *stream, core_in *in)
{
    struct ArrowArray next = {0};
    int done = 1;
    if (stream->get_schema(stream, &in->schema) || stream->get_next(stream, &in->batch))
        return stream_error(info, at, stream);
    if (!in->batch.release) {
        in->own = PyMem_Malloc(8);
        in->data = in->own;
        return in->own != NULL;
    }
    if (stream->get_next(stream, &next)) return stream_error(info, at, stream);
    if (!next.release) return read_column(module, info, at, &in->schema, &in->batch, MFGQ_F64, in);
    done = append(module, info, at, &in->schema, &in->batch, in);
    while (done && next.release) {
        done = append(module, info, at, &in->schema, &next, in);
        next.release(&next);
        memset(&next, 0, sizeof next);
        if (done && stream->get_next(stream, &next)) done = stream_error(info, at, stream);
    }
    if (next.release) next.release(&next);
    return done;
}

static int texts_of_stream(PyObject *module, const core_info *info, int at, PyObject *value,
                           core_in *in)
{
    PyObject *list = PyObject_CallMethod(value, "to_pylist", NULL);
    if (!list) {
        PyErr_Clear();
        list = PyObject_CallMethod(value, "to_list", NULL);
    }
    if (!list) return 0;
    const int done = core_texts(module, info, at, list, 0, in);
    Py_DECREF(list);
    return done;
}

int core_arrow_column(PyObject *module, const core_info *info, int at, PyObject *value,
                      mfgq_type type, core_in *in)
{
    PyObject *capsules = ask(value, "__arrow_c_array__");
    if (capsules) {
        struct ArrowSchema *const schema = capsule(capsules, 0, "arrow_schema");
        struct ArrowArray *const array = schema ? capsule(capsules, 1, "arrow_array") : NULL;
        in->keep = capsules;
        return array && read_column(module, info, at, schema, array, type, in);
    }
    if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return 0;
    PyErr_Clear();
    if (type == MFGQ_TEXT) return texts_of_stream(module, info, at, value, in);
    capsules = ask(value, "__arrow_c_stream__");
    if (!capsules) return 0;
    in->keep = capsules;
    struct ArrowArrayStream *const stream = PyCapsule_GetPointer(capsules, "arrow_array_stream");
    return stream && read_stream(module, info, at, stream, in);
}

/* ---- Tables out ---- */

static void drop_schema(PyObject *object)
{
    struct ArrowSchema *const schema = PyCapsule_GetPointer(object, "arrow_schema");
    if (schema->release) schema->release(schema);
    PyMem_Free(schema);
}

static void drop_array(PyObject *object)
{
    struct ArrowArray *const array = PyCapsule_GetPointer(object, "arrow_array");
    if (array->release) array->release(array);
    PyMem_Free(array);
}

static void drop_stream(PyObject *object)
{
    struct ArrowArrayStream *const stream = PyCapsule_GetPointer(object, "arrow_array_stream");
    if (stream->release) stream->release(stream);
    PyMem_Free(stream);
}

/* A capsule around zeroed room, which it releases and frees. */
static PyObject *room(size_t size, const char *name, PyCapsule_Destructor drop, void **block)
{
    *block = PyMem_Calloc(1, size);
    if (!*block) return PyErr_NoMemory();
    PyObject *const made = PyCapsule_New(*block, name, drop);
    if (!made) PyMem_Free(*block);
    return made;
}

static const mfgq_table *table_of(PyObject *self)
{
    const core_handle *const h = (core_handle *)self;
    if (!h->object) PyErr_SetString(PyExc_ValueError, "the table was freed");
    return h->object;
}

static PyObject *checked(PyObject *made, mfgq_status status, const mfgq_error *err)
{
    if (status == MFGQ_OK) return made;
    Py_DECREF(made);
    PyErr_SetString(status == MFGQ_E_MEMORY ? PyExc_MemoryError : PyExc_RuntimeError, err->message);
    return NULL;
}

static PyObject *table_schema(PyObject *self, PyObject *nothing)
{
    void *block;
    mfgq_error err;
    const mfgq_table *const table = table_of(self);
    (void)nothing;
    PyObject *const made =
        table ? room(sizeof(struct ArrowSchema), "arrow_schema", drop_schema, &block) : NULL;
    return made ? checked(made, mfgq_arrow_export_schema(table, block, &err), &err) : NULL;
}

static PyObject *table_array(PyObject *self, PyObject *args, PyObject *words)
{
    void *block;
    mfgq_error err;
    (void)args, (void)words; /* a requested schema is a wish that need not be met */
    PyObject *const schema = table_schema(self, NULL);
    if (!schema) return NULL;
    PyObject *array = room(sizeof(struct ArrowArray), "arrow_array", drop_array, &block);
    if (array) array = checked(array, mfgq_arrow_export_array(table_of(self), block, &err), &err);
    if (!array) {
        Py_DECREF(schema);
        return NULL;
    }
    return Py_BuildValue("NN", schema, array);
}

static PyObject *table_stream(PyObject *self, PyObject *args, PyObject *words)
{
    void *block;
    mfgq_error err;
    const mfgq_table *const table = table_of(self);
    (void)args, (void)words;
    PyObject *const made = table ? room(sizeof(struct ArrowArrayStream), "arrow_array_stream",
                                        drop_stream, &block)
                                 : NULL;
    return made ? checked(made, mfgq_arrow_export_stream(table, block, &err), &err) : NULL;
}

PyMethodDef core_table_methods[] = {
    {"__arrow_c_schema__", table_schema, METH_NOARGS, "The table's columns as an Arrow struct."},
    {"__arrow_c_array__", (PyCFunction)(void (*)(void))table_array, METH_VARARGS | METH_KEYWORDS,
     "The table as one Arrow array; numbers are shared."},
    {"__arrow_c_stream__", (PyCFunction)(void (*)(void))table_stream, METH_VARARGS | METH_KEYWORDS,
     "The table as an Arrow stream of one batch; numbers are shared."},
    {NULL, NULL, 0, NULL},
};
