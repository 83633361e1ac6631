"""decompose, index, dynamics, shiftshare."""
import math

CUBE = ("period,category,factor,value\n"
        "2018,a,activity,100\n2018,a,intensity,2\n2018,b,activity,50\n2018,b,intensity,4\n"
        "2019,a,activity,120\n2019,a,intensity,1.8\n2019,b,activity,55\n2019,b,intensity,3.5\n")
LATER = "2020,a,activity,110\n2020,a,intensity,1.7\n2020,b,activity,60\n2020,b,intensity,3\n"


def test_example_of_the_page(mfgq):
    rows = mfgq.rows("decompose", "-", "--method", "lmdi1-additive", stdin=CUBE)
    assert list(rows[0]) == ["from", "to", "factor", "effect", "share"]
    assert [round(float(r["effect"]), 4) for r in rows] == [56.6065, -48.1065]
    assert math.isclose(sum(float(r["share"]) for r in rows), 1)
    rows = mfgq.rows("decompose", "-", "--method", "shapley", "--by-category", stdin=CUBE)
    assert [(r["category"], round(float(r["effect"]), 12)) for r in rows] == [
        ("a", 38), ("a", -22), ("b", 18.75), ("b", -26.25)]


def test_base_and_chain(mfgq):
    step = mfgq.rows("decompose", "-", "--method", "lmdi1-multiplicative", stdin=CUBE + LATER)
    chain = mfgq.rows("decompose", "-", "--method", "lmdi1-multiplicative", "--chained",
                      stdin=CUBE + LATER)
    base = mfgq.rows("decompose", "-", "--method", "lmdi1-multiplicative", "--base", "2018",
                     stdin=CUBE + LATER)
    assert [(r["from"], r["to"]) for r in step] == [("2018", "2019")] * 2 + [("2019", "2020")] * 2
    assert [(r["from"], r["to"]) for r in chain] == [("2018", "2019")] * 2 + [("2018", "2020")] * 2
    for k in range(2):
        assert math.isclose(float(chain[2 + k]["effect"]),
                            float(step[k]["effect"]) * float(step[2 + k]["effect"]))
    for rows in (chain, base):
        assert math.isclose(float(rows[2]["effect"]) * float(rows[3]["effect"]), (187 + 180) / 400)


def test_decompose_errors(mfgq):
    done = mfgq.call("decompose", "-", "--method", "lmdi1-additive", stdin=CUBE + "2019,c,activity,-1\n"
                     "2019,c,intensity,1\n")
    assert done.code == 3 and ":10:17:" in done.err and "negative" in done.err and done.out == ""
    done = mfgq.call("decompose", "-", stdin=CUBE + "2019,b,intensity,1\n")
    assert done.code == 3 and ":10:" in done.err and "repeated" in done.err
    assert mfgq.call("decompose", "-", "--method", "x", stdin=CUBE).code == 2
    assert mfgq.call("decompose", "-", "--base", "1999", stdin=CUBE).code == 2
    assert mfgq.call("decompose", "-", stdin="period,category,factor,value\n").code == 3
    assert mfgq.call("decompose", "-", stdin="period,category,value\n2018,a,1\n").code == 3


PRICES = ("period,item,price,quantity\n"
          "1,a,1,1\n1,b,1,1\n1,c,1,2\n1,d,1,1\n1,e,1,4.5\n1,f,1,.5\n"
          "2,a,1.2,.8\n2,b,3,.9\n2,c,1.3,1.9\n2,d,.7,1.3\n2,e,1.4,4.7\n2,f,.8,.6\n")


def test_index(mfgq):
    rows = mfgq.rows("index", "-", "--formula", "laspeyres", "--link", "fixed", stdin=PRICES)
    assert [(r["period"], round(float(r["value"]), 12)) for r in rows] == [("1", 1), ("2", 1.42)]
    rows = mfgq.rows("index", "-", "--formula", "laspeyres", "--link", "step", stdin=PRICES)
    assert [r["period"] for r in rows] == ["2"]
    rows = mfgq.rows("index", "-", "--formula", "bennet", "--link", "step", stdin=PRICES)
    assert [r["component"] for r in rows] == ["price", "quantity"]
    assert math.isclose(sum(float(r["value"]) for r in rows), 14.1 - 10)
    alone = "period,item,price,quantity\n1,a,1,1\n2,b,1,1\n"
    assert mfgq.rows("index", "-", "--formula", "fisher", "--link", "step", stdin=alone)[0]["value"] == ""


def test_dynamics(mfgq):
    text = ("period,id,share,productivity\n2019,a,.3,2\n2019,b,.5,3\n2019,x,.2,1\n"
            "2020,a,.4,2.5\n2020,b,.3,3\n2020,n,.3,4\n")
    rows = mfgq.rows("dynamics", "-", "--method", "fhk", stdin=text)
    got = {r["component"]: round(float(r["value"]), 12) for r in rows}
    assert got == {"within": .15, "between": -.17, "cross": .05, "entry": .51, "exit": .26, "total": .8}
    done = mfgq.call("dynamics", "-", stdin=text.replace(".3,4", ".4,4"))
    assert done.code == 3 and "add up" in done.err


def test_shiftshare(mfgq):
    text = "period,region,industry,value\n"
    for period, rows in (("2019", ((100, 50, 30), (900, 750, 170))), ("2020", ((120, 45, 36), (980, 715, 224)))):
        for region, values in zip("AB", rows):
            for industry, value in zip("xyz", values):
                text += f"{period},{region},{industry},{value}\n"
    rows = mfgq.rows("shiftshare", "-", "--method", "classic", stdin=text)
    got = [round(float(r["value"]), 9) for r in rows[:4]]
    assert [r["component"] for r in rows[:4]] == ["national", "mix", "regional", "total"]
    assert got == [6, 4, 10, 20]
    rows = mfgq.rows("shiftshare", "-", "--method", "esteban-marquillas", stdin=text)
    assert [round(float(r["value"]), 9) for r in rows[:5]] == [6, 4, 9, 1, 20]
    assert mfgq.call("shiftshare", "-", "--reference", "C", stdin=text).code == 2


def order(mfgq, periods):
    rows = "".join(f"{p},a,{k + 1},1\n" for k, p in enumerate(periods))
    done = mfgq.call("index", "-", "--format", "csv", stdin="period,item,price,quantity\n" + rows)
    return done.err if done.code else [line.split(",")[0] for line in done.out.splitlines()[1:]]


def test_order_of_periods(mfgq):
    assert order(mfgq, ["2020-10", "2020-09", "2019-12"]) == ["2019-12", "2020-09", "2020-10"]
    assert order(mfgq, ["10", "9", "1"]) == ["1", "9", "10"]
    assert order(mfgq, ["t10", "t2"]) == ["t2", "t10"]
    assert order(mfgq, ["before", "after"]) == ["before", "after"]
    assert ":3:1: 2020-Q1 is of another frequency than 2019" in order(mfgq, ["2019", "2020-Q1"])
    assert ":2:1: total is not a period like 2019" in order(mfgq, ["total", "2019"])
    assert ":4:1: 2020-1 is not a period like 2019" in order(mfgq, ["2019", "2020", "2020-1"])
    assert ":3:1: 01 is the same period as 1" in order(mfgq, ["1", "01"])


def test_shiftshare_errors_have_places(mfgq):
    head = "period,region,industry,value\n2018,a,x,1\n2018,b,x,2\n2019,a,x,1\n"
    done = mfgq.call("shiftshare", "-", stdin=head + "2019,b,x,-2\n")
    assert done.code == 3 and ":5:10: value is negative" in done.err
    done = mfgq.call("shiftshare", "-", stdin=head + "2019-Q1,b,x,2\n")
    assert done.code == 3 and ":5:1: 2019-Q1 is of another frequency" in done.err


def test_no_rows(mfgq):
    for command, head in (("index", "period,item,price,quantity\n"), ("decompose", "period,category,factor,value\n"),
                          ("dynamics", "period,id,share,productivity\n"),
                          ("shiftshare", "period,region,industry,value\n")):
        done = mfgq.call(command, "-", stdin=head)
        assert done.code == 3 and done.err.startswith("mfgq: -:1:1: "), command
