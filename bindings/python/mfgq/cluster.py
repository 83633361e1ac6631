"""Specialisation, concentration, inequality."""

from ._core import (
    ellison_glaeser,
    gini_locational,
    gini_of_quotients,
    herfindahl,
    inequality,
    krugman,
    litzenberger_sternberg,
    location_quotients,
    z_scores,
)
from ._decompose import Specialisation, specialisation

__all__ = ["Specialisation", "ellison_glaeser", "gini_locational", "gini_of_quotients",
           "herfindahl", "inequality", "krugman", "litzenberger_sternberg", "location_quotients",
           "specialisation", "z_scores"]
