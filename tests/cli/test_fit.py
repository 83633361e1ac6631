"""mfgq fit."""
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
