/* What the extension module is made of: state, argument conversion, handles, arrays. */
#ifndef MFGQ_PY_CORE_H
#define MFGQ_PY_CORE_H

#include <Python.h> /* under Py_LIMITED_API, but for free-threaded interpreters */
#include <mfgq/mfgq.h>

enum { CORE_MAX = 32, CORE_LARGE = 16384 }; /* arguments; elements from which the GIL goes */
#define CORE_UNSET ((size_t)-1)

/* A function as Python sees it. `params` are the C parameters, for err->arg. */
typedef struct core_info {
    const char *name;
    const char *const *args;   /* required ones, then optional ones, then outputs */
    const char *const *params;
    int count, required, positional;
} core_info;

/* An opaque type of the library. */
typedef struct core_kind {
    const char *name; /* "Plan" */
    void (*release)(void *);
} core_kind;

extern const core_kind core_kinds[];
extern const int core_kind_count;
extern PyMethodDef core_methods[];

typedef struct core_state {
    PyObject *make_error; /* mfgq._errors.make */
    PyObject *rows;       /* mfgq._rows.call */
    PyTypeObject *array;
    PyTypeObject **kinds;
} core_state;

static inline core_state *core_state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

/* ---- handles: one library object each ---- */

typedef struct core_handle {
    PyObject_HEAD
    void *object;    /* null once freed */
    int kind;
    int holds;       /* views and running calls that need it */
    int borrowed;    /* lives in `owner` */
    PyObject *owner;
    size_t dims[2];  /* of objects that do not tell their sizes */
} core_handle;

PyTypeObject *core_handle_type(PyObject *module, int kind);
PyObject *core_handle_new(PyObject *module, int kind, void *object, PyObject *owner);
/* The object of an argument, or null with an exception; None gives null if `null`. */
int core_handle_get(PyObject *module, const core_info *info, int at, PyObject *value, int kind,
                    int null, core_handle **handle);
PyObject *core_handle_free(PyObject *module, const core_info *info, PyObject *value, int kind);

/* ---- arrays that the module owns or shows ---- */

PyObject *core_array_new(PyObject *module, char type, int ndim, const size_t *shape, void **data);
PyObject *core_array_view(PyObject *module, char type, const void *data, size_t n,
                          core_handle *owner);
size_t core_item_size(char type);
extern PyType_Spec core_array_spec;

/* ---- arguments ---- */

int core_slots(const core_info *info, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
               PyObject **slots);
int core_double(const core_info *info, int at, PyObject *value, double *out);
int core_long(const core_info *info, int at, PyObject *value, int64_t low, int64_t high,
              int64_t *out);
int core_unsigned(const core_info *info, int at, PyObject *value, uint64_t *out);
typedef struct core_word {
    const char *name;
    int value;
} core_word;
int core_enum(const core_info *info, int at, PyObject *value, const core_word *words, int *out);
int core_text(const core_info *info, int at, PyObject *value, int null, int bytes,
              const char **text, size_t *size);

/* An input: numbers or texts, however they came. */
typedef struct core_in {
    const void *data;
    size_t n, shape[2];
    Py_buffer view;
    int viewed;
    void *own;
    PyObject *keep;
    mfgq_arrow_column *column;
    struct ArrowSchema schema; /* of a stream, held while its only batch is read */
    struct ArrowArray batch;
} core_in;

int core_numbers(PyObject *module, const core_info *info, int at, PyObject *value, char type,
                 int ndim, int null, core_in *in);
int core_texts(PyObject *module, const core_info *info, int at, PyObject *value, int null,
               core_in *in);
int core_dim(const core_info *info, int at, size_t *n, size_t got);
void core_in_free(core_in *in);

/* An output: a new array, or the caller's. */
typedef struct core_out {
    void *data;
    PyObject *result;
    Py_buffer view;
    int viewed;
} core_out;

int core_output(PyObject *module, const core_info *info, int at, PyObject *value, char type,
                int ndim, const size_t *shape, core_out *out);
void core_out_free(core_out *out);
PyObject *core_out_take(core_out *out); /* gives the result away */

/* Arguments that only the function for arrays takes. */
int core_is_rows(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
PyObject *core_rows(PyObject *module, const char *name, PyObject *const *args, Py_ssize_t nargs,
                    PyObject *kwnames);

/* ---- results ---- */

PyObject *core_fail(PyObject *module, const core_info *info, const mfgq_error *err);
PyObject *core_wrong(const core_info *info, int at, const char *what); /* TypeError */
PyObject *core_string(const char *text);
PyObject *core_results(PyObject *const *values, int count); /* steals; null among them fails */

/* ---- callbacks ---- */

typedef struct core_sink {
    char *bytes;
    size_t size, capacity;
    int failed;
} core_sink;
int core_sink_write(void *context, const char *bytes, size_t size);
PyObject *core_sink_take(core_sink *sink);

typedef struct core_watch {
    PyThreadState *thread; /* saved while the library runs */
    PyObject *callable;    /* null only looks for signals */
    int raised;
} core_watch;
int core_watch_call(void *context, size_t done, size_t all);

/* ---- Arrow ---- */

int core_arrow_column(PyObject *module, const core_info *info, int at, PyObject *value,
                      mfgq_type type, core_in *in);
extern PyMethodDef core_table_methods[]; /* of the type Table */
extern PyMethodDef core_custom_methods[];
extern PyMethodDef core_column_methods[];
extern PyMethodDef core_frame_methods[];

#endif
