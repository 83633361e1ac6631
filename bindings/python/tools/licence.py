"""The licence of what a package contains: with GSL in it, the whole falls under the GPL."""
import os


def dynamic_metadata(field, settings):
    if field != "license":
        raise ValueError("only the licence is told here")
    with_gsl = os.environ.get("MFGQ_WITH_GSL", "ON").upper() not in ("OFF", "0", "NO", "FALSE")
    return "GPL-3.0-or-later" if with_gsl else "Apache-2.0"
