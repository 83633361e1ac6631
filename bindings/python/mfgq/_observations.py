"""Observations: published values of indicators."""

from __future__ import annotations

import os

from . import _core
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_OBSERVED = ("indicator", "period", "value", "unit", "qualifier", "decimals", "published",
             "basis", "region", "source", "note", "break", "low", "high")


class Observations:
    """Published values of indicators.

    Made of a CSV text or file, a data frame, a Table, or rows, with the columns indicator,
    period, value, unit and, where present, qualifier, decimals, published, basis, region,
    source, note, break.
    """

    __slots__ = ("_handle",)

    def __init__(self, data: Any) -> None:
        self._handle: _core.Observations = _core.observations_load(_csv_of(data))

    @classmethod
    def builtin(cls, plan: Any) -> Observations:
        """The outcomes that ship for a plan, given by its id or itself."""
        made = cls.__new__(cls)
        made._handle = _core.observations_builtin(getattr(plan, "id", plan))
        return made

    def table(self, vintage: str | None = None) -> Table:
        """One row for each indicator and period; vintage is "first", "latest" or a date."""
        made: Table = Table._of(_core.observations_table(self._handle, vintage))
        return made

    def series(self, indicator: str, vintage: str | None = None) -> dict[str, float]:
        """Values of one indicator by period."""
        return {r["period"]: r["value"] for r in self.table(vintage)
                if r["indicator"] == indicator and r["value"] is not None}

    def __len__(self) -> int:
        return _core.observations_count(self._handle)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Observations):
            return NotImplemented
        return self.table() == other.table()

    def __hash__(self) -> int:
        return hash(self.table())

    def __reduce__(self) -> tuple[Any, ...]:
        return Observations, (self.table(),)

    def __repr__(self) -> str:
        return f"<mfgq.Observations: {len(self)} values>"

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def _csv_of(data: Any) -> str | bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, (str, os.PathLike)):
        text = os.fspath(data)
        if isinstance(text, str) and ("\n" in text or "," in text):
            return text
        with open(text, "rb") as f:
            return f.read()
    table = data if isinstance(data, Table) else Table(data)
    return csv_of_table(table, [c for c in table.columns if c in _OBSERVED])


def csv_of_table(table: Table, columns: Sequence[str]) -> str:
    """Some columns of a table as CSV, whole numbers written whole."""
    import csv
    import io
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    kinds = {c.name: c.type for c in table.schema}
    for row in table:
        writer.writerow([_cell(row[c], kinds[c], c) for c in columns])
    return out.getvalue()


def _cell(value: Any, kind: str, column: str) -> str:
    if value is None:
        return ""
    if kind != "text" and value == int(value) and column != "value":
        return str(int(value))
    return repr(value) if kind == "f64" else str(value)
