"""Lists every module of a bundle: in its folder, and in Python itself."""

from __future__ import annotations

import sys
from pathlib import Path


def modules(bundle: Path) -> set[str]:
    """The names under which what lies in a bundle is imported."""
    inner = bundle / "_internal"
    found = {_name(path.relative_to(inner).with_suffix("")) for path in inner.rglob("*.pyc")}
    for path in inner.rglob("*.so"):
        parts = path.relative_to(inner)
        if "lib-dynload" in parts.parts:
            parts = Path(parts.name)
        found.add(_name(parts).partition(".cpython")[0].removesuffix(".so").removesuffix(".abi3"))
    return found | set(sys.builtin_module_names)


def _name(path: Path) -> str:
    return ".".join(path.parts).removesuffix(".__init__")


if __name__ == "__main__":
    print("\n".join(sorted(modules(Path(sys.argv[1])))))
