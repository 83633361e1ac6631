"""Specialisation, concentration, inequality."""

from ._core import (
    coagglomeration_group,
    coagglomeration_pair,
    ellison_glaeser,
    entropy,
    gini_locational,
    gini_of_quotients,
    herfindahl,
    inequality,
    krugman,
    litzenberger_sternberg,
    location_quotients,
    relative_entropy,
    z_scores,
)
from ._cluster import Specialisation, specialisation

__all__ = ["Specialisation", "coagglomeration_group", "coagglomeration_pair", "ellison_glaeser",
           "entropy", "gini_locational", "gini_of_quotients", "herfindahl", "inequality",
           "krugman", "litzenberger_sternberg", "location_quotients", "relative_entropy",
           "specialisation", "z_scores"]
