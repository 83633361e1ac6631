/* Opaque objects as userdata: made before the call that fills them, so that nothing leaks when
   memory runs out between the two. */
#include "mfgq_lua.h"

#include "numbers.inc"

const char bind_object_tag = 'o';

object *bind_to_object(lua_State *L, int at)
{
    if (lua_type(L, at) != LUA_TUSERDATA || bind_rawlen(L, at) != sizeof(object)) return NULL;
    object *const o = lua_touserdata(L, at);
    return o->tag == &bind_object_tag ? o : NULL;
}

static void set_metatable(lua_State *L, const object_class *class_)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)class_);
    lua_rawget(L, LUA_REGISTRYINDEX);
    lua_setmetatable(L, -2);
}

object *bind_new_object(lua_State *L, int class_)
{
    object *const o = bind_newuserdata(L, sizeof *o);
    *o = (object){.tag = &bind_object_tag, .class_ = &bind_classes[class_]};
    set_metatable(L, o->class_);
    return o;
}

object *bind_check_object(lua_State *L, int at, int class_)
{
    object *const o = bind_to_object(L, at);
    const char *const name = bind_classes[class_].name;
    if (!o || o->class_ != &bind_classes[class_]) {
        lua_pushfstring(L, "mfgq.%s expected, got %s", name,
                        o ? o->class_->name : luaL_typename(L, at));
        luaL_argerror(L, at, lua_tostring(L, -1));
        return NULL;
    }
    if (!bind_is_open(o)) luaL_argerror(L, at, lua_pushfstring(L, "closed mfgq.%s", name));
    return o;
}

/* The collector sees a small userdata where a large object hangs; it is told the size in KiB. */
static int weight(const object *o)
{
    switch (o->class_ - bind_classes) {
    case CLASS_TABLE: {
        const double cells = (double)mfgq_table_rows(o->pointer) *
                             (double)mfgq_table_columns(o->pointer);
        return cells < 1e9 ? (int)(cells * 16 / 1024) + 1 : 1 << 24;
    }
    case CLASS_PLAN:
    case CLASS_TAXONOMY: return 300;
    case CLASS_CROSSWALK:
    case CLASS_OBSERVATIONS: return 150;
    case CLASS_CSV: return (int)(mfgq_csv_rows(o->pointer) / 16) + 1;
    case CLASS_QUANTITY:
    case CLASS_UNIT: return 0;
    default: return 4;
    }
}

/* Text that may belong to the first argument, which cannot be closed, by a finalizer say, while it
   is copied. */
void bind_push_text(lua_State *L, const char *text)
{
    object *const o = bind_to_object(L, 1);
    bind_hold(o, 1);
    lua_pushstring(L, text);
    bind_hold(o, -1);
}

/* As if so many KiB had been allocated. A step of 5.5 takes bytes and does the same work however
   many there are. */
static void burden(lua_State *L, int size)
{
#if LUA_VERSION_NUM >= 505
    enum { STEP = 10 };
    int ended = 0;
    for (; size > 0 && !ended; size -= STEP) ended = lua_gc(L, LUA_GCSTEP, (size_t)STEP * 1024);
#else
    lua_gc(L, LUA_GCSTEP, size);
#endif
}

void bind_finish_object(lua_State *L, object *o, void *pointer)
{
    o->pointer = pointer;
    const int size = weight(o);
    if (size) burden(L, size);
}

static void let_go(object *o)
{
    void *const pointer = o->pointer;
    o->pointer = NULL;
    if (pointer && !o->owner) o->class_->free(pointer);
}

/* __close and the method close: harmless when done twice. */
int bind_close(lua_State *L)
{
    object *const o = bind_to_object(L, 1);
    if (!o) return luaL_argerror(L, 1, "mfgq object expected");
    if (o->busy) return luaL_error(L, "mfgq.%s is in use by a running call", o->class_->name);
    let_go(o);
    return 0;
}

/* __gc: what nothing reaches is in no call, though an error may have left it held. */
int bind_collect(lua_State *L)
{
    object *const o = bind_to_object(L, 1);
    if (o) let_go(o);
    return 0;
}
