#!/usr/bin/env python3
"""Calls of the C library for the extension module, from bindings/manifest.json.

    generate.py MANIFEST FOLDER        writes calls.c and kinds.h into FOLDER
    generate.py MANIFEST --stubs FILE  writes the type stub of mfgq._core

Every public function becomes a method of mfgq._core, but for those in CUSTOM, which are
written by hand in core/custom.c, and those in ABSENT, which make no sense from Python.
"""
import json
import keyword
import re
import sys

CUSTOM = {"mfgq_taxonomy_related", "mfgq_taxonomy_editions", "mfgq_program_aggregate",
          "mfgq_arrow_export_schema", "mfgq_arrow_export_array", "mfgq_arrow_export_stream",
          "mfgq_arrow_import_array", "mfgq_arrow_import_stream", "mfgq_arrow_column_read",
          "mfgq_measure_add_arrow"}
ABSENT = {
    "mfgq_program_taxonomy_member": "a callback of C; program_aggregate() takes a Taxonomy",
    "mfgq_measure_add": "measure_add_arrow() takes columns",
    "mfgq_set_allocator": "the library inside the module keeps its own allocator",
    "mfgq_arrow_column_free": "columns never leave arrow_column_read()",
    "mfgq_arrow_column_rows": "columns never leave arrow_column_read()",
    "mfgq_arrow_column_copied": "columns never leave arrow_column_read()",
    "mfgq_arrow_column_f64": "columns never leave arrow_column_read()",
    "mfgq_arrow_column_text": "columns never leave arrow_column_read()",
}
ITEMS = {"double": "d", "int": "i", "int32_t": "i", "int64_t": "q", "mfgq_period": "q",
         "size_t": "N", "uint64_t": "Q", "uint8_t": "B"}
RANGES = {"int": ("INT32_MIN", "INT32_MAX"), "int32_t": ("INT32_MIN", "INT32_MAX"),
          "int64_t": ("INT64_MIN", "INT64_MAX"), "mfgq_period": ("INT64_MIN", "INT64_MAX"),
          "size_t": ("0", "INT64_MAX"), "unsigned": ("0", "UINT32_MAX")}
OPTIONAL = {"policy", "encoding", "unmapped", "chinese", "all", "gaps", "undefined"}
DIMENSIONS = {"mfgq_program_aggregates()": "mfgq_program_aggregates(h_program)",
              "size of the taxonomy": "mfgq_taxonomy_size(h_taxonomy)",
              "parameters": "mfgq_curve_count(curve)",
              "components": "mfgq_shiftshare_components((mfgq_shiftshare_method)method)"}
VIEWS = {"mfgq_table_f64": "mfgq_table_rows(h_table)", "mfgq_table_i64": "mfgq_table_rows(h_table)",
         "mfgq_projection_point": "mfgq_projection_steps(h_projection, (size_t)series)",
         "mfgq_projection_interval": "mfgq_projection_steps(h_projection, (size_t)series)"}
DIMS = {"mfgq_complexity": ("regions", "products"),  # sizes an object does not tell
        "mfgq_projector": ("horizon",)}
AFTER = {  # what a call that went well says of them
    "mfgq_projector_new": "if (result) ((core_handle *)result)->dims[0] = 1;",
    "mfgq_projector_set":
        "if (option == MFGQ_PROJECT_HORIZON) k_projector->dims[0] = (size_t)value;",
}


class Unsupported(Exception):
    """A function that the generator does not know how to call."""


def python_name(name):
    return name + "_" if keyword.iskeyword(name) else name


def base(ctype):
    return ctype.replace("const", "").replace("*", "").strip()


def words(enum):
    """(word, value) of each member, without the prefix they share."""
    names = [m["name"].split("_") for m in enum["members"]]
    same = 0
    while len(names) > 1 and all(len(n) > same + 1 for n in names) \
            and len({n[same] for n in names}) == 1:
        same += 1
    if len(names) == 1:
        same = 1
    return [("-".join(n[same:]).lower(), m["value"]) for n, m in zip(names, enum["members"])]


def literal(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    pieces = [escaped[i:i + 4000] for i in range(0, len(escaped), 4000)] or [""]
    for i, piece in enumerate(pieces):  # never cut inside an escape
        while i + 1 < len(pieces) and pieces[i].endswith("\\"):
            pieces[i + 1] = pieces[i][-1] + pieces[i + 1]
            pieces[i] = pieces[i][:-1]
    return " ".join('"%s"' % piece for piece in pieces)


class Function:
    """One function: its Python arguments, and the C that calls it."""

    def __init__(self, manifest, f):
        self.manifest, self.f = manifest, f
        self.enums = {e["name"]: e for e in manifest["enums"]}
        self.short = f["name"][len("mfgq_"):]
        self.params = f["params"]
        self.ins, self.outs = [], []
        for p in self.params:
            self.sort(p)
        required = [p for p in self.ins if not p["optional"]]
        optional = [p for p in self.ins if p["optional"]]
        arrays = [p for p in self.outs if p["role"] == "out-array"]
        for p in arrays:
            p["arg"] = "out" if len(arrays) == 1 else python_name(p["name"])
        self.args = required + optional
        self.required, self.positional = len(required), len(self.args)
        self.slots = self.args + arrays
        names = [p["arg"] for p in self.slots]
        if len(set(names)) < len(names):
            for p in arrays:
                if p["arg"] in [q["arg"] for q in self.args]:
                    p["arg"] = "out_" + p["name"]
        if len(self.slots) > 32:
            raise Unsupported("too many arguments")

    def sort(self, p):
        role = p["role"]
        p["arg"] = python_name(p["name"])
        p["optional"] = p["null"] or p["name"] in OPTIONAL
        if role in ("scalar", "enum", "bytes", "text", "texts", "array", "object"):
            if role == "scalar" and p["type"] == "double" and re.search(r"\bNaN\b", p["doc"]):
                p["optional"] = True
            elif role in ("scalar", "enum"):
                p["optional"] = p["name"] in OPTIONAL
            self.ins.append(p)
        elif role == "callback":
            if p["type"] == "mfgq_watch":
                p["optional"] = True
                self.ins.append(p)
            elif p["type"] == "mfgq_sink":
                self.outs.append(p)
            else:
                raise Unsupported("callback " + p["type"])
        elif role in ("out", "out-array", "out-object", "out-text"):
            if not (role == "out" and p["name"] == "length" and
                    any(q["role"] == "out-text" for q in self.params)):
                self.outs.append(p)
        elif role == "context" and not any(q["role"] == "callback" for q in self.params):
            raise Unsupported("void *" + p["name"])
        elif role not in ("count", "length", "context", "error"):
            raise Unsupported(role)

    # ---- dimensions

    def dimension(self, token, for_input):
        """The C expression of one dimension."""
        names = {p["name"]: p for p in self.params}
        if token.isdigit():
            return token
        if token in names and names[token]["role"] in ("count", "scalar"):
            return "(size_t)" + token
        if token in DIMENSIONS:
            return DIMENSIONS[token]
        if for_input and token == "series_start[n]":
            return ("(n && a_series_start.data ? "
                    "((const size_t *)a_series_start.data)[n] : 0)")
        for p in self.params:
            dims = DIMS.get(base(p["type"]))
            if p["role"] == "object" and dims:
                if token in dims:
                    return "k_%s->dims[%d]" % (p["name"], dims.index(token))
                if token == "n" and "of_regions" in names:
                    return "k_%s->dims[of_regions ? 0 : 1]" % p["name"]
        raise Unsupported("shape [%s]" % token)

    def shape(self, p):
        text = p["shape"]
        if text == "[n k]":
            return ["n", "k"]
        tokens = re.findall(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]", text)
        if not tokens or len(tokens) > 2:
            raise Unsupported("%s has no shape" % p["name"])
        return tokens

    def item(self, p):
        kind = base(p["type"])
        if kind in self.enums:
            return "i"
        if kind not in ITEMS:
            raise Unsupported("array of " + kind)
        return ITEMS[kind]

    # ---- C

    def convert(self, p):
        at, name, role = self.slots.index(p), p["name"], p["role"]
        slot = "slots[%d]" % at
        null = int(p["null"])
        if role == "scalar":
            if p["type"] == "double":
                return "core_double(&info, %d, %s, &%s)" % (at, slot, name)
            if p["type"] == "uint64_t":
                return "core_unsigned(&info, %d, %s, &%s)" % (at, slot, name)
            low, high = RANGES[p["type"]]
            return "core_long(&info, %d, %s, %s, %s, &%s)" % (at, slot, low, high, name)
        if role == "enum":
            return "core_enum(&info, %d, %s, CORE_WORDS_%s, &%s)" % (
                at, slot, p["type"].upper(), name)
        if role in ("bytes", "text"):
            test = "core_text(&info, %d, %s, %d, %d, &%s, &size_%s)" % (
                at, slot, null, role == "bytes" or bool(p["shape"]), name, name)
            if role == "text" and p["shape"]:
                if p["shape"] != "[n * width]":
                    raise Unsupported("text of shape " + p["shape"])
                test += " && core_block(&info, %d, size_%s, n, width)" % (at, name)
            return test
        if role == "object":
            kind = "CORE_" + base(p["type"]).upper()
            test = "core_handle_get(module, &info, %d, %s, %s, %d, &k_%s)" % (
                at, slot, kind, null, name)
            if not p["type"].startswith("const"):
                test += " && core_idle(&info, %d, k_%s)" % (at, name)
            return test
        if role == "texts":
            return "core_texts(module, &info, %d, %s, %d, &a_%s)%s" % (
                at, slot, null, name, self.check(p))
        if role == "array":
            return "core_numbers(module, &info, %d, %s, '%s', %d, %d, &a_%s)%s" % (
                at, slot, self.item(p), len(self.shape(p)), null, name, self.check(p))
        if role == "callback":
            return "core_callable(&info, %d, %s, &watch)" % (at, slot)
        raise Unsupported(role)

    def check(self, p):
        """Conditions that tie an array to its counts."""
        at, tests = self.slots.index(p), []
        counts = {q["name"] for q in self.params if q["role"] == "count"}
        for axis, token in enumerate(self.shape(p)):
            got = "a_%s.shape[%d]" % (p["name"], axis)
            if token in counts:
                tests.append("core_dim(&info, %d, &%s, %s)" % (at, token, got))
            elif token == "n+1":
                tests.append("%s > 0 && core_dim(&info, %d, &n, %s - 1)" % (got, at, got))
            else:
                size = self.dimension(token, True)
                tests.append("core_size(&info, %d, %s, %s)" % (at, got, size))
        return " && (!a_%s.data || (%s))" % (p["name"], " && ".join(tests))

    def declare(self):
        lines = []
        for p in self.ins:
            name, role = p["name"], p["role"]
            if role == "scalar":
                ctype = {"double": "double", "uint64_t": "uint64_t"}.get(p["type"], "int64_t")
                lines.append("%s %s = 0;" % (ctype, name))
            elif role == "enum":
                lines.append("int %s = 0;" % name)
            elif role in ("bytes", "text"):
                lines.append("const char *%s = NULL; size_t size_%s = 0; (void)size_%s;"
                             % (name, name, name))
            elif role == "object":
                lines.append("core_handle *k_%s = NULL; %s *h_%s = NULL; (void)h_%s;"
                             % (name, base(p["type"]), name, name))
            elif role in ("texts", "array"):
                lines.append("core_in a_%s; memset(&a_%s, 0, sizeof a_%s);" % (name, name, name))
            elif role == "callback":
                lines.append("core_watch watch = {NULL, NULL, 0};")
        for p in self.params:
            if p["role"] == "count":
                lines.append("size_t %s = CORE_UNSET;" % p["name"])
            if p["role"] == "out" and p not in self.outs:
                lines.append("size_t %s = 0;" % p["name"])
        for p in self.outs:
            name, role = p["name"], p["role"]
            if role == "out":
                lines.append("%s o_%s = 0;" % (base(p["type"]), name))
            elif role == "out-array":
                lines.append("core_out o_%s; memset(&o_%s, 0, sizeof o_%s);" % (name, name, name))
            elif role == "out-object":
                lines.append("%s *o_%s = NULL;" % (base(p["type"]), name))
            elif role == "out-text":
                lines.append("char o_%s[1024] = \"\";" % name)
            elif role == "callback":
                lines.append("core_sink sink = {NULL, 0, 0, 0};")
        return lines

    def argument(self, p):
        name, role = p["name"], p["role"]
        if role == "error":
            return "&err"
        if role == "context":
            return "&sink" if any(q["type"] == "mfgq_sink" for q in self.params) else "&watch"
        if role == "callback":
            return "core_sink_write" if p["type"] == "mfgq_sink" else "core_watch_call"
        if role == "scalar":
            return name if p["type"] in ("double", "uint64_t") else "(%s)%s" % (p["type"], name)
        if role == "enum":
            return "(%s)%s" % (p["type"], name)
        if role in ("bytes", "text", "count"):
            return name
        if role == "length":
            before = self.params[self.params.index(p) - 1]
            return "size_" + before["name"] if before["role"] == "bytes" \
                else "sizeof o_" + before["name"]
        if role == "object":
            return "h_" + name
        if role in ("texts", "array"):
            return "a_%s.data" % name
        if role == "out":
            return "&" + ("o_" + name if p in self.outs else name)
        if role == "out-array":
            return "o_%s.data" % name
        if role == "out-object":
            return "&o_" + name
        return "o_" + name

    def result(self, p):
        name, role, kind = p["name"], p["role"], base(p["type"])
        if role == "out":
            if kind == "double":
                return "PyFloat_FromDouble(o_%s)" % name
            return "PyLong_FromLongLong((long long)o_%s)" % name
        if role == "out-array":
            return "core_out_take(&o_%s)" % name
        if role == "out-object":
            return "core_handle_new(module, CORE_%s, o_%s, NULL)" % (kind.upper(), name)
        if role == "out-text":
            return "core_string(o_%s)" % name
        return "core_sink_take(&sink)"

    def returned(self):
        """C of the value that the function itself returns; "" for a status or nothing."""
        kind = self.f["returns"]
        if kind in ("void", "mfgq_status"):
            return ""
        if kind == "double":
            return "PyFloat_FromDouble(value)"
        if kind == "const char *":
            return "core_string(value)"
        if kind in ("int", "int64_t", "mfgq_period", "int32_t"):
            return "PyLong_FromLongLong((long long)value)"
        if kind in ("size_t", "uint64_t", "unsigned"):
            return "PyLong_FromUnsignedLongLong((unsigned long long)value)"
        first = [p for p in self.params if p["role"] == "object"]
        if kind in ("const double *", "const int64_t *") and self.f["name"] in VIEWS:
            return "core_array_view(module, '%s', value, %s, k_%s)" % (
                "d" if "double" in kind else "q", VIEWS[self.f["name"]], first[0]["name"])
        if base(kind) in self.manifest["objects"]:
            if kind.startswith("const"):
                return "core_handle_new(module, CORE_%s, (void *)(uintptr_t)value, (PyObject *)k_%s)" % (
                    base(kind).upper(), first[0]["name"])
            return "core_handle_new(module, CORE_%s, value, NULL)" % base(kind).upper()
        raise Unsupported("returns " + kind)

    def steals(self):
        """The objects that the function itself frees."""
        return [p["name"] for p in self.params if p["role"] == "object"
                and not p["type"].startswith("const") and self.f["name"].endswith("_finish")]

    def info(self):
        names = ", ".join('"%s"' % p["arg"] for p in self.slots) or '""'
        params = "".join('"%s", ' % python_name(p["name"]) for p in self.params)
        return ["static const char *const names[] = {%s};" % names,
                "static const char *const params[] = {%sNULL};" % params,
                'static const core_info info = {"%s", names, params, %d, %d, %d};' % (
                    self.short, len(self.slots), self.required, self.positional)]

    def is_free(self):
        return self.f["name"].endswith("_free") and len(self.params) == 1

    def scalars(self):
        """True if everything that the function takes is a number."""
        return all(p["role"] == "scalar" for p in self.args)

    def code(self, dispatch):
        head = ["static PyObject *%s(PyObject *module, PyObject *const *args, Py_ssize_t nargs,"
                " PyObject *kwnames)" % ("call_" + self.short), "{"]
        body = self.info() + ["PyObject *slots[%d]; (void)slots; (void)module;"
                              % max(1, len(self.slots))]
        parse = "if (!core_slots(&info, args, nargs, kwnames, slots)) return NULL;"
        if self.is_free():
            kind = base(self.params[0]["type"]).upper()
            return head + body + [parse, "return core_handle_free(module, &info, slots[0], CORE_%s);"
                                  % kind, "}"]
        return head + body + self.call(parse, dispatch) + ["}"]

    def call(self, parse, dispatch):
        lines = self.declare()
        has_err = any(p["role"] == "error" for p in self.params)
        status = self.f["returns"] == "mfgq_status"
        values = [self.returned()] if self.returned() else []
        values += [self.result(p) for p in self.outs]
        arrays = [p for p in self.ins if p["role"] in ("array", "texts")]
        objects = [p for p in self.ins if p["role"] == "object"]
        if has_err:
            lines.append("mfgq_error err;")
        lines.append("PyObject *result = NULL;")
        if dispatch:
            lines.append('if (core_is_rows(args, nargs, kwnames))'
                         ' return core_rows(module, "%s_rows", args, nargs, kwnames);' % self.short)
        lines.append(parse)
        for p in self.ins:
            lines.append("if (!(%s)) goto done;" % self.convert(p))
            if p["role"] == "object":
                lines.append("h_%s = k_%s ? k_%s->object : NULL;" % ((p["name"],) * 3))
        for p in self.params:
            if p["role"] == "count":
                lines.append("if (%s == CORE_UNSET) %s = 0;" % (p["name"], p["name"]))
        for p in self.outs:
            if p["role"] == "out-array":
                dims = [self.dimension(t, False) for t in self.shape(p)]
                lines.append("{ const size_t shape[] = {%s};" % ", ".join(dims))
                lines.append("if (!core_output(module, &info, %d, slots[%d], '%s', %d, shape, &o_%s))"
                             " goto done; }" % (self.slots.index(p), self.slots.index(p),
                                                self.item(p).replace("N", "Q"), len(dims), p["name"]))
        lines += self.invoke(status, arrays, objects)
        for name in self.steals():
            lines.append("if (k_%s) k_%s->object = NULL;" % (name, name))
        if status:
            lines.append("if (status != MFGQ_OK) {")
            if any(p["type"] == "mfgq_watch" for p in self.params):
                lines.append("if (watch.raised) goto done;")
            if any(p["type"] == "mfgq_sink" for p in self.params):
                lines.append("PyMem_Free(sink.bytes);")
            lines.append("core_fail(module, &info, &err); goto done; }" if has_err else
                         "{ mfgq_error err = {(int32_t)status, 0, -1, 0, 0, \"\"};"
                         " core_fail(module, &info, &err); } goto done; }")
        if values:
            lines.append("{ PyObject *values[] = {%s};" % ", ".join(values))
            lines.append("result = core_results(values, %d); }" % len(values))
            dims = [p for p in self.outs if base(p["type"]) in DIMS and p["role"] == "out-object"
                    and self.f["name"] == base(p["type"]) + "_new"]
            for p in dims:
                for i, name in enumerate(DIMS[base(p["type"])]):
                    lines.append("if (result) ((core_handle *)result)->dims[%d] = (size_t)%s;"
                                 % (i, name))
        else:
            lines.append("result = Py_NewRef(Py_None);")
        lines += [AFTER[self.f["name"]]] if self.f["name"] in AFTER else []
        lines.append("goto done;")
        lines.append("done:")
        for p in arrays:
            lines.append("core_in_free(&a_%s);" % p["name"])
        for p in self.outs:
            if p["role"] == "out-array":
                lines.append("core_out_free(&o_%s);" % p["name"])
        lines.append("return result;")
        return lines

    def invoke(self, status, arrays, objects):
        args = ", ".join(self.argument(p) for p in self.params)
        call = "%s(%s)" % (self.f["name"], args)
        kind = "mfgq_status status" if status else self.f["returns"] + " value"
        lines = [] if self.f["returns"] == "void" else ["%s%s;" % (kind, " = 0" if status is None
                                                                   else "")]
        assign = "" if self.f["returns"] == "void" else kind.split()[-1].strip("*") + " = "
        mutable = [p for p in objects if not p["type"].startswith("const")]
        watched = any(p["type"] == "mfgq_watch" for p in self.params)
        makes = any(p["role"] == "out-object" for p in self.outs) and not mutable
        if not (watched or makes or arrays and not mutable):
            return lines + [assign + call + ";"]
        hold = "".join("core_hold(k_%s, 1);" % p["name"] for p in objects)
        drop = "".join("core_hold(k_%s, -1);" % p["name"] for p in objects)
        if watched:
            return lines + [hold, "watch.thread = PyEval_SaveThread();", assign + call + ";",
                            "PyEval_RestoreThread(watch.thread);", drop]
        size = " + ".join("a_%s.n" % p["name"] for p in arrays)
        test = "1" if makes else "%s >= CORE_LARGE" % size
        return lines + [hold, "{ PyThreadState *const thread = %s ? PyEval_SaveThread() : NULL;" % test,
                        assign + call + ";", "if (thread) PyEval_RestoreThread(thread); }", drop]

    # ---- documentation

    def signature(self):
        parts = []
        for i, p in enumerate(self.args):
            default = ""
            if i >= self.required:
                default = "=0" if p["role"] in ("scalar", "enum") and p["type"] != "double" else "=None"
            parts.append(p["arg"] + default)
        outs = [p["arg"] + "=None" for p in self.slots[self.positional:]]
        return ", ".join(parts + (["*"] if outs else []) + outs)

    def documentation(self):
        f = self.f
        lines = ["%s(%s)\n--\n" % (self.short, ", ".join(
            t for t in ["$module", self.signature()] if t)), f["brief"]]
        if f["details"]:
            lines.append("\n" + f["details"])
        said = [(p["arg"], p["doc"]) for p in self.slots + [q for q in self.outs
                                                          if q not in self.slots] if p["doc"]]
        if said:
            lines.append("\nArguments and results\n---------------------")
            lines += ["%s : %s" % pair for pair in said]
        if f["returned"]:
            lines.append("\nReturns " + f["returned"])
        lines.append("\nC function %s(), %s" % (f["name"], f["header"]))
        return "\n".join(lines)

    # ---- stub

    def stub(self):
        types = {"scalar": "int", "enum": "int | str", "bytes": "str | bytes", "text": "str",
                 "texts": "_Texts", "callback": "Callable[[int, int], object] | None"}
        parts = []
        for i, p in enumerate(self.args):
            kind = types.get(p["role"], "")
            if p["role"] == "scalar" and p["type"] == "double":
                kind = "float"
            elif p["role"] == "array":
                kind = "_Matrix" if len(self.shape(p)) == 2 else "_Numbers"
            elif p["role"] == "object":
                kind = handle(base(p["type"]))
            elif p["role"] == "text" and p["shape"]:
                kind = "str | bytes"
            if p["optional"] and "None" not in kind and kind not in ("int", "int | str"):
                kind += " | None"
            parts.append("%s: %s%s" % (p["arg"], kind, " = ..." if i >= self.required else ""))
        outs = ["%s: Any = ..." % p["arg"] for p in self.slots[self.positional:]]
        back = []
        kind = self.f["returns"]
        if kind not in ("void", "mfgq_status"):
            back.append({"double": "float", "const char *": "str | None"}.get(
                kind, handle(base(kind)) if base(kind) in self.manifest["objects"] else
                "Array | None" if "*" in kind else "int"))
        for p in self.outs:
            back.append({"out": "float" if base(p["type"]) == "double" else "int",
                         "out-array": "Any", "out-object": handle(base(p["type"])),
                         "out-text": "str"}.get(p["role"], "bytes"))
        result = back[0] if len(back) == 1 else "tuple[%s]" % ", ".join(back) if back else "None"
        return "def %s(%s) -> %s: ...\n" % (
            self.short, ", ".join(parts + (["*"] if outs else []) + outs), result)


def handle(name):
    return "".join(part.capitalize() for part in name[len("mfgq_"):].split("_"))


def functions(manifest):
    """(functions to make, {name: reason} of what is not known)."""
    made, unknown = [], {}
    for f in manifest["functions"]:
        if f["name"] in CUSTOM or f["name"] in ABSENT:
            continue
        try:
            function = Function(manifest, f)
            function.code(False)
            made.append(function)
        except Unsupported as reason:
            unknown[f["name"]] = str(reason)
    return made, unknown


def write_kinds(manifest, path):
    lines = ["/* Made by generate.py. */", "#ifndef MFGQ_PY_KINDS_H", "#define MFGQ_PY_KINDS_H",
             '#include "core.h"', "enum {"]
    lines += ["    CORE_%s," % name.upper() for name in manifest["objects"]]
    lines.append("};")
    for enum in manifest["enums"]:
        pairs = "".join('{"%s", %d}, ' % pair for pair in words(enum))
        lines.append("__attribute__((unused)) static const core_word CORE_WORDS_%s[] = {%s{NULL, 0}};"
                     % (enum["name"].upper(), pairs))
    lines.append("#endif")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


def write_calls(manifest, path):
    made, unknown = functions(manifest)
    names = {f.short for f in made}
    lines = ["/* Made by generate.py. */", '#include "kinds.h"', '#include "helpers.h"', ""]
    for f in made:
        lines += f.code(f.short + "_rows" in names and f.scalars()) + [""]
    lines.append("PyMethodDef core_methods[] = {")
    for f in made:
        lines.append('{"%s", (PyCFunction)(void (*)(void))call_%s, METH_FASTCALL | METH_KEYWORDS, %s},'
                     % (f.short, f.short, literal(f.documentation())))
    lines += ["{NULL, NULL, 0, NULL},", "};", ""]
    frees = {f["name"] for f in manifest["functions"]}
    lines.append("const core_kind core_kinds[] = {")
    for name in manifest["objects"]:
        free = name + "_free"
        lines.append('{"%s", (void (*)(void *))%s},' % (handle(name), free if free in frees else "NULL"))
    lines += ["};", "const int core_kind_count = %d;" % len(manifest["objects"]), ""]
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines))
    for name, reason in unknown.items():
        print("generate: %s: %s" % (name, reason), file=sys.stderr)


STUB = '''"""Type stub of mfgq._core, made by tools/generate.py."""
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, final

_Numbers: TypeAlias = Any
_Matrix: TypeAlias = Any
_Texts: TypeAlias = Sequence[str | None] | Any

@final
class Array:
    shape: tuple[int, ...]
    typecode: str
    def tolist(self) -> list[Any]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Any: ...
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

'''

TABLE = '''@final
class Table:
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, *args: Any, **kwargs: Any) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, *args: Any, **kwargs: Any) -> object: ...

'''

HAND = '''def taxonomy_related(taxonomy: Taxonomy, position: int, relation: int | str) -> Array: ...
def taxonomy_editions(code: str, except_: str | None = None) -> tuple[int, str]: ...
def program_aggregate(program: Program, shift: int, columns: Sequence[Any], member: Any = None, gaps: int = 0, undefined: int = 0, rows: int = 0) -> tuple[Array, Array]: ...
def arrow_column_read(value: Any, type: int | str = 0) -> tuple[Any, bool]: ...
def arrow_import_array(value: Any, /) -> Table: ...
def arrow_import_stream(value: Any, /) -> Table: ...
def measure_add_arrow(measure: Measure, value: Any) -> None: ...
def arrow_export_schema(table: Table, /) -> object: ...
def arrow_export_array(table: Table, /) -> tuple[object, object]: ...
def arrow_export_stream(table: Table, /) -> object: ...
def table_list(table: Table, column: int) -> list[Any]: ...
def table_take(table: Table, columns: _Numbers, rows: _Numbers) -> Table: ...
def table_build(schema: list[tuple[str, str, int]], columns: list[Any], /) -> Table: ...
def projector_add_matrix(projector: Projector, names: _Texts | None, values: _Matrix, frequency: int, last: int) -> tuple[Array, Array, Array]: ...
def projector_add_rows(projector: Projector, series: _Texts | None, period: Any, value: _Numbers, years: int = 0) -> tuple[list[str], Array, Array, Array]: ...
def projection_empty(projection: Projection, /) -> list[int]: ...
'''


def write_stub(manifest, path):
    made, _ = functions(manifest)
    parts = [STUB.replace("Callable, Iterator, Sequence", "Callable, Sequence")]
    for name in manifest["objects"]:
        parts.append(TABLE if name == "mfgq_table" else "@final\nclass %s: ...\n\n" % handle(name))
    parts += [f.stub() for f in made]
    parts.append(HAND)
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join(parts))


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        manifest = json.load(f)
    if sys.argv[2] == "--stubs":
        write_stub(manifest, sys.argv[3])
        return
    write_kinds(manifest, sys.argv[2] + "/kinds.h")
    write_calls(manifest, sys.argv[2] + "/calls.c")


if __name__ == "__main__":
    main()
