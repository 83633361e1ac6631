"""What comes in: tables of every package, and results that go back as the kind that came."""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping, Sequence

from . import _core
from ._errors import DataError, DomainError, Error, MissingColumn
from ._rows import kind_of
from ._table import Column, Table, _build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


# ---- tables from everything


def handle_of(data: Any) -> _core.Table:
    """The library's table of whatever holds rows and columns."""
    if isinstance(data, _core.Table):
        return data
    if isinstance(data, Table):
        return data._handle
    if isinstance(data, (str, os.PathLike)):
        return _of_csv(data)
    if kind_of(data) == "pandas":
        return _of_pandas(data)
    for method, read in (("__arrow_c_stream__", _core.arrow_import_stream),
                         ("__arrow_c_array__", _core.arrow_import_array)):
        if hasattr(data, method):
            return _of_arrow(data, read)
    if isinstance(data, Mapping):
        return _of_columns(data)
    if isinstance(data, Sequence) and not isinstance(data, bytes):
        for row, item in enumerate(data):
            if not isinstance(item, Mapping):
                raise TypeError(f"rows are mappings, not {type(item).__name__} (row {row})")
        names = list(dict.fromkeys(key for row in data for key in row))
        return _of_columns({n: [row.get(n) for row in data] for n in names})
    raise TypeError("a table is made of columns, rows, a CSV file, an Arrow object or a data "
                    f"frame, not {type(data).__name__}")


def _of_arrow(data: Any, read: Any) -> _core.Table:
    try:
        made: _core.Table = read(data)
        return made
    except Error as error:
        if isinstance(error, NotImplementedError):
            raise TypeError(f"the Arrow data cannot be read: {error.message}") from error
        raise


def _of_columns(columns: Mapping[Any, Any]) -> _core.Table:
    lists = [_plain(k, v) for k, v in columns.items()]
    sizes = {len(c) for c in lists}
    if len(sizes) > 1:
        said = ", ".join(f"{k} {len(c)}" for k, c in zip(columns, lists))
        raise ValueError(f"the columns have different lengths: {said}")
    schema = [Column(str(k), "", _type_of(k, c)) for k, c in zip(columns, lists)]
    return _build(schema, lists)


def _plain(name: Any, values: Any) -> list[Any]:
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        raise TypeError(f"column {name!r} is no list of values but {type(values).__name__}")
    return values.tolist() if kind_of(values) in ("numpy", "pandas") else list(values)


def _type_of(name: Any, values: Sequence[Any]) -> str:
    kinds = {type(v) for v in values}
    kinds.discard(type(None))
    if kinds == {str}:
        return "text"
    if kinds == {int}:
        return "i64"
    if kinds <= {int, float, bool}:
        return "f64"
    return _type_of_mixed(name, values)


def _type_of_mixed(name: Any, values: Sequence[Any]) -> str:
    """Texts with NaN among them, or numbers of other classes."""
    present = [v for v in values if v is not None and v == v]
    if present and all(isinstance(v, str) for v in present):
        return "text"
    for row, v in enumerate(values):
        if hasattr(v, "year") and not hasattr(v, "__float__"):
            raise TypeError(f"column {name!r} holds dates; write periods as text, such as 2020-07 "
                            f"(row {row})")
        if isinstance(v, str) or v is not None and not hasattr(v, "__float__"):
            raise TypeError(f"column {name!r} mixes types (row {row})")
    return "f64"


def _of_pandas(frame: Any) -> _core.Table:
    if hasattr(frame, "to_frame"):
        frame = frame.to_frame()
    named = [n for n in frame.index.names if n is not None and n not in frame.columns]
    if named:  # what a groupby leaves in the index
        frame = frame.reset_index(named)
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise ValueError(f"column {twice!r} is repeated")
    return _of_columns({str(name): pandas_list(name, frame[name]) for name in frame.columns})


def pandas_list(name: Any, values: Any) -> list[Any]:
    """A pandas column as a list with None where a value is missing; periods as texts."""
    kind, told = getattr(values.dtype, "kind", "O"), str(values.dtype)
    if kind in "fiub" and not hasattr(values.dtype, "na_value"):
        plain: list[Any] = values.tolist()
        return plain
    if told.startswith("period"):
        from ._series import _period_text
        return [None if p != p else _period_text(p) for p in values]
    if kind in "mM" or "datetime" in told:
        raise TypeError(f"column {name!r} holds dates; write periods as text, such as 2020-07")
    missing = values.isna()
    found: list[Any] = values.astype(object).tolist()
    if missing.any():
        return [None if gone else v for v, gone in zip(found, missing.tolist())]
    return found


def _of_csv(source: str | os.PathLike[str]) -> _core.Table:
    """A CSV file, or a text of several lines; a column of numbers only holds numbers."""
    text = os.fspath(source)
    if "\n" in text:
        csv = _core.csv_parse(text)
    else:
        with open(text, "rb") as f:
            csv = _core.csv_parse(f.read())
    rows, columns = range(_core.csv_rows(csv)), range(_core.csv_columns(csv))
    cells = [[None if _core.csv_is_missing(csv, i, j) else _core.csv_cell(csv, i, j)
              for i in rows] for j in columns]
    lists: dict[Any, Any] = {}
    for j in columns:
        name = _core.csv_name(csv, j) or f"column {j + 1}"
        if name in lists:
            raise DataError(f"column {name!r} is repeated", status="data", code=-5, line=1)
        lists[name] = _numbers_of_cells(cells[j])
    return _of_columns(lists)


def _numbers_of_cells(cells: list[str | None]) -> list[Any]:
    """Numbers, if all cells are; a code such as 0112 stays a text."""
    out: list[Any] = []
    for cell in cells:
        if cell is None:
            out.append(None)
            continue
        digits = cell.lstrip("+-")
        if not digits.isascii() or digits[:1] == "0" and digits[1:2].isdigit():
            return cells
        try:
            out.append(int(cell) if digits.isdecimal() and len(digits) < 16 else float(cell))
        except ValueError:
            return cells
    return out


# ---- a table that was given, and its columns by what they must hold


class Given:
    """A table with the kind of object it came as."""

    __slots__ = ("function", "table", "kind")

    def __init__(self, data: Any, function: str) -> None:
        self.function = function
        self.kind = kind_of(data)
        self.table: Table = data if isinstance(data, Table) else Table(data)

    def __len__(self) -> int:
        return len(self.table)

    def __contains__(self, name: str) -> bool:
        return name in self.table

    def fault(self, name: str, row: int | None, what: str) -> DataError:
        return DataError(what, status="data", code=-5, function=self.function, arg=name, index=row)

    def _column(self, name: str, optional: bool) -> list[Any] | None:
        if name in self.table:
            return self.table.column(name)
        if optional:
            return None
        have = ", ".join(self.table.columns) or "nothing"
        raise MissingColumn(f"data lacks the column {name!r}; it has {have}", status="not-found",
                            code=-6, function=self.function, arg=name)

    def texts(self, name: str, optional: bool = False) -> list[str]:
        """A column of texts without missing values; whole numbers are written as such."""
        found = self._column(name, optional)
        out: list[str] = []
        for row, value in enumerate(found or ()):
            if value is None:
                raise self.fault(name, row, f"column {name!r} has no value")
            out.append(value if isinstance(value, str) else text_of(value))
        return out

    def words(self, name: str) -> list[str]:
        """A column that may be absent or have gaps: texts, "" where there is none."""
        return ["" if v is None else v if isinstance(v, str) else text_of(v)
                for v in self._column(name, True) or [None] * len(self)]

    def numbers(self, name: str, optional: bool = False) -> Any:
        """A column of numbers, NaN where missing; printed figures are read. None if absent."""
        found = self._column(name, optional)
        if found is None:
            return None
        out = array("d")
        for row, value in enumerate(found):
            if isinstance(value, str):
                value = self._figure(name, row, value)
            out.append(float("nan") if value is None else value)
        return out

    def amounts(self, name: str) -> Any:
        """A column of numbers >= 0 and finite, or missing."""
        out = self.numbers(name)
        for row, value in enumerate(out):
            if value < 0 or value == float("inf"):
                raise DomainError(f"column {name!r}: {value:g} is negative or infinite",
                                  status="domain", code=-2, function=self.function, arg=name,
                                  index=row)
        return out

    def _figure(self, name: str, row: int, text: str) -> float:
        try:
            return _core.quantity_value(_core.quantity_parse(text))
        except Error as error:
            raise self.fault(name, row, f"column {name!r}: {text!r} is no number") from error

    def periods(self, name: str = "period") -> list[str]:
        """A column of periods, each checked, as the library writes them."""
        out = self.texts(name)
        known: dict[str, str] = {}
        for row, text in enumerate(out):
            if text not in known:
                try:
                    known[text] = _core.period_format(_core.period_parse(text))
                except Error as error:
                    raise self.fault(name, row, f"column {name!r}: {text!r} is no period"
                                     ) from error
        return [known[t] for t in out]

    def moments(self, name: str = "period") -> tuple[list[str], list[int]]:
        """The different periods of a column in order of time, and the number of each row's.

        Periods of one frequency; or numbers, alone or behind one word, such as t0, t1; or, if
        none is a period, labels in order of appearance.
        """
        names, places = numbering(self.texts(name))
        codes = [_code_of(n) for n in names]
        first = next((c for c in codes if c is not None), None)
        if first is None:
            when = _ranks(names)
        else:
            frequency, when = _core.period_frequency(first), []
            for i, code in enumerate(codes):
                if code is None or _core.period_frequency(code) != frequency:
                    raise self.fault(name, places.index(i), f"column {name!r}: {names[i]!r} is "
                                     + ("no period" if code is None else
                                        f"of another frequency than {names[0]!r}"))
                when.append(_core.period_start(code))
        order = sorted(range(len(names)), key=when.__getitem__)
        rank = {i: k for k, i in enumerate(order)}
        return [names[i] for i in order], [rank[p] for p in places]

    def back(self, result: Table) -> Any:
        """A result as the kind of object that was given."""
        return in_kind(self.kind, result)

    def made(self, names: str, rows: Iterable[Sequence[Any]]) -> Any:
        """A result of rows: names such as "region value:f64", in kind."""
        return self.back(table_of(names, rows))

    def at(self, **places: tuple[str, Sequence[int] | None]) -> Placing:
        """Errors of the library inside are told by column and row of the table given.

        Each argument of the C function has its column, and the rows of its elements; None if
        the elements are the rows.
        """
        return Placing(self.function, places)


class Placing:
    """Turns argument and index of a C function into column and row of a table."""

    __slots__ = ("function", "places")

    def __init__(self, function: str, places: dict[str, tuple[str, Sequence[int] | None]]) -> None:
        self.function = function
        self.places = places

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if not isinstance(error, Error):
            return
        error.function = self.function
        column, rows = self.places.get(error.arg or "", (error.arg, None))
        error.arg = column
        if error.index is not None and rows is not None:
            found = rows[error.index] if error.index < len(rows) else -1
            error.index = found if found >= 0 else None


def text_of(value: Any) -> str:
    """A code or year that was read as a number, as text: 2020, not 2020.0."""
    return str(int(value)) if value == int(value) else repr(value)


def table_of(names: str, rows: Iterable[Sequence[Any]]) -> Table:
    """A table of rows; ``"region value:f64"`` says names and types (text if none)."""
    schema = [Column(n.partition(":")[0], "", n.partition(":")[2] or "text") for n in names.split()]
    columns = list(zip(*rows)) or [()] * len(schema)
    made: Table = Table._of(_build(schema, columns))
    return made


def in_kind(kind: str, result: Table) -> Any:
    """A table as the frame of the package asked for; the table itself for all else."""
    if kind == "pandas":
        return result.to_pandas()
    if kind == "polars":
        return result.to_polars()
    if kind == "pyarrow":
        return result.to_arrow()
    return result


# ---- places of rows in a grid


def numbering(values: Sequence[str]) -> tuple[list[str], list[int]]:
    """The different values in order of appearance, and the number of each row's."""
    number: dict[str, int] = {}
    places = [number.setdefault(v, len(number)) for v in values]
    return list(number), places


def _code_of(text: str) -> int | None:
    try:
        return _core.period_parse(text)
    except Error:
        return None


def _ranks(names: Sequence[str]) -> list[int]:
    """Numbers behind one word as they are; other labels in their order."""
    words = {n.rstrip("0123456789") for n in names}
    digits = [n[len(n.rstrip("0123456789")):] for n in names]
    if len(words) == 1 and all(digits):
        return [int(d) for d in digits]
    return list(range(len(names)))


class Grid:
    """Values of rows placed by keys: one block of numbers, and the row of each place."""

    __slots__ = ("shape", "values", "rows")

    def __init__(self, given: Given, column: str, values: Sequence[float], keys: str,
                 *axes: tuple[Sequence[str], Sequence[int]], absent: float = 0.0) -> None:
        self.shape = [len(names) for names, _ in axes]
        size = 1
        for n in self.shape:
            size *= n
        self.values = array("d", [absent]) * size
        self.rows = array("q", [-1]) * size
        for row, value in enumerate(values):
            at = 0
            for n, (_, places) in zip(self.shape, axes):
                at = at * n + places[row]
            if self.rows[at] >= 0:
                raise given.fault(column, row, f"{keys} are repeated, first in row "
                                  f"{self.rows[at]}")
            self.rows[at] = row
            self.values[at] = value

    def block(self, *place: int) -> tuple[Any, Any]:
        """Values and rows at the first keys, without a copy."""
        size = len(self.values)
        start = 0
        for n, at in zip(self.shape, place):
            size //= n
            start += at * size
        return (memoryview(self.values)[start:start + size],
                memoryview(self.rows)[start:start + size])

    def matrix(self, *place: int) -> Any:
        """Values at the first keys as rows and columns."""
        values, _ = self.block(*place)
        width = self.shape[-1]
        height = len(values) // width if width else 0
        return values.cast("B").cast("d", (height, width)) if len(values) else [[]] * height
