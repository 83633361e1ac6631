/* luaopen_mfgq: a table of functions, with a table for each kind of object and group. */
#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

#include "numbers.inc"

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

EXPORT int luaopen_mfgq(lua_State *L);

/* Pushes the field `size` bytes of `name` of the table at `at`, a new table if there is none. */
static void group(lua_State *L, int at, const char *name, size_t size)
{
    lua_pushlstring(L, name, size);
    lua_rawget(L, at);
    if (!lua_isnil(L, -1)) return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushlstring(L, name, size);
    lua_pushvalue(L, -2);
    lua_rawset(L, at);
}

/* A group that is a function too: mfgq.progress{...} beside mfgq.progress.rules(). */
static int call_group(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_replace(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* Makes the group at `at` callable as the function on top, which it pops. */
static void make_callable(lua_State *L, int at)
{
    lua_pushcclosure(L, call_group, 1);
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, "__call");
    lua_setmetatable(L, at);
}

/* Sets the function on top at its path and pops it; groups stand before names alone. */
static void place(lua_State *L, int module, const char *path)
{
    const char *const dot = strchr(path, '.');
    if (dot) {
        group(L, module, path, (size_t)(dot - path));
        lua_insert(L, -2);
        lua_setfield(L, -2, dot + 1);
        lua_pop(L, 1);
        return;
    }
    lua_getfield(L, module, path);
    if (lua_istable(L, -1)) {
        lua_insert(L, -2);
        make_callable(L, lua_gettop(L) - 1);
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_setfield(L, module, path);
}

static void add_functions(lua_State *L, int module)
{
    for (int dotted = 1; dotted >= 0; dotted--) {
        for (size_t i = 0; i < bind_function_count; i++) {
            const function *const f = &bind_functions[i];
            if ((strchr(f->path, '.') != NULL) != dotted) continue;
            lua_pushlightuserdata(L, (void *)(uintptr_t)f);
            lua_pushcclosure(L, f->quick ? f->quick : bind_call, 1);
            place(L, module, f->path);
        }
        for (const luaL_Reg *f = bind_manual; f->name; f++) {
            if ((strchr(f->name, '.') != NULL) != dotted) continue;
            lua_pushcfunction(L, f->func);
            place(L, module, f->name);
        }
    }
}

static void add(lua_State *L, const luaL_Reg *list)
{
    for (; list->name; list++) {
        lua_pushcfunction(L, list->func);
        lua_setfield(L, -2, list->name);
    }
}

static void set_index(lua_State *L, int class_, int methods)
{
    lua_pushvalue(L, methods);
    if (class_ == CLASS_TABLE) lua_pushcclosure(L, bind_table_index, 1);
    lua_setfield(L, -2, "__index");
}

/* The metatable of a class; its methods are the functions of the group of that name. */
static void add_class(lua_State *L, int module, int class_)
{
    static const luaL_Reg meta[] = {{"__gc", bind_collect}, {"__close", bind_close},
                                    {"__tostring", bind_object_text}, {NULL, NULL}};
    const object_class *const k = &bind_classes[class_];
    group(L, module, k->name, strlen(k->name));
    const int methods = lua_gettop(L);
    lua_pushcfunction(L, bind_close);
    lua_setfield(L, methods, "close");
    lua_pushlightuserdata(L, (void *)(uintptr_t)k);
    lua_newtable(L);
    add(L, meta);
    if (class_ == CLASS_TABLE) add(L, bind_table_meta);
    if (class_ == CLASS_QUANTITY) add(L, bind_quantity_meta);
    set_index(L, class_, methods);
    lua_pushfstring(L, "mfgq.%s", k->name);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__name");
    lua_setfield(L, -2, "__metatable");
    lua_rawset(L, LUA_REGISTRYINDEX);
    lua_settop(L, methods - 1);
}

/* mfgq.unit("亿元") parses, mfgq.plan("...") is a built-in plan: the first that the group has. */
static void add_constructors(lua_State *L, int module, const char *name)
{
    static const char *const makers[] = {"parse", "builtin", "load", "compile", "new"};
    lua_getfield(L, module, name);
    const int at = lua_gettop(L);
    if (lua_getmetatable(L, at)) return;
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        lua_getfield(L, at, makers[i]);
        if (!lua_isnil(L, -1)) {
            make_callable(L, at);
            return;
        }
        lua_pop(L, 1);
    }
}

static void add_constants(lua_State *L, int module)
{
    for (const word *w = bind_constants; w->text; w++) {
        bind_push_whole(L, w->value);
        lua_setfield(L, module, w->text);
    }
    lua_pushnumber(L, NAN);
    lua_setfield(L, module, "missing");
    lua_pushfstring(L, "mfgq %s", mfgq_version());
    lua_setfield(L, module, "_VERSION");
}

int luaopen_mfgq(lua_State *L)
{
    lua_settop(L, 0);
    lua_newtable(L);
    add_functions(L, 1);
    for (size_t i = 0; i < bind_class_count; i++) add_class(L, 1, (int)i);
    for (size_t i = 0; i < bind_class_count; i++) {
        add_constructors(L, 1, bind_classes[i].name);
        lua_settop(L, 1);
    }
    add_constructors(L, 1, "period");
    lua_settop(L, 1);
    bind_vector_open(L);
    lua_setfield(L, 1, "vector");
    add_constants(L, 1);
    return 1;
}
