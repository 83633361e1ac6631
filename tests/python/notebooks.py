"""Runs the notebooks of examples/python from top to bottom; any exception fails."""
import pathlib
import sys

import nbformat
from nbclient import NotebookClient

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples/python"


def main():
    found = sorted(FOLDER.glob("*.ipynb"))
    assert len(found) >= 5
    for path in found:
        book = nbformat.read(path, 4)
        NotebookClient(book, timeout=300, kernel_name="python3",
                       resources={"metadata": {"path": str(FOLDER)}}).execute()
        pictures = sum("image/png" in o.get("data", {}) for c in book.cells
                       if c.cell_type == "code" for o in c.outputs)
        print(f"{path.name}: {len(book.cells)} cells, {pictures} pictures")


if __name__ == "__main__":
    sys.exit(main())
