"""mfgq backtest."""


def test_columns_and_all(mfgq):
    path = mfgq.root / "tests/data/m1_yearly.csv"
    rows = mfgq.rows("backtest", path, "--horizon", "6", "--model", "naive,drift")
    assert list(rows[0])[:11] == ["model", "series", "origins", "smape", "mase", "owa", "msis95",
                                  "cover80", "cover95", "crps", "brier"]
    all_rows = {r["model"]: r for r in rows if r["series"] == "ALL"}
    # the reference program on the same set: drift .728 against naive, coverage .617 and .716
    assert float(all_rows["naive"]["owa"]) == 1
    assert round(float(all_rows["drift"]["owa"]), 3) == 0.728
    assert round(float(all_rows["naive"]["cover95"]), 3) == 0.617
    assert round(float(all_rows["drift"]["cover95"]), 3) == 0.716


def test_origins_and_usage(mfgq):
    text = "series,frequency,values\na,1,1 2 4 7 8 11 12 15 16\n"
    rows = mfgq.rows("backtest", "-", "--horizon", "2", "--model", "naive", "--origins", "3", stdin=text)
    assert rows[0]["origins"] == "3"
    assert mfgq.call("backtest", "-", "--horizon", "2", "--model", "x", stdin=text).code == 2
    assert mfgq.call("backtest", "-", "--model", "naive", stdin=text).code == 2
    assert mfgq.call("backtest", "-", "--horizon", "2", "--origins", "0", stdin=text).code == 2
