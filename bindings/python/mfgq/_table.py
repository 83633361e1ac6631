"""Table: the one result type, with doors to pandas, polars, pyarrow and DuckDB."""

from __future__ import annotations

import math

from . import _core
from ._language import language, said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, overload

    Row = dict[str, Any]


class Column(tuple[str, str, str]):
    """Name, unit and type ("f64", "i64", "text") of a column."""

    __slots__ = ()

    def __new__(cls, name: str, unit: str, type: str) -> Column:
        return tuple.__new__(cls, (name, unit, type))

    def __getnewargs__(self) -> tuple[str, str, str]:
        return self[0], self[1], self[2]

    @property
    def name(self) -> str:
        return self[0]

    @property
    def unit(self) -> str:
        return self[1]

    @property
    def type(self) -> str:
        return self[2]

    def __repr__(self) -> str:
        return f"Column(name={self[0]!r}, unit={self[1]!r}, type={self[2]!r})"


_TYPES = ("f64", "i64", "text")
_MARKS = {"met": "✓", "missed": "✗", "indeterminate": "?", "no-data": "·", "not-due": "…",
          "error": "✗", "warning": "!", "note": "·"}
_COLOURS = {"met": "#0072b2", "missed": "#d55e00", "indeterminate": "#8a6d00",
            "no-data": "#666666", "not-due": "#666666", "error": "#d55e00",
            "warning": "#8a6d00", "note": "#666666"}


class Table:
    """An immutable table of named, typed columns.

    ``table[3]`` is a row (a dict), ``table["value"]`` a column (a list), ``table[2:5]`` a
    table again. It speaks the Arrow interface, so pandas, polars, pyarrow and DuckDB take it
    as it is; numbers are shared, not copied.
    """

    __slots__ = ("_handle", "_columns", "__weakref__")

    def __init__(self, data: Any) -> None:
        """From another table, an Arrow object, a data frame, columns, rows, or a CSV file."""
        from ._input import handle_of
        self._handle: _core.Table = handle_of(data)
        self._columns: dict[str, int] | None = None

    @classmethod
    def _of(cls, handle: _core.Table) -> Any:
        table = cls.__new__(cls)
        table._handle = handle
        table._columns = None
        return table

    # ---- shape

    def __len__(self) -> int:
        return _core.table_rows(self._handle)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self), _core.table_columns(self._handle)

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self._index())

    @property
    def schema(self) -> list[Column]:
        """Name, unit and type of each column."""
        h = self._handle
        return [Column(_core.table_name(h, i) or "", _core.table_unit(h, i) or "",
                       _TYPES[_core.table_type(h, i)]) for i in range(self.shape[1])]

    def _index(self) -> dict[str, int]:
        if self._columns is None:
            self._columns = {_core.table_name(self._handle, i) or "": i
                             for i in range(_core.table_columns(self._handle))}
        return self._columns

    # ---- reading

    def _cell(self, row: int, column: int) -> Any:
        h = self._handle
        if _core.table_is_missing(h, row, column):
            return None
        kind = _core.table_type(h, column)
        if kind == 2:
            return _core.table_text(h, row, column)
        if kind == 1:
            whole = _core.table_i64(h, column)
            return whole[row] if whole is not None else None
        return _core.table_number(h, row, column)

    def column(self, name: str) -> list[Any]:
        """A column as a list; missing values are None."""
        index = self._index().get(name)
        if index is None:
            raise KeyError(name)
        return _core.table_list(self._handle, index)

    def numbers(self, name: str) -> memoryview[float]:
        """A column of doubles without a copy; missing values are NaN."""
        index = self._index().get(name)
        if index is None:
            raise KeyError(name)
        array = _core.table_f64(self._handle, index)
        if array is None and not len(self) and _core.table_type(self._handle, index) == 0:
            return memoryview(b"").cast("d")
        if array is None:
            raise TypeError(f"column {name!r} holds no doubles")
        return memoryview(array)

    def row(self, index: int) -> Row:
        """A row as a dict."""
        n = len(self)
        if not -n <= index < n:
            raise IndexError("row out of range")
        return {name: self._cell(index % n, i) for name, i in self._index().items()}

    if TYPE_CHECKING:
        @overload
        def __getitem__(self, key: int) -> Row: ...
        @overload
        def __getitem__(self, key: str) -> list[Any]: ...
        @overload
        def __getitem__(self, key: slice | list[str] | tuple[str, ...]) -> Table: ...

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            return self.column(key)
        if isinstance(key, slice):
            return self._take(range(*key.indices(len(self))), self.columns)
        if isinstance(key, (list, tuple)):
            return self._take(range(len(self)), list(key))
        return self.row(key.__index__())

    def __iter__(self) -> Iterator[Row]:
        names = self.columns
        return (dict(zip(names, cells)) for cells in zip(*self._lists()))

    def _lists(self) -> list[list[Any]]:
        """All columns as lists."""
        return [_core.table_list(self._handle, i) for i in range(self.shape[1])]

    def __contains__(self, name: object) -> bool:
        return name in self._index()

    def where(self, **equal: Any) -> Table:
        """The rows whose columns have these values: ``table.where(verdict="met")``."""
        wanted = [(self.column(name), value) for name, value in equal.items()]
        rows = [i for i in range(len(self)) if all(c[i] == v for c, v in wanted)]
        return self._take(rows, self.columns)

    def _take(self, rows: Sequence[int], names: list[str]) -> Table:
        index = self._index()
        for name in names:
            if name not in index:
                raise KeyError(name)
        made: Table = Table._of(_core.table_take(self._handle, [index[n] for n in names],
                                                 list(rows)))
        return made

    # ---- identity

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.schema == other.schema and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash((tuple(self.schema), self.to_json()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), [tuple(c) for c in self.schema],
                          self._lists())

    def __copy__(self) -> Table:
        return self

    def __deepcopy__(self, memo: object) -> Table:
        return self

    # ---- writing

    def _write(self, form: str) -> str:
        return _core.table_write(self._handle, form).decode("utf-8")

    def to_csv(self, path: str | None = None) -> str:
        """RFC 4180 text; written to `path` too, if one is given."""
        return _save(self._write("csv"), path)

    def to_json(self, path: str | None = None) -> str:
        """One array of objects."""
        return _save(self._write("json"), path)

    def to_text(self) -> str:
        """Aligned for a terminal, wide characters counted as two columns."""
        return self._write("text")

    def to_dict(self) -> dict[str, list[Any]]:
        """Columns as lists."""
        return dict(zip(self.columns, self._lists()))

    def to_rows(self) -> list[Row]:
        """Rows as dicts."""
        return list(self)

    # ---- other packages

    def __arrow_c_schema__(self) -> object:
        return self._handle.__arrow_c_schema__()

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._handle.__arrow_c_array__(requested_schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._handle.__arrow_c_stream__(requested_schema)

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        return self.to_arrow().__dataframe__(nan_as_null, allow_copy)

    def to_arrow(self) -> Any:
        """A pyarrow.Table; numbers are shared."""
        import pyarrow as pa
        return pa.table(self)

    def to_pandas(self) -> Any:
        """A pandas.DataFrame; units stand in ``frame.attrs["units"]``."""
        import pandas as pd
        frame = pd.DataFrame({c.name: self._pandas_column(c) for c in self.schema})
        frame.attrs["units"] = {c.name: c.unit for c in self.schema if c.unit}
        return frame

    def _pandas_column(self, column: Column) -> Any:
        import pandas as pd
        if column.type == "f64":
            import numpy as np
            return np.array(self.numbers(column.name))
        values = self.column(column.name)
        if column.type == "i64" and None in values:
            return pd.array(values, dtype="Int64")
        return pd.Series(values, dtype="int64" if column.type == "i64" else object)

    def to_polars(self) -> Any:
        """A polars.DataFrame; numbers are shared."""
        import polars as pl
        return pl.DataFrame(self)

    # ---- looks

    def __repr__(self) -> str:
        rows, columns = self.shape
        head = self if rows <= 20 else self[:20]
        more = "" if rows <= 20 else f"… {rows - 20} more rows\n"
        return f"{head.to_text()}{more}[{rows} rows × {columns} columns]"

    def _repr_html_(self) -> str:
        return self._html(30)

    def _html(self, most: int) -> str:
        import html
        shown, schema = min(len(self), most), self.schema
        head = "".join(f'<th scope="col" style="text-align:left">{html.escape(name)}'
                       + (f"<br><small>{html.escape(c.unit)}</small>" if c.unit else "") + "</th>"
                       for name, c in zip(_heads(schema), schema))
        body = []
        for row in zip(*self[:shown]._lists()):
            cells = "".join(_html_cell(cell, c) for cell, c in zip(row, schema))
            body.append(f"<tr>{cells}</tr>")
        words = ("共{}行", "，显示{}行") if language() == "zh" else ("{} rows", ", {} shown")
        note = words[0].format(len(self))
        note = f"<p>{note}{words[1].format(shown) if shown < len(self) else ''}</p>"
        return (f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
                + note)


def number_text(value: float) -> str:
    """A number for reading: six significant digits, whole numbers whole."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value)}"
    return f"{value:.6g}"


def _heads(schema: Sequence[Column]) -> list[str]:
    """Names of columns in the language in force; two never get the same one."""
    found: list[str] = []
    for c in schema:
        name = _core.chinese_name(c.name) if language() == "zh" else None
        found.append(c.name if name is None or name in found else name)
    return found


def _html_cell(value: Any, column: Column) -> str:
    import html
    if value is None:
        return "<td></td>"
    if column.type != "text":
        text = str(value) if column.type == "i64" else number_text(value)
        return f'<td style="text-align:right;font-variant-numeric:tabular-nums">{text}</td>'
    text = html.escape(said(column.name, value))
    if column.name in ("verdict", "severity", "status") and value in _MARKS:
        text = (f'<span style="color:{_COLOURS[value]};white-space:nowrap">{_MARKS[value]} {text}'
                "</span>")
    return f'<td style="text-align:left">{text}</td>'


def _save(text: str, path: str | None) -> str:
    if path is not None:
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
    return text


def _build(schema: Sequence[Column], columns: Sequence[Sequence[Any]]) -> _core.Table:
    return _core.table_build([(c.name, c.unit, _TYPES.index(c.type)) for c in schema],
                             [c if isinstance(c, (list, tuple)) else list(c) for c in columns])


def _restore(kind: type[Table], schema: list[tuple[str, str, str]],
             columns: list[list[Any]]) -> Table:
    made: Table = kind._of(_build([Column(*c) for c in schema], columns))
    return made
