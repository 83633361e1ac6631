/* mfgq.vector: a fixed number of doubles in one block, read and written in place by the library. */
#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

const char bind_vector_tag = 'v';

vector *bind_to_vector(lua_State *L, int at)
{
    if (lua_type(L, at) != LUA_TUSERDATA || bind_rawlen(L, at) < sizeof(vector)) return NULL;
    vector *const v = lua_touserdata(L, at);
    return v->tag == &bind_vector_tag ? v : NULL;
}

vector *bind_new_vector(lua_State *L, size_t n)
{
    if (n > PTRDIFF_MAX / sizeof(double) - 2) luaL_error(L, "vector too long");
    vector *const v = lua_newuserdata(L, sizeof *v + (n ? n - 1 : 0) * sizeof(double));
    v->tag = &bind_vector_tag;
    v->n = n;
    lua_pushlightuserdata(L, (void *)(uintptr_t)&bind_vector_tag);
    lua_rawget(L, LUA_REGISTRYINDEX);
    lua_setmetatable(L, -2);
    return v;
}

static vector *check(lua_State *L, int at)
{
    vector *const v = bind_to_vector(L, at);
    if (!v) luaL_argerror(L, at, lua_pushfstring(L, "mfgq.vector expected, got %s",
                                                 luaL_typename(L, at)));
    return v;
}

static double element(lua_State *L, int at, int argument)
{
    const char *why = NULL;
    const double x = bind_number(L, at, &why);
    if (why) luaL_argerror(L, argument, why);
    return x;
}

/* vector(n), all missing; vector(n, x); vector{...}; vector(v), a copy */
static int make(lua_State *L)
{
    lua_settop(L, 3);
    const char *why = NULL;
    const vector *const from = bind_to_vector(L, 2);
    if (from) {
        vector *const v = bind_new_vector(L, from->n);
        memcpy(v->data, from->data, from->n * sizeof(double));
    } else if (lua_istable(L, 2)) {
        const size_t n = bind_length(L, 2);
        vector *const v = bind_new_vector(L, n);
        for (size_t i = 0; i < n; i++, lua_pop(L, 1)) {
            lua_rawgeti(L, 2, (int)(i + 1));
            v->data[i] = bind_number(L, -1, &why);
            if (why) return luaL_error(L, "bad element %d (%s)", (int)(i + 1), why);
        }
    } else {
        const int64_t n = bind_integer(L, 2, &why);
        if (!why && n < 0) why = "negative length";
        if (why) return luaL_argerror(L, 1, why);
        const double x = lua_isnil(L, 3) ? NAN : element(L, 3, 2);
        vector *const v = bind_new_vector(L, (size_t)n);
        for (size_t i = 0; i < v->n; i++) v->data[i] = x;
    }
    return 1;
}

/* v[i] from 1; outside it is nil, as of a table; other keys are methods */
static int get(lua_State *L)
{
    const vector *const v = check(L, 1);
    if (lua_type(L, 2) == LUA_TNUMBER) {
        const double i = lua_tonumber(L, 2);
        if (i >= 1 && i <= (double)v->n && i == floor(i)) {
            lua_pushnumber(L, v->data[(size_t)i - 1]);
            return 1;
        }
        return 0;
    }
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
}

static int set(lua_State *L)
{
    vector *const v = check(L, 1);
    const double i = lua_type(L, 2) == LUA_TNUMBER ? lua_tonumber(L, 2) : 0;
    if (!(i >= 1 && i <= (double)v->n && i == floor(i)))
        return luaL_error(L, "vector index out of range (1 to %d)", (int)v->n);
    v->data[(size_t)i - 1] = element(L, 3, 3);
    return 0;
}

static int length(lua_State *L)
{
    bind_push_whole(L, (int64_t)check(L, 1)->n);
    return 1;
}

static int text(lua_State *L)
{
    const vector *const v = check(L, 1);
    char buffer[32];
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    luaL_addchar(&b, '{');
    for (size_t i = 0; i < v->n && i < 10; i++) {
        if (i) luaL_addstring(&b, ", ");
        lua_pushfstring(L, "%f", v->data[i]);
        luaL_addvalue(&b);
    }
    snprintf(buffer, sizeof buffer, ", ... (%zu)}", v->n);
    luaL_addstring(&b, v->n > 10 ? buffer : "}");
    luaL_pushresult(&b);
    return 1;
}

static int next_element(lua_State *L)
{
    const vector *const v = check(L, 1);
    const lua_Number i = luaL_checknumber(L, 2);
    if (!(i >= 0 && i < (double)v->n)) return 0;
    bind_push_whole(L, (int64_t)i + 1);
    lua_pushnumber(L, v->data[(size_t)i]);
    return 2;
}

/* for i, x in v:each() do; also pairs(v) and ipairs(v) where the version asks the metatable */
static int each(lua_State *L)
{
    check(L, 1);
    lua_pushcfunction(L, next_element);
    lua_pushvalue(L, 1);
    bind_push_whole(L, 0);
    return 3;
}

static int to_table(lua_State *L)
{
    const vector *const v = check(L, 1);
    lua_createtable(L, v->n < INT32_MAX ? (int)v->n : 0, 0);
    for (size_t i = 0; i < v->n; i++) {
        lua_pushnumber(L, v->data[i]);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    return 1;
}

static int fill(lua_State *L)
{
    vector *const v = check(L, 1);
    const double x = element(L, 2, 2);
    for (size_t i = 0; i < v->n; i++) v->data[i] = x;
    lua_settop(L, 1);
    return 1;
}

static int bytes(lua_State *L)
{
    const vector *const v = check(L, 1);
    lua_pushlstring(L, (const char *)v->data, v->n * sizeof(double));
    return 1;
}

static int from_bytes(lua_State *L)
{
    size_t size;
    const char *const p = luaL_checklstring(L, 1, &size);
    if (size % sizeof(double)) return luaL_argerror(L, 1, "not a whole number of doubles");
    memcpy(bind_new_vector(L, size / sizeof(double))->data, p, size);
    return 1;
}

/* For the FFI: valid as long as the vector is reachable. */
static int pointer(lua_State *L)
{
    lua_pushlightuserdata(L, check(L, 1)->data);
    return 1;
}

static int same(lua_State *L)
{
    const vector *const a = bind_to_vector(L, 1), *const b = bind_to_vector(L, 2);
    int equal = a && b && a->n == b->n;
    for (size_t i = 0; equal && i < a->n; i++)
        equal = a->data[i] == b->data[i] || (isnan(a->data[i]) && isnan(b->data[i]));
    lua_pushboolean(L, equal);
    return 1;
}

static void add(lua_State *L, const luaL_Reg *list)
{
    for (; list->name; list++) {
        lua_pushcfunction(L, list->func);
        lua_setfield(L, -2, list->name);
    }
}

int bind_vector_open(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"each", each}, {"table", to_table}, {"fill", fill}, {"bytes", bytes},
        {"from_bytes", from_bytes}, {"pointer", pointer}, {NULL, NULL}};
    static const luaL_Reg meta[] = {
        {"__newindex", set}, {"__len", length}, {"__tostring", text}, {"__pairs", each},
        {"__ipairs", each}, {"__eq", same}, {NULL, NULL}};
    lua_newtable(L); /* the module's table of methods, which makes vectors when called */
    add(L, methods);
    lua_newtable(L);
    lua_pushcfunction(L, make);
    lua_setfield(L, -2, "__call");
    lua_setmetatable(L, -2);
    lua_pushlightuserdata(L, (void *)(uintptr_t)&bind_vector_tag);
    lua_newtable(L);
    add(L, meta);
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, get, 1);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "mfgq.vector");
    lua_setfield(L, -2, "__name");
    lua_pushliteral(L, "mfgq.vector");
    lua_setfield(L, -2, "__metatable");
    lua_rawset(L, LUA_REGISTRYINDEX);
    return 1;
}
