"""Pictures with matplotlib. Colours are told apart by colour-blind readers, and by shape."""

from __future__ import annotations

import contextlib
import math
from functools import lru_cache

from ._language import label
from ._series import Period, _time_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from ._cluster import Specialisation
    from ._decompose import Decomposition
    from ._plan import Assessment, Outlook, OutlookPath
    from ._project import Projection
    from ._taxonomy import Node, Taxonomy

BLUE, ORANGE, GREEN, YELLOW, SKY, GREY = ("#0072b2", "#d55e00", "#009e73", "#a08700", "#2a86bd",
                                          "#777777")
_COLOURS = {"met": BLUE, "missed": ORANGE, "indeterminate": YELLOW}
_MARKERS = {"met": "o", "missed": "X", "indeterminate": "D"}
_FONTS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "Noto Serif CJK SC",
          "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei", "SimHei", "PingFang SC",
          "Heiti SC", "AR PL UMing CN")


@lru_cache(maxsize=1)
def chinese_font() -> str | None:
    """A font with Chinese glyphs, if one is installed."""
    from matplotlib import font_manager
    names = {f.name for f in font_manager.fontManager.ttflist}
    return next((f for f in _FONTS if f in names), None)


def has_chinese(text: str) -> bool:
    return any("\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in text)


def readable(text: str, fallback: str = "") -> str:
    """A text that can be drawn: without a Chinese font, the fallback, and no boxes."""
    if not has_chinese(text) or chinese_font():
        return text
    return fallback or "".join(c for c in text if not has_chinese(c)).strip()


def _word(word: str, lang: str | None) -> str:
    """A label in the language asked for, if it can be drawn."""
    return readable(label(word, lang), word)


@contextlib.contextmanager
def style() -> Iterator[Any]:
    """matplotlib.pyplot with quiet defaults."""
    import matplotlib.pyplot as plt
    font = chinese_font()
    families = ["DejaVu Sans", *([font] if font else [])]
    with plt.rc_context({"font.family": families, "axes.spines.top": False,
                         "axes.spines.right": False, "axes.grid": True, "grid.color": "#e6e6e6",
                         "axes.axisbelow": True, "axes.unicode_minus": False,
                         "figure.dpi": 110, "font.size": 9}):
        yield plt
        interactive = plt.isinteractive()  # a notebook's backend may have been chosen inside
    if interactive:
        plt.ion()


def _axes(plt: Any, ax: Any, size: tuple[float, float]) -> Any:
    if ax is not None:
        return ax
    return plt.subplots(figsize=size, layout="constrained")[1]


def _short(text: str, most: float = 46) -> str:
    width, out = 0.0, ""
    for c in text:
        width += 2 if has_chinese(c) else 1
        if width > most:
            return out + "…"
        out += c
    return out


def _wrapped(text: str, width: float, lines: int) -> str:
    """A text over some lines, a Chinese character as wide as two; cut if they do not suffice."""
    out: list[str] = []
    room = text.strip()
    while room and len(out) < lines:
        head = _head(room, width)
        if len(out) == lines - 1 and head != room:
            head = _short(room, max(1.0, width - 1))
        out.append(head.strip())
        room = room[len(head):].strip()
    return "\n".join(out)


def _head(text: str, width: float) -> str:
    """As much of a text as fits, up to a space where Latin words would be cut."""
    used = 0.0
    for i, c in enumerate(text):
        used += 2 if has_chinese(c) else 1
        if used > width:
            space = max(text[:i + 1].rfind(" "), text[:i].rfind("-"))
            whole = has_chinese(c) or has_chinese(text[i - 1:i])
            return text[:i] if whole or space < 1 else text[:space + 1]
    return text


def plot_assessment(assessment: Assessment, *, ax: Any = None, most: int = 40,
                    lang: str | None = None) -> Any:
    """Bullets of the targets that were observed: bar of attainment, target at 100%."""
    rows = _judged(assessment)[:most]
    with style() as plt:
        ax = _axes(plt, ax, (8.5, 1.4 + 0.36 * max(1, len(rows))))
        for i, row in enumerate(rows):
            _bullet(ax, len(rows) - 1 - i, row)
        ax.axvline(1, color="black", linewidth=1.4)
        ax.set_yticks(range(len(rows)), [_bullet_label(assessment, r, lang) for r in rows[::-1]])
        ax.set_xlabel(_word("attainment of target", lang) + " (%)")
        ax.xaxis.set_major_formatter(lambda v, _: f"{v * 100:.0f}")
        ax.set_xlim(0, 1.95)
        ax.grid(axis="y", visible=False)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5])
        ax.figure.suptitle(readable(assessment.plan.title(lang), assessment.plan.id), x=0.01,
                           ha="left", fontsize=10)
        _verdict_legend(ax, rows, lang)
        if not rows:
            ax.set_yticks([])
            ax.text(0.25, 0.5, _word("no outcome yet", lang), transform=ax.transAxes, ha="center",
                    va="center", color="#444444")
    return ax


def _judged(assessment: Assessment) -> list[dict[str, Any]]:
    """One row for each indicator, period and figure that has an attainment."""
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in assessment:
        if row["verdict"] in _COLOURS and row["attainment"] is not None:
            seen.setdefault((row["indicator"], row["period"], row["target"]), row)
    return sorted(seen.values(), key=lambda r: (r["period"], r["indicator"]))


def _bullet(ax: Any, y: int, row: dict[str, Any]) -> None:
    most, verdict = 1.5, row["verdict"]
    value = max(-0.2, min(row["attainment"], most))
    ax.barh(y, most, height=0.7, color="#f0f0f0", zorder=0)
    ax.barh(y, value, height=0.34, color=_COLOURS[verdict], zorder=2)
    beyond = row["attainment"] > most
    mark = ">" if beyond else _MARKERS[verdict]
    ax.plot([max(value, 0.02)], [y], marker=mark, color="black" if beyond else _COLOURS[verdict],
            markersize=8, markeredgecolor="white", markeredgewidth=0.7, zorder=3)
    text = f"{row['actual']:g} / {row['target']:g} {row['unit'] or ''}"
    ax.text(most + 0.04, y, readable(text, f"{row['actual']:g} / {row['target']:g}"), va="center",
            fontsize=7.5, color="#333333")


def _bullet_label(assessment: Assessment, row: dict[str, Any], lang: str | None) -> str:
    name = assessment.plan[row["indicator"]].name(lang)
    return _wrapped(readable(name, row["indicator"]), 44, 2) + f"  {row['period']}"


def _verdict_legend(ax: Any, rows: list[dict[str, Any]], lang: str | None) -> None:
    from matplotlib.lines import Line2D
    marks = [Line2D([], [], marker=_MARKERS[v], color=_COLOURS[v], linestyle="", markersize=7,
                    label=_word(v, lang))
             for v in _COLOURS if any(r["verdict"] == v for r in rows)]
    if marks:
        ax.legend(handles=marks, loc="upper center", bbox_to_anchor=(0.5, -0.09 - 1.2 / (
            4 + len(rows))), ncol=3, frameon=False)


def plot_outlook(outlook: Outlook, *, ax: Any = None, most: int = 40,
                 lang: str | None = None) -> Any:
    """Probability of meeting each target, as dots on a line from 0 to 100%."""
    rows = [r for r in outlook if r["probability"] is not None][:most]
    with style() as plt:
        ax = _axes(plt, ax, (8.5, 1.2 + 0.36 * max(1, len(rows))))
        for i, row in enumerate(rows[::-1]):
            p = row["probability"]
            colour = BLUE if p >= 0.5 else ORANGE
            ax.plot([0, p], [i, i], color=colour, linewidth=2)
            ax.plot([p], [i], "o" if p >= 0.5 else "X", color=colour, markersize=8)
            text = "<2%" if p < 0.02 else ">98%" if p > 0.98 else f"{p * 100:.0f}%"
            ax.text(p + 0.02, i, text, va="center", fontsize=8)
        names = [_wrapped(readable(outlook.plan[r["indicator"]].name(lang), r["indicator"]), 44, 2)
                 + f"  {r['period']}" for r in rows[::-1]]
        ax.set_yticks(range(len(rows)), names)
        ax.set_xlim(0, 1.1)
        ax.set_ylim(-0.6, max(1, len(rows)) - 0.4)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100%"])
        ax.set_xlabel(_word("probability", lang))
        ax.grid(axis="y", visible=False)
    return ax


def plot_path(path: OutlookPath, indicator: str, target_period: str | int | None = None, *,
              ax: Any = None, lang: str | None = None) -> Any:
    """The path that an indicator's target requires against the fan that is expected."""
    rows = list(path.of(indicator, target_period))
    ahead = [_time_of(Period(r["period"])) for r in rows]
    known = [(_time_of(Period(p)), v) for p, v in path.observations.series(indicator).items()]
    known = [(x, y) for x, y in known if x < ahead[0]]
    fan = [(x, r) for x, r in zip(ahead, rows) if r["expected"] is not None]
    need = [(x, r["required"]) for x, r in zip(ahead, rows) if r["required"] is not None]
    start = known[-1:] if rows[0]["accumulation"] in ("none", "since-base") else []
    with style() as plt:
        ax = _axes(plt, ax, (7.5, 4.2))
        _path_bands(ax, path, fan, start)
        if known:
            ax.plot(*zip(*known), "o-", color="black", markersize=4, linewidth=1,
                    label=_word("observed", lang))
        if fan:
            ax.plot(*zip(*start, *((x, r["expected"]) for x, r in fan)), color=BLUE, linewidth=2,
                    marker="" if len(fan) + len(start) > 1 else "o", label=_word("median", lang))
        if len(need) > 1:
            ax.plot(*zip(*start, *need), "--", color=ORANGE, linewidth=1.4, marker=".",
                    label=_word("required path", lang))
        if rows[-1]["target"] is not None:
            ax.plot(ahead[-1:], [rows[-1]["target"]], "D", color=ORANGE, markersize=8, zorder=5,
                    label=_word("target", lang))
        ax.xaxis.get_major_locator().set_params(integer=True)
        unit = rows[0]["unit"] or ""
        ax.set_title(readable(f"{path.plan[indicator].name(lang)} ({unit})", indicator),
                     loc="left")
        ax.legend(frameon=False, fontsize=8)
    return ax


def _path_bands(ax: Any, path: OutlookPath, fan: list[tuple[float, dict[str, Any]]],
                start: list[tuple[float, float]]) -> None:
    levels = sorted((c[2:] for c in path.columns if c.startswith("lo")), key=float, reverse=True)
    for i, level in enumerate(levels):
        both = [(x, r["lo" + level], r["hi" + level]) for x, r in fan
                if r["lo" + level] is not None]
        if both:
            both = [(x, y, y) for x, y in start] + both
            ax.fill_between(*zip(*both), color=BLUE, alpha=0.16 + 0.2 * i / max(1, len(levels) - 1),
                            linewidth=0, label=f"{level}%")


def plot_projection(projection: Projection, series: int = 0, *, ax: Any = None,
                    lang: str | None = None) -> Any:
    """A fan chart: observations, projection with its bands, target, required path."""
    periods, values = projection.history.of(series)
    ahead = projection.periods(series)
    x = [_time_of(p) for p in periods]
    future = [_time_of(p) for p in ahead]
    with style() as plt:
        ax = _axes(plt, ax, (7.5, 4.2))
        _bands(ax, projection, series, x, values, future)
        ax.plot(x, values, "o-", color="black", markersize=4, linewidth=1,
                label=_word("observed", lang))
        ax.plot([x[-1], *future], [values[-1], *projection.point(series)], color=BLUE, linewidth=2,
                label=_word("median", lang))
        target = projection.targets.get(projection.names[series])
        if target:
            _target(ax, projection, series, target, (x[-1], values[-1]), lang)
        ax.xaxis.get_major_locator().set_params(integer=True)
        ax.set_title(readable(projection.names[series], f"series {series}"), loc="left")
        ax.legend(frameon=False, fontsize=8)
    return ax


def _bands(ax: Any, projection: Projection, series: int, x: list[float], values: list[float],
           future: list[float]) -> None:
    levels = sorted(projection.levels, reverse=True)
    for i, level in enumerate(levels):
        bounds = projection.interval(level, series)
        if not bounds or math.isnan(bounds[0][0]):
            continue
        low, high = [values[-1], *(b[0] for b in bounds)], [values[-1], *(b[1] for b in bounds)]
        share = 0.16 + 0.2 * i / max(1, len(levels) - 1) if len(levels) > 1 else 0.25
        ax.fill_between([x[-1], *future], low, high, color=BLUE, alpha=share, linewidth=0,
                        label=f"{level:g}%")


def _target(ax: Any, projection: Projection, series: int, target: dict[str, Any],
            last: tuple[float, float], lang: str | None) -> None:
    when = _time_of(target["period"])
    if target["high"] > target["low"]:
        ax.plot([when, when], [target["low"], target["high"]], color=ORANGE, linewidth=4)
    ax.plot([when], [target["value"]], "D", color=ORANGE, markersize=8, zorder=5,
            label=_word("target", lang))
    ax.plot([last[0], when], [last[1], target["value"]], "--", color=ORANGE, linewidth=1.2,
            label=_word("required path", lang))
    p = projection.probability(series)
    if p == p:
        text = "<2%" if p < 0.02 else ">98%" if p > 0.98 else f"{p * 100:.0f}%"
        rises = target["high"] > target["low"] or target["value"] >= last[1]
        ax.annotate(_word("probability", lang) + " " + text, (when, target["high"] if rises
                    else target["value"]), xytext=(0, 10 if rises else -10),
                    textcoords="offset points", ha="center", va="bottom" if rises else "top",
                    fontsize=9, color="#a84a00", bbox={"facecolor": "white", "alpha": 0.85,
                                                      "edgecolor": "none", "pad": 1.5})


def plot_decomposition(decomposition: Decomposition, *, ax: Any = None,
                       lang: str | None = None) -> Any:
    """A waterfall: the first value, each factor's effects over all steps, the last value."""
    rows = list(decomposition)
    totals: dict[str, float] = {}
    multiplies = bool(rows) and _multiplies(rows)
    for row in rows:
        start = totals.get(row["factor"], 1.0 if multiplies else 0.0)
        totals[row["factor"]] = start * row["effect"] if multiplies else start + row["effect"]
    first, last = (rows[0]["start"], rows[-1]["end"]) if rows else (0.0, 0.0)
    with style() as plt:
        ax = _axes(plt, ax, (1.6 + 1.1 * (len(totals) + 2), 4.2))
        ax.bar(0, first, color=GREY, width=0.6)
        level = first
        for i, (name, effect) in enumerate(totals.items(), 1):
            after = level * effect if multiplies else level + effect
            _step(ax, i, level, after, effect, multiplies)
            level = after
        ax.bar(len(totals) + 1, last, color=GREY, width=0.6)
        for i, value in ((0, first), (len(totals) + 1, last)):
            _above(ax, i, value, _amount(value))
        names = [rows[0]["from"], *totals, rows[-1]["to"]] if rows else []
        ax.set_xticks(range(len(names)), [_short(readable(str(n), f"factor {i}"), 16)
                                          for i, n in enumerate(names)])
        ax.grid(axis="x", visible=False)
        ax.set_ylim(top=ax.dataLim.y1 * 1.08 if ax.dataLim.y1 > 0 else None)
    return ax


def _above(ax: Any, x: float, y: float, text: str) -> None:
    ax.annotate(text, (x, y), xytext=(0, 2.5), textcoords="offset points", ha="center",
                va="bottom")


def _amount(value: float) -> str:
    """A number for a picture: 74,483 or 0.1234."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _multiplies(rows: list[dict[str, Any]]) -> bool:
    step = [r for r in rows if r["from"] == rows[0]["from"]]
    change = rows[0]["end"] - rows[0]["start"]
    return bool(abs(sum(r["effect"] for r in step) - change) > 1e-6 * max(1.0, abs(change)))


def _step(ax: Any, at: int, before: float, after: float, effect: float, factor: bool) -> None:
    rises = after >= before
    ax.bar(at, after - before, bottom=before, width=0.6, color=BLUE if rises else ORANGE,
           hatch="" if rises else "///", edgecolor="white")
    ax.plot([at - 1, at + 0.3], [before, before], color="#999999", linewidth=0.8)
    text = f"×{effect:.4g}" if factor else ("+" if effect >= 0 else "") + _amount(effect)
    _above(ax, at, max(before, after), text)
    if at:
        ax.plot([at - 0.3, at + 1.3], [after, after], color="#999999", linewidth=0.8)


def plot_taxonomy(taxonomy: Taxonomy, values: Any = None, *, ax: Any = None, depth: int = 2,
                  lang: str | None = None) -> Any:
    """A treemap, two levels deep; areas are leaves, or values by code (a mapping)."""
    palette = [BLUE, ORANGE, GREEN, YELLOW, SKY, "#cc79a7", "#8c6bb1", GREY, "#44aa99", "#882255"]

    def size(node: Node) -> float:
        if values is None:
            return float(len(node.leaves))
        own = values.get(node.code) if hasattr(values, "get") else None
        return float(own) if own is not None else sum(size(c) for c in node.children)

    with style() as plt:
        ax = _axes(plt, ax, (9.5, 6))
        roots = [(n, size(n)) for n in taxonomy.roots]
        for i, (node, box) in enumerate(_squarify([r for r in roots if r[1] > 0],
                                                  (0.0, 0.0, 1.6, 1.0))):
            colour = palette[i % len(palette)]
            _tile(ax, node, box, colour, lang, head=True)
            inner = (box[0], box[1], box[2], box[3] - min(0.045, box[3] * 0.3))
            children = [(c, size(c)) for c in node.children] if depth > 1 else []
            for child, part in _squarify([c for c in children if c[1] > 0], inner):
                _tile(ax, child, part, colour, lang, head=False)
        ax.set_xlim(0, 1.6)
        ax.set_ylim(0, 1)
        ax.axis("off")
        ax.set_title(readable(taxonomy.title(lang), taxonomy.id), loc="left")
    return ax


_Box = tuple[float, float, float, float]


def _squarify(items: list[tuple[Any, float]], box: _Box) -> list[tuple[Any, _Box]]:
    """Boxes whose areas are as the sizes, kept near to squares."""
    items = sorted(items, key=lambda item: -item[1])
    total, (x, y, w, h) = sum(v for _, v in items), box
    placed: list[tuple[Any, _Box]] = []
    while items:
        unit = w * h / total
        side, row = min(w, h), [items[0]]
        for item in items[1:]:
            if _worst([*row, item], side, unit) > _worst(row, side, unit):
                break
            row.append(item)
        amount = sum(v for _, v in row)
        thick, along = amount * unit / side, 0.0
        for node, v in row:
            length = v * unit / thick
            placed.append((node, (x, y + along, thick, length) if h <= w
                           else (x + along, y, length, thick)))
            along += length
        x, y, w, h = (x + thick, y, w - thick, h) if h <= w else (x, y + thick, w, h - thick)
        items, total = items[len(row):], total - amount
    return placed


def _worst(row: list[tuple[Any, float]], side: float, unit: float) -> float:
    amount = sum(v for _, v in row) * unit
    return max(max(side * side * v * unit / amount ** 2, amount ** 2 / (side * side * v * unit))
               for _, v in row)


def _tile(ax: Any, node: Node, box: _Box, colour: str, lang: str | None, head: bool) -> None:
    from matplotlib.patches import Rectangle
    x, y, w, h = box
    ax.add_patch(Rectangle((x, y), w, h, facecolor=colour, alpha=1 if head else 0.25,
                           edgecolor="white", linewidth=1.6 if head else 0.8))
    if not head:  # children stand on white, so that dark text can be read on them
        ax.add_patch(Rectangle((x, y), w, h, facecolor="white", alpha=0.72, edgecolor="white",
                               linewidth=0.8))
    text = readable(node.name(lang), node.code)
    if head:
        size = 8.0 if h > 0.06 else 6.0
        name = _short(text, _room(ax, w, h, size, 0.5 if has_chinese(text) else 0.64)[0])
        if h < 0.035 or name != text and len(name) < 4:
            return
        ax.text(x + 0.008, y + h - 0.012, name, va="top", fontsize=size, color="white",
                fontweight="bold", clip_on=True)
        return
    for size in (7.0, 6.0, 5.5):
        columns, lines = _room(ax, w, h, size, 0.5 if has_chinese(text) else 0.56)
        if columns >= _longest_word(text) and (size < 6 or len(text) < 0.8 * columns * lines):
            break
    name = _wrapped(text, columns, min(lines, 5)) if columns >= _longest_word(text) \
        else _short(text, columns)
    if lines >= 1 and columns >= 2 and (name == text or len(name) > 3):
        ax.text(x + w / 2, y + h / 2, name, ha="center", va="center", fontsize=size, clip_on=True)


def _room(ax: Any, w: float, h: float, size: float, letter: float) -> tuple[float, int]:
    """Letters that fit into a line of a box of a treemap, and lines."""
    place, figure = ax.get_position(), ax.figure
    wide = (w - 0.016) / 1.6 * place.width * figure.get_figwidth() * 72
    high = (h - 0.01) * place.height * figure.get_figheight() * 72
    return max(0.0, wide / (size * letter)), int(high / (size * 1.3))


def _longest_word(text: str) -> int:
    """Letters of the longest word; a Chinese character may stand alone, and counts as two."""
    words = "".join(" xx " if has_chinese(c) else c for c in text).replace("-", "- ").split()
    return max((len(w) for w in words), default=0)


def plot_specialisation(table: Specialisation, region: str | None = None, *, ax: Any = None,
                        most: int = 12, lang: str | None = None) -> Any:
    """Bubbles: location quotient across, share of the region up, area as the value."""
    rows = [r for r in table if (region is None or r["region"] == region) and r["lq"] is not None]
    rows = [r for r in rows if r["value"] and r["value"] > 0]
    whole: dict[str, float] = {}
    for r in rows:
        whole[r["region"]] = whole.get(r["region"], 0.0) + r["value"]
    largest = max((r["value"] for r in rows), default=1.0)
    with style() as plt:
        ax = _axes(plt, ax, (7.5, 5))
        for r in rows:
            high = r["lq"] >= 1
            ax.scatter(r["lq"], r["value"] / whole[r["region"]], s=30 + 900 * r["value"] / largest,
                       color=BLUE if high else ORANGE, alpha=0.55, edgecolor="white",
                       marker="o" if high else "s")
        for r in sorted(rows, key=lambda r: -r["value"])[:most]:
            name = r["industry"] if region is not None else f"{r['region']}: {r['industry']}"
            radius = math.sqrt(30 + 900 * r["value"] / largest) / 2
            ax.annotate(_short(readable(str(name), ""), 30),
                        (r["lq"], r["value"] / whole[r["region"]]), xytext=(0, radius + 2),
                        textcoords="offset points", fontsize=8, ha="center", va="bottom")
        ax.axvline(1, color="black", linewidth=1, linestyle="--")
        ax.set_xlabel(_word("location quotient", lang))
        ax.set_ylabel(_word("share", lang))
        ax.yaxis.set_major_formatter(lambda v, _: f"{v * 100:.0f}%")
        ax.margins(0.2, 0.15)
        if region is not None:
            ax.set_title(readable(region, ""), loc="left")
    return ax
