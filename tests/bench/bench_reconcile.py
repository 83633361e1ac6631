#!/usr/bin/env python3
"""Other programs at the work of bench_reconcile.c, with the ratios.

    cmake --build build/release --target bench_reconcile
    python3 tests/bench/bench_reconcile.py build/release/tests/bench_reconcile

Needs numpy, statsmodels (dentonm) and quadprog. Chow-Lin is the dense algebra that the packages for it
use (C V C', one evaluation for each rho of the same search), in numpy."""
import subprocess
import sys
import time

import numpy as np
import quadprog
from statsmodels.tsa.interp.denton import dentonm

RATIO = 4


def best(run, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return 1e6 * min(times)


def data(years):
    t = np.arange(RATIO * years)
    x = 100 + 0.5 * t + t * 7919 % 23
    return x, (3 * x + t * 31 % 11).reshape(-1, RATIO).sum(axis=1)


def chow_lin(x, low, evaluations=40):
    n, m = len(x), len(low)
    c = np.kron(np.eye(m), np.ones(RATIO))
    power = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    xl = c @ np.column_stack([np.ones(n), x])
    for rho in np.linspace(0, 0.99, evaluations):
        v = c @ (rho ** power / (1 - rho ** 2)) @ c.T
        root = np.linalg.cholesky(v)
        a, b = np.linalg.solve(root, xl), np.linalg.solve(root, low)
        np.linalg.lstsq(a, b, rcond=None)


def balance(x):
    n = len(x)
    root = np.sqrt(x)
    rows = np.kron(np.eye(n // RATIO), np.ones(RATIO)) * root
    total = -0.01 * x.reshape(-1, RATIO).sum(axis=1)
    floor = np.where(np.arange(n) % 3 > 0, 0.98, 0.995) * x - x
    quadprog.solve_qp(np.eye(n), np.zeros(n), np.vstack([rows, np.diag(root)]).T,
                      np.r_[total, floor], n // RATIO)


def main():
    ours = dict(line.split() for line in
                subprocess.run(sys.argv[1], capture_output=True, text=True, check=True).stdout.splitlines())
    print(f"{'work':24} {'ours us':>10} {'other us':>12} {'times':>8}  other")
    for years in (10, 50, 250):
        x, low = data(years)
        n, rounds = RATIO * years, 5 if years < 250 else 1
        work = [("denton-cholette", "statsmodels dentonm", lambda: dentonm(x, low, freq="aq")),
                ("chow-lin-maxlog", "dense algebra in numpy", lambda: chow_lin(x, low))]
        if years <= 50:
            work.append(("balance-bounds", "quadprog", lambda: balance(x)))
        for name, other, run in work:
            mine, theirs = float(ours[f"{name}-{n}"]), best(run, rounds)
            print(f"{name + '-' + str(n):24} {mine:10.1f} {theirs:12.1f} {theirs / mine:8.1f}  {other}")


if __name__ == "__main__":
    main()
