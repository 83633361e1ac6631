/* What the parts of the Lua binding share: one source for Lua 5.1 to 5.5 and LuaJIT. */
#ifndef MFGQ_LUA_H
#define MFGQ_LUA_H

#include <lauxlib.h>
#include <lua.h>

#include <mfgq/mfgq.h>

/* ---- One interface over the versions */

#if LUA_VERSION_NUM < 502
#define bind_rawlen lua_objlen
#define bind_setuservalue lua_setfenv
#else
#define bind_rawlen lua_rawlen
#if LUA_VERSION_NUM < 504
#define bind_setuservalue lua_setuservalue
#else
#define bind_setuservalue(L, i) ((void)lua_setiuservalue((L), (i), 1))
#endif
#endif

#if LUA_VERSION_NUM < 504
#define bind_newuserdata lua_newuserdata
#else
#define bind_newuserdata(L, size) lua_newuserdatauv((L), (size), 1)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- What a function takes and gives, as generate.py writes it */

enum { SLOTS = 32, RESULT = SLOTS, NO_DIM = 255 };

/* One parameter of the C function on its way: a number, or a pointer with its length. */
typedef struct slot {
    union {
        double f;
        int64_t i;
        uint64_t u;
        size_t z;
        int w;
        const void *p;
        void *o;
    };
    size_t n;  /* elements given; of an object, the first length it keeps */
    size_t n2; /* the second length it keeps */
    int at;    /* place on the stack of what is handed out */
} slot;

enum {
    F64 = 1, INT, I64, SIZE, INDEX, POSITION, ROW, PERIOD, ENUM, TEXT, BYTES, LENGTH, OBJECT, COUNT,
    ARR_F64, ARR_I32, ARR_I64, ARR_SIZE, ARR_U64, ARR_U8, ARR_INDEX, ARR_POSITION, ARR_ROW,
    ARR_PERIOD, ARR_TEXT, RAGGED,
    OUT_F64, OUT_INT, OUT_BOOL, OUT_SIZE, OUT_I64, OUT_POSITION, OUT_OBJECT,
    GIVE_F64, GIVE_I32, GIVE_I64, GIVE_PERIOD, GIVE_U8, GIVE_POSITION, GIVE_ROW
};

enum { P_NULL = 1, P_NAN = 2, P_DEFAULT = 4, P_ALIAS = 8, P_ROWS = 16 };

typedef struct parameter {
    unsigned char kind, flags, aux, dims[2]; /* dims: slots whose values multiply to the length */
    const char *name;
} parameter;

enum {
    R_STATUS, R_VOID, R_NUMBER, R_INTEGER, R_INDEX, R_FOUND, R_TRUTH, R_TEXT, R_U64, R_OBJECT,
    R_BORROWED
};

typedef struct function {
    const char *name, *path;
    int returns, aux, count;
    int inputs, gives; /* arguments of Lua: values in, vectors to write to */
    const parameter *params;
    /* Places of parameters, ended by NO_DIM: counts and what is read, arrays, results that need
       room, results. */
    const unsigned char *reads, *arrays, *rooms, *outputs;
    int (*call)(slot *s, mfgq_error *e);
    void (*lengths)(slot *s); /* fills the slots of lengths that no array tells */
    unsigned char keep[2];    /* slots whose values the new object keeps */
    int rows;                 /* the same for arrays, or -1 */
    lua_CFunction quick;      /* the quick way of a call, or null */
} function;

typedef struct object_class {
    const char *name;
    void (*free)(void *object);
} object_class;

typedef struct word {
    const char *text;
    int value;
} word;

typedef struct enumeration {
    const char *name;
    const word *words;
} enumeration;

extern const function bind_functions[];
extern const object_class bind_classes[];
extern const enumeration bind_enumerations[];
extern const word bind_constants[];
extern const size_t bind_function_count, bind_class_count, bind_enumeration_count;

/* ---- Vectors and objects, as userdata */

/* The first word of the userdata of this binding, so that others are recognised. */
typedef struct vector {
    const void *tag;
    size_t n;
    double data[1];
} vector;

typedef struct object {
    const void *tag;
    const object_class *class_;
    void *pointer; /* null when closed */
    size_t n, n2;  /* lengths kept since it was made */
    int busy;      /* calls under way that use it */
    struct object *owner; /* the object that this one is a part of, kept in its user value */
} object;

extern const char bind_vector_tag, bind_object_tag;

/* A part of a closed object is closed. */
static inline int bind_is_open(const object *o)
{
    while (o && o->pointer) o = o->owner;
    return !o;
}

/* By 1 before, by -1 after what an object must not be closed during. */
static inline void bind_hold(object *o, int by)
{
    for (; o; o = o->owner) o->busy += by;
}

vector *bind_to_vector(lua_State *L, int at); /* null if it is none */
vector *bind_new_vector(lua_State *L, size_t n);
object *bind_to_object(lua_State *L, int at); /* of any class, closed or not; null if none */
object *bind_new_object(lua_State *L, int class_);
object *bind_check_object(lua_State *L, int at, int class_); /* open and of the class */
void bind_finish_object(lua_State *L, object *o, void *pointer); /* fills a new one */
void bind_push_text(lua_State *L, const char *text); /* which may belong to the first argument */
int bind_close(lua_State *L);
int bind_collect(lua_State *L);

/* ---- Calls */

typedef struct frame {
    lua_State *L;
    const function *f;
    int next; /* argument of Lua to be read next */
    slot s[SLOTS + 1];
} frame;

int bind_call(lua_State *L);
int bind_failed(lua_State *L, const mfgq_error *e); /* nil, message, status, places */
int bind_or_raise(lua_State *L, int results); /* one result, or nil, message, ... */
void bind_read(frame *c);
void bind_measure(frame *c);
void bind_prepare(frame *c);
int bind_results(frame *c);
int bind_bad(frame *c, int at, const char *name, const char *format, ...);

int64_t bind_integer(lua_State *L, int at, const char **why); /* whole and within 2^53 */
double bind_number(lua_State *L, int at, const char **why);
int bind_word(lua_State *L, int at, int which, const char **why);
const char *bind_text(lua_State *L, int at, int optional);
size_t bind_length(lua_State *L, int at); /* of a plain table */
void bind_stack(lua_State *L, int slots); /* raises when memory runs out */
int bind_rows_text(lua_State *L, int at); /* rows into the text of a CSV file */
void bind_push_whole(lua_State *L, int64_t value);

/* ---- By hand */

typedef struct aggregation {
    int shift, gaps, undefined;
    size_t rows;
    const double *const *numbers;
    const char *const *const *codes;
    double *aggregates;
    int64_t *used;
} aggregation;

int bind_aggregate_with(lua_State *L, object *program, aggregation *a, int member,
                        mfgq_error *e);
int bind_program_aggregate(lua_State *L);
int bind_table_write(lua_State *L);
int bind_plan_write(lua_State *L);
int bind_chinese_text(lua_State *L);
int bind_projector_run(lua_State *L);
int bind_projector_run_whole(lua_State *L);
int bind_projector_set(lua_State *L);
int bind_backtest(lua_State *L);

extern const luaL_Reg bind_manual[];        /* path and function */
extern const luaL_Reg bind_table_meta[];    /* metamethods of tables but __index */
extern const luaL_Reg bind_quantity_meta[]; /* arithmetic and order of quantities */
int bind_table_index(lua_State *L);         /* __index of tables; upvalue 1: the methods */
int bind_table_each(lua_State *L);
int bind_table_records(lua_State *L);
int bind_table_column(lua_State *L);
int bind_table_row(lua_State *L);
int bind_object_text(lua_State *L); /* __tostring */
int bind_vector_open(lua_State *L); /* pushes the module's `vector` */

#ifdef __cplusplus
}
#endif

#endif
