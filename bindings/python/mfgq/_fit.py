"""Growth curves fitted to points."""

from __future__ import annotations

from collections.abc import Mapping

from . import _core
from ._input import Given, Placing, table_of
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Fit(Table):
    """A fitted curve: parameter, value, se, rss, df."""

    __slots__ = ()

    @property
    def parameters(self) -> dict[str, float]:
        """Values of the parameters by name."""
        return dict(zip(self.column("parameter"), self.column("value")))


def fit(x: Any, y: Any = None, model: str = "logistic",
        fix: Mapping[str, float] | None = None) -> Fit:
    """A growth curve through points, by least squares.

    Parameters
    ----------
    x, y
        [n] numbers, any unit; or `x` alone: a table with the columns x and y, or a mapping of
        x to y. Rows with a missing value are left out.
    model
        logistic, gompertz, richards, weibull, saturating, bass-nls, bass-density, bass-ols,
        linear, exponential.
    fix
        Parameters held at a value, by name.

    >>> found = mfgq.fit([1, 2, 3, 4], [3.0, 5.0, 7.0, 9.0], "linear")
    >>> {k: round(v, 6) for k, v in found.parameters.items()}
    {'intercept': 1.0, 'slope': 2.0}
    """
    curve = _core.curve_find(model)
    if curve < 0:
        known = ", ".join(_core.curve_name(i) or "" for i in range(10))
        raise ValueError(f"model {model!r} is none of {known}")
    if y is None:
        if isinstance(x, Mapping) and not hasattr(next(iter(x.values()), None), "__len__"):
            x, y = list(x), list(x.values())
        else:
            given = Given(x, "fit")
            x, y = given.numbers("x"), given.numbers("y")
    names = [_core.curve_parameter(curve, i) or "" for i in range(_core.curve_count(curve))]
    unknown = [n for n in fix or {} if n not in names]
    if unknown:
        raise ValueError(f"fix: {model} has no parameter {unknown[0]!r}, only {', '.join(names)}")
    fixed = [float((fix or {}).get(n, "nan")) for n in names]
    with Placing("fit", {}):
        value, se, rss, df = _core.curve_fit(curve, x, y, fixed)
    rows = [(n, v, s, rss, df) for n, v, s in zip(names, value.tolist(), se.tolist())]
    made: Fit = Fit._of(table_of("parameter value:f64 se:f64 rss:f64 df:f64", rows)._handle)
    return made
