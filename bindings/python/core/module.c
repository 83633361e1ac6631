/* The module: multi-phase initialisation, so that every interpreter has its own state. */
#include "core.h"

static int exec(PyObject *module)
{
    core_state *const state = core_state_of(module);
    state->array = (PyTypeObject *)PyType_FromModuleAndSpec(module, &core_array_spec, NULL);
    state->kinds = PyMem_Calloc((size_t)core_kind_count, sizeof *state->kinds);
    if (!state->array || !state->kinds || PyModule_AddType(module, state->array) < 0) return -1;
    for (int i = 0; i < core_kind_count; i++) {
        state->kinds[i] = core_handle_type(module, i);
        if (!state->kinds[i] || PyModule_AddType(module, state->kinds[i]) < 0) return -1;
    }
    PyMethodDef *const methods[] = {core_methods, core_custom_methods, core_column_methods,
                                    core_frame_methods};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (PyModule_AddFunctions(module, methods[i]) < 0) return -1;
    return 0;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    const core_state *const state = core_state_of(module);
    Py_VISIT(state->make_error);
    Py_VISIT(state->rows);
    Py_VISIT(state->array);
    for (int i = 0; state->kinds && i < core_kind_count; i++) Py_VISIT(state->kinds[i]);
    return 0;
}

static int clear(PyObject *module)
{
    core_state *const state = core_state_of(module);
    Py_CLEAR(state->make_error);
    Py_CLEAR(state->rows);
    Py_CLEAR(state->array);
    for (int i = 0; state->kinds && i < core_kind_count; i++) Py_CLEAR(state->kinds[i]);
    PyMem_Free(state->kinds);
    state->kinds = NULL;
    return 0;
}

static void release(void *module)
{
    clear(module);
}

/* Own-GIL interpreters are told of from Python 3.12 on, whose slot 3.11 does not know. */
enum { SLOT_INTERPRETERS = 3 };

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, (void *)exec},
    {0, NULL},
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "mfgq._core", "Every function of the C library.", sizeof(core_state),
    NULL, slots, traverse, clear, release,
};

PyMODINIT_FUNC PyInit__core(void);
PyMODINIT_FUNC PyInit__core(void)
{
    if (Py_Version >= 0x030C0000 && !slots[1].slot) {
        slots[1].value = (void *)2;
        slots[1].slot = SLOT_INTERPRETERS;
    }
    return PyModuleDef_Init(&definition);
}
