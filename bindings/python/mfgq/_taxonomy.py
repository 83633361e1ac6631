"""Taxonomy and Crosswalk: classes of products and industries, and the ways between them."""

from __future__ import annotations


from . import _core
from ._input import Given
from ._language import language
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_FIELDS = {"code": 0, "level": 1, "name_zh": 2, "name_en": 3, "tier": 4, "source": 5,
           "valid_from": 6, "valid_to": 7}


class Node:
    """One class of a taxonomy."""

    __slots__ = ("taxonomy", "position")

    def __init__(self, taxonomy: Taxonomy, position: int) -> None:
        self.taxonomy = taxonomy
        self.position = position

    def _text(self, field: str) -> str:
        return _core.taxonomy_text(self.taxonomy._handle, self.position, _FIELDS[field]) or ""

    @property
    def code(self) -> str:
        return self._text("code")

    @property
    def level(self) -> str:
        return self._text("level")

    @property
    def tier(self) -> str:
        return self._text("tier")

    def name(self, lang: str | None = None) -> str:
        first, second = ("name_zh", "name_en") if language(lang) == "zh" else ("name_en", "name_zh")
        return self._text(first) or self._text(second) or self.code

    def _related(self, relation: str) -> list[Node]:
        found = _core.taxonomy_related(self.taxonomy._handle, self.position, relation)
        return [Node(self.taxonomy, p) for p in found.tolist()]

    @property
    def parents(self) -> list[Node]:
        return self._related("parents")

    @property
    def children(self) -> list[Node]:
        return self._related("children")

    @property
    def ancestors(self) -> list[Node]:
        return self._related("ancestors")

    @property
    def descendants(self) -> list[Node]:
        return self._related("descendants")

    @property
    def leaves(self) -> list[Node]:
        return self._related("leaves")

    def __contains__(self, code: str) -> bool:
        return bool(_core.taxonomy_contains(self.taxonomy._handle, self.code, code))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (self.taxonomy.id, self.code) == (
            other.taxonomy.id, other.code)

    def __hash__(self) -> int:
        return hash((self.taxonomy.id, self.code))

    def __repr__(self) -> str:
        return f"<Node {self.code} {self.name()}>"


class Taxonomy:
    """A classification: ``Taxonomy("gbt4754-2017")["3612"]``."""

    __slots__ = ("_handle", "_text")

    def __init__(self, id: str) -> None:
        self._handle: _core.Taxonomy = _core.taxonomy_builtin(id)
        self._text: tuple[str, str, str] | None = None

    @classmethod
    def loads(cls, text: str, form: str = "csv", id: str = "own") -> Taxonomy:
        """A taxonomy from CSV or JSON."""
        made = cls.__new__(cls)
        made._handle = _core.taxonomy_read(form, text, id=id)
        made._text = (text, form, id)
        return made

    @staticmethod
    def builtins() -> list[str]:
        """Identifiers of the taxonomies that ship with the library."""
        return [_core.taxonomy_builtin_id(i) or "" for i in range(_core.taxonomy_builtin_count())]

    @property
    def id(self) -> str:
        return _core.taxonomy_about(self._handle, 0) or ""

    def title(self, lang: str | None = None) -> str:
        """The title in English or Chinese."""
        field = 2 if language(lang) == "zh" else 1
        return _core.taxonomy_about(self._handle, field) or _core.taxonomy_about(
            self._handle, 3 - field) or ""

    def __len__(self) -> int:
        return _core.taxonomy_size(self._handle)

    def __iter__(self) -> Iterator[Node]:
        return (Node(self, i) for i in range(len(self)))

    def __getitem__(self, code: str) -> Node:
        """A class by its code or path; KeyError-like NotFound if there is none."""
        return Node(self, _core.taxonomy_resolve(self._handle, code))

    def __contains__(self, code: object) -> bool:
        try:
            return isinstance(code, str) and self[code] is not None
        except LookupError:
            return False

    @property
    def roots(self) -> list[Node]:
        return [n for n in self if not n.parents]

    @property
    def table(self) -> Table:
        made: Table = Table._of(_core.taxonomy_table(self._handle))
        return made

    def search(self, text: str) -> Table:
        """Classes whose code or name holds a text."""
        made: Table = Table._of(_core.taxonomy_search(self._handle, text))
        return made

    def find(self, codes: Sequence[str]) -> list[int]:
        """Positions of many codes; -1 where there is none."""
        positions: list[int] = _core.taxonomy_find_many(self._handle, codes).tolist()
        return positions

    def rollup(self, codes: Sequence[str], values: Any, *, ids: Sequence[str] | None = None,
               via: Crosswalk | None = None, kind: str = "classes") -> Table:
        """Values summed over classes, each id once a class; see also kind="overlaps", "totals"."""
        made: Table = Table._of(_core.taxonomy_rollup(
            self._handle, codes, values, kind, via=via._handle if via else None, ids=ids))
        return made

    def plot(self, values: Any = None, **options: Any) -> Any:
        """A treemap of the classes, by their number of leaves or by given values."""
        from ._plot import plot_taxonomy
        return plot_taxonomy(self, values, **options)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taxonomy):
            return NotImplemented
        return self.id == other.id and self.table == other.table

    def __hash__(self) -> int:
        return hash((self.id, len(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Taxonomy.loads, self._text) if self._text else (Taxonomy, (self.id,))

    def __repr__(self) -> str:
        return f"<mfgq.Taxonomy {self.id}: {len(self)} classes>"

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


class Crosswalk:
    """Which part of a code's value goes to which other code: ``Crosswalk("nace-2", "isic-4")``."""

    __slots__ = ("_handle",)

    def __init__(self, source: str, target: str) -> None:
        self._handle: _core.Crosswalk = _core.crosswalk_builtin(source, target)

    @classmethod
    def _of(cls, handle: _core.Crosswalk) -> Crosswalk:
        made = cls.__new__(cls)
        made._handle = handle
        return made

    @classmethod
    def loads(cls, text: str, source: str | None = None, target: str | None = None) -> Crosswalk:
        """A crosswalk from CSV: from, to, weight, note."""
        return cls._of(_core.crosswalk_read(text, from_=source, to=target))

    @property
    def source(self) -> str:
        return _core.crosswalk_from(self._handle) or ""

    @property
    def target(self) -> str:
        return _core.crosswalk_to(self._handle) or ""

    @property
    def table(self) -> Table:
        made: Table = Table._of(_core.crosswalk_table(self._handle))
        return made

    def reverse(self) -> Crosswalk:
        """The crosswalk turned around: each code split equally among its sources."""
        return Crosswalk._of(_core.crosswalk_reverse(self._handle))

    def then(self, other: Crosswalk) -> Crosswalk:
        """This crosswalk followed by another."""
        return Crosswalk._of(_core.crosswalk_compose(self._handle, other._handle))

    def apply(self, codes: Sequence[str], values: Any, keep: bool = False) -> Table:
        """Values converted; a code without target fails, or is kept in a row of its own."""
        made: Table = Table._of(_core.crosswalk_apply(self._handle, codes, values,
                                                      unmapped=int(keep)))
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Crosswalk.loads, (self.table.to_csv(), self.source or None, self.target or None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Crosswalk):
            return NotImplemented
        return self.table == other.table

    def __hash__(self) -> int:
        return hash((self.source, self.target))

    def __repr__(self) -> str:
        return f"<mfgq.Crosswalk {self.source} → {self.target}>"

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


def crosswalk(source: str, target: str, codes: Any = None) -> Any:
    """Which codes of one list stand for those of another: from, to, weight, note.

    source, target
        Names of lists, such as isic-4, nace-2, gbt4754-2017, naics-2017, hs.
    codes
        Texts, or a table with a column code, which comes back in kind; all codes if left out.

    >>> mfgq.crosswalk("nace-2", "isic-4", ["29.10"])["to"]
    ['2910']
    """
    walk = Crosswalk(source, target)
    if codes is None:
        return walk.table
    if isinstance(codes, str) or hasattr(codes, "columns") or isinstance(codes, dict):
        given = Given(codes, "crosswalk")
        with given.at(codes=("code", None)):
            return given.back(Table._of(_core.crosswalk_table(walk._handle,
                                                              codes=given.texts("code"))))
    return Table._of(_core.crosswalk_table(walk._handle, codes=codes))


def classify(data: Any, taxonomy: str | Taxonomy, *, codes: str | None = None,
             level: str | None = None, kind: str = "classes", all: bool = False) -> Any:
    """Values of ids rolled up through a taxonomy, each id once a class: code, value, members, ….

    data : code, value (any unit), and id where an id may stand in several rows
    taxonomy
        A Taxonomy, or the name of a built-in one.
    codes
        The list that the codes are of, if another; a crosswalk leads on.
    level
        Only classes of one level.
    kind
        classes, overlaps (pairs of classes that share ids) or totals (each level: sum of classes,
        total, overlap).
    all
        Also named parts that are no rows of the source.

    >>> data = {"code": ["3612", "3611"], "value": [5.0, 7.0]}
    >>> [r["value"] for r in mfgq.classify(data, "gbt4754-2017") if r["code"] == "36"]
    [12.0]
    """
    own = taxonomy if isinstance(taxonomy, Taxonomy) else Taxonomy(taxonomy)
    via = Crosswalk(codes, own.id) if codes is not None and codes != own.id else None
    given = Given(data, "classify")
    with given.at(ids=("id", None), codes=("code", None), values=("value", None)):
        made = own.rollup(given.texts("code"), given.numbers("value"),
                          ids=given.texts("id", True) or None, via=via, kind=kind)
    shown = [i for i, one in enumerate(made.column("level"))
             if (one == level if level is not None else all or one != "part")]
    return given.back(made if len(shown) == len(made) else made._take(shown, made.columns))
