rockspec_format = "3.0"
package = "mfgq"
version = "scm-1"
-- For `luarocks make` in this folder of a checkout, which fetches nothing.
source = { url = "git+file://." }
description = {
    summary = "Industrial-policy metrics: targets, ratios, projections, clusters",
    detailed = [[
        Shares, growth, cumulative targets, plans and their assessment, taxonomies,
        decompositions, concentration and projections: the Lua interface of libmfgq.]],
    license = "Apache-2.0",
    labels = { "statistics", "economics" },
}
dependencies = { "lua >= 5.1, < 5.6" }
external_dependencies = { MFGQ = { header = "mfgq/mfgq.h", library = "mfgq" } }
build = {
    type = "make",
    build_variables = {
        CFLAGS = "$(CFLAGS)", LIBFLAG = "$(LIBFLAG)", LUA_INCDIR = "$(LUA_INCDIR)",
        MFGQ_INCDIR = "$(MFGQ_INCDIR)", MFGQ_LIBDIR = "$(MFGQ_LIBDIR)",
    },
    install_variables = { INST_LIBDIR = "$(LIBDIR)", INST_LUADIR = "$(LUADIR)" },
}
