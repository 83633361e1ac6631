"""Runs the notebooks of examples/python from top to bottom; any exception fails.

    notebooks.py           runs them
    notebooks.py --save    and keeps what they showed
"""
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
        outputs = [o for c in book.cells if c.cell_type == "code" for o in c.outputs]
        said = [o.text for o in outputs if o.output_type == "stream" and o.name == "stderr"]
        assert not said, said  # warnings are not for readers
        pictures = sum("image/png" in o.get("data", {}) for o in outputs)
        print(f"{path.name}: {len(book.cells)} cells, {pictures} pictures")
        if "--save" in sys.argv:
            for c in book.cells:
                c.metadata.pop("execution", None)
            book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python",
                                            "name": "python3"}, "language_info": {"name": "python"}}
            nbformat.write(book, path)


if __name__ == "__main__":
    sys.exit(main())
