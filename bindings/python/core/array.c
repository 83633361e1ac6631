/* Arrays with the buffer protocol: results that the module owns, or columns it shows. */
#include "core.h"

#include <string.h>

typedef struct core_array {
    PyObject_HEAD
    void *data;
    core_handle *owner; /* null: data is the array's own */
    Py_ssize_t n;
    int ndim;
    Py_ssize_t shape[2], strides[2];
    char format[2];
} core_array;

size_t core_item_size(char type)
{
    switch (type) {
    case 'i': return sizeof(int32_t);
    case 'B': return 1;
    default: return 8;
    }
}

static void array_dealloc(PyObject *object)
{
    core_array *const self = (core_array *)object;
    PyTypeObject *const type = Py_TYPE(object);
    if (self->owner) {
        self->owner->holds--;
        Py_DECREF((PyObject *)self->owner);
    } else {
        PyMem_Free(self->data);
    }
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(object);
    Py_DECREF(type);
}

static int array_buffer(PyObject *object, Py_buffer *view, int flags)
{
    core_array *const self = (core_array *)object;
    if (self->owner && (flags & PyBUF_WRITABLE)) {
        PyErr_SetString(PyExc_BufferError, "a column of a table is read-only");
        return -1;
    }
    view->buf = self->data;
    view->obj = Py_NewRef(object);
    view->itemsize = (Py_ssize_t)core_item_size(self->format[0]);
    view->len = self->n * view->itemsize;
    view->readonly = self->owner != NULL;
    view->ndim = self->ndim;
    view->format = flags & PyBUF_FORMAT ? self->format : NULL;
    view->shape = flags & PyBUF_ND ? self->shape : NULL;
    view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? self->strides : NULL;
    view->suboffsets = NULL;
    view->internal = NULL;
    return 0;
}

static Py_ssize_t array_length(PyObject *object)
{
    return ((core_array *)object)->shape[0];
}

static PyObject *cell(const core_array *self, Py_ssize_t at)
{
    switch (self->format[0]) {
    case 'd': return PyFloat_FromDouble(((double *)self->data)[at]);
    case 'i': return PyLong_FromLong(((int32_t *)self->data)[at]);
    case 'B': return PyLong_FromLong(((uint8_t *)self->data)[at]);
    case 'Q': return PyLong_FromUnsignedLongLong(((uint64_t *)self->data)[at]);
    default: return PyLong_FromLongLong(((int64_t *)self->data)[at]);
    }
}

static PyObject *array_list(const core_array *self, Py_ssize_t from, Py_ssize_t step,
                            Py_ssize_t count)
{
    PyObject *const list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *const value = cell(self, from + i * step);
        if (!value || PyList_SetItem(list, i, value) < 0) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
}

static PyObject *array_item(PyObject *object, Py_ssize_t at)
{
    const core_array *const self = (core_array *)object;
    if (at < 0 || at >= self->shape[0]) {
        PyErr_SetString(PyExc_IndexError, "index out of range");
        return NULL;
    }
    if (self->ndim == 1) return cell(self, at);
    return array_list(self, at * self->shape[1], 1, self->shape[1]);
}

static PyObject *array_tolist(PyObject *object, PyObject *nothing)
{
    const core_array *const self = (core_array *)object;
    (void)nothing;
    if (self->ndim == 1) return array_list(self, 0, 1, self->n);
    PyObject *const rows = PyList_New(self->shape[0]);
    for (Py_ssize_t i = 0; rows && i < self->shape[0]; i++) {
        PyObject *const row = array_item(object, i);
        if (!row || PyList_SetItem(rows, i, row) < 0) {
            Py_DECREF(rows);
            return NULL;
        }
    }
    return rows;
}

static PyObject *array_repr(PyObject *object)
{
    PyObject *const list = array_tolist(object, NULL);
    PyObject *const text = list ? PyUnicode_FromFormat("mfgq.Array(%R)", list) : NULL;
    Py_XDECREF(list);
    return text;
}

static PyObject *array_shape(PyObject *object, void *closure)
{
    const core_array *const self = (core_array *)object;
    (void)closure;
    if (self->ndim == 1) return Py_BuildValue("(n)", self->n);
    return Py_BuildValue("(nn)", self->shape[0], self->shape[1]);
}

static PyObject *array_typecode(PyObject *object, void *closure)
{
    (void)closure;
    return PyUnicode_FromString(((core_array *)object)->format);
}

static PyObject *array_reduce(PyObject *object, PyObject *nothing)
{
    const core_array *const self = (core_array *)object;
    (void)nothing;
    if (self->ndim != 1) {
        PyErr_SetString(PyExc_TypeError, "only one-dimensional arrays are pickled");
        return NULL;
    }
    PyObject *const module = PyImport_ImportModule("array");
    PyObject *const type = module ? PyObject_GetAttrString(module, "array") : NULL;
    Py_XDECREF(module);
    PyObject *const list = type ? array_tolist(object, NULL) : NULL;
    PyObject *const result = list ? Py_BuildValue("O(sO)", type, self->format, list) : NULL;
    Py_XDECREF(type);
    Py_XDECREF(list);
    return result;
}

static PyMethodDef array_methods[] = {
    {"tolist", array_tolist, METH_NOARGS, "tolist($self, /)\n--\n\nThe values as a list."},
    {"__reduce__", array_reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef array_getset[] = {
    {"shape", array_shape, NULL, "Length along each dimension.", NULL},
    {"typecode", array_typecode, NULL, "Type of the values, as in the module array.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot array_slots[] = {
    {Py_tp_dealloc, (void *)array_dealloc}, {Py_bf_getbuffer, (void *)array_buffer},
    {Py_sq_length, (void *)array_length},   {Py_sq_item, (void *)array_item},
    {Py_tp_repr, (void *)array_repr},       {Py_tp_methods, array_methods},
    {Py_tp_getset, array_getset},
    {Py_tp_doc, "Numbers of the library, shared through the buffer protocol."},
    {0, NULL},
};

PyType_Spec core_array_spec = {"mfgq._core.Array", sizeof(core_array), 0,
                               Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                               array_slots};

static core_array *array_alloc(PyObject *module, char type, int ndim, const size_t *shape)
{
    const size_t most = (size_t)PY_SSIZE_T_MAX / 16;
    if (shape[0] > most || (ndim > 1 && shape[1] && shape[0] > most / shape[1]))
        return (core_array *)PyErr_NoMemory();
    PyTypeObject *const array = core_state_of(module)->array;
    allocfunc alloc = (allocfunc)PyType_GetSlot(array, Py_tp_alloc);
    core_array *const self = (core_array *)alloc(array, 0);
    if (!self) return NULL;
    self->format[0] = type;
    self->ndim = ndim;
    self->shape[0] = (Py_ssize_t)shape[0];
    self->shape[1] = ndim > 1 ? (Py_ssize_t)shape[1] : 1;
    self->n = self->shape[0] * self->shape[1];
    self->strides[ndim - 1] = (Py_ssize_t)core_item_size(type);
    if (ndim > 1) self->strides[0] = self->shape[1] * self->strides[1];
    return self;
}

PyObject *core_array_new(PyObject *module, char type, int ndim, const size_t *shape, void **data)
{
    core_array *const self = array_alloc(module, type, ndim, shape);
    if (!self) return NULL;
    self->data = PyMem_Malloc((size_t)self->n * core_item_size(type) + 1);
    if (!self->data) {
        Py_DECREF((PyObject *)self);
        return PyErr_NoMemory();
    }
    *data = self->data;
    return (PyObject *)self;
}

PyObject *core_array_view(PyObject *module, char type, const void *data, size_t n,
                          core_handle *owner)
{
    if (!data) Py_RETURN_NONE;
    core_array *const self = array_alloc(module, type, 1, &n);
    if (!self) return NULL;
    memcpy(&self->data, &data, sizeof data); /* shown read-only */
    self->owner = (core_handle *)Py_NewRef((PyObject *)owner);
    owner->holds++;
    return (PyObject *)self;
}
