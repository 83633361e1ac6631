"""The interval rule of `auto`, computed a second time (docs/methods/projection.md). With 4 values the members are
naive, drift and Theta; with 5 to 7 the exponential smoothing among them follows from the centre, their mean."""
import math

import pytest

SERIES = {
    4: ([[3.1, 3.4, 3.2, 3.9], [900, 700, 650, 500]]),
    5: ([[12, 15, 14, 19, 21], [88, 80, 79, 60, 52], [5, 5.2, 4.9, 5.1, 5.05]]),
    6: ([[1, 2, 4, 7, 12, 20], [41, 40, 42, 39, 43, 38]]),
    7: ([[100, 103, 106.1, 109.2, 112.4, 115.9, 119.3], [7, 3, 8, 2, 9, 3, 8], [310, 330, 300, 340, 400, 380, 420]]),
}
HORIZON, LAMBDA = 5, 0.3


def t_cdf(t, df, steps=1000):
    """By Simpson's rule on the density."""
    scale = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    density = lambda x: scale * (1 + x * x / df) ** (-(df + 1) / 2)
    step = t / steps
    inner = sum((4 if i % 2 else 2) * density(i * step) for i in range(1, steps))
    return 0.5 + step / 3 * (density(0) + inner + density(t))


def expected(values, members, level=False):
    """spread a step on the scale z, and the degrees of freedom; level: changes around 0."""
    n = len(values)
    mean = sum(values) / n
    to_z = lambda y: ((y / mean) ** LAMBDA - 1) / LAMBDA
    changes = [to_z(b) - to_z(a) for a, b in zip(values, values[1:])]
    drift = 0 if level else sum(changes) / (n - 1)
    e = [c - drift for c in changes]
    square = sum(x * x for x in e)
    d0, s0 = 1.5, 0.0005
    df = n - 1 if level else n - 2
    s2 = (d0 * s0 + square) / (d0 + df)
    r = sum(a * b for a, b in zip(e, e[1:])) / square + (0 if level else 1 / (n - 1)) if n > 4 else 0
    r = max(min(r if r < 0 else r / 2, 0.25), -0.5)
    g = 1 + 2 * r
    turn = 6 * s2 * drift**2 / (4 * s2 + drift**2)
    for h in range(1, HORIZON + 1):
        z = [to_z(m[h - 1]) for m in members]
        middle = sum(z) / len(z)
        between = sum((x - middle) ** 2 for x in z) / len(z)
        first = min(g, 1) + max(-2 * r, 0)
        walk = s2 * (first + g * (h - 1) + (0 if level else g * h * h / (n - 1)))
        if not level:
            assert walk == pytest.approx(s2 * (g * h * (1 + h / (n - 1)) + 1 - g))
        yield math.sqrt(walk + turn * h**3 / (n + h) + between), 1 / (1 / (d0 + df) + 1 / 30)


def check(rows, values, centre, spreads):
    mean = sum(values) / len(values)
    to_z = lambda y: ((y / mean) ** LAMBDA - 1) / LAMBDA
    for row, middle, (spread, df) in zip(rows, centre, spreads):
        for name, share in (("lo80", 0.9), ("hi80", 0.9), ("lo95", 0.975), ("hi95", 0.975)):
            bound = float(row[name])
            if bound == 0:  # below the range of the scale
                assert t_cdf((to_z(middle) + 1 / LAMBDA) / spread, df) <= share
            else:
                assert t_cdf(abs(to_z(bound) - to_z(middle)) / spread, df) == pytest.approx(share, abs=1e-8)


@pytest.mark.parametrize("n", SERIES)
def test_second_implementation(mfgq, n):
    for values in SERIES[n]:
        text = "series,frequency,values\nx,1," + " ".join(map(str, values)) + "\n"
        run = lambda model: mfgq.rows("project", "-", "--horizon", HORIZON, "--model", model, stdin=text)
        points = lambda model: [float(r["mean"]) for r in run(model)]
        rows, floor = run("auto"), 0.05 * values[-1]
        members = [[max(y, floor) for y in points(m)] for m in ("naive", "drift", "theta-bc")]
        centre = [float(r["mean"]) for r in rows]
        if n > 4:
            members.append([3 * c - d - t for c, d, t in zip(centre, members[1], members[2])])
        else:
            assert centre == pytest.approx([sum(m) / 3 for m in zip(*members)], rel=1e-12)
        check(rows, values, centre, expected(values, members))


@pytest.mark.parametrize("values", [v for n in SERIES for v in SERIES[n]] + [[8, 9, 7, 5, 6, 9, 8, 4, 6, 7, 6, 5]])
def test_without_a_trend(mfgq, values):
    text = "series,frequency,values\nx,1," + " ".join(map(str, values)) + "\n"
    run = lambda model: mfgq.rows("project", "-", "--horizon", HORIZON, "--model", model, stdin=text)
    points = lambda model: [float(r["mean"]) for r in run(model)]
    recent = values[-8:]
    members = [[sum(recent) / len(recent)] * HORIZON, points("local-level"), points("ses"), points("naive")]
    rows = run("auto-level")
    centre = [float(r["mean"]) for r in rows]
    assert centre == pytest.approx([sum(m) / 3 for m in zip(*members[:3])], rel=1e-12)
    check(rows, values, centre, expected(values, members, level=True))


@pytest.mark.parametrize("values", [SERIES[7][1], SERIES[7][2], [2, 3, 5, 6, 8, 9, 11, 14, 15, 18]])
def test_paths_have_the_distribution_of_the_step(mfgq, values):
    """A path's value at one step is the projection itself, whether changes alternate or move together."""
    for step in (1, 2, 5):
        text = "series,frequency,values\nx,1," + " ".join(map(str, values)) + "\n"
        row = mfgq.rows("project", "-", "--horizon", step, stdin=text)[-1]
        for bound, share in (("lo80", 0.9), ("mean", 0.5), ("hi80", 0.1)):
            growth = (float(row[bound]) / values[-1]) ** (1 / step) - 1
            asked = f"series,frequency,values,target,target_period,statistic\nx,1,{' '.join(map(str, values))}," \
                    f"{growth},{step},growth\n"
            got = float(mfgq.rows("project", "-", "--horizon", step, stdin=asked)[0]["probability"])
            assert got == pytest.approx(share, abs=0.015), (step, bound)
