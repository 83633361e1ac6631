"""Table: the one result type, with doors to pandas, polars, pyarrow and DuckDB."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

from . import _core
from ._errors import Error

Row = dict[str, Any]


class Column(NamedTuple):
    """Name, unit and type ("f64", "i64", "text") of a column."""

    name: str
    unit: str
    type: str


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
        """From another table, an Arrow object, a pandas frame, columns or rows."""
        self._handle: _core.Table = _handle_of(data)
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
        return [self._cell(i, index) for i in range(len(self))]

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
        return (self.row(i) for i in range(len(self)))

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
        schema = {c.name: c for c in self.schema}
        made: Table = Table._of(_build([schema[n] for n in names],
                                       [[self._cell(r, index[n]) for r in rows] for n in names]))
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
                          [self.column(n) for n in self.columns])

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
        return {name: self.column(name) for name in self.columns}

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
        """A polars.DataFrame."""
        import polars as pl
        return pl.DataFrame(self)

    # ---- looks

    def __repr__(self) -> str:
        rows, columns = self.shape
        head = self if rows <= 20 else self[:20]
        more = "" if rows <= 20 else f"… {rows - 20} more rows\n"
        return f"{head.to_text()}{more}[{rows} rows × {columns} columns]"

    def _repr_html_(self) -> str:
        import html
        shown, schema = min(len(self), 30), self.schema
        head = "".join(f'<th scope="col" style="text-align:left">{html.escape(c.name)}'
                       + (f"<br><small>{html.escape(c.unit)}</small>" if c.unit else "") + "</th>"
                       for c in schema)
        body = []
        for i in range(shown):
            cells = "".join(_html_cell(self._cell(i, j), c) for j, c in enumerate(schema))
            body.append(f"<tr>{cells}</tr>")
        note = f"<p>{len(self)} rows" + (f", {shown} shown" if shown < len(self) else "") + "</p>"
        return (f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
                + note)


def number_text(value: float) -> str:
    """A number for reading: six significant digits, whole numbers whole."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value)}"
    return f"{value:.6g}"


def _html_cell(value: Any, column: Column) -> str:
    import html
    if value is None:
        return "<td></td>"
    if column.type != "text":
        text = str(value) if column.type == "i64" else number_text(value)
        return f'<td style="text-align:right;font-variant-numeric:tabular-nums">{text}</td>'
    text = html.escape(value)
    if column.name in ("verdict", "severity", "status") and value in _MARKS:
        text = f'<span style="color:{_COLOURS[value]};white-space:nowrap">{_MARKS[value]} {text}</span>'
    return f'<td style="text-align:left">{text}</td>'


def _save(text: str, path: str | None) -> str:
    if path is not None:
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
    return text


def _build(schema: Sequence[Column], columns: Sequence[Sequence[Any]]) -> _core.Table:
    builder = _core.builder_new()
    for c in schema:
        _core.builder_column(builder, c.name, _TYPES.index(c.type), c.unit)
    kinds: dict[str, Callable[[_core.Builder, Any], None]] = {
        "f64": _core.builder_f64, "i64": _core.builder_i64, "text": _core.builder_text}
    puts = [kinds[c.type] for c in schema]
    for cells in zip(*columns):
        for put, cell in zip(puts, cells):
            if cell is None or cell != cell:
                _core.builder_missing(builder)
            else:
                put(builder, cell)
    return _core.builder_finish(builder)


def _restore(kind: type[Table], schema: list[tuple[str, str, str]],
             columns: list[list[Any]]) -> Table:
    made: Table = kind._of(_build([Column(*c) for c in schema], columns))
    return made


def _type_of(name: str, values: Sequence[Any]) -> str:
    present = [v for v in values if v is not None and v == v]
    if all(isinstance(v, str) for v in present) and present:
        return "text"
    if present and all(isinstance(v, int) and not isinstance(v, bool) for v in present):
        return "i64"
    for row, v in enumerate(values):
        if isinstance(v, str) or v is not None and not hasattr(v, "__float__"):
            raise TypeError(f"column {name!r} mixes types (row {row})")
    return "f64"


def _handle_of(data: Any) -> _core.Table:
    if isinstance(data, _core.Table):
        return data
    if isinstance(data, Table):
        return data._handle
    if type(data).__module__.partition(".")[0] == "pandas":
        return _from_pandas(data)
    for method, read in (("__arrow_c_stream__", _core.arrow_import_stream),
                         ("__arrow_c_array__", _core.arrow_import_array)):
        if hasattr(data, method):
            try:
                return read(data)
            except Error as error:
                if isinstance(error, NotImplementedError):
                    raise TypeError(f"the Arrow data cannot be read: {error.message}") from error
                raise
    if isinstance(data, Mapping):
        columns = [list(v) for v in data.values()]
        if len({len(c) for c in columns}) > 1:
            raise ValueError("the columns have different lengths")
        schema = [Column(str(k), "", _type_of(k, c)) for k, c in zip(data, columns)]
        return _build(schema, columns)
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        names = list(dict.fromkeys(key for row in data for key in row))
        return _handle_of({n: [row.get(n) for row in data] for n in names})
    raise TypeError("a table is made of columns, rows, an Arrow object or a data frame, "
                    f"not {type(data).__name__}")


def _from_pandas(frame: Any) -> _core.Table:
    if hasattr(frame, "to_frame"):
        frame = frame.to_frame()
    columns: dict[str, list[Any]] = {}
    for name in frame.columns:
        if list(frame.columns).count(name) > 1:
            raise ValueError(f"column {name!r} is repeated")
        values = frame[name]
        if getattr(values.dtype, "kind", "") in "mM" or "datetime" in str(values.dtype):
            raise TypeError(f"column {name!r} holds dates; write periods as text, such as 2020-07")
        columns[str(name)] = [None if type(v).__name__ == "NAType" or v != v else v
                              for v in values.tolist()]
    return _handle_of(columns)
