"""Printed figures: do they agree, and what do they say?"""

from __future__ import annotations

from . import _core
from ._errors import Error
from ._input import table_of
from ._quantity import Quantity, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any
    from ._table import Table


class Check(tuple[str, float, float, float, str]):
    """What came of a check: the expression's value and interval, and the verdict."""

    __slots__ = ()

    @property
    def claim(self) -> str:
        return self[0]

    @property
    def value(self) -> float:
        return self[1]

    @property
    def low(self) -> float:
        return self[2]

    @property
    def high(self) -> float:
        return self[3]

    @property
    def verdict(self) -> str:
        """consistent, inconsistent or cannot-tell."""
        return self[4]

    def __repr__(self) -> str:
        return f"Check({self.claim!r}: {self.low:g} to {self.high:g}, {self.verdict})"


def check(claim: str) -> Check:
    """Do printed figures agree? Every figure stands for its rounding interval.

    value, low and high are those of the expression, in the unit of the claim.

    >>> mfgq.check("19.1% = 1-(1.066/1.112)^5").verdict
    'consistent'
    """
    size, value, low, high, agreement = _core.check(claim)
    said = claim.encode()[:size].decode().strip()
    return Check((said, value, low, high, _core.agreement_name(agreement) or ""))


def quantities(texts: Iterable[str], to: str | Unit | None = None) -> Table:
    """Printed figures taken apart: text, value, low, high, unit, dimension, comparator, ….

    texts
        Figures in the notation of plans, full-width digits among them.
    to
        A unit to convert them to.

    >>> mfgq.quantities(["34万元/人", "≥５０％"])["value"]
    [34.0, 50.0]
    """
    rows: list[Any] = []
    for row, text in enumerate([texts] if isinstance(texts, str) else texts):
        if not isinstance(text, str):
            raise TypeError(f"quantities() argument 'texts' holds what is no text (row {row})")
        try:
            q = Quantity(text) if to is None else Quantity(text).to(to)
        except Error as error:
            error.function, error.arg, error.index = "quantities", "texts", row
            raise
        rows.append((text, q.value, q.low, q.high, q.unit.name, q.unit.dimension, q.comparator,
                     q.accumulation, q.decimals, *q.interval, q.base_value, q.unit.base))
    return table_of("text value:f64 low:f64 high:f64 unit dimension comparator accumulation "
                    "decimals:i64 round_low:f64 round_high:f64 base_value:f64 base_unit", rows)
