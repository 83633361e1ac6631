"""mfgq measure: enterprises against a second implementation in fractions, bad files, blocks."""
import csv
import io
import os
import pathlib
import random
from fractions import Fraction

import pytest

PLAN = "chongqing-2019-2022"
SMALL = pathlib.Path(__file__).resolve().parents[1] / "data/measure_plan.json"
COLUMNS = ("region,size,period,cluster,gross_output,value_added,value_added_constant,revenue,"
           "main_business_cost,sales,profit,employment,rd_spending,rd_staff,rd_institutions,energy,"
           "strategic_emerging,high_tech,park,industrial_land,vehicles").split(",")
SMART = ["smart/ic", "smart/display", "smart/sensors/01"]       # of the industrial part
CLUSTERS = SMART + ["smart/software", "automotive/nev-parts", "equipment", "materials/metals",
                    "biomedicine", "consumer-goods", "agrifood", "technology-services"]


def enterprises(count, seed, gaps=False):
    draw = random.Random(seed)
    for _ in range(count):
        output = round(draw.lognormvariate(18, 2.5), 2)
        row = [f"区{draw.randrange(4)}", draw.choice(["large", "small"]),
               draw.choice(["2018", "2019", "2020"]), draw.choice(CLUSTERS), output,
               round(output * draw.uniform(0.1, 0.5), 2), round(output * draw.uniform(0.1, 0.5), 2),
               round(output * draw.uniform(0.5, 40), 2), round(output * 0.8, 2),
               round(output * 0.9, 2), round(output * draw.uniform(-0.1, 0.2), 2),
               draw.randrange(1, 4000), round(output * draw.choice([0, 0.01]), 2),
               draw.randrange(40), draw.randrange(3), round(output * 2e-5, 4), draw.randrange(2),
               draw.randrange(2), draw.randrange(2), round(draw.uniform(0.01, 1), 3),
               draw.randrange(5000)]
        if gaps:
            for place in range(4, len(row)):
                if draw.random() < 0.03:
                    row[place] = draw.choice(["", "NA"])
        yield dict(zip(COLUMNS, map(str, row)))


def as_csv(rows, columns=None):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def value(row, name):
    return None if row[name] in ("", "NA") else Fraction(row[name])


def total(rows, name, where=lambda row: True):
    """Sum of the known values; None if there are rows and nothing is known of any."""
    known, gaps = Fraction(0), 0
    for row in rows:
        holds = where(row)
        if holds is False:
            continue
        if holds is None or value(row, name) is None:
            gaps += 1
        else:
            known += value(row, name)
    return None if gaps and gaps == len(rows) else known


def number(rows, condition):
    return Fraction(sum(condition(row) is True for row in rows))


def flag(name):
    return lambda row: None if value(row, name) is None else value(row, name) == 1


def inside(*codes):
    return lambda row: any(row["cluster"] == c or row["cluster"].startswith(c + "/") for c in codes)


def industrial(row):
    return row["cluster"] in SMART


def ratio(a, b):
    return None if a is None or not b else a / b


def shares(rows):
    """Each indicator as (numerator, denominator, factor of the unit)."""
    hundred = 100
    return {
        "smart-output-share": (total(rows, "gross_output", industrial),
                               total(rows, "gross_output"), hundred),
        "strategic-emerging-share": (total(rows, "value_added", flag("strategic_emerging")),
                                     total(rows, "value_added"), hundred),
        "technology-services-ratio": (total(rows, "sales", inside("technology-services")),
                                      total(rows, "gross_output"), 1),
        "value-added-rate": (total(rows, "value_added"), total(rows, "gross_output"), hundred),
        "labour-productivity": (total(rows, "value_added"), total(rows, "employment"),
                                Fraction(1, 10000)),
        "rd-institution-share": (
            number(rows, lambda r: None if value(r, "rd_institutions") is None
                   else value(r, "rd_institutions") > 0), Fraction(len(rows)), hundred),
        "park-land-output": (total(rows, "gross_output", flag("park")),
                             None if total(rows, "industrial_land", flag("park")) is None
                             else total(rows, "industrial_land", flag("park")) * 10 ** 6,
                             Fraction(1, 100)),
    }


def levels(rows):
    return {
        "gross-output": total(rows, "gross_output") / 10 ** 8,
        "smart-sales": total(rows, "sales", inside("smart")) / 10 ** 8,
        "enterprises-10bn": number(rows, lambda r: value(r, "revenue") is not None
                                   and value(r, "revenue") >= 10 ** 10),
        "vehicle-production": total(rows, "vehicles") / 10000,
    }


def close(text, want):
    assert (text == "") == (want is None), (text, want)
    if want is not None:
        assert abs(Fraction(float(text)) - want) <= abs(want) * Fraction(1, 2 ** 50), (text, want)


def check(got, rows, keys):
    index = {tuple(r[k] for k in keys) + (r["indicator"], r["period"]): r for r in got}
    assert len(index) == len(got)
    groups = {}
    for row in rows:
        groups.setdefault((tuple(row[k] for k in keys), row["period"]), []).append(row)
    for (group, period), members in groups.items():
        for name, (up, down, factor) in shares(members).items():
            row = index[group + (name, period)]
            want = ratio(up, down)
            close(row["value"], None if want is None else want * factor)
            close(row["numerator"], up)
            close(row["denominator"], down)
            assert int(row["rows"]) == len(members)
        for name, want in levels(members).items():
            row = index[group + (name, period)]
            close(row["value"], want)
            assert row["numerator"] == row["denominator"] == ""
        base = groups.get((group, "2018"))
        before = groups.get((group, str(int(period) - 1)))
        used = [ratio(total(m, "energy"), total(m, "value_added_constant")) if m else None
                for m in (members, base)]
        want = None if None in used else 100 * (1 - used[0] / used[1])
        if want is not None and abs(want) < 100:
            got_cut = float(index[group + ("energy-intensity-cut", period)]["value"])
            assert abs(Fraction(got_cut) - want) < Fraction(1, 10 ** 11)
        growth = index[group + ("industrial-growth", period)]
        if not before:
            assert (growth["value"], growth["note"]) == ("", "no-previous")
        else:
            want = total(members, "value_added_constant") / total(before, "value_added_constant")
            assert abs(Fraction(float(growth["value"])) - 100 * (want - 1)) < Fraction(1, 10 ** 10)
    return index


@pytest.mark.parametrize("keys", [[], ["region"], ["size", "region"]])
@pytest.mark.parametrize("gaps", [False, True])
def test_against_fractions(mfgq, keys, gaps):
    rows = list(enterprises(900, 11 + len(keys), gaps))
    by = ["--by", ",".join(keys)] if keys else []
    done = mfgq.call("measure", PLAN, "--data", "-", *by, "--threads", 3, "--format", "csv",
                     stdin=as_csv(rows))
    assert done.code == 0, done.err
    got = list(csv.DictReader(io.StringIO(done.out)))
    assert list(got[0])[:len(keys) + 7] == keys + ["indicator", "period", "value", "unit",
                                                   "numerator", "denominator", "rows"]
    check(got, rows, keys)
    assert "nev-production is left out: no column new_energy_vehicles" in done.err
    assert "have no formula" in done.err
    assert ("met missing cells" in done.err) == gaps
    assert [r["period"] for r in got[:3]] == ["2018", "2019", "2020"]
    groups = [tuple(r[k] for k in keys) for r in got]
    assert groups == sorted(groups, key=lambda g: [t.encode() for t in g])


def test_ratio_of_sums(mfgq):
    """Never a mean of ratios: 30 of 300, not (0.5 + 20/280) / 2."""
    text = "value_added,gross_output\n10,20\n20,280\n"
    row, = mfgq.rows("measure", PLAN, "--data", "-", "--indicators", "value-added-rate", stdin=text)
    assert row == {"indicator": "value-added-rate", "period": "", "value": "10", "unit": "%",
                   "numerator": "30", "denominator": "300", "rows": "2", "used": "2",
                   "missing": "0", "note": ""}


def test_any_order_threads_and_blocks(mfgq):
    """More than one block of the reader: the same bytes for any order and any threads."""
    rows = list(enterprises(4000, 5, True))
    text = as_csv(rows)
    body = text.split("\n", 1)[1]
    big = text + body * int(20e6 / len(body))
    want = mfgq.call("measure", PLAN, "--data", "-", "--by", "region", "--format", "csv", stdin=big)
    assert want.code == 0 and len(big) > 16 << 20
    for threads in (2, 5):
        got = mfgq.call("measure", PLAN, "--data", "-", "--by", "region", "--threads", threads,
                        "--format", "csv", stdin=big)
        assert got.raw == want.raw
    lines = body.splitlines() * int(20e6 / len(body) + 1)
    random.Random(1).shuffle(lines)
    shuffled = text.split("\n", 1)[0] + "\n" + "\n".join(lines)
    got = mfgq.call("measure", PLAN, "--data", "-", "--by", "region", "--format", "csv",
                    stdin=shuffled)
    assert got.raw == want.raw


def test_fault_in_a_late_block(mfgq):
    text = as_csv(enterprises(2000, 6))
    body = text.split("\n", 1)[1]
    times = int(18e6 / len(body))
    line = 2 + 2000 * times
    bad = "区1,large,2019,smart/ic,1,2,3,4,5,6,seven,8,9,10,11,12,1,0,1,1,1\n"
    done = mfgq.call("measure", PLAN, "--data", "-", "--threads", 4,
                     stdin=text + body * (times - 1) + bad + body)
    assert done.code == 3
    assert done.err.splitlines()[-1] == (f"mfgq: -:{line}:36: profit: 'seven' is not a finite number")


def test_overlapping_classes_count_once(mfgq):
    """An enterprise in two fields of the cluster is one enterprise of the cluster."""
    text = ("cluster,sales,gross_output\nsmart/ic;smart/display,3e8,3e8\nsmart/software,4e8,4e8\n"
            "equipment;automotive,5e8,5e8\n")
    rows = {r["indicator"]: r for r in mfgq.rows("measure", PLAN, "--data", "-", stdin=text)}
    assert rows["smart-sales"]["value"] == "7" and rows["smart-sales-industrial"]["value"] == "3"
    assert rows["equipment-output"]["value"] == rows["automotive-output"]["value"] == "5"
    assert rows["gross-output"]["value"] == "12"
    assert rows["smart-output-share"]["numerator"] == "300000000"


@pytest.mark.parametrize("head,options", [
    ("gross_output[亿元],employment", []), ("gross_output（亿元）,employment", []),
    ("gross_output (亿元),employment", []), ("gross_output,employment", ["--unit", "gross_output=亿元"])])
def test_units(mfgq, head, options):
    """4.35 亿元 is 435000000 元 to the digit."""
    row, = mfgq.rows("measure", PLAN, "--data", "-", "--indicators", "gross-output", *options,
                     stdin=head + "\n4.35,1\n")
    assert row["value"] == "4.35"


def test_gaps(mfgq):
    text = "gross_output,value_added\n10,2\n30,\nNA,5\n"
    skip, = mfgq.rows("measure", PLAN, "--data", "-", "--indicators", "value-added-rate", stdin=text)
    assert (skip["numerator"], skip["denominator"], skip["missing"]) == ("7", "40", "2")
    flow, = mfgq.rows("measure", PLAN, "--data", "-", "--indicators", "value-added-rate", "--gaps",
                      "flow", stdin=text)
    assert (flow["value"], flow["note"], flow["missing"]) == ("", "missing-values", "2")


def test_base_and_previous(mfgq):
    text = ("region,period,energy,value_added_constant\na,2018,30,100\na,2020,25,100\n"
            "b,2020,1,2\n")
    rows = mfgq.rows("measure", PLAN, "--data", "-", "--by", "region", "--indicators",
                     "energy-intensity-cut,industrial-growth", stdin=text)
    got = {(r["region"], r["indicator"], r["period"]): (r["value"], r["note"]) for r in rows}
    cut = float(got["a", "energy-intensity-cut", "2020"][0])
    assert abs(cut - 100 / 6) < 1e-13
    assert got["a", "energy-intensity-cut", "2018"] == ("0", "")
    assert got["b", "energy-intensity-cut", "2020"] == ("", "no-base")
    assert got["a", "industrial-growth", "2020"] == ("", "no-previous")
    again = mfgq.rows("measure", PLAN, "--data", "-", "--by", "region", "--base", "2020",
                      "--indicators", "energy-intensity-cut", stdin=text)
    assert [r["value"] for r in again] == ["-19.999999999999996", "0", "0"]
    done = mfgq.call("measure", PLAN, "--data", "-", "--indicators", "energy-intensity-cut",
                     "--strict", stdin="energy,value_added_constant\n1,2\n")
    assert done.code == 1 and "base() needs a column period" in done.err


def test_large_sums_and_zero_denominators(mfgq):
    text = "region,gross_output,value_added\na,1e308,0\na,1e308,1\nb,0,1\nc,1e308,1\nc,-1e308,2\n"
    rows = mfgq.rows("measure", PLAN, "--data", "-", "--by", "region", "--indicators",
                     "gross-output,value-added-rate", stdin=text)
    assert [(r["value"], r["note"]) for r in rows[:3:2]] == [("", "overflow"), ("0", "")]
    assert (rows[3]["value"], rows[3]["note"], rows[3]["numerator"], rows[3]["denominator"]) == (
        "", "zero-denominator", "1", "0")
    assert rows[4]["value"] == "0"


def test_strict_and_left_out(mfgq):
    text = "gross_output\n1\n"
    plain = mfgq.call("measure", PLAN, "--data", "-", stdin=text)
    assert plain.code == 0 and "profit is left out: no column profit" in plain.err
    assert mfgq.call("measure", PLAN, "--data", "-", "--strict", stdin=text).code == 1
    asked = mfgq.call("measure", PLAN, "--data", "-", "--strict", "--indicators", "gross-output",
                      stdin=text)
    assert asked.code == 0 and asked.err == ""
    own = mfgq.call("measure", SMALL, "--data", "-", stdin="output,class\n1,x\n")
    assert 'class-share is left out: no taxonomy to look up the class smart/industrial' in own.err


HEAD = "region,period,gross_output,high_tech,value_added,cluster\n"


@pytest.mark.parametrize("text,options,place,message", [
    (HEAD + "a,2019,1,0,1,\nb,2019,1x,0,1,\n", [], "3:8", "gross_output: '1x' is not a finite number"),
    (HEAD + "a,2019,1,2,1,\n", [], "2:10", "flag high_tech is 2"),
    (HEAD + "a,last,1,1,1,\n", [], "2:3", "'last' is no period"),
    (HEAD + "a,,1,1,1,\n", [], "2:3", "the period is missing"),
    (HEAD + "a,2019,1,1,1,steel\n", [], "2:14", "steel"),
    (HEAD + "a,2019,1,1,1\n", [], "2:1", "row has 5 cells, header has 6"),
    (HEAD + 'a,2019,"1,1,1,x\n', [], "2:8", "not closed"),
    (HEAD, [], "1:1", "no rows"),
    ("", [], "1:1", "no header row"),
    ("a,b,a\n1,2,3\n", [], "1:5", "column name is repeated"),
    ("gross_output,gross_output[亿元]\n1,2\n", [], "1:14", "repeats the variable"),
    ("a,gross_output[吨]\n1,2\n", [], "1:3", "does not convert"),
    (HEAD + "a,2019,1,0,1,\n", ["--by", "city"], "1:1", "no column city"),
])
def test_bad_files(mfgq, text, options, place, message):
    done = mfgq.call("measure", PLAN, "--data", "-", *options, stdin=text)
    assert done.code == 3 and done.out == ""
    last = done.err.splitlines()[-1]
    assert last.startswith(f"mfgq: -:{place}: ") and message in last, last


@pytest.mark.parametrize("options,message", [
    ([], "--data is missing"), (["--data", "-", "--threads", "0"], "--threads takes 1 to 256"),
    (["--data", "-", "--gaps", "drop"], "--gaps drop"),
    (["--data", "-", "--by", "region,region"], "region is repeated"),
    (["--data", "-", "--by", "period"], "a column period of its own"),
    (["--data", "-", "--by", "region,"], "an empty name"),
    (["--data", "-", "--indicators", "gdp"], "no indicator 'gdp'"),
    (["--data", "-", "--base", "then"], "'then' is no period"),
    (["--data", "-", "--unit", "x"], "is not COLUMN=UNIT"),
    (["--data", "-", "--unit", "x=元"], "no column x"),
])
def test_bad_options(mfgq, options, message):
    done = mfgq.call("measure", PLAN, *options, stdin=HEAD + "a,2019,1,0,1,\n")
    assert done.code == 2 and message in done.err and done.out == ""


def test_encoding_and_missing_file(mfgq):
    text = "region,gross_output\n渝北,3e8\n".encode("gb18030")
    row, = mfgq.rows("measure", PLAN, "--data", "-", "--by", "region", "--indicators",
                     "gross-output", "--encoding", "gb18030", stdin=text)
    assert (row["region"], row["value"]) == ("渝北", "3")
    done = mfgq.call("measure", PLAN, "--data", os.devnull + "x")
    assert done.code == 3 and "No such file" in done.err


def test_chinese(mfgq):
    done = mfgq.call("measure", PLAN, "--data", "-", "--indicators", "value-added-rate", "--lang",
                     "zh", stdin="gross_output,value_added\n0,1\n")
    assert "分子" in done.out and "分母为零" in done.out and "numerator" not in done.out
