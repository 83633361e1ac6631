"""mfgq reconcile: methods, periods, errors that name the constraint."""
import pytest

HEAD = "constraint,variable,coefficient,comparator,total\n"
TREE = HEAD + "t,total,1,eq,0\nt,a,-1,,\nt,b,-1,,\na,a,1,,\na,c,-1,,\na,d,-1,,\n"
VALUES = "variable,value\ntotal,100\na,52\nb,45\nc,20\nd,30\n"


@pytest.fixture
def run(mfgq, tmp_path):
    def call(values, constraints, *options, rows=True, residuals=None):
        (tmp_path / "v.csv").write_text(values)
        (tmp_path / "c.csv").write_text(constraints)
        args = ["reconcile", tmp_path / "v.csv", "--constraints", tmp_path / "c.csv", *options]
        if residuals:
            (tmp_path / "r.csv").write_text(residuals)
            args += ["--residuals", tmp_path / "r.csv"]
        return mfgq.rows(*args) if rows else mfgq.call(*args)
    return call


def values(rows):
    return [float(r["value"]) for r in rows]


def test_stone_by_hand(run):
    # 15 more, shared 254 * 1 : 131 * 2, the output fixed
    got = run("variable,value,alterability\nwages,254,1\nprofits,131,2\noutput,400,0\n",
              HEAD + "sum,wages,1,eq,0\nsum,profits,1,,\nsum,output,-1,,\n")
    assert list(got[0]) == ["variable", "value", "change"]
    assert values(got) == pytest.approx([254 + 15 * 254 / 516, 131 + 15 * 262 / 516, 400], rel=1e-14)
    assert float(got[0]["change"]) == pytest.approx(15 * 254 / 516, rel=1e-12)
    assert got[2]["change"] == "0"


# numpy 1.x, S (S'W^-1 S)^-1 S'W^-1 y, and hand arithmetic for bottom-up
@pytest.mark.parametrize("method, want", [
    ("ols", [98.625, 52.25, 46.375, 21.125, 31.125]),
    ("wls-struct", [97.6, 51.8, 45.8, 20.9, 30.9]),
    ("bottom-up", [95, 50, 45, 20, 30]),
])
def test_hierarchy(run, method, want):
    assert values(run(VALUES, TREE, "--method", method)) == pytest.approx(want, rel=1e-13)


def test_residuals_wide_and_long(run):
    table = [(3, 0, 1, -1, 2), (1, 1, -1, 2, 0), (-1, 2, 1, 3, 0), (0, -2, 1, 1, -1)]
    names = ["total", "a", "b", "c", "d"]
    wide = "period,d,c,b,a,total\n" + "".join(
        f"{2001 + t}," + ",".join(str(v) for v in row[::-1]) + "\n" for t, row in enumerate(table))
    long = "variable,period,value\n" + "".join(
        f"{n},{2001 + t},{v}\n" for t, row in enumerate(table) for n, v in zip(names, row))
    for method in ("wls-var", "mint-shrink"):
        got = run(VALUES, TREE, "--method", method, residuals=wide)
        assert got == run(VALUES, TREE, "--method", method, residuals=long)
        total, a, b, c, d = values(got)
        assert total == pytest.approx(a + b, rel=1e-13) and a == pytest.approx(c + d, rel=1e-13)


def test_mint_shrink_of_numpy(run):
    # numpy: lambda = sum Var(r) / sum r^2 = 0.8205128205..., see tests/unit/test_reconcile.c for the formula
    residuals = [(3, 0, 1), (1, 1, -1), (-1, 2, 1), (0, -2, 1)]
    n, rows = 3, len(residuals)
    s = [[sum(r[i] * r[j] for r in residuals) / rows for j in range(n)] for i in range(n)]
    z = [[r[i] / s[i][i] ** .5 for i in range(n)] for r in residuals]
    above = below = 0
    for i in range(n):
        for j in range(n):
            if i != j:
                w = [r[i] * r[j] for r in z]
                above += (sum(v * v for v in w) - sum(w) ** 2 / rows) / (rows * (rows - 1))
                below += (sum(w) / rows) ** 2
    share = max(0, min(1, above / below))
    v = [[s[i][j] * (1 if i == j else 1 - share) for j in range(n)] for i in range(n)]
    a, y = [1, -1, -1], [100, 52, 45]
    va = [sum(v[i][j] * a[j] for j in range(n)) for i in range(n)]
    step = sum(p * q for p, q in zip(a, y)) / sum(p * q for p, q in zip(a, va))
    want = [y[i] - va[i] * step for i in range(n)]
    got = run("variable,value\nt,100\na,52\nb,45\n",
              HEAD + "t,t,1,eq,0\nt,a,-1,,\nt,b,-1,,\n", "--method", "mint-shrink",
              residuals="t,a,b\n" + "".join(",".join(map(str, r)) + "\n" for r in residuals))
    assert values(got) == pytest.approx(want, rel=1e-12)


def test_bounds_and_inequalities(run):
    got = run("variable,value,low,high\nx,4,,\ny,6,,\nz,1,1,\n", HEAD + "s,x,1,eq,8\ns,y,1,,\ns,z,1,,\n",
              "--method", "ols")
    assert values(got) == pytest.approx([2.5, 4.5, 1], rel=1e-14)
    got = run("variable,value\nx,4\ny,6\n", HEAD + "cap,x,1,le,8\ncap,y,1,,\nfloor,y,1,ge,5.5\n",
              "--method", "ols")
    assert values(got) == pytest.approx([2.5, 5.5], rel=1e-14)


def test_periods_and_years_kept(run):
    rows = [(10, 4, 7), (12, 5, 6), (11, 4, 6), (13, 7, 7), (50, 20, 29)]
    text = "variable,value,period\n" + "".join(
        f"{n},{v},{p}\n" for p, row in zip(("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"), rows)
        for n, v in zip("tab", row))
    tree = HEAD + "t,t,1,eq,0\nt,a,-1,,\nt,b,-1,,\n"
    each = run(text, tree)
    assert list(each[0]) == ["variable", "period", "value", "change"]
    alone = run("variable,value\nt,10\na,4\nb,7\n", tree)
    assert values(each)[:3] == values(alone)
    kept = values(run(text, tree, "--keep-totals", "year"))
    for v, total in enumerate((46, 20, 26)):
        assert sum(kept[v:12:3]) == pytest.approx(total, rel=1e-13)
    assert kept[12:] == values(each)[12:]
    for q in range(5):
        assert kept[3 * q] == pytest.approx(kept[3 * q + 1] + kept[3 * q + 2], rel=1e-13)


def test_redundant_constraints(run):
    twice = TREE + "again,total,2,,\nagain,a,-2,,\nagain,b,-2,,\n"
    assert values(run(VALUES, twice)) == pytest.approx(values(run(VALUES, TREE)), rel=1e-13)


def test_contradiction_is_named(run):
    done = run(VALUES, TREE + "other,total,1,eq,7\nother,a,-1,,\nother,b,-1,,\n", rows=False)
    assert done.code == 4 and "c.csv:8:1: other cannot hold" in done.err and done.out == ""
    done = run("variable,value,alterability\nx,1,0\n", HEAD + "s,x,1,eq,2\n", rows=False)
    assert done.code == 4 and "s cannot hold" in done.err
    done = run("variable,value,low,high\nx,1,3,2\n", HEAD + "s,x,1,le,9\n", rows=False)
    assert done.code == 4 and "bound of x cannot hold" in done.err


@pytest.mark.parametrize("given, constraints, said", [
    ("variable,value\nx,\n", HEAD + "s,x,1,eq,2\n", "v.csv:2:3: value is missing"),
    ("variable,value\nx,1\nx,2\n", HEAD + "s,x,1,eq,2\n", "v.csv:3:1: x stands twice"),
    ("variable,value,alterability\nx,1,-1\n", HEAD + "s,x,1,eq,2\n", "v.csv:2:5"),
    ("variable,value\nx,1\n", HEAD + "s,y,1,eq,2\n", "c.csv:2:3: no variable y"),
    ("variable,value\nx,1\n", HEAD + "s,x,,eq,2\n", "c.csv:2:5: coefficient is missing"),
    ("variable,value\nx,1\n", HEAD + "s,x,1,gt,2\n", "comparator gt is not eq, le or ge"),
    ("variable,value\nx,1\ny,2\n", HEAD + "s,x,1,eq,2\ns,y,1,,3\n", "s is given two totals"),
    ("variable,value,period\nx,1,2020\ny,2,2020\nx,3,2021\n", HEAD + "s,x,1,eq,2\n",
     "no row for y in 2021"),
    ("variable,value\n", HEAD + "s,x,1,eq,2\n", "no rows"),
    ("value\n1\n", HEAD, "no column variable"),
])
def test_errors_have_places(run, given, constraints, said):
    done = run(given, constraints, rows=False)
    assert done.code == 3 and said in done.err and done.out == "", done.err


def test_more_errors(run):
    done = run(VALUES, TREE, "--keep-totals", "year", rows=False)
    assert done.code == 3 and "no column period" in done.err
    done = run("variable,value,period\nx,1,soon\n", HEAD + "s,x,1,eq,2\n", "--keep-totals", "year",
               rows=False)
    assert done.code == 3 and "v.csv:2:5: soon is not a period" in done.err
    done = run(VALUES, TREE, "--method", "mint-shrink", residuals="total,a,b,c,d\n1,2,3,4,5\n",
               rows=False)
    assert done.code == 3 and "r.csv:1:1: 1 complete rows of residuals" in done.err


def test_usage(run, mfgq):
    assert mfgq.call("reconcile", "-", stdin=VALUES).code == 2
    for options in (["--method", "x"], ["--method", "mint-shrink"], ["--keep-totals", "month"]):
        assert run(VALUES, TREE, *options, rows=False).code == 2
    done = run(VALUES, HEAD + "s,total,1,eq,2\ns,a,1,,\n", "--method", "wls-struct", rows=False)
    assert done.code == 2 and "needs a hierarchy" in done.err
