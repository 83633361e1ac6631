"""Shares, growth, ratios of sums. Numbers in, number out; arrays in, the same kind out.

Rates and shares are fractions: 7% is 0.07. NaN is missing. A row outside the domain fails the
call; with ``policy="missing"`` it becomes NaN and is counted in a warning.
"""

from ._core import (
    ratio_base as base,
    ratio_change_by_group as change_by_group,
    ratio_factor as factor,
    ratio_growth as growth,
    ratio_of_sums as of_sums,
    ratio_points as points,
    ratio_product_growth as product_growth,
    ratio_quotient as quotient,
    ratio_quotient_growth as quotient_growth,
    ratio_share as share,
    ratio_shares as shares,
)

__all__ = ["base", "change_by_group", "factor", "growth", "of_sums", "points", "product_growth",
           "quotient", "quotient_growth", "share", "shares"]
