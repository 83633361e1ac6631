/* Handles: one Python object for one object of the library. */
#include "core.h"

static void handle_clear(core_handle *self)
{
    if (self->object && !self->borrowed) core_kinds[self->kind].release(self->object);
    self->object = NULL;
    if (self->owner) {
        if (self->borrowed) ((core_handle *)self->owner)->holds--;
        Py_CLEAR(self->owner);
    }
}

static void handle_dealloc(PyObject *self)
{
    PyTypeObject *const type = Py_TYPE(self);
    handle_clear((core_handle *)self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *handle_repr(PyObject *self)
{
    const core_handle *const h = (core_handle *)self;
    return PyUnicode_FromFormat("<mfgq._core.%s%s>", core_kinds[h->kind].name,
                                h->object ? "" : ", freed");
}

PyTypeObject *core_handle_type(PyObject *module, int kind)
{
    char name[64];
    PyOS_snprintf(name, sizeof name, "mfgq._core.%s", core_kinds[kind].name);
    const int table = core_kinds[kind].release == (void (*)(void *))mfgq_table_free;
    PyType_Slot slots[] = {
        {Py_tp_dealloc, (void *)handle_dealloc},
        {Py_tp_repr, (void *)handle_repr},
        {Py_tp_doc, (void *)"One object of the library."},
        {table ? Py_tp_methods : 0, (void *)core_table_methods},
        {0, NULL},
    };
    PyType_Spec spec = {name, sizeof(core_handle), 0,
                        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};
    return (PyTypeObject *)PyType_FromModuleAndSpec(module, &spec, NULL);
}

PyObject *core_handle_new(PyObject *module, int kind, void *object, PyObject *owner)
{
    if (!object && owner) Py_RETURN_NONE;
    if (!object) return PyErr_NoMemory();
    PyTypeObject *const type = core_state_of(module)->kinds[kind];
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    core_handle *const h = (core_handle *)alloc(type, 0);
    if (!h) {
        if (!owner) core_kinds[kind].release(object);
        return NULL;
    }
    h->object = object;
    h->kind = kind;
    if (owner) {
        h->owner = Py_NewRef(owner);
        h->borrowed = 1;
        ((core_handle *)owner)->holds++;
    }
    return (PyObject *)h;
}

int core_handle_get(PyObject *module, const core_info *info, int at, PyObject *value, int kind,
                    int null, core_handle **handle)
{
    *handle = NULL;
    if (null && (!value || value == Py_None)) return 1;
    if (!value || !PyObject_TypeCheck(value, core_state_of(module)->kinds[kind])) {
        PyErr_Format(PyExc_TypeError, "%s() argument '%s' must be a %s", info->name,
                     info->args[at], core_kinds[kind].name);
        return 0;
    }
    *handle = (core_handle *)value;
    if ((*handle)->object) return 1;
    PyErr_Format(PyExc_ValueError, "%s() argument '%s' was freed", info->name, info->args[at]);
    return 0;
}

PyObject *core_handle_free(PyObject *module, const core_info *info, PyObject *value, int kind)
{
    core_handle *h;
    if (value == Py_None) Py_RETURN_NONE;
    if (!core_handle_get(module, info, 0, value, kind, 0, &h)) return NULL;
    if (h->holds) {
        PyErr_Format(PyExc_BufferError, "%s() argument '%s' is in use", info->name, info->args[0]);
        return NULL;
    }
    handle_clear(h);
    Py_RETURN_NONE;
}
