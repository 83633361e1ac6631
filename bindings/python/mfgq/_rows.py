"""Arrays in, arrays of the same kind out, around the array functions of the core."""

from __future__ import annotations

import sys
import warnings
from array import array

from . import _core
from ._errors import MfgqWarning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def kind_of(value: Any) -> str:
    """The package an array-like comes from: "pandas", "numpy", "polars", "pyarrow" or ""."""
    root = type(value).__module__.partition(".")[0]
    return root if root in ("pandas", "numpy", "polars", "pyarrow") else ""


def is_scalar(value: Any) -> bool:
    if isinstance(value, (int, float)) or value is None:
        return True
    return not hasattr(value, "__len__") and hasattr(value, "__float__") \
        or getattr(value, "ndim", None) == 0


def numpy_of(value: Any) -> Any:
    """A NumPy array of a pandas or other column; dates and objects are refused."""
    import numpy as np

    dtype = getattr(value, "dtype", None)
    kind = getattr(dtype, "kind", "O")
    if kind in "mM" or "datetime" in str(dtype) or "period" in str(dtype):
        raise TypeError("dates are no numbers")
    if kind in "fiub" and not hasattr(dtype, "na_value"):
        return np.asarray(value)
    if hasattr(dtype, "na_value") and kind in "fiub":
        return value.to_numpy(dtype="float64", na_value=np.nan)
    return np.asarray(value)  # objects: the core says which argument they are


def like(template: Any, result: Any) -> Any:
    """A result of the core as the kind of array that `template` is."""
    kind = kind_of(template)
    if kind == "numpy":
        import numpy as np
        return np.asarray(result)
    if kind == "pandas":
        import numpy as np
        import pandas as pd
        return pd.Series(np.asarray(result), index=getattr(template, "index", None))
    if kind == "polars":
        import polars as pl
        return pl.Series(memoryview(result).tolist())
    if kind == "pyarrow":
        import pyarrow as pa
        return pa.Array.from_buffers(pa.float64(), len(result), [None, pa.py_buffer(result)])
    if isinstance(template, (list, tuple)):
        return type(template)(result.tolist())
    if isinstance(template, array):
        return array("d", memoryview(result).tobytes())
    return result


def _check_index(values: list[Any]) -> None:
    frames = [v for v in values if kind_of(v) == "pandas" and hasattr(v, "index")]
    for frame in frames[1:]:
        if not frames[0].index.equals(frame.index):
            raise ValueError("the pandas arguments have different indexes; align them first")


def call(name: str, args: tuple[Any, ...], words: dict[str, Any]) -> Any:
    """Calls an array function; a scalar among arrays counts for every row."""
    out = words.get("out")
    arrays = [a for a in (*args, *words.values()) if not is_scalar(a) and not isinstance(a, str)
              and a is not out]
    if not arrays:  # such as NumPy scalars
        scalar = getattr(_core, name[: -len("_rows")])
        return scalar(*(float(a) for a in args), **words)
    _check_index(arrays)
    n = len(arrays[0])
    spread = [array("d", [float("nan") if a is None else float(a)]) * n if is_scalar(a) else a
              for a in args]
    more = {k: array("d", [float(v)]) * n if is_scalar(v) and k not in ("policy", "out") else v
            for k, v in words.items()}
    result, undefined = getattr(_core, name)(*spread, **more)
    if undefined:
        warnings.warn(f"{name[: -len('_rows')]}: {undefined} of {n} rows are outside the domain "
                      "and missing", MfgqWarning, stacklevel=2)
    return result if out is not None else like(arrays[0], result)


def progress_bar(total: int, label: str) -> Any:
    """A callback that draws a tqdm bar, if tqdm is there and somebody looks; else None."""
    if not sys.stderr.isatty() and "ipykernel" not in sys.modules:
        return None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    bar = tqdm(total=total, desc=label, unit="series", delay=0.5)

    def watch(done: int, _all: int) -> None:
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return watch
