"""mfgq quantity, as the contract of the command line says."""
import pytest

COLUMNS = ("text,value,low,high,unit,dimension,comparator,accumulation,decimals,round_low,round_high,"
           "base_value,base_unit").split(",")

CASES = [  # text, value, low, high, unit, comparator, accumulation, decimals, round_low, round_high, base
    ("0.02∶1", "0.02", "0.02", "0.02", "∶1", "eq", "none", "2", "0.015", "0.025", "0.02", "1"),
    ("[1.5]", "1.5", "1.5", "1.5", "", "eq", "since-base", "1", "1.45", "1.55", "1.5", "1"),
    ("4—5条", "", "4", "5", "条", "range", "none", "0", "3.5", "5.5", "", "条"),
    ("34万元/人", "34", "34", "34", "万元/人", "eq", "none", "0", "33.5", "34.5", "340000", "元/人"),
    ("≥５０％", "50", "50", "50", "%", "ge", "none", "0", "49.5", "50.5", "0.5", "1"),
    ("1.31万亿斤", "1.31", "1.31", "1.31", "万亿斤", "eq", "none", "2", "1.305", "1.315",
     "655000000", "吨"),
    ("７％", "7", "7", "7", "%", "eq", "none", "0", "6.5", "7.5", "0.07", "1"),
    ("-4.1%", "-4.1", "-4.1", "-4.1", "%", "eq", "none", "1", "-4.15", "-4.05", "-0.041", "1"),
    ("25.5万元", "25.5", "25.5", "25.5", "万元", "eq", "none", "1", "25.45", "25.55", "255000", "元"),
    ("1.5个百分点", "1.5", "1.5", "1.5", "个百分点", "eq", "none", "1", "1.45", "1.55", "1.5", "百分点"),
    ("２１，７００亿元", "21700", "21700", "21700", "亿元", "eq", "none", "0", "21699.5", "21700.5",
     "2170000000000", "元"),
    ("超过300万辆", "300", "300", "300", "万辆", "gt", "none", "0", "299.5", "300.5", "3000000", "辆"),
]


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_columns(mfgq, case):
    (row,) = mfgq.rows("quantity", case[0])
    assert list(row)[:13] == COLUMNS
    got = [row[c] for c in COLUMNS if c != "dimension"]
    assert got == list(case)


@pytest.mark.parametrize("text,unit,low,high,round_low,round_high", [
    ("4.35万元", "元", "43500", "43500", "43450", "43550"),
    ("1.31万亿斤", "亿吨", "6.55", "6.55", "6.525", "6.575"),
    ("5户", "家", "5", "5", "4.5", "5.5"),
    ("7%—7.5%", "‰", "70", "75", "69.5", "75.5"),
    ("0.02∶1", "%", "2", "2", "1.5", "2.5"),
    ("8.2%", "1", "0.082", "0.082", "0.0815", "0.0825"),
    ("18亿亩", "万公顷", "12000", "12000", "11666.666666666666", "12333.333333333334"),
])
def test_to(mfgq, text, unit, low, high, round_low, round_high):
    (row,) = mfgq.rows("quantity", text, "--to", unit)
    assert (row["unit"], row["low"], row["high"]) == (unit, low, high)
    assert (row["round_low"], row["round_high"]) == (round_low, round_high)


def test_to_applies_to_all(mfgq):
    rows = mfgq.rows("quantity", "1亿元", "5000万元", "20000元", "--to", "万元")
    assert [r["value"] for r in rows] == ["10000", "5000", "2"]


@pytest.mark.parametrize("args,byte", [
    (["5 frogs"], 2), (["亿元"], 0), ([""], 0), (["4—3条"], None), (["[1.5"], 4), (["1,23"], 4),
    (["5%以上左右"], 8), (["5%", "--to", "百分点"], None), (["2百分点", "--to", "%"], None),
    (["5吨", "--to", "吨标准煤"], None), (["5亿元", "--to", "万人"], None), (["5亿元", "--to", "美元"], None),
    (["5", "--to", "frogs"], None), (["[1.5]", "--to", "%"], None), (["5台", "--to", "辆"], None),
])
def test_refused(mfgq, args, byte):
    done = mfgq.call("quantity", *args)
    assert done.code == 3 and done.out == "" and done.err.startswith("mfgq: ")
    assert done.err.count("\n") == 1
    if byte is not None:
        assert f"byte {byte}: expected" in done.err


def test_json(mfgq):
    (row,) = mfgq.objects("quantity", "4—5条")
    assert row["value"] is None and row["low"] == 4 and row["decimals"] == 0


def test_usage(mfgq):
    assert mfgq.call("quantity").code == 2


def test_list(mfgq):
    units = {r["unit"]: r for r in mfgq.rows("quantity", "--list")}
    assert units["斤"]["base_unit"] == "吨" and float(units["斤"]["factor"]) == 0.0005
    assert units["%"]["factor"] == "0.01" and units["百分点"]["dimension"] == "points"
    assert all(r["factor"] for r in units.values())
