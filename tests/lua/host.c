/* A program that runs Lua scripts under a counting allocator with a limit:
       host SCRIPT [ARGUMENT...]
   It gives scripts a table `host`: used() and limit(bytes) of its own state, library(), the bytes
   that the library holds, state(text [, limit [, request [, request_of_library]]]), which runs a
   text in a new state, with so many bytes more or with every request for memory refused from the
   given one on, and threads(n, text), which runs it in n states at once. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <mfgq/mfgq.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct memory {
    size_t used, limit;
    long requests, refused; /* since the text began; the first that is refused, 0 for none */
} memory;

static void *allocate(void *context, void *block, size_t old_size, size_t size)
{
    memory *const m = context;
    if (!block) old_size = 0;
    if (size == 0) {
        free(block);
        m->used -= old_size;
        return NULL;
    }
    if (size > old_size && m->limit && m->used + size - old_size > m->limit) return NULL;
    if (size > old_size && ++m->requests >= m->refused && m->refused) return NULL;
    void *const made = realloc(block, size);
    if (made) m->used += size - old_size;
    return made;
}

/* ---- The library's memory: each block is behind its size */

enum { HEAD = 16, LARGEST = 1 << 30 }; /* random sizes must not take all of the machine */

static struct {
    atomic_size_t used;
    atomic_long requests, refused;
} library;

static void *library_resize(void *context, void *block, size_t old_size, size_t size)
{
    (void)context;
    (void)old_size;
    const long refused = atomic_load(&library.refused);
    if (atomic_fetch_add(&library.requests, 1) + 1 >= refused && refused) return NULL;
    char *const old = block ? (char *)block - HEAD : NULL;
    const size_t before = old ? *(size_t *)(void *)old : 0;
    char *const made = size <= LARGEST ? realloc(old, size + HEAD) : NULL;
    if (!made) return NULL;
    *(size_t *)(void *)made = size;
    atomic_fetch_add(&library.used, size - before);
    return made + HEAD;
}

static void *library_alloc(void *context, size_t size)
{
    return library_resize(context, NULL, 0, size);
}

static void library_release(void *context, void *block)
{
    (void)context;
    char *const old = (char *)block - HEAD;
    atomic_fetch_sub(&library.used, *(size_t *)(void *)old);
    free(old);
}

static int library_used(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)atomic_load(&library.used));
    return 1;
}

/* ---- States */

static lua_State *new_state(memory *m)
{
#if LUA_VERSION_NUM >= 505
    return lua_newstate(allocate, m, 1);
#else
    return lua_newstate(allocate, m);
#endif
}

static memory *memory_of(lua_State *L)
{
    void *context;
    return lua_getallocf(L, &context) == allocate ? context : NULL;
}

static int used(lua_State *L)
{
    const memory *const m = memory_of(L);
    lua_pushnumber(L, m ? (lua_Number)m->used : -1);
    return 1;
}

static int limit(lua_State *L)
{
    memory *const m = memory_of(L);
    if (m) m->limit = (size_t)luaL_optnumber(L, 1, 0);
    lua_pushboolean(L, m != NULL);
    return 1;
}

static void open(lua_State *L, int argc, char **argv);

static int run_text(lua_State *L)
{
    const char *const text = lua_touserdata(L, 1);
    if (luaL_loadstring(L, text)) return lua_error(L);
    lua_call(L, 0, 0);
    return 0;
}

static int setup(lua_State *L)
{
    open(L, 0, NULL);
    return 0;
}

/* Runs a text in a new state; the message of its failure, or null. To be freed. */
static char *run_in_state(const char *text, memory *m)
{
    const memory wanted = *m;
    *m = (memory){0, 0, 0, 0};
    char *message = NULL;
    lua_State *L = new_state(m);
    if (!L) L = luaL_newstate();
    lua_pushcfunction(L, setup);
    lua_call(L, 0, 0);
    lua_pushcfunction(L, run_text); /* takes memory in 5.1, where nothing protects it */
    lua_pushlightuserdata(L, (void *)(uintptr_t)text);
    if (wanted.limit) m->limit = m->used + wanted.limit;
    m->refused = wanted.refused;
    m->requests = 0;
    if (lua_pcall(L, 1, 0, 0)) {
        const char *const said = lua_tostring(L, -1);
        message = strdup(said ? said : "error");
    }
    m->limit = 0;
    m->refused = 0;
    lua_close(L);
    return message;
}

static int state(lua_State *L)
{
    memory m = {0, (size_t)luaL_optnumber(L, 2, 0), 0, (long)luaL_optnumber(L, 3, 0)};
    atomic_store(&library.requests, 0);
    atomic_store(&library.refused, (long)luaL_optnumber(L, 4, 0));
    char *const message = run_in_state(luaL_checkstring(L, 1), &m);
    atomic_store(&library.refused, 0);
    lua_pushboolean(L, message == NULL);
    lua_pushstring(L, message);
    lua_pushnumber(L, (lua_Number)m.used);
    lua_pushnumber(L, (lua_Number)m.requests);
    lua_pushnumber(L, (lua_Number)atomic_load(&library.requests));
    free(message);
    return 5;
}

static void *run_thread(void *text)
{
    memory m = {0, 0, 0, 0};
    return run_in_state(text, &m);
}

static int threads(lua_State *L)
{
    enum { MOST = 16 };
    pthread_t thread[MOST];
    const int n = (int)luaL_checkinteger(L, 1);
    const char *const text = luaL_checkstring(L, 2);
    char *first = NULL;
    luaL_argcheck(L, n >= 1 && n <= MOST, 1, "1 to 16");
    for (int i = 0; i < n; i++)
        if (pthread_create(&thread[i], NULL, run_thread, (void *)(uintptr_t)text)) abort();
    for (int i = 0; i < n; i++) {
        void *message;
        pthread_join(thread[i], &message);
        if (first) free(message);
        else first = message;
    }
    lua_pushboolean(L, first == NULL);
    lua_pushstring(L, first);
    free(first);
    return 2;
}

static void open(lua_State *L, int argc, char **argv)
{
    static const luaL_Reg functions[] = {{"used", used}, {"limit", limit}, {"state", state},
                                         {"threads", threads}, {"library", library_used},
                                         {NULL, NULL}};
    luaL_openlibs(L);
    lua_newtable(L);
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(L, f->func);
        lua_setfield(L, -2, f->name);
    }
    lua_setglobal(L, "host");
    lua_newtable(L);
    for (int i = 1; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i - 1);
    }
    lua_setglobal(L, "arg");
}

static int traceback(lua_State *L)
{
    lua_getglobal(L, "debug");
    lua_getfield(L, -1, "traceback");
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

int main(int argc, char **argv)
{
    static const mfgq_allocator counting = {library_alloc, library_resize, library_release, NULL};
    memory m = {0, 0, 0, 0};
    if (mfgq_set_allocator(&counting, NULL)) return 2;
    if (argc < 2) return 2;
    lua_State *L = new_state(&m);
    if (!L) L = luaL_newstate(); /* a LuaJIT that insists on its own allocator */
    open(L, argc, argv);
    lua_pushcfunction(L, traceback);
    const int failed = luaL_loadfile(L, argv[1]) || lua_pcall(L, 0, 0, 1);
    if (failed) fprintf(stderr, "%s\n", lua_tostring(L, -1));
    lua_close(L);
    const size_t kept = atomic_load(&library.used);
    if (!failed && m.used) fprintf(stderr, "%zu bytes left\n", m.used);
    if (!failed && kept) fprintf(stderr, "%zu bytes left of the library's\n", kept);
    return failed || m.used || kept;
}
