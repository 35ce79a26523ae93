"""Lists every module of a bundle: in the file of all that is compiled, beside it, and in Python."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from compiled_file import names


def modules(bundle: Path) -> set[str]:
    """What can be imported there, by the tables and by what lies in the folder."""
    inner = bundle / "_internal"
    found = names(inner / "compiled.bin")
    for path in inner.rglob("*.so"):
        parts = path.relative_to(inner).parts
        if "lib-dynload" in parts:
            parts = parts[-1:]
        found.add(
            ".".join(parts).partition(".cpython")[0].removesuffix(".so").removesuffix(".abi3")
        )
    return found | set(sys.builtin_module_names)


if __name__ == "__main__":
    print("\n".join(sorted(modules(Path(sys.argv[1])))))
