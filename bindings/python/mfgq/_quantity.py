"""Quantity: a figure as a plan prints it, with its unit and its rounding interval."""

from __future__ import annotations


from . import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ADD, _SUBTRACT, _MULTIPLY, _DIVIDE = range(4)


def _unit_handle(unit: str | Unit) -> _core.Unit:
    return unit._handle if isinstance(unit, Unit) else _core.unit_parse(unit)


def _shortest(number: float) -> str:
    """A number without decimals that it does not have: 21700, not 21700.0."""
    whole = isinstance(number, float) and number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


class Unit:
    """A unit of measurement, such as 万元/人; equal to another if figures need no conversion."""

    __slots__ = ("_handle",)

    def __init__(self, text: str) -> None:
        self._handle: _core.Unit = _core.unit_parse(text)

    @classmethod
    def _of(cls, handle: _core.Unit) -> Unit:
        unit = cls.__new__(cls)
        unit._handle = handle
        return unit

    @property
    def name(self) -> str:
        return _core.unit_name(self._handle) or ""

    @property
    def base(self) -> str:
        """The base unit of its dimension, such as 元/人."""
        return _core.unit_base_name(self._handle) or ""

    @property
    def dimension(self) -> str:
        return _core.unit_dimension(self._handle) or ""

    def convertible(self, other: str | Unit) -> bool:
        """True if figures in the one can be given in the other."""
        return bool(_core.unit_convertible(self._handle, _unit_handle(other)))

    def convert(self, values: Any, to: str | Unit) -> Any:
        """Values in this unit as values in another one; arrays come back in kind."""
        from ._rows import is_scalar, like
        target = _unit_handle(to)
        if is_scalar(values):
            return _core.unit_convert([float(values)], self._handle, target)[0]
        return like(values, _core.unit_convert(values, self._handle, target))

    def __mul__(self, other: Unit) -> Unit:
        return Unit._of(_core.unit_combine(self._handle, other._handle, 0))

    def __truediv__(self, other: Unit) -> Unit:
        return Unit._of(_core.unit_combine(self._handle, other._handle, 1))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Unit):
            return NotImplemented
        return self.convertible(other) and self.convert(1.0, other) == 1.0

    def __hash__(self) -> int:
        return hash(self.dimension)

    def __reduce__(self) -> tuple[Any, ...]:
        return Unit, (self.name,)

    def __repr__(self) -> str:
        return f"mfgq.Unit({self.name!r})"

    def __str__(self) -> str:
        return self.name


class Quantity:
    """A figure in the notation of plans: ``Quantity("34万元/人")``, ``Quantity("[13.5]%")``.

    Arithmetic carries units and rounding intervals; comparison is that of the printed figures.
    """

    __slots__ = ("_handle",)

    def __init__(self, text: str | float, unit: str = "") -> None:
        """`text` as printed; a bare number takes `unit`."""
        written = text if isinstance(text, str) else _shortest(text)
        self._handle: _core.Quantity = _core.quantity_parse(written + unit)

    @classmethod
    def _of(cls, handle: _core.Quantity) -> Quantity:
        quantity = cls.__new__(cls)
        quantity._handle = handle
        return quantity

    @property
    def value(self) -> float:
        """The figure in its unit; NaN for a range."""
        return _core.quantity_value(self._handle)

    @property
    def low(self) -> float:
        return _core.quantity_low(self._handle)

    @property
    def high(self) -> float:
        return _core.quantity_high(self._handle)

    @property
    def interval(self) -> tuple[float, float]:
        """All values that round to the figure, in its unit."""
        return _core.quantity_round_low(self._handle), _core.quantity_round_high(self._handle)

    @property
    def base_value(self) -> float:
        """The figure in base units; 7% is 0.07."""
        return _core.quantity_base_value(self._handle)

    @property
    def unit(self) -> Unit:
        found = _core.quantity_unit(self._handle)
        return Unit._of(found)

    @property
    def comparator(self) -> str:
        """eq, ge, gt, le, lt, range or about."""
        return _core.comparator_name(_core.quantity_comparator(self._handle)) or ""

    @property
    def accumulation(self) -> str:
        """none, since-base, per-year or average."""
        return _core.accumulation_name(_core.quantity_accumulation(self._handle)) or ""

    @property
    def decimals(self) -> int | None:
        """Printed decimals; None for a figure that was computed."""
        count = _core.quantity_decimals(self._handle)
        return None if count == -32768 else count

    def to(self, unit: str | Unit) -> Quantity:
        """The same figure in another unit."""
        return Quantity._of(_core.quantity_convert(self._handle, _unit_handle(unit)))

    def _apply(self, operation: int, other: Any, swapped: bool = False) -> Quantity:
        if not isinstance(other, (Quantity, int, float)):
            return NotImplemented  # type: ignore[no-any-return]
        mate = other if isinstance(other, Quantity) else Quantity(other)
        a, b = (mate, self) if swapped else (self, mate)
        return Quantity._of(_core.quantity_apply(a._handle, operation, b._handle))

    def __add__(self, other: Any) -> Quantity:
        return self._apply(_ADD, other)

    def __radd__(self, other: Any) -> Quantity:
        return self._apply(_ADD, other, True)

    def __sub__(self, other: Any) -> Quantity:
        return self._apply(_SUBTRACT, other)

    def __rsub__(self, other: Any) -> Quantity:
        return self._apply(_SUBTRACT, other, True)

    def __mul__(self, other: Any) -> Quantity:
        return self._apply(_MULTIPLY, other)

    def __rmul__(self, other: Any) -> Quantity:
        return self._apply(_MULTIPLY, other, True)

    def __truediv__(self, other: Any) -> Quantity:
        return self._apply(_DIVIDE, other)

    def __rtruediv__(self, other: Any) -> Quantity:
        return self._apply(_DIVIDE, other, True)

    def _order(self, other: Any) -> int:
        return _core.quantity_compare(self._handle, other._handle)

    def __lt__(self, other: Quantity) -> bool:
        return self._order(other) < 0

    def __le__(self, other: Quantity) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: Quantity) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: Quantity) -> bool:
        return self._order(other) >= 0

    def __eq__(self, other: object) -> bool:
        """The same figure: value, unit, comparison, accumulation and precision."""
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return (self.low, self.high, self.interval, self.unit.name, self.comparator,
                self.accumulation, self.decimals)

    def __float__(self) -> float:
        return self.base_value

    def __reduce__(self) -> tuple[Any, ...]:
        return Quantity, (str(self),)

    def __str__(self) -> str:
        return _core.quantity_format(self._handle)

    def __repr__(self) -> str:
        return f"mfgq.Quantity({str(self)!r})"

    def _repr_html_(self) -> str:
        import html
        low, high = self.interval
        return f'<span title="{low:.12g} to {high:.12g}">{html.escape(str(self))}</span>'
