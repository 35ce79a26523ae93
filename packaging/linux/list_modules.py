"""Lists every module of a bundle: in its two archives, beside them, and in Python itself."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from zipfile import ZipFile


def modules(toc: Path, bundle: Path) -> set[str]:
    """PyInstaller's own table of the archive, and what Python finds in the folder."""
    found = {entry[0] for entry in ast.literal_eval(toc.read_text("utf-8"))[1]}
    inner = bundle / "_internal"
    with ZipFile(inner / "base_library.zip") as archive:
        for name in archive.namelist():
            found.add(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
    for path in inner.rglob("*.so"):
        parts = path.relative_to(inner).parts
        if "lib-dynload" in parts:
            parts = parts[-1:]
        found.add(
            ".".join(parts).partition(".cpython")[0].removesuffix(".so").removesuffix(".abi3")
        )
    return found | set(sys.builtin_module_names)


if __name__ == "__main__":
    print("\n".join(sorted(modules(Path(sys.argv[1]), Path(sys.argv[2])))))
