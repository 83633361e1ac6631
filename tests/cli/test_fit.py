"""mfgq fit."""
import pytest

RAT42 = "x,y\n9,8.930\n14,10.800\n21,18.590\n28,22.330\n42,39.350\n57,56.110\n63,61.730\n70,64.620\n79,67.080\n"


def test_certified(mfgq):
    # NIST StRD, Rat42: b1 = 72.462237576, its standard error 1.7340283401, rss 8.0565229338
    rows = mfgq.rows("fit", "-", "--model", "logistic", stdin=RAT42)
    assert list(rows[0])[:5] == ["parameter", "value", "se", "rss", "df"]
    assert [r["parameter"] for r in rows] == ["b1", "b2", "b3"]
    assert abs(float(rows[0]["value"]) / 72.462237576 - 1) < 1e-9
    assert abs(float(rows[0]["se"]) / 1.7340283401 - 1) < 1e-8
    assert abs(float(rows[0]["rss"]) / 8.0565229338 - 1) < 1e-9 and rows[0]["df"] == "6"


def test_fix(mfgq):
    rows = mfgq.rows("fit", "-", "--model", "logistic", "--fix", "b1=80", stdin=RAT42)
    assert rows[0]["value"] == "80" and rows[0]["se"] == "0" and rows[0]["df"] == "7"


def test_failures(mfgq):
    assert mfgq.call("fit", "-", "--model", "none", stdin=RAT42).code == 2
    assert mfgq.call("fit", "-", stdin=RAT42).code == 2
    assert mfgq.call("fit", "-", "--model", "logistic", "--fix", "z=1", stdin=RAT42).code == 2
    assert mfgq.call("fit", "-", "--model", "logistic", stdin="x,y\n1,2\n").code == 3
    assert mfgq.call("fit", "-", "--model", "exponential", stdin="x,y\n1,2\n2,0\n3,1\n").code == 3
    # the least squares slope of points above one another does not exist
    done = mfgq.call("fit", "-", "--model", "linear", stdin="x,y\n1,2\n1,3\n1,4\n")
    assert done.code == 4 and done.out == ""


def test_growth_in_project(mfgq):
    values = " ".join(line.split(",")[1] for line in RAT42.split()[1:])
    text = f"series,frequency,values\na,1,{values}\n"
    rows = mfgq.rows("project", "-", "--horizon", "20", "--model", "logistic", "--bounds", "0,70",
                     stdin=text)
    assert all(0 <= float(r["lo95"]) <= float(r["mean"]) <= float(r["hi95"]) <= 70 for r in rows)


BOX = "x,y\n1,109\n2,149\n3,149\n5,191\n7,213\n10,224\n"
BASS = "x,y\n" + "".join(f"{t},{s}\n" for t, s in enumerate(
    [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890], 1))
HELD = [  # R: lm() with the held part moved to the left side; the delta method for exp()
    (BOX, "linear", {"intercept": 100}, {"slope": (14.57446808511, 1.2094299021)}, 1374.957446809, 5),
    (BOX, "linear", {"slope": 12}, {"intercept": (116.5, 5.73730482602)}, 987.5, 5),
    (BOX, "exponential", {"growth": 0.08}, {"intercept": (116.9317578025, 5.178655474854)}, 0.05884239439067, 5),
    (BOX, "exponential", {"intercept": 110}, {"growth": (0.08885896814236, 0.00930880430214)}, 0.06870247603077, 5),
    (BOX, "linear", {"intercept": 100, "slope": 12}, {}, 6*16.5**2 + 987.5, 6),
    (BASS, "bass-ols", {"m": 60000}, {"p": (0.01900176079398, 0.01078503767548), "q": (0.73896242818741, 0.05527622922661)},
     12256093.18417, 8),
    (BASS, "bass-ols", {"m": 60000, "p": 0.01}, {"q": (0.7658022402879, 0.0441957495699)}, 13323361.6322, 9),
]


@pytest.mark.parametrize("text, model, held, free, rss, df", HELD)
def test_straight_lines_with_a_parameter_held(mfgq, text, model, held, free, rss, df):
    fix = [word for name, value in held.items() for word in ("--fix", f"{name}={value}")]
    for row in mfgq.rows("fit", "-", "--model", model, *fix, stdin=text):
        value, se = free.get(row["parameter"]) or (held[row["parameter"]], 0)
        assert abs(float(row["value"]) / value - 1) < 1e-11, row
        assert abs(float(row["se"]) - se) <= 1e-11 * se, row
        assert abs(float(row["rss"]) / rss - 1) < 1e-11 and float(row["df"]) == df, row


@pytest.mark.parametrize("model, fix, said", [("exponential", "intercept=0", "intercept is not positive"),
                                              ("exponential", "growth=-1", "growth is not above -1"),
                                              ("bass-ols", "m=-5", "m is not positive"),
                                              ("bass-ols", "q=0.4", "bass-ols holds p and q only together with m")])
def test_what_cannot_be_held(mfgq, model, fix, said):
    done = mfgq.call("fit", "-", "--model", model, "--fix", fix, stdin=BASS)
    assert done.code == 2 and said in done.err and not done.out
