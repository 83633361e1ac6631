/* program.aggregate: columns of rows by the names of the formula's variables. */
#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

#include "numbers.inc"

static int option(lua_State *L, const char *name, int which)
{
    const char *why = NULL;
    int value = 0;
    lua_getfield(L, 2, name);
    if (!lua_isnil(L, -1)) value = bind_word(L, -1, which, &why);
    if (why) luaL_argerror(L, 2, lua_pushfstring(L, "%s: %s", name, why));
    lua_pop(L, 1);
    return value;
}

static void same_rows(lua_State *L, aggregation *a, int *first, size_t n, const char *name)
{
    if (*first) a->rows = n;
    else if (a->rows != n)
        luaL_error(L, "%s: has %d rows, not %d", name, (int)n, (int)a->rows);
    *first = 0;
}

static const double *numbers_of(lua_State *L, int at, size_t *n, const char *name)
{
    const vector *const v = bind_to_vector(L, at);
    const char *why = NULL;
    if (v) {
        *n = v->n;
        return v->data;
    }
    if (!lua_istable(L, at)) luaL_error(L, "%s: vector or table expected", name);
    *n = bind_length(L, at);
    double *const to = lua_newuserdata(L, *n * sizeof *to + 1);
    for (size_t i = 0; i < *n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, at, (int)(i + 1));
        to[i] = lua_isboolean(L, -1) ? lua_toboolean(L, -1) : bind_number(L, -1, &why);
        if (why) luaL_error(L, "%s: element %d: %s", name, (int)i + 1, why);
    }
    return to;
}

/* A copy of the table keeps the strings alive whatever a callback does to the original. */
static const char *const *codes_of(lua_State *L, int at, size_t *n, const char *name)
{
    if (!lua_istable(L, at)) luaL_error(L, "%s: table of strings expected", name);
    *n = bind_length(L, at);
    const char **const to = lua_newuserdata(L, *n * sizeof *to + 1);
    lua_createtable(L, (int)*n, 0);
    for (size_t i = 0; i < *n; i++) {
        lua_rawgeti(L, at, (int)(i + 1));
        const int missing = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
        if (!missing && lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "%s: element %d: string expected, got %s", name, (int)i + 1,
                       luaL_typename(L, -1));
        to[i] = missing ? NULL : lua_tostring(L, -1);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    return to;
}

/* Fetches the columns the program reads and leaves them on the stack. */
static void columns(lua_State *L, const object *program, aggregation *a)
{
    const size_t inputs = mfgq_program_inputs(program->pointer);
    const double **const numbers = lua_newuserdata(L, inputs * sizeof *numbers + 1);
    const char *const **const codes = lua_newuserdata(L, inputs * sizeof *codes + 1);
    int first = 1;
    lua_getfield(L, 2, "rows");
    const int rows = lua_gettop(L);
    if (!lua_istable(L, rows)) luaL_argerror(L, 2, "rows: table of columns expected");
    bind_stack(L, (int)(4 * inputs + 16));
    for (size_t i = 0; i < inputs; i++) {
        bind_check_object(L, 1, CLASS_PROGRAM); /* a finalizer may have closed it */
        const int code = mfgq_program_input_kind(program->pointer, i) == MFGQ_VARIABLE_CODE;
        size_t n = 0;
        bind_push_text(L, mfgq_program_input_name(program->pointer, i));
        const char *const name = lua_tostring(L, -1);
        lua_pushvalue(L, -1);
        lua_rawget(L, rows);
        const int at = lua_gettop(L);
        if (lua_isnil(L, at)) luaL_argerror(L, 2, lua_pushfstring(L, "rows: no column '%s'", name));
        numbers[i] = code ? NULL : numbers_of(L, at, &n, name);
        codes[i] = code ? codes_of(L, at, &n, name) : NULL;
        same_rows(L, a, &first, n, name);
    }
    if (first) { /* count() of everything reads no column */
        const char *why = NULL;
        lua_getfield(L, rows, "n");
        a->rows = lua_isnil(L, -1) ? 0 : (size_t)bind_integer(L, -1, &why);
        if (why) luaL_argerror(L, 2, why);
    }
    a->numbers = numbers;
    a->codes = codes;
}

/* A vector given as `into` keeps the aggregates of other periods. */
static vector *target(lua_State *L, size_t n)
{
    lua_getfield(L, 2, "into");
    if (lua_isnil(L, -1)) return bind_new_vector(L, n);
    vector *const v = bind_to_vector(L, -1);
    if (!v || v->n != n)
        luaL_argerror(L, 2, lua_pushfstring(L, "into: vector of %d expected", (int)n));
    return v;
}

int bind_program_aggregate(lua_State *L)
{
    aggregation a;
    mfgq_error e;
    lua_settop(L, 2);
    object *const o = bind_check_object(L, 1, CLASS_PROGRAM);
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t n = mfgq_program_aggregates(o->pointer);
    a.shift = option(L, "shift", ENUM_SHIFT);
    a.gaps = option(L, "gaps", ENUM_GAPS);
    a.undefined = option(L, "undefined", ENUM_UNDEFINED);
    vector *const v = target(L, n);
    const int at = lua_gettop(L);
    if (lua_isnil(L, at - 1))
        for (size_t i = 0; i < n; i++) v->data[i] = NAN;
    a.aggregates = v->data;
    a.used = lua_newuserdata(L, n * sizeof(int64_t) + 1);
    memset(a.used, 0, n * sizeof(int64_t));
    columns(L, o, &a);
    lua_getfield(L, 2, "member");
    bind_check_object(L, 1, CLASS_PROGRAM);
    const int status = bind_aggregate_with(L, o, &a, lua_gettop(L), &e);
    if (status == MFGQ_E_INVALID) return luaL_error(L, "program.aggregate: %s", e.message);
    if (status) return bind_failed(L, &e);
    lua_pushvalue(L, at);
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        bind_push_whole(L, a.used[i]);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    return 2;
}
