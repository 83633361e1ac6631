"""The build backend: scikit-build-core, with a copy of the C sources in the sdist."""
import pathlib
import shutil

from scikit_build_core.build import *  # noqa: F401,F403
from scikit_build_core.build import build_sdist as _build_sdist

HERE = pathlib.Path(__file__).resolve().parent.parent
PARTS = ("CMakeLists.txt", "LICENSE", "include", "src", "bindings/manifest.json")


def build_sdist(sdist_directory, config_settings=None):
    copy, root = HERE / "libmfgq", HERE.parent.parent
    made = not copy.exists()
    if made:
        for part in PARTS:
            target = copy / part
            target.parent.mkdir(parents=True, exist_ok=True)
            source = root / part
            shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    try:
        return _build_sdist(sdist_directory, config_settings)
    finally:
        if made:
            shutil.rmtree(copy)
