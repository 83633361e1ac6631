#!/usr/bin/env python3
"""Writes tests/golden/reconcile.csv. Expected values are exact rationals: all sets of inequalities
that might bind are tried, and the one whose solution meets the conditions of optimality is kept;
hierarchies are also computed as S (S'W^-1 S)^-1 S'W^-1 y, which must agree."""
import csv
import itertools
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parents[1] / "golden"


def solve(matrix, right):
    """Gauss-Jordan on fractions; None if singular."""
    n = len(matrix)
    rows = [list(r) + [b] for r, b in zip(matrix, right)]
    for k in range(n):
        pivot = next((i for i in range(k, n) if rows[i][k] != 0), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k])]
    return [r[n] for r in rows]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def projected(y, v, rows, right):
    """y - V A'(A V A')^-1 (A y - b) and the multipliers of A x = b."""
    va = [[dot(v[i], a) for i in range(len(y))] for a in rows]
    inner = [[dot(a, q) for q in va] for a in rows]
    m = solve(inner, [dot(a, y) - b for a, b in zip(rows, right)]) if rows else []
    if m is None:
        return None, None
    return [y[i] - sum(va[k][i] * m[k] for k in range(len(rows))) for i in range(len(y))], \
        [-u for u in m]


def independent(rows, right):
    kept = []
    for i in range(len(rows)):
        trial = kept + [i]
        gram = [[dot(rows[a], rows[b]) for b in trial] for a in trial]
        if solve(gram, [F(0)] * len(trial)) is not None:
            kept = trial
    return [rows[i] for i in kept], [right[i] for i in kept]


def optimum(y, v, equal, equal_right, at_least, at_least_right):
    equal, equal_right = independent(equal, equal_right)
    for size in range(len(at_least) + 1):
        for chosen in itertools.combinations(range(len(at_least)), size):
            x, u = projected(y, v, equal + [at_least[i] for i in chosen],
                             equal_right + [at_least_right[i] for i in chosen])
            if x is None or any(m < 0 for m in u[len(equal):]):
                continue
            if all(dot(a, x) >= b for a, b in zip(at_least, at_least_right)):
                return x
    raise ValueError("no solution")


def diagonal(d):
    return [[d[i] if i == j else F(0) for j in range(len(d))] for i in range(len(d))]


def case(name, y, v, constraints, low=None, high=None, source=""):
    """constraints: list of (coefficients, comparison, total)."""
    n = len(y)
    y, v = [F(str(t)) for t in y], [[F(str(t)) for t in r] for r in v]
    low = [None if t is None else F(str(t)) for t in (low or [None] * n)]
    high = [None if t is None else F(str(t)) for t in (high or [None] * n)]
    equal, right, least, least_right = [], [], [], []
    for a, comparison, total in constraints:
        a, total = [F(str(t)) for t in a], F(str(total))
        if comparison == 0:
            equal.append(a), right.append(total)
        else:
            sign = -1 if comparison == 1 else 1
            least.append([sign * t for t in a]), least_right.append(sign * total)
    for i in range(n):
        unit = [F(int(i == j)) for j in range(n)]
        if low[i] is not None:
            least.append(unit), least_right.append(low[i])
        if high[i] is not None:
            least.append([-t for t in unit]), least_right.append(-high[i])
    x = optimum(y, v, equal, right, least, least_right)
    entries = [(k, i, a[i]) for k, (a, _, _) in enumerate(constraints) for i in range(n) if a[i]]
    full = any(v[i][j] for i in range(n) for j in range(n) if i != j)
    flat = [t for r in v for t in r] if full else [v[i][i] for i in range(n)]

    def join(values):
        return ";".join(str(t) if isinstance(t, int) else repr(float(t)) for t in values)
    low, high = [-10 ** 9 if t is None else t for t in low], [10 ** 9 if t is None else t for t in high]
    return [name, join(y), join(flat), join(low), join(high), join(e[0] for e in entries),
            join(e[1] for e in entries), join(F(str(e[2])) for e in entries),
            join(c[1] for c in constraints), join(F(str(c[2])) for c in constraints), join(x),
            "1e-13", "1e-13", source]


def stone():
    """A 2 x 2 table with margins and a grand total, spread in proportion to the values."""
    y = [20, 31, 17, 28, 50, 47, 36, 60, 98]  # cells, row sums, column sums, grand total
    rows = [([1, 1, 0, 0, -1, 0, 0, 0, 0], 0, 0), ([0, 0, 1, 1, 0, -1, 0, 0, 0], 0, 0),
            ([1, 0, 1, 0, 0, 0, -1, 0, 0], 0, 0), ([0, 1, 0, 1, 0, 0, 0, -1, 0], 0, 0),
            ([0, 0, 0, 0, 1, 1, 0, 0, -1], 0, 0), ([0, 0, 0, 0, 0, 0, 1, 1, -1], 0, 0)]
    return y, rows


def hierarchy(name, w, source):
    """Total = A + B, A = AA + AB + AC, B = BA + BB, checked against the form with S."""
    y = [98, 41, 62, 12, 9, 17, 33, 28]
    rows = [([1, -1, -1, 0, 0, 0, 0, 0], 0, 0), ([0, 1, 0, -1, -1, -1, 0, 0], 0, 0),
            ([0, 0, 1, 0, 0, 0, -1, -1], 0, 0)]
    row = case(name, y, w, rows, source=source)
    s = [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 0, 0, 1, 1]] + [
        [int(i == j) for j in range(5)] for i in range(5)]
    w = [[F(str(t)) for t in r] for r in w]
    columns = [solve(w, [F(s[i][j]) for i in range(8)]) for j in range(5)]  # W^-1 S
    inner = [[sum(columns[j][i] * s[i][k] for i in range(8)) for k in range(5)] for j in range(5)]
    bottom = solve(inner, [sum(columns[j][i] * y[i] for i in range(8)) for j in range(5)])
    want = [float(dot([F(t) for t in r], bottom)) for r in s]
    got = [float(t) for t in row[10].split(";")]
    assert all(abs(a - b) < 1e-12 for a, b in zip(got, want))
    return row


def rows():
    exact = "exact rationals, tests/scripts/golden_reconcile.py"
    yield case("proportional by hand", [10, 20], diagonal([F(10), F(20)]), [([1, 1], 0, 33)],
               source="hand: 3 more to be shared 1 : 2 gives 11 and 22")
    yield case("fixed total by hand", [30, 10, 15], diagonal([F(0), F(10), F(15)]),
               [([1, -1, -1], 0, 0)], source="hand: 5 more to be shared 2 : 3 gives 12 and 18")
    y, table = stone()
    yield case("stone table", y, diagonal([F(t) for t in y]), table,
               source="Stone, Champernowne and Meade 1942, formula; " + exact)
    yield case("stone table, one cell fixed, alterabilities", y,
               diagonal([F(a) * t for a, t in zip("0 1 2 1 1 1 3 1 1".split(), map(F, y))]), table,
               source="Stone, Champernowne and Meade 1942, formula; " + exact)
    yield case("stone table, bounds", y, diagonal([F(t) for t in y]), table,
               low=[None, 32, None, None, None, 48, None, None, None],
               high=[19.5, None, None, None, 50, None, None, None, 97.5], source=exact)
    yield case("inequalities", [5, 8, 3, 9], diagonal([F(5), F(8), F(3), F(9)]),
               [([1, 1, 0, 0], 1, 10), ([0, 0, 1, 1], 2, 14), ([1, 0, -1, 0], 1, 1)], source=exact)
    yield case("bound that pulls others", [4, 6, 1], diagonal([F(1)] * 3), [([1, 1, 1], 0, 8)],
               low=[None, None, 1], source="hand: 1.5 each from the first two gives 2.5, 4.5, 1")
    yield hierarchy("hierarchy ols", diagonal([F(1)] * 8), "Hyndman et al. 2011 OLS; " + exact)
    yield hierarchy("hierarchy wls-struct", diagonal([F(t) for t in (5, 3, 2, 1, 1, 1, 1, 1)]),
                    "Athanasopoulos et al. 2017 structural scaling; " + exact)
    yield hierarchy("hierarchy wls-var", diagonal([F(t) for t in "25 9 12.5 2 1.25 4 7 6".split()]),
                    "Wickramasuriya et al. 2019 WLS; " + exact)
    cov = [[F(9 if i == j else 0) + F(1, 2) * (i + j) / 4 + F(min(i, j) + 1, 3) for j in range(8)]
           for i in range(8)]
    yield hierarchy("hierarchy full covariance", cov, "Wickramasuriya et al. 2019 MinT; " + exact)


if __name__ == "__main__":
    with open(HERE / "reconcile.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["case", "value", "spread", "low", "high", "row", "column", "coefficient",
                         "comparison", "total", "expected", "rel", "abs", "source"])
        writer.writerows(rows())
