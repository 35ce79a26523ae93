"""numpy, imported without the texts of its help, which no window shows.

They are written into several hundred functions at every start, which takes a fifth of the import.
Whoever imports this before numpy finds all of numpy afterwards, only with fewer docstrings.
"""

from __future__ import annotations

import sys
from types import ModuleType

HELP = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")
"""Two modules of numpy that do nothing but write docstrings into functions made in C."""


def _import_numpy() -> None:
    if "numpy" in sys.modules:
        return
    sys.modules.update({name: ModuleType(name) for name in HELP})
    try:
        import numpy  # noqa: F401
    finally:
        for name in HELP:
            del sys.modules[name]


_import_numpy()
