"""Indicators of a plan from rows of enterprises."""

from __future__ import annotations

import os
from collections.abc import Sequence

from . import _core
from ._errors import Error, NotFound, ParseError
from ._input import handle_of
from ._plan import Plan
from ._rows import kind_of
from ._table import Table
from ._taxonomy import Taxonomy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, BinaryIO

_BLOCK = 8 << 20  # bytes of a file that are read at once
_builtin: dict[str, Taxonomy] = {}


class Measures(Table):
    """A table of measured indicators; ``left_out`` says which are not there, and why."""

    __slots__ = ("left_out", "taken")

    left_out: dict[str, str]
    taken: int


def measure(plan: Plan | str, data: Any, by: Sequence[str] | str = (), *,
            indicators: Iterable[str] | None = None, units: Mapping[str, str] | None = None,
            taxonomy: Taxonomy | None = None, base: str | int | None = None, gaps: str = "skip",
            threads: int | None = None, encoding: str = "utf8") -> Measures:
    """Every indicator with a formula, by group and period, in one pass over the rows.

    data is a data frame, an Arrow object, a Table, columns, rows, or the path of a CSV file,
    which is read in blocks. Its columns are the plan's variables, the keys in ``by`` and
    ``period``. A number is in the plan's unit of its variable, unless ``units`` or the column's
    name says otherwise: ``{"revenue": "万元"}``, ``revenue[万元]``. Doubles without missing
    values are read where they stand.

    >>> firms = {"region": ["a", "a", "b"], "gross_output": [80.0, 20.0, 10.0],
    ...          "value_added": [20.0, 10.0, 1.0]}
    >>> rate = mfgq.measure("chongqing-2019-2022", firms, by="region", indicators=["value-added-rate"])
    >>> rate.column("value")
    [30.0, 10.0]
    """
    plan = Plan(plan) if isinstance(plan, str) else plan
    keys = [by] if isinstance(by, str) else list(by)
    if taxonomy is None:
        taxonomy = _own_taxonomy(plan)
    wanted = None if indicators is None else list(indicators)
    period = None if base is None else str(base)
    skip = _gaps(gaps)
    many = threads or min(os.cpu_count() or 1, 8)

    def start(names: list[str]) -> _core.Measure:
        for name in units or ():
            if name not in names:
                raise NotFound(f"units: no column {name!r}", status="not-found", code=-6)
        given = [(units or {}).get(n, "") for n in names] if units else None
        return _core.measure_new(
            plan._handle, names, many, taxonomy=None if taxonomy is None else taxonomy._handle,
            indicators=wanted, units=given, by=keys, base=period, gaps=skip)

    if isinstance(data, (str, os.PathLike)):
        with open(data, "rb") as file:
            return _result(_from_file(file, start, encoding))
    return _result(_from_frame(data, start))


def _gaps(word: str) -> int:
    if word not in ("skip", "flow"):
        raise ValueError(f"gaps is 'skip' or 'flow', not {word!r}")
    return 1 if word == "skip" else 0


def _own_taxonomy(plan: Plan) -> Taxonomy | None:
    """The taxonomy that is built in for the plan; read once."""
    if plan.id not in _builtin:
        try:
            _builtin[plan.id] = Taxonomy(plan.id)
        except Error:
            return None
    return _builtin[plan.id]


def _result(measured: _core.Measure) -> Measures:
    table: Measures = Measures._of(_core.measure_table(measured))
    left = Table._of(_core.measure_left_out(measured))
    table.left_out = {row["indicator"]: row["reason"] for row in left}
    table.taken = _core.measure_rows(measured)
    return table


def _from_file(file: BinaryIO, start: Any, encoding: str) -> _core.Measure:
    head = file.readline()
    while head and (not _core.csv_whole(head) or not head.strip()):
        more = file.readline()
        if not more:
            break
        head += more
    csv = _core.csv_parse(head, encoding=encoding)
    measured: _core.Measure = start([_core.csv_name(csv, i) or ""
                                     for i in range(_core.csv_columns(csv))])
    line, rest = 1 + head.count(b"\n"), b""
    while block := file.read(_BLOCK):
        block = rest + block
        whole = _core.csv_whole(block)
        _core.measure_add_csv(measured, block[:whole], line, encoding=encoding)
        line += block.count(b"\n", 0, whole)
        rest = block[whole:]
        if len(rest) > 8 * _BLOCK:
            raise ParseError("row longer than 64 MiB; is a quote not closed?", status="parse",
                             code=-4, line=line)
    if rest:
        _core.measure_add_csv(measured, rest, line, encoding=encoding)
    return measured


def _used(measured: _core.Measure, names: list[str]) -> list[str]:
    return [n for i, n in enumerate(names) if _core.measure_uses(measured, i)]


def _from_frame(data: Any, start: Any) -> _core.Measure:
    kind = kind_of(data)
    if kind in ("pandas", "polars") and hasattr(data, "columns"):
        names = [str(n) for n in data.columns]
        measured: _core.Measure = start(names)
        chosen = data[_used(measured, names)]
        if kind == "polars" or _has_pyarrow():
            _core.measure_add_arrow(measured, chosen)
            return measured
        data = chosen
    elif kind == "pyarrow" and hasattr(data, "column_names"):
        measured = start(list(data.column_names))
        chosen = data.select(_used(measured, list(data.column_names)))
        _core.measure_add_arrow(measured, chosen)
        return measured
    elif not isinstance(data, Table) and hasattr(data, "__arrow_c_stream__"):
        data = Table(data)
    table = Table._of(handle_of(data))
    measured = start(table.columns)
    _core.measure_add_arrow(measured, table)
    return measured


def _has_pyarrow() -> bool:
    """pandas hands its columns over through pyarrow, if that is there."""
    from importlib.util import find_spec
    return find_spec("pyarrow") is not None
