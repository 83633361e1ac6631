"""What if: paths of levels under a stated growth, a shock that fades, a catching-up.

Arithmetic on a path, not a forecast. Levels in, levels out, one a period after the last
observation, in the same kind of array; growth, size, persistence and speed are fractions.
mfgq.scenarios() sets them beside a projection.
"""

from __future__ import annotations

from . import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["catch_up", "converge", "growth", "shock"]


def growth(last: float, rates: Any) -> Any:
    """Levels [n] that follow from the growth [n] of each period after the level `last`.

    >>> [round(v, 6) for v in mfgq.scenario.growth(100.0, [0.1, 0.1])]
    [110.0, 121.0]
    """
    from ._rows import like
    return like(rates, _core.scenario_growth(last, rates))


def shock(path: Any, at: int, size: float, persistence: float) -> Any:
    """A path [n] after a shock of `size` in period `at` (from 0), of which `persistence` stays.

    >>> [round(v, 6) for v in mfgq.scenario.shock([100.0, 100.0, 100.0], 1, -0.2, 0.5)]
    [100.0, 80.0, 90.0]
    """
    from ._rows import like
    return like(path, _core.scenario_shock(path, at, size, persistence))


def catch_up(last: float, path_last: float, path: Any, periods: int) -> Any:
    """From the level `last` to a path [n] that stood at `path_last`, in so many periods.

    >>> [round(v, 2) for v in mfgq.scenario.catch_up(81.0, 100.0, [100.0, 100.0, 100.0], 2)]
    [90.0, 100.0, 100.0]
    """
    from ._rows import like
    return like(path, _core.scenario_catch_up(last, path_last, path, periods))


def converge(last: float, path_last: float, path: Any, speed: float) -> Any:
    """As catch_up(), but the gap shrinks by the share `speed` in each period.

    >>> [round(v, 4) for v in mfgq.scenario.converge(25.0, 100.0, [100.0, 100.0], 0.5)]
    [50.0, 70.7107]
    """
    from ._rows import like
    return like(path, _core.scenario_converge(last, path_last, path, speed))
