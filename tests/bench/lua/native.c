/* What tests/bench/bench_lua.lua compares with: a function that does nothing, and the library
   called from C, in a loop of C, over the blocks of the vectors themselves. */
#include <lauxlib.h>
#include <lua.h>
#include <mfgq/mfgq.h>

int luaopen_native(lua_State *L);
void native_empty(void);

void native_empty(void)
{
}

static int empty(lua_State *L)
{
    (void)L;
    return 0;
}

/* rows(times, n, numerator, denominator, quotient), the last three as light userdata */
static int rows(lua_State *L)
{
    const long times = (long)lua_tonumber(L, 1);
    const size_t n = (size_t)lua_tonumber(L, 2);
    const double *const a = lua_touserdata(L, 3), *const b = lua_touserdata(L, 4);
    double *const out = lua_touserdata(L, 5);
    for (long i = 0; i < times; i++) {
        size_t undefined;
        mfgq_error e;
        if (mfgq_ratio_quotient_rows(n, a, b, MFGQ_ON_DOMAIN_FAIL, out, &undefined, &e))
            return luaL_error(L, "%s", e.message);
    }
    return 0;
}

/* scalar(times) */
static int scalar(lua_State *L)
{
    const long times = (long)lua_tonumber(L, 1);
    double sum = 0;
    for (long i = 1; i <= times; i++) {
        double q = 0;
        mfgq_error e;
        if (mfgq_ratio_quotient((double)i, 3, &q, &e)) return luaL_error(L, "%s", e.message);
        sum += q;
    }
    lua_pushnumber(L, sum);
    return 1;
}

int luaopen_native(lua_State *L)
{
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, empty);
    lua_setfield(L, -2, "empty");
    lua_pushcfunction(L, rows);
    lua_setfield(L, -2, "rows");
    lua_pushcfunction(L, scalar);
    lua_setfield(L, -2, "scalar");
    return 1;
}
