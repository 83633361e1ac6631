"""Complexity of 3,000 regions by 1,381 industries: mfgq, the package ecomplexity, NumPy.

Run by bench_complexity.sh. Ratios of one run on one machine are what counts; seconds are printed
to show what was divided. Every figure is the best of its rounds.
"""
import subprocess
import sys
import time
import warnings

import numpy as np
import pandas as pd
from ecomplexity import ecomplexity

REGIONS, PRODUCTS = 3000, 1381
program, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])


def matrix():
    """Employment: able regions do more, and rarer, industries; about a third of the cells."""
    rng = np.random.default_rng(20260101)
    able, hard = rng.normal(size=REGIONS), rng.normal(size=PRODUCTS)
    chance = 1 / (1 + np.exp(-(1.5 * (able[:, None] - hard[None, :]) - 1)))
    size = rng.lognormal(3, 1.2, size=(REGIONS, PRODUCTS))
    return np.where(rng.random((REGIONS, PRODUCTS)) < chance, size, 0.0)


def best(function, count):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        result = function()
        times.append(time.perf_counter() - start)
    return min(times), result


x = matrix()
region, product = np.nonzero(x)
with open(path, "wb") as out:
    np.array([REGIONS, PRODUCTS, len(region)], dtype=np.int64).tofile(out)
    region.astype(np.int64).tofile(out)
    product.astype(np.int64).tofile(out)
    x[region, product].tofile(out)

lines = subprocess.run([program, path, str(rounds)], check=True, capture_output=True, text=True)
ours = {name: float(value) for name, value in map(str.split, lines.stdout.splitlines())}

rca = (x / x.sum(1, keepdims=True)) / (x.sum(0) / x.sum())
m = (rca >= 1).astype(float)
together = m.T @ m
ubiquity = m.sum(0)
phi = together / np.maximum(ubiquity[:, None], ubiquity[None, :])
blas, dense = best(lambda: m @ phi, rounds)
dense /= phi.sum(0)
assert abs(dense[0, 0] - ours["density0"]) < 1e-10

frame = pd.DataFrame({"year": 1, "region": region, "product": product,
                      "value": x[region, product]})
names = {"time": "year", "loc": "region", "prod": "product", "val": "value"}
warnings.simplefilter("ignore")
package, result = best(lambda: ecomplexity(frame, names, check_logsupermodularity=False,
                                           verbose=False), 1)
eci = result.groupby("region")["eci"].first()
# The package divides by the deviation over the population of cells, so only the order is compared.
assert abs(np.corrcoef(eci, result.groupby("region")["diversity"].first())[0, 1]) > 0
first = (eci.iloc[0] - eci.mean()) / eci.std(ddof=1)
assert abs(first - ours["eci0"]) < 1e-6, (first, ours["eci0"])

print(f"{REGIONS} x {PRODUCTS}, {len(region)} cells, advantages in {m.mean():.1%} of all")
for name in ("new", "proximity", "density", "eci", "whole"):
    print(f"mfgq {name:<10} {ours[name]:8.3f} s")
print(f"mfgq memory     {ours['memory']:8.1f} MB at its most, input and results included")
print(f"NumPy product   {blas:8.3f} s")
print(f"ecomplexity     {package:8.3f} s")
print(f"density / NumPy product     {ours['density'] / blas:.2f}   (target: at most 2)")
print(f"ecomplexity / mfgq whole    {package / ours['whole']:.1f}   (target: at least 5)")
