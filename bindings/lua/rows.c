/* Rows as Lua has them, {{year = 2020, value = 1.5}, ...}, where the library reads the text of a
   CSV file: they are written as one. So is a table of the library. */
#include "mfgq_lua.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numbers.inc"

static void add_quoted(luaL_Buffer *b, const char *text, size_t size)
{
    luaL_addchar(b, '"');
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"') luaL_addchar(b, '"');
        luaL_addchar(b, text[i]);
    }
    luaL_addchar(b, '"');
}

/* Digits enough for the same double; a locale may write a comma. */
static void add_number(lua_State *L, luaL_Buffer *b, int at)
{
    char text[40];
    const double x = (double)lua_tonumber(L, at);
    if (isnan(x)) return;
    snprintf(text, sizeof text, "%.15g", x);
    char *const comma = strchr(text, ',');
    if (comma) *comma = '.';
    if (!comma && strtod(text, NULL) != x) snprintf(text, sizeof text, "%.17g", x);
    luaL_addstring(b, text);
}

/* Puts the name on top, which it pops, into the sorted list at `list` of n names. */
static void insert_name(lua_State *L, int list, size_t n)
{
    size_t k = n;
    for (; k > 0; k--) {
        lua_rawgeti(L, list, (int)k);
        const int after = strcmp(lua_tostring(L, -1), lua_tostring(L, -2)) > 0;
        if (after) lua_rawseti(L, list, (int)k + 1);
        else lua_pop(L, 1);
        if (!after) break;
    }
    lua_rawseti(L, list, (int)k + 1);
}

/* The columns: the keys of all rows, by name. Pushes a list of them. */
static size_t push_columns(lua_State *L, int rows, size_t n)
{
    size_t columns = 0;
    lua_newtable(L);
    const int list = lua_gettop(L);
    lua_newtable(L);
    for (size_t i = 0; i < n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, rows, (int)(i + 1));
        if (!lua_istable(L, -1)) luaL_error(L, "row %d is no table", (int)i + 1);
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            if (lua_type(L, -2) != LUA_TSTRING)
                luaL_error(L, "row %d has a key that is no name", (int)i + 1);
            lua_pushvalue(L, -2);
            lua_rawget(L, list + 1);
            const int known = !lua_isnil(L, -1);
            lua_pop(L, 1);
            if (known) continue;
            lua_pushvalue(L, -2);
            insert_name(L, list, columns++);
            lua_pushvalue(L, -2);
            lua_pushboolean(L, 1);
            lua_rawset(L, list + 1);
        }
    }
    lua_settop(L, list);
    return columns;
}

/* Pushes the text of one cell, which is a value at the top: "" for nil, false and NaN. */
static void push_cell(lua_State *L, size_t row, const char *name)
{
    const int at = lua_gettop(L), type = lua_type(L, at);
    size_t size = 0;
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    if (type == LUA_TSTRING) {
        const char *const text = lua_tolstring(L, at, &size);
        add_quoted(&b, text, size);
    } else if (type == LUA_TNUMBER) {
        add_number(L, &b, at);
    } else if (lua_toboolean(L, at)) {
        luaL_error(L, "row %d: %s: number or string expected, got %s", (int)row + 1, name,
                   luaL_typename(L, at));
    }
    luaL_pushresult(&b);
}

/* Joins `count` texts from place `first` by commas, ends the line, and leaves it alone there. */
static void join(lua_State *L, int first, size_t count)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (size_t i = 0; i < count; i++) {
        if (i) luaL_addchar(&b, ',');
        lua_pushvalue(L, first + (int)i);
        luaL_addvalue(&b);
    }
    luaL_addchar(&b, '\n');
    luaL_pushresult(&b);
    lua_replace(L, first);
    lua_settop(L, first);
}

static void push_line(lua_State *L, int rows, int list, size_t columns, size_t row)
{
    const int first = lua_gettop(L) + 1;
    lua_rawgeti(L, rows, (int)row + 1);
    const int at = lua_gettop(L);
    for (size_t k = 0; k < columns; k++) {
        lua_rawgeti(L, list, (int)k + 1);
        lua_pushvalue(L, -1);
        if (lua_istable(L, at)) lua_rawget(L, at);
        push_cell(L, row, lua_tostring(L, -2));
        lua_replace(L, -3);
        lua_pop(L, 1);
    }
    lua_remove(L, at);
    join(L, first, columns);
}

static void push_names(lua_State *L, int list, size_t columns)
{
    const int first = lua_gettop(L) + 1;
    for (size_t k = 0; k < columns; k++) {
        lua_rawgeti(L, list, (int)k + 1);
        push_cell(L, 0, "");
        lua_replace(L, -2);
    }
    join(L, first, columns);
}

/* Puts text in the place of the rows or the table at `at`; 0 if it holds neither. */
int bind_rows_text(lua_State *L, int at)
{
    enum { MOST = 1000 };
    const object *const o = bind_to_object(L, at);
    if (o && o->class_ == &bind_classes[CLASS_TABLE]) {
        lua_pushcfunction(L, bind_table_write);
        lua_pushvalue(L, at);
        lua_pushliteral(L, "csv");
        lua_call(L, 2, 1);
        lua_replace(L, at);
        return 1;
    }
    if (!lua_istable(L, at)) return 0;
    bind_stack(L, 40);
    const size_t n = bind_length(L, at), columns = push_columns(L, at, n);
    if (!columns) luaL_error(L, "rows without columns");
    if (columns > MOST) luaL_error(L, "more than %d columns", MOST);
    bind_stack(L, (int)columns + 40);
    const int list = lua_gettop(L);
    lua_newtable(L);
    push_names(L, list, columns);
    lua_rawseti(L, -2, 1);
    for (size_t i = 0; i < n; i++) {
        push_line(L, at, list, columns, i);
        lua_rawseti(L, list + 1, (int)i + 2);
    }
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (size_t i = 0; i <= n; i++) {
        lua_rawgeti(L, list + 1, (int)i + 1);
        luaL_addvalue(&b);
    }
    luaL_pushresult(&b);
    lua_replace(L, at);
    lua_settop(L, list - 1);
    return 1;
}
