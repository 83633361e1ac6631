/* Lua functions called by the library. They run protected: an error is kept on the stack, the
   library is told to stop and cleans up, and then the error goes on its way. */
#include "mfgq_lua.h"

#include <string.h>

#include "numbers.inc"

/* ---- Written text, in a block of the host's own allocator */

typedef struct block {
    char *data;
    size_t used, size;
    lua_Alloc allocate;
    void *context;
} block;

static int block_gc(lua_State *L)
{
    block *const b = lua_touserdata(L, 1);
    if (b->data) b->allocate(b->context, b->data, b->size, 0);
    b->data = NULL;
    return 0;
}

static block *new_block(lua_State *L)
{
    block *const b = lua_newuserdata(L, sizeof *b);
    *b = (block){NULL, 0, 0, NULL, NULL};
    b->allocate = lua_getallocf(L, &b->context);
    if (luaL_newmetatable(L, "mfgq.block")) {
        lua_pushcfunction(L, block_gc);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return b;
}

static int append(void *context, const char *bytes, size_t size)
{
    block *const b = context;
    if (size > b->size - b->used) {
        size_t room = b->size ? b->size : 1024;
        while (room - b->used < size) room *= 2;
        char *const grown = b->allocate(b->context, b->data, b->size, room);
        if (!grown) return 1;
        b->data = grown;
        b->size = room;
    }
    memcpy(b->data + b->used, bytes, size);
    b->used += size;
    return 0;
}

/* ---- A function of Lua behind a callback of C */

typedef struct callback {
    lua_State *L;
    int self;   /* place of its own address */
    int runner; /* place of the C function that runs protected */
    int target; /* place of the function of Lua */
    int failed; /* its error is on top of the stack */
    const char *bytes, *code;
    size_t a, b;
    int answer;
} callback;

/* Calls a function of Lua with what the callback was given; runs protected. */
static int run_sink(lua_State *L)
{
    callback *const c = lua_touserdata(L, 1);
    lua_pushlstring(L, c->bytes, c->a);
    lua_call(L, 1, 0);
    return 0;
}

static int run_member(lua_State *L)
{
    callback *const c = lua_touserdata(L, 1);
    lua_pushstring(L, c->bytes);
    lua_pushstring(L, c->code);
    lua_call(L, 2, 1);
    c->answer = lua_toboolean(L, -1);
    return 0;
}

static int run_watch(lua_State *L)
{
    callback *const c = lua_touserdata(L, 1);
    bind_push_whole(L, (int64_t)c->a);
    bind_push_whole(L, (int64_t)c->b);
    lua_call(L, 2, 1);
    c->answer = lua_isboolean(L, -1) && !lua_toboolean(L, -1); /* false stops */
    return 0;
}

/* Nothing here allocates before the protected call: what it needs is on the stack already, the
   address too, for which LuaJIT may want memory. */
static int protected_call(callback *c)
{
    if (c->failed) return 1;
    lua_pushvalue(c->L, c->runner);
    lua_pushvalue(c->L, c->self);
    lua_pushvalue(c->L, c->target);
    c->failed = lua_pcall(c->L, 2, 0, 0) != 0;
    return c->failed;
}

static void prepare(callback *c, lua_State *L, lua_CFunction runner, int target)
{
    luaL_checktype(L, target, LUA_TFUNCTION);
    bind_stack(L, 8);
    lua_pushlightuserdata(L, c);
    lua_pushcfunction(L, runner);
    *c = (callback){.L = L, .self = lua_gettop(L) - 1, .runner = lua_gettop(L), .target = target};
}

static int on_sink(void *context, const char *bytes, size_t size)
{
    callback *const c = context;
    c->bytes = bytes;
    c->a = size;
    return protected_call(c);
}

static int on_member(void *context, const char *class_code, const char *code)
{
    callback *const c = context;
    c->bytes = class_code;
    c->code = code;
    return protected_call(c) ? MFGQ_E_CANCELLED : c->answer;
}

static int on_watch(void *context, size_t done, size_t all)
{
    callback *const c = context;
    c->a = done;
    c->b = all;
    return protected_call(c) || c->answer;
}

static int outcome(lua_State *L, const callback *c, int status, const mfgq_error *e)
{
    if (c && c->failed) return lua_error(L);
    return status ? bind_failed(L, e) : 0;
}

/* ---- table.write(table, format, sink) and plan.write(plan, sink) */

static int write_one(const object *o, int format, mfgq_sink sink, void *context, mfgq_error *e)
{
    if (o->class_ == &bind_classes[CLASS_PLAN])
        return mfgq_plan_write(o->pointer, sink, context, e);
    return mfgq_table_write(o->pointer, (mfgq_format)format, sink, context, e);
}

static int write_object(lua_State *L, object *o, int format, int sink)
{
    mfgq_error e;
    int failed;
    if (lua_isnoneornil(L, sink)) { /* without a sink, one string */
        block *const b = new_block(L);
        const int status = write_one(o, format, append, b, &e);
        if (status == MFGQ_E_IO) e.status = MFGQ_E_MEMORY;
        failed = outcome(L, NULL, status, &e);
        if (!failed) lua_pushlstring(L, b->used ? b->data : "", b->used);
    } else {
        callback c;
        prepare(&c, L, run_sink, sink);
        o->busy++;
        const int status = write_one(o, format, on_sink, &c, &e);
        o->busy--;
        failed = outcome(L, &c, status, &e);
        if (!failed) lua_pushboolean(L, 1);
    }
    return failed ? failed : 1;
}

/* chinese_text(column, text) gives a string. */
int bind_chinese_text(lua_State *L)
{
    mfgq_error e;
    const char *const column = bind_text(L, 1, 0), *const text = bind_text(L, 2, 0);
    block *const b = new_block(L);
    const int status = mfgq_chinese_text(column, text, append, b, &e);
    if (status == MFGQ_E_IO) e.status = MFGQ_E_MEMORY;
    const int failed = outcome(L, NULL, status, &e);
    if (!failed) lua_pushlstring(L, b->used ? b->data : "", b->used);
    return failed ? failed : 1;
}

int bind_table_write(lua_State *L)
{
    const char *why = NULL;
    lua_settop(L, 3);
    object *const o = bind_check_object(L, 1, CLASS_TABLE);
    const int format = lua_isnil(L, 2) ? MFGQ_FORMAT_TEXT : bind_word(L, 2, ENUM_FORMAT, &why);
    if (why) return luaL_argerror(L, 2, why);
    if (format < MFGQ_FORMAT_TEXT || format > MFGQ_FORMAT_NDJSON)
        return luaL_argerror(L, 2, "no such format");
    return write_object(L, o, format, 3);
}

int bind_plan_write(lua_State *L)
{
    lua_settop(L, 2);
    return write_object(L, bind_check_object(L, 1, CLASS_PLAN), 0, 2);
}

/* ---- projector.run(projector, progress), projector.run_whole(projector, progress) */

typedef mfgq_status runner(const mfgq_projector *projector, mfgq_watch watch, void *context,
                           mfgq_projection **projection, mfgq_error *err);

static int run_projector(lua_State *L, runner *run)
{
    mfgq_error e;
    mfgq_projection *projection = NULL;
    lua_settop(L, 2);
    object *const o = bind_check_object(L, 1, CLASS_PROJECTOR);
    object *const made = bind_new_object(L, CLASS_PROJECTION);
    callback c = {.L = L};
    const int watched = !lua_isnil(L, 2);
    if (watched) prepare(&c, L, run_watch, 2);
    o->busy++;
    const int status = run(o->pointer, watched ? on_watch : NULL, &c, &projection, &e);
    o->busy--;
    const int failed = outcome(L, &c, status, &e);
    if (failed) return failed;
    bind_finish_object(L, made, projection);
    lua_pushvalue(L, 3);
    return 1;
}

int bind_projector_run(lua_State *L)
{
    return run_projector(L, mfgq_projector_run);
}

int bind_projector_run_whole(lua_State *L)
{
    return run_projector(L, mfgq_projector_run_whole);
}

/* The horizon is kept with the projector: it is the length of a path. */
int bind_projector_set(lua_State *L)
{
    mfgq_error e;
    const char *why = NULL;
    lua_settop(L, 3);
    object *const o = bind_check_object(L, 1, CLASS_PROJECTOR);
    const int option = bind_word(L, 2, ENUM_PROJECTION_OPTION, &why);
    if (why) return luaL_argerror(L, 2, why);
    const double value = option == MFGQ_PROJECT_MODEL ? bind_word(L, 3, ENUM_MODEL, &why)
                                                      : bind_number(L, 3, &why);
    if (why) return luaL_argerror(L, 3, why);
    if (mfgq_projector_set(o->pointer, (mfgq_projection_option)option, value, &e))
        return luaL_argerror(L, 3, e.message);
    if (option == MFGQ_PROJECT_HORIZON) o->n = (size_t)value;
    lua_pushboolean(L, 1);
    return 1;
}

/* ---- backtest(projector, models, origins, watch) */

int bind_backtest(lua_State *L)
{
    mfgq_error e;
    const char *why = NULL;
    mfgq_table *table = NULL;
    lua_settop(L, 4);
    object *const o = bind_check_object(L, 1, CLASS_PROJECTOR);
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t models = bind_length(L, 2);
    const int64_t origins = bind_integer(L, 3, &why);
    if (why || origins < 0 || origins > INT32_MAX)
        return luaL_argerror(L, 3, why ? why : "out of range");
    object *const made = bind_new_object(L, CLASS_TABLE);
    int *const model = lua_newuserdata(L, models * sizeof *model + 1);
    for (size_t i = 0; i < models; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, 2, (int)(i + 1));
        model[i] = bind_word(L, -1, ENUM_MODEL, &why);
        if (why) return luaL_argerror(L, 2, why);
    }
    callback c = {.L = L};
    const int watched = !lua_isnil(L, 4);
    if (watched) prepare(&c, L, run_watch, 4);
    o->busy++;
    const int status = mfgq_backtest(o->pointer, models, model, (int)origins,
                                     watched ? on_watch : NULL, &c, &table, &e);
    o->busy--;
    if (status == MFGQ_E_INVALID && !c.failed) return luaL_error(L, "backtest: %s", e.message);
    const int failed = outcome(L, &c, status, &e);
    if (failed) return failed;
    bind_finish_object(L, made, table);
    lua_pushvalue(L, 5);
    return 1;
}

/* ---- Membership of program.aggregate: a taxonomy, or a function of Lua */

static int in_taxonomy(void *context, const char *class_code, const char *code)
{
    int contains = 0;
    const object *const o = context;
    const int status = mfgq_taxonomy_contains(o->pointer, class_code, code, &contains, NULL);
    return status ? status : contains;
}

int bind_aggregate_with(lua_State *L, object *program, aggregation *a, int member, mfgq_error *e)
{
    object *const taxonomy = bind_to_object(L, member);
    callback c = {.L = L};
    const int function_ = !taxonomy && !lua_isnil(L, member);
    if (taxonomy) bind_check_object(L, member, CLASS_TAXONOMY);
    if (function_) prepare(&c, L, run_member, member);
    void *const context = function_ ? (void *)&c : (void *)taxonomy;
    program->busy++;
    const int status = mfgq_program_aggregate(
        program->pointer, a->shift, a->rows, a->numbers, a->codes,
        function_ ? on_member : taxonomy ? in_taxonomy : NULL, context, a->gaps, a->undefined,
        a->aggregates, a->used, e);
    program->busy--;
    if (c.failed) return lua_error(L);
    return status;
}
