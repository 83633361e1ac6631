"""mfgq disaggregate: alignment by label, options, errors at their places."""
import pytest

# IMF Quarterly National Accounts Manual, example of proportional Denton (figures recalled); expected
# values from statsmodels 0.15 dentonm for the benchmarked years, the last ratio carried on after.
IMF_LOW = "period,value\n2010,4000\n2011,4161.4\n"
IMF_HIGH = [98.2, 100.8, 102.2, 100.8, 99.0, 101.6, 102.7, 101.5, 100.5, 103.0, 103.5, 101.5]
IMF_WANT = [969.79285402, 998.41903503, 1018.34583653, 1013.44227442, 1007.20334133, 1042.84854519,
            1060.34464709, 1051.0034664]


def quarters(values, year=2010):
    return "period,x\n" + "".join(f"{year + i // 4}-Q{i % 4 + 1},{v}\n" for i, v in enumerate(values))


@pytest.fixture
def files(tmp_path):
    def write(low, high):
        (tmp_path / "low.csv").write_text(low)
        (tmp_path / "high.csv").write_text(high)
        return [str(tmp_path / "low.csv"), "--indicator", str(tmp_path / "high.csv")]
    return write


def values(rows):
    return [float(r["value"]) for r in rows]


def test_denton_of_the_imf_manual(mfgq, files):
    got = mfgq.rows("disaggregate", *files(IMF_LOW, quarters(IMF_HIGH)), "--method", "denton-cholette")
    assert [r["period"] for r in got][:5] == ["2010-Q1", "2010-Q2", "2010-Q3", "2010-Q4", "2011-Q1"]
    assert values(got)[:8] == pytest.approx(IMF_WANT, rel=1e-8)
    last = IMF_WANT[7] / IMF_HIGH[7]
    assert values(got)[8:] == pytest.approx([last * x for x in IMF_HIGH[8:]], rel=1e-8)


def test_published_without_indicator(mfgq):
    # InseeFr/disaggR, tests/testthat/test-bflSmooth.R (MIT)
    low = "period,value\n" + "".join(f"{2001 + i},{v}\n" for i, v in enumerate((1, 4, 9, 16)))
    got = mfgq.rows("disaggregate", "-", "--ratio", 4, "--method", "denton-cholette",
                    "--criterion", "additive", stdin=low)
    assert values(got)[:4] == pytest.approx([0.1188207, 0.1712924, 0.2762359, 0.433651], abs=5e-7)
    assert got[-1]["period"] == "2004-Q4"


def test_labels_of_parts(mfgq):
    def first(low, ratio):
        rows = mfgq.rows("disaggregate", "-", "--ratio", ratio, "--method", "uniform",
                         stdin=f"period,value\n{low},6\n")
        return [r["period"] for r in rows][:2]
    assert first("2020", 12) == ["2020-01", "2020-02"]
    assert first("2020-Q3", 3) == ["2020-07", "2020-08"]
    assert first("2020-H2", 2) == ["2020-Q3", "2020-Q4"]
    assert first("2020", 2) == ["2020-H1", "2020-H2"]
    assert first("2020", 3) == ["2020:1", "2020:2"]
    assert first("plan", 2) == ["plan:1", "plan:2"]


def test_rows_in_any_order_and_ragged_ends(mfgq, files):
    high = quarters(IMF_HIGH).splitlines()
    shuffled = "\n".join([high[0]] + high[:0:-1]) + "\n"
    more = "period,value\n2012,9e9\n2009,1\n2011,4161.4\n2010,4000\n"
    part = files(more, shuffled.replace("2012-Q4,101.5\n", "2012-Q4,NA\n"))
    got = mfgq.rows("disaggregate", *part, "--method", "denton-cholette")
    assert got[-1]["period"] == "2012-Q3" and len(got) == 11
    assert values(got)[:8] == pytest.approx(IMF_WANT, rel=1e-8)
    said = mfgq.call("disaggregate", *part, "--method", "denton-cholette", "--strict")
    assert said.code == 1 and "2 not wholly in the indicator, left out: 2009, ..." in said.err


def test_parameters_and_bias(mfgq, files):
    low = "period,value\n2016,100\n2017,112\n2018,109\n2019,125\n"
    high = "period,sales\n" + "".join(
        f"{2016 + i // 2}-H{i % 2 + 1},{v}\n" for i, v in enumerate((10, 12, 12, 13, 11, 14, 14, 15, 16)))
    args = files(low, high)
    got = mfgq.rows("disaggregate", *args, "--method", "ols", "--parameters")
    assert [r["name"] for r in got] == ["intercept", "sales", "rho", "rss", "sigma2", "loglik", "aic",
                                        "bic"]
    # by hand, yearly on (2, yearly indicator): b = (Σxy - 4 x̄ȳ)/(Σx² - 4 x̄²) = 141.5/38.75...
    x, y = [22, 25, 25, 29], [100, 112, 109, 125]
    mx, my = sum(x) / 4, sum(y) / 4
    slope = sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)
    assert float(got[1]["value"]) == pytest.approx(slope, rel=1e-12)
    assert float(got[0]["value"]) == pytest.approx((my - slope * mx) / 2, rel=1e-12)
    bias = mfgq.rows("disaggregate", *args, "--method", "ols", "--bias")
    assert bias == [{"name": "bias", "value": str((446 - 101) / 8), "se": ""}]
    both = mfgq.rows("disaggregate", *args, "--method", "ols", "--bias", "--parameters")
    assert both[-1]["name"] == "bias" and len(both) == 9
    none = mfgq.call("disaggregate", *args, "--method", "denton", "--parameters", "--format", "csv")
    assert none.code == 0 and none.out == "name,value,se\n"


def test_fixed_rho_and_defaults(mfgq, files):
    low = "period,value\n" + "".join(f"{2010 + i},{v}\n" for i, v in enumerate((50, 54, 51, 58, 63, 61)))
    high = quarters([10 + (i * 7) % 5 + i / 4 for i in range(24)])
    args = ["disaggregate", *files(low, high)]
    half = mfgq.rows(*args, "--method", "chow-lin", "--estimate", "fixed")
    assert half == mfgq.rows(*args, "--method", "chow-lin", "--rho", "0.5")
    assert mfgq.rows(*args) == mfgq.rows(*args, "--method", "chow-lin", "--estimate", "maxlog")
    rho = {r["name"]: r["value"] for r in mfgq.rows(*args, "--rho-min", "0.9", "--parameters")}
    assert float(rho["rho"]) >= 0.9


def test_decimals_keep_totals(mfgq, files):
    got = values(mfgq.rows("disaggregate", *files(IMF_LOW, quarters(IMF_HIGH)), "--method",
                           "denton-cholette", "--decimals", "1"))
    assert round(sum(got[:4]), 9) == 4000 and round(sum(got[4:8]), 9) == 4161.4
    assert all(abs(v * 10 - round(v * 10)) < 1e-9 for v in got)


def test_non_negative(mfgq):
    low = "period,value\n2001,1\n2002,12\n2003,0.5\n2004,9\n"
    free = values(mfgq.rows("disaggregate", "-", "--ratio", 4, "--method", "denton-cholette", stdin=low))
    kept = values(mfgq.rows("disaggregate", "-", "--ratio", 4, "--method", "denton-cholette",
                            "--non-negative", stdin=low))
    assert min(free) < 0 <= min(kept)
    assert [sum(kept[i:i + 4]) for i in range(0, 16, 4)] == pytest.approx([1, 12, 0.5, 9], rel=1e-12)


@pytest.mark.parametrize("low, high, code, said", [
    (IMF_LOW, "period,x\n2010-Q1,1\n2010-Q2,NA\n2010-Q3,1\n2010-Q4,1\n", 3, "high.csv:3:9: x is missing"),
    (IMF_LOW, "period,x\n2010-Q1,1\n2010-Q3,1\n2010-Q4,1\n", 3, "no row for 2010-Q2"),
    (IMF_LOW, "period,x\n2010-Q1,0\n2010-Q2,0\n2010-Q3,0\n2010-Q4,0\n", 3, "2010-Q1: indicator is zero"),
    (IMF_LOW, "period,x\n2010-Q1,1\n2010-Q1,1\n", 3, "high.csv:3:1: 2010-Q1 stands twice"),
    (IMF_LOW, "period,x\n2010-Q1,1\n2010-02,1\n", 3, "of another frequency"),
    (IMF_LOW, "period,x\n2010-Q1,1\nsoon,1\n", 3, "soon is not a period"),
    (IMF_LOW, "period,x\n2010-Q1,a\n", 3, "high.csv:2:9"),
    (IMF_LOW, "period\n2010-Q1\n", 3, "no column besides period"),
    (IMF_LOW, "period,x\n2030-Q1,1\n", 3, "no benchmark has all of its periods"),
    ("period,value\n2010-Q1,3\n", "period,x\n2010,1\n", 3, "lower frequency"),
    ("period,value\n", quarters(IMF_HIGH), 3, "no rows"),
    ("period,value\nx,1\n", quarters(IMF_HIGH), 3, "x is not a period"),
    (IMF_LOW, "period,x\nx,1\n", 3, "x is not a period"),
    (IMF_LOW, "period,x\n2010-Q1,NA\n", 3, "no period has an indicator"),
    ("period,value\n2010-H1,3\n", "period,x\n2010,1\n", 3, "lower frequency"),
])
def test_errors_have_places(mfgq, files, low, high, code, said):
    done = mfgq.call("disaggregate", *files(low, high), "--method", "denton-cholette")
    assert (done.code, done.out) == (code, "") and said in done.err, done.err


@pytest.mark.parametrize("options, code", [
    (["--method", "magic"], 2), (["--criterion", "x"], 2), (["--h", "9", "--method", "denton"], 2),
    (["--rho", "1", "--method", "chow-lin"], 2), (["--rho", ".5", "--estimate", "maxlog"], 2),
    (["--ratio", "4"], 2), (["--decimals", "16"], 2), (["--decimals", "-2"], 2),
    (["--conversion", "median"], 2),
    (["--method", "chow-lin"], 3),
])
def test_options_that_do_not_go(mfgq, files, options, code):
    done = mfgq.call("disaggregate", *files(IMF_LOW, quarters(IMF_HIGH)), *options)
    assert done.code == code and done.err.startswith("mfgq: "), done.err
    assert mfgq.call("disaggregate", "-", stdin=IMF_LOW).code == 2
    assert mfgq.call("disaggregate", "-", "--bias", "--ratio", "4", stdin=IMF_LOW).code == 2


def test_negative_benchmark_has_a_place(mfgq):
    low = "period,value\na,1\nb,-1\n"
    done = mfgq.call("disaggregate", "-", "--ratio", 2, "--non-negative", stdin=low)
    assert done.code == 3 and "-:3:3: no non-negative series has the total -1" in done.err
    twice = mfgq.call("disaggregate", "-", "--ratio", 2, stdin="period,value\na,1\na,1\n")
    assert twice.code == 3 and "-:3:1: a stands twice" in twice.err


def test_one_indicator_for_denton(mfgq, files):
    two = files(IMF_LOW, "period,x,y\n2010-Q1,1,1\n2010-Q2,1,1\n2010-Q3,1,1\n2010-Q4,1,1\n")
    done = mfgq.call("disaggregate", *two, "--method", "denton")
    assert done.code == 2 and "takes one indicator" in done.err
