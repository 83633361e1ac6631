"""Cost of calls from Python, against ctypes and plain NumPy; import time; many series.

    build/venv-python/bin/python tests/bench/bench_python.py
"""
import ctypes
import pathlib
import subprocess
import sys
import timeit

import numpy as np

import mfgq
from mfgq import core

ROOT = pathlib.Path(__file__).resolve().parents[2]


def nanoseconds(function, number, repeat=5):
    return min(timeit.repeat(function, number=number, repeat=repeat)) / number * 1e9


def show(name, value, unit, note=""):
    print(f"{name:<52}{value:>12.4g} {unit}  {note}")


def imports():
    code = "import time; t = time.perf_counter(); import mfgq; print(time.perf_counter() - t)"
    best = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                                    check=True).stdout) for _ in range(7))
    show("import mfgq", best * 1e3, "ms", "goal: under 30")


def scalars():
    growth = core.ratio_growth
    show("scalar: ratio_growth(100.0, 107.0)", nanoseconds(lambda: growth(100.0, 107.0), 200_000),
         "ns", "goal: under 150, lambda included")
    library = next(iter((ROOT / "build/release").glob("libmfgq.so")), None)
    if library is None:
        return
    c = ctypes.CDLL(str(library)).mfgq_ratio_growth
    c.argtypes = [ctypes.c_double, ctypes.c_double, ctypes.POINTER(ctypes.c_double), ctypes.c_void_p]
    out = ctypes.c_double()
    show("  the same by ctypes", nanoseconds(lambda: c(100.0, 107.0, ctypes.byref(out), None),
                                             100_000), "ns")


def arrays():
    for n in (1, 100, 10_000, 10_000_000):
        a = np.linspace(1, 2, n)
        b = a * 1.07
        out = np.empty(n)
        number = max(1, min(100_000, 20_000_000 // n // 10))
        ours = nanoseconds(lambda: core.ratio_growth_rows(a, b, out=out), number)
        plain = nanoseconds(lambda: np.divide(b - a, a, out=out), number)
        show(f"growth of {n} rows, out=", ours, "ns", f"NumPy without checks {plain:.4g}")


def series():
    rng = np.random.default_rng(1)
    values = np.cumsum(rng.normal(1, 1, (10_000, 16)), axis=1) + 100
    import pandas as pd
    frame = pd.DataFrame(values.T, index=range(2008, 2024), columns=[f"s{i}" for i in range(10_000)])
    projector = core.projector_new()
    core.projector_set(projector, "horizon", 5)
    for row in values:
        core.projector_add(projector, 1, row, core.period_parse("2023"))
    whole = min(timeit.repeat(lambda: mfgq.project(frame, 5, progress=False), number=1, repeat=3))
    inner = min(timeit.repeat(lambda: core.projector_run(projector), number=1, repeat=3))
    show("10,000 series of a DataFrame projected", whole, "s", f"in C {inner:.4g}")


if __name__ == "__main__":
    imports()
    scalars()
    arrays()
    series()
