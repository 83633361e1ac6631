"""Small inline SVG pictures for notebooks and reports; nothing but text is needed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def _escaped(text: str) -> str:
    import html
    return html.escape(text)


def scale(value: float, low: float, high: float, size: float) -> float:
    return size / 2 if high <= low else (value - low) / (high - low) * size


def sparkline(values: Sequence[float], width: int = 72, height: int = 18) -> str:
    """A curve of a few values, the last one marked."""
    low, high = min(values), max(values)
    step = (width - 6) / max(1, len(values) - 1)
    points = [(3 + i * step, height - 3 - scale(v, low, high, height - 6))
              for i, v in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    said = f"{len(values)} observations from {values[0]:g} to {values[-1]:g}"
    return (f'<svg width="{width}" height="{height}" role="img" aria-label="{_escaped(said)}">'
            f'<polyline points="{line}" fill="none" stroke="#0072b2" stroke-width="1.5"/>'
            f'<circle cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="2.2" fill="#d55e00"/>'
            "</svg>")


def bullet(attainment: float, verdict: str, said: str = "", width: int = 180,
           height: int = 18) -> str:
    """A bar of attainment with the target at 100 per cent; `said` is read to those who do not see
    it."""
    colours = {"met": "#0072b2", "missed": "#d55e00", "indeterminate": "#b89b00"}
    most = max(1.25, min(attainment, 2.0))
    unit = (width - 4) / most
    bar = max(0.0, min(attainment, most)) * unit
    said = said or f"attainment {attainment * 100:.1f} per cent, {verdict}"
    return (f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
            f'aria-label="{_escaped(said)}"><rect x="2" y="3" width="{width - 4}" '
            f'height="{height - 6}" fill="#e8e8e8"/><rect x="2" y="5" width="{bar:.1f}" '
            f'height="{height - 10}" fill="{colours.get(verdict, "#888888")}"/>'
            f'<line x1="{2 + unit:.1f}" x2="{2 + unit:.1f}" y1="1" y2="{height - 1}" '
            'stroke="#000" stroke-width="2"/></svg>')


def ticks(low: float, high: float) -> list[float]:
    """Two to five round numbers from low to high."""
    if not high > low:
        return [low]
    unit = 10.0 ** len(str(int((high - low) * 1e6))) / 1e6
    step = next(u for u in (unit / 50, unit / 20, unit / 10, unit / 5, unit / 2, unit)
                if (high - low) / u <= 4)
    first = -int(-low // step)
    return [i * step for i in range(first, first + 6) if low <= i * step <= high]


def _tick(left: float, right: float, y: float, value: float) -> str:
    return (f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e6e6e6"/>'
            f'<text x="{left - 4}" y="{y + 3.5:.1f}" text-anchor="end" font-size="10">'
            f'{value:,.6g}</text>')


def fan(history: Sequence[tuple[float, float]], median: Sequence[tuple[float, float]],
        inner: Sequence[tuple[float, float, float]], outer: Sequence[tuple[float, float, float]],
        target: tuple[float, float], title: str, required: Sequence[tuple[float, float]] = (),
        width: int = 340, height: int = 170) -> str:
    """A fan chart: observations, projection with two bands, the target and the path to it."""
    xs = [x for x, _ in history] + [x for x, _ in median] + [target[0]]
    ys = [y for _, y in history] + [y for _, y in median] + [target[1]]
    ys += [y for _, a, b in outer for y in (a, b)] + [y for _, y in required]
    left, bottom = 46, 22

    def at(x: float, y: float) -> str:
        px = left + scale(x, min(xs), max(xs), width - left - 10)
        py = height - bottom - scale(y, min(ys), max(ys), height - bottom - 12)
        return f"{px:.1f},{py:.1f}"

    def band(rows: Sequence[tuple[float, float, float]], colour: str) -> str:
        edge = [at(x, a) for x, a, _ in rows] + [at(x, b) for x, _, b in reversed(rows)]
        return f'<polygon points="{" ".join(edge)}" fill="{colour}"/>'

    tx, ty = at(*target).split(",")
    dots = "".join(f'<circle cx="{p.split(",")[0]}" cy="{p.split(",")[1]}" r="2.5" fill="#222"/>'
                   for p in (at(*h) for h in history))
    labels = "".join(_tick(left, width - 10, float(at(xs[0], v).split(",")[1]), v)
                     for v in ticks(min(ys), max(ys)))
    years = "".join(f'<text x="{at(v, min(ys)).split(",")[0]}" y="{height - 6}" '
                    f'text-anchor="{anchor}" font-size="10">{v:g}</text>'
                    for v, anchor in ((min(xs), "start"), (max(xs), "end")))
    path = "" if len(required) < 2 else (
        f'<polyline points="{" ".join(at(*r) for r in required)}" fill="none" stroke="#d55e00" '
        'stroke-width="1.4" stroke-dasharray="4 3"/>')
    return (f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'aria-label="{_escaped(title)}">{labels}{band(outer, "#cfe2f1")}{band(inner, "#8fbbdc")}'
            f'<polyline points="{" ".join(at(*m) for m in median)}" fill="none" stroke="#0072b2" '
            f'stroke-width="2"/><polyline points="{" ".join(at(*h) for h in history)}" fill="none" '
            f'stroke="#222" stroke-width="1"/>{path}{dots}<path d="M{tx} {float(ty) - 6:.1f}l6 6l-6 6'
            f'l-6 -6z" fill="#d55e00"/>{years}</svg>')
