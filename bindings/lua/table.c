/* Tables as Lua sees them: #t rows, t.column, t[row], iterators, text. A missing cell is NaN in a
   column of numbers, false in other columns, and absent (nil) in a row. */
#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

#include "numbers.inc"

static const mfgq_table *check(lua_State *L)
{
    return bind_check_object(L, 1, CLASS_TABLE)->pointer;
}

static void push_cell(lua_State *L, const mfgq_table *t, size_t row, size_t column)
{
    if (mfgq_table_is_missing(t, row, column)) {
        lua_pushnil(L);
    } else if (mfgq_table_type(t, column) == MFGQ_TEXT) {
        lua_pushstring(L, mfgq_table_text(t, row, column));
    } else if (mfgq_table_type(t, column) == MFGQ_I64) {
        bind_push_whole(L, mfgq_table_i64(t, column)[row]);
    } else {
        lua_pushnumber(L, mfgq_table_number(t, row, column));
    }
}

/* The table at place 1 is held while its cells are pushed: a finalizer may run then. */
static void push_row(lua_State *L, const mfgq_table *t, size_t row)
{
    const size_t columns = mfgq_table_columns(t);
    object *const o = bind_to_object(L, 1);
    bind_hold(o, 1);
    lua_createtable(L, 0, (int)columns);
    for (size_t i = 0; i < columns; i++) {
        push_cell(L, t, row, i);
        lua_setfield(L, -2, mfgq_table_name(t, i));
    }
    bind_hold(o, -1);
}

static void push_cells(lua_State *L, const mfgq_table *t, size_t column)
{
    const size_t rows = mfgq_table_rows(t);
    if (mfgq_table_type(t, column) == MFGQ_F64) {
        vector *const v = bind_new_vector(L, rows);
        for (size_t i = 0; i < rows; i++) v->data[i] = mfgq_table_number(t, i, column);
        return;
    }
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        push_cell(L, t, i, column);
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            lua_pushboolean(L, 0);
        }
        lua_rawseti(L, -2, (int)(i + 1));
    }
}

static void push_column(lua_State *L, const mfgq_table *t, size_t column)
{
    object *const o = bind_to_object(L, 1);
    bind_hold(o, 1);
    push_cells(L, t, column);
    bind_hold(o, -1);
}

/* A column by name or number from 1; -1 if there is none. */
static int64_t find(lua_State *L, const mfgq_table *t, int at)
{
    if (lua_type(L, at) == LUA_TSTRING) return mfgq_table_find(t, lua_tostring(L, at));
    const char *why = NULL;
    const int64_t i = bind_integer(L, at, &why);
    if (why) luaL_argerror(L, at, "name or number of a column expected");
    return i >= 1 && (uint64_t)i <= mfgq_table_columns(t) ? i - 1 : -1;
}

int bind_table_column(lua_State *L)
{
    const mfgq_table *const t = check(L);
    const int64_t column = find(L, t, 2);
    if (column < 0) lua_pushnil(L);
    else push_column(L, t, (size_t)column);
    return 1;
}

int bind_table_row(lua_State *L)
{
    const mfgq_table *const t = check(L);
    const lua_Number i = luaL_checknumber(L, 2);
    if (!(i >= 1 && i <= (double)mfgq_table_rows(t) && i == floor(i))) lua_pushnil(L);
    else push_row(L, t, (size_t)i - 1);
    return 1;
}

/* t[3] is a row, t.verdict a column, t:write() a method; a column goes before a method. */
int bind_table_index(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TNUMBER) return bind_table_row(L);
    if (lua_type(L, 2) == LUA_TSTRING) {
        const object *const o = bind_to_object(L, 1);
        const int64_t column = o && o->pointer ? mfgq_table_find(o->pointer, lua_tostring(L, 2))
                                               : -1;
        if (column >= 0) {
            push_column(L, o->pointer, (size_t)column);
            return 1;
        }
    }
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
}

static int length(lua_State *L)
{
    bind_push_whole(L, (int64_t)mfgq_table_rows(check(L)));
    return 1;
}

static int next_row(lua_State *L)
{
    const mfgq_table *const t = check(L);
    const lua_Number i = luaL_checknumber(L, 2);
    if (!(i >= 0 && i < (double)mfgq_table_rows(t))) return 0;
    bind_push_whole(L, (int64_t)i + 1); /* allocates nothing */
    push_row(L, t, (size_t)i);
    return 2;
}

/* for i, row in t:each() do; also ipairs(t) where the version asks the metatable */
int bind_table_each(lua_State *L)
{
    check(L);
    lua_pushcfunction(L, next_row);
    lua_pushvalue(L, 1);
    bind_push_whole(L, 0);
    return 3;
}

static int next_column(lua_State *L)
{
    const mfgq_table *const t = check(L);
    const int64_t at = lua_isnil(L, 2) ? 0 : mfgq_table_find(t, luaL_checkstring(L, 2)) + 1;
    const char *const name = mfgq_table_name(t, (size_t)at);
    if (!name) return 0;
    bind_push_text(L, name);
    push_column(L, check(L), (size_t)at);
    return 2;
}

/* for name, column in pairs(t) do */
static int pairs(lua_State *L)
{
    check(L);
    lua_pushcfunction(L, next_column);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

int bind_table_records(lua_State *L)
{
    const size_t rows = mfgq_table_rows(check(L));
    lua_createtable(L, (int)rows, 0);
    for (size_t i = 0; i < rows; i++) {
        push_row(L, check(L), i);
        lua_rawseti(L, -2, (int)(i + 1));
    }
    return 1;
}

static int text(lua_State *L)
{
    const object *const o = bind_to_object(L, 1);
    if (!o || !o->pointer) return bind_object_text(L);
    lua_settop(L, 1);
    return bind_or_raise(L, bind_table_write(L));
}

const luaL_Reg bind_table_meta[] = {{"__len", length}, {"__pairs", pairs},
                                    {"__ipairs", bind_table_each}, {"__tostring", text},
                                    {NULL, NULL}};
