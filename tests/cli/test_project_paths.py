"""Targets for a whole path, simulated a second time: the drift model's values are jointly normal with
covariance s2 (min(h, k) + h k / (n - 1))."""
import math
import random
import statistics

import pytest

VALUES = [10, 12, 11, 14, 15, 17, 16, 19, 20, 22]
STEPS, COUNT = 4, 20000


def drawn():
    """Independent of the library: Cholesky's factor of the closed form, Python's own generator."""
    n = len(VALUES)
    changes = [b - a for a, b in zip(VALUES, VALUES[1:])]
    s2, drift = statistics.variance(changes), statistics.mean(changes)
    cov = [[s2 * (min(h, k) + h * k / (n - 1)) for k in range(1, STEPS + 1)] for h in range(1, STEPS + 1)]
    low = [[0.0] * STEPS for _ in range(STEPS)]
    for i in range(STEPS):
        for j in range(i + 1):
            rest = cov[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    dice = random.Random(20)
    for _ in range(COUNT):
        z = [dice.gauss(0, 1) for _ in range(STEPS)]
        yield [VALUES[-1] + drift * (h + 1) + sum(low[h][k] * z[k] for k in range(h + 1)) for h in range(STEPS)]


STATISTICS = {
    "value": (lambda y: y[-1], (24, 27.3, 31)),
    "sum": (sum, (95, 101, 110)),
    "average": (lambda y: sum(y) / STEPS, (24, 25.4, 27)),
    "growth": (lambda y: (max(y[-1], 0) / VALUES[-1]) ** (1 / STEPS) - 1, (0.03, 0.06, 0.1)),
    "any": (max, (24, 27, 30)),
    "all": (min, (20, 22.5, 24)),
}


@pytest.fixture(scope="module")
def paths():
    return list(drawn())


@pytest.mark.parametrize("name", STATISTICS)
def test_statistic(mfgq, paths, name):
    read, figures = STATISTICS[name]
    for figure in figures:
        text = "series,frequency,values,target,target_period,statistic\nx,1," + " ".join(map(str, VALUES))
        row = mfgq.rows("project", "-", "--horizon", STEPS, "--model", "drift",
                        stdin=f"{text},{figure},{STEPS},{name}\n")[0]
        share = sum(read(y) >= figure for y in paths) / COUNT
        assert abs(float(row["probability"]) - share) < 0.02, (figure, share)


def test_another_seed_is_near(mfgq):
    text = "series,frequency,values,target,target_period,statistic\nx,1," + " ".join(map(str, VALUES)) + ",101,4,sum\n"
    call = ("project", "-", "--horizon", STEPS, "--model", "drift", "--seed")
    one, two, again = (float(mfgq.rows(*call, seed, stdin=text)[0]["probability"]) for seed in (1, 2, 1))
    assert one == again and one != two and abs(one - two) < 0.025
