"""Cost of the Python package against the same calls from C, in one run, interleaved.

    bash tests/bench/bench_python.sh     builds package and twin of one library and runs this

Every line says what the C twin takes and the ratio of the two: the best of all repeats of each,
and the middle of the ratios of pairs that ran one after the other. CPU time, so that other work
on the machine does not count.
"""
import ctypes
import os
import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np

import mfgq
from mfgq import core

TWIN = ctypes.CDLL(os.environ["MFGQ_TWIN"])
for name in ("project", "project_rows", "growth", "required", "convert", "scalar"):
    getattr(TWIN, "twin_" + name).restype = ctypes.c_double


def cpu(function):
    start = time.process_time()
    function()
    return time.process_time() - start


def address(array):
    return ctypes.c_void_p(array.ctypes.data)


def show(name, value, unit, note=""):
    print(f"{name:<56}{value:>10.4g} {unit:<3} {note}")


def pairs(name, ours, theirs, repeat, unit="ms", scale=1e3):
    """Ours and the twin's turn by turn; both are seconds of CPU time."""
    found = []
    for i in range(repeat + 1):
        both = (cpu(ours), theirs()) if i % 2 else tuple(reversed((theirs(), cpu(ours))))
        assert both[1] > 0, name
        if i:  # the first one warms up
            found.append(both)
    a, b = min(x for x, _ in found), min(y for _, y in found)
    middle = statistics.median(x / y for x, y in found)
    show(name, a * scale, unit, f"C {b * scale:.4g}, best/best {a / b:.3f}, middle {middle:.3f}")


# ---- import


def imports():
    """Milliseconds of whole processes, and what they take beyond an interpreter that does nothing."""
    import resource

    def of(code):
        best = float("inf")
        for _ in range(25):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return best * 1e3
    bare = of("pass")
    show("python -c pass", bare, "ms", "whole process, CPU")
    for name, code in (("import mfgq", "import mfgq"),
                       ("import mfgq; mfgq.core", "import mfgq; mfgq.core"),
                       ("import mfgq; mfgq.Plan", "import mfgq; mfgq.Plan"),
                       ("every name of mfgq", "from mfgq import *")):
        whole = of(code)
        show(name, whole, "ms", f"{whole - bare:.1f} beyond the bare interpreter")


# ---- one call


def calls():
    for name, function, number in ways_to_call():
        best = min(cpu(lambda: loop(function, number)) for _ in range(5)) / number * 1e9
        show("call: " + name, best, "ns")
    show("call: from C", min(TWIN.twin_scalar(ctypes.c_size_t(1_000_000)) for _ in range(5)) * 1e3,
         "ns")


def loop(function, number):
    for _ in range(number):
        function(100.0, 107.0)


def ways_to_call():
    yield "mfgq.core.ratio_growth(100.0, 107.0), goal under 150", core.ratio_growth, 500_000
    yield "mfgq.ratio.growth(100.0, 107.0)", mfgq.ratio.growth, 500_000
    one, two = np.array([100.0]), np.array([107.0])
    yield "NumPy, (b - a) / a of arrays of one", lambda a, b: (two - one) / one, 100_000
    c = TWIN.mfgq_ratio_growth
    c.argtypes = [ctypes.c_double, ctypes.c_double, ctypes.POINTER(ctypes.c_double), ctypes.c_void_p]
    out = ctypes.c_double()
    yield "ctypes", lambda a, b: c(a, b, ctypes.byref(out), None), 200_000
    yield from ways_of_cffi()


def ways_of_cffi():
    try:
        import cffi
    except ImportError:
        print("call: cffi is not installed")
        return
    declared = "int mfgq_ratio_growth(double, double, double *, void *);"
    ffi = cffi.FFI()
    ffi.cdef(declared)
    library = ffi.dlopen(os.environ["MFGQ_TWIN"])
    out = ffi.new("double *")
    yield "cffi, ABI mode", lambda a, b: library.mfgq_ratio_growth(a, b, out, ffi.NULL), 200_000
    folder = pathlib.Path(os.environ["MFGQ_TWIN"]).resolve().parent
    maker = cffi.FFI()
    maker.cdef(declared)
    maker.set_source("_bench_cffi", declared, extra_objects=[os.environ["MFGQ_TWIN"]],
                     extra_link_args=[f"-Wl,-rpath,{folder}"])
    maker.compile(tmpdir=str(folder))
    sys.path.insert(0, str(folder))
    import _bench_cffi
    api, place = _bench_cffi.lib.mfgq_ratio_growth, _bench_cffi.ffi.new("double *")
    null = _bench_cffi.ffi.NULL
    yield "cffi, API mode", lambda a, b: api(a, b, place, null), 200_000


# ---- arrays


def arrays():
    for n in (1, 100, 10_000, 10_000_000):
        a = np.linspace(1, 2, n)
        b = a * 1.07
        out = np.zeros(n)
        size = ctypes.c_size_t(n)
        number = max(1, 2_000_000 // n)
        args = size, address(a), address(b), address(out)

        def ours(number=number, a=a, b=b, out=out):
            for _ in range(number):
                core.ratio_growth_rows(a, b, out=out)

        def theirs(number=number, args=args):
            return sum(TWIN.twin_growth(*args) for _ in range(number)) if number > 1 \
                else TWIN.twin_growth(*args)
        if n >= 10_000:
            pairs(f"growth of {n:,} rows, out=", ours, theirs, 15)
        else:
            best = min(cpu(ours) for _ in range(5)) / number * 1e9
            numpy = min(cpu(lambda: [np.divide(b - a, a, out=out) for _ in range(number)])
                        for _ in range(3)) / number * 1e9
            show(f"growth of {n} rows, out=", best, "ns", f"NumPy without checks {numpy:.4g}")


def more_arrays():
    n = 10_000_000
    a, out = np.linspace(-0.1, -0.05, n), np.zeros(n)
    b = a - 0.05
    size = ctypes.c_size_t(n)
    pairs(f"points left of {n:,} rows, out=",
          lambda: core.cumulative_points_left_rows(a, b, out=out),
          lambda: TWIN.twin_required(size, address(a), address(b), address(out)), 15)
    yuan, wan = core.unit_parse("亿元"), core.unit_parse("万元")
    pairs(f"unit of {n:,} values, out=", lambda: core.unit_convert(a, yuan, wan, out=out),
          lambda: TWIN.twin_convert(size, address(a), address(out)), 15)
    try:
        import pyarrow as pa
        import polars as pl
    except ImportError:
        return
    for kind, x in (("Arrow", pa.array(a)), ("polars", pl.Series(a))):
        pairs(f"unit of {n:,} values of {kind}, out=",
              lambda x=x: core.unit_convert(x, yuan, wan, out=out),
              lambda: TWIN.twin_convert(size, address(a), address(out)), 15)


# ---- 10,000 series


def frames(values, names):
    """The same series as frames of every package, wide and long."""
    import pandas as pd
    wide = pd.DataFrame(values.T, index=range(2008, 2024), columns=names)
    long = pd.DataFrame({"series": np.repeat(names, 16), "period": np.tile(range(2008, 2024), 10_000),
                         "value": values.ravel()})
    mixed = long.sample(frac=1, random_state=1)
    yield "wide pandas", wide
    yield "long pandas", long
    yield "long pandas, categories", long.astype({"series": "category"})
    yield "long pandas, rows in any order", mixed
    try:
        import polars as pl
        import pyarrow as pa
    except ImportError:
        return
    yield "long polars", pl.from_pandas(long)
    yield "long Arrow", pa.Table.from_pandas(long)
    yield "long Arrow, dictionary", pa.Table.from_pandas(long.astype({"series": "category"}))


def series():
    rng = np.random.default_rng(1)
    values = np.ascontiguousarray(np.cumsum(rng.normal(1, 1, (10_000, 16)), axis=1) + 100)
    names = [f"series {i:05}" for i in range(10_000)]
    texts = (ctypes.c_char_p * 10_000)(*(n.encode() for n in names))
    long = (ctypes.c_char_p * 160_000)(*(n.encode() for n in names for _ in range(16)))
    years = np.tile(np.arange(2008, 2024), 10_000)

    def twin(rows, table, model=core.model_find("auto")):
        if rows:
            return lambda: TWIN.twin_project_rows(ctypes.c_size_t(160_000), long, address(years),
                                                  address(values), table)
        return lambda: TWIN.twin_project(ctypes.c_size_t(10_000), ctypes.c_size_t(16),
                                         address(values), texts, table, model)
    for kind, frame in frames(values, names):
        pairs(f"10,000 series, {kind}", lambda f=frame: mfgq.project(f, 5, progress=False),
              twin("long" in kind, 0), 3)
    frame = dict(frames(values, names))
    for kind, read in (("wide pandas", "to_pandas"), ("long polars", "to_polars"),
                       ("long Arrow", "to_arrow")):
        pairs(f"  and its table, {kind}", lambda k=kind, r=read: getattr(
            mfgq.project(frame[k], 5, progress=False), r)(), twin("long" in kind, 1), 3)
    drift = core.model_find("drift")  # the cheapest model: what the frame costs shows here
    pairs("10,000 series, wide pandas, drift only", lambda: mfgq.project(
        frame["wide pandas"], 5, model="drift", progress=False), twin(False, 0, drift), 7)


if __name__ == "__main__":
    imports()
    calls()
    arrays()
    more_arrays()
    series()
