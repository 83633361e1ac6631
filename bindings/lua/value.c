/* Single Lua values: numbers that stay exact, words of enumerations, text. */
#include "mfgq_lua.h"

#include <math.h>
#include <string.h>

static const double exact = 9007199254740992.0; /* 2^53 */

void bind_stack(lua_State *L, int slots)
{
    if (!lua_checkstack(L, slots)) luaL_error(L, "not enough memory");
}

void bind_push_whole(lua_State *L, int64_t value)
{
#if LUA_VERSION_NUM >= 503
    lua_pushinteger(L, (lua_Integer)value);
#else
    lua_pushnumber(L, (lua_Number)value);
#endif
}

static const char *wanted(lua_State *L, const char *what, int at)
{
    return lua_pushfstring(L, "%s expected, got %s", what, luaL_typename(L, at));
}

int64_t bind_integer(lua_State *L, int at, const char **why)
{
    if (lua_type(L, at) != LUA_TNUMBER) {
        *why = wanted(L, "integer", at);
        return 0;
    }
    const double x = (double)lua_tonumber(L, at);
    if (!(x == floor(x)) || isinf(x)) *why = "number has no integer representation";
    else if (fabs(x) > exact) *why = "integer beyond 2^53";
    return *why ? 0 : (int64_t)x;
}

double bind_number(lua_State *L, int at, const char **why)
{
    if (lua_type(L, at) != LUA_TNUMBER) {
        *why = wanted(L, "number", at);
        return 0;
    }
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, at)) {
        const lua_Integer i = lua_tointeger(L, at);
        const double x = (double)i;
        if (fabs(x) > exact || (lua_Integer)x != i) *why = "integer beyond 2^53";
        return x;
    }
#endif
    return (double)lua_tonumber(L, at);
}

static const char *choices(lua_State *L, const enumeration *e, const char *got)
{
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    lua_pushfstring(L, "no such %s '%s'; there are", e->name + strlen("mfgq_"), got);
    luaL_addvalue(&b);
    for (const word *w = e->words; w->text; w++) {
        luaL_addstring(&b, w == e->words ? " " : ", ");
        luaL_addstring(&b, w->text);
    }
    luaL_pushresult(&b);
    return lua_tostring(L, -1);
}

/* "sato-vartia" or its number; whether there is such a number is the library's to say. */
int bind_word(lua_State *L, int at, int which, const char **why)
{
    if (lua_type(L, at) != LUA_TSTRING) {
        const int64_t i = bind_integer(L, at, why);
        if (*why) *why = wanted(L, "word or integer", at);
        else if (i < INT32_MIN || i > INT32_MAX) *why = "out of range";
        return (int)i;
    }
    const char *const text = lua_tostring(L, at);
    for (const word *w = bind_enumerations[which].words; w->text; w++)
        if (strcmp(w->text, text) == 0) return w->value;
    *why = choices(L, &bind_enumerations[which], text);
    return 0;
}

/* Text without zero bytes; raises. */
const char *bind_text(lua_State *L, int at, int optional)
{
    size_t size;
    if (optional && lua_isnoneornil(L, at)) return NULL;
    if (lua_type(L, at) != LUA_TSTRING) {
        luaL_argerror(L, at, wanted(L, "string", at));
        return NULL;
    }
    const char *const text = lua_tolstring(L, at, &size);
    if (strlen(text) != size) luaL_argerror(L, at, "string holds a zero byte");
    return text;
}

/* The field n if there is one (as table.pack writes it), else the length. */
size_t bind_length(lua_State *L, int at)
{
    size_t n = bind_rawlen(L, at);
    lua_pushliteral(L, "n");
    lua_rawget(L, at < 0 ? at - 1 : at);
    if (lua_type(L, -1) == LUA_TNUMBER) {
        const double told = (double)lua_tonumber(L, -1);
        if (told >= 0 && told <= INT32_MAX) n = (size_t)told;
    }
    lua_pop(L, 1);
    return n;
}
