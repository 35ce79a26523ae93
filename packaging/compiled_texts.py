"""Finds what Python's library compiles out of texts while the program starts.

Run by the recipe as `compiled_texts.py TARGET`. That is each pattern of `re`, each method that
`dataclasses` writes and each name of a type that `typing` reads; all are small, and some hundred.
"""

# Nothing from `__future__`: it would hold for what is compiled here as well.
# First of all: what another module brings in before it is watched is not found.
import re
import sys
from typing import Any

COMPILER = re._compiler  # type: ignore[attr-defined]
_compile_pattern = COMPILER.compile
_texts: set[tuple[str | int, str | bytes]] = set()


def _watch_patterns() -> None:
    def compiled(pattern, flags=0):  # type: ignore[no-untyped-def]
        if isinstance(pattern, (str, bytes)):
            _texts.add((int(flags), pattern))
        return _compile_pattern(pattern, flags)

    COMPILER.compile = compiled


def _watch_methods() -> None:
    import dataclasses

    def execute(text, names, found):  # type: ignore[no-untyped-def]
        _texts.add(("exec", text))
        exec(text, names, found)

    vars(dataclasses)["exec"] = execute


def _watch_types() -> None:
    import typing

    def compiled(text, file, mode):  # type: ignore[no-untyped-def]
        _texts.add((mode, text))
        return compile(text, file, mode)

    vars(typing)["compile"] = compiled


def _pattern(text: str | bytes, flags: int) -> tuple[object, ...]:
    """All that `_sre.compile` is given beside the pattern itself."""
    import _sre
    from types import SimpleNamespace

    asked: list[tuple[Any, ...]] = []
    engine = vars(_sre) | {"compile": lambda *given: asked.append(given)}
    COMPILER._sre = SimpleNamespace(**engine)
    try:
        _compile_pattern(text, flags)
    finally:
        COMPILER._sre = _sre
    ((_, all_flags, code, *groups),) = asked
    # Some numbers carry a name, which `marshal` does not write.
    return (int(all_flags), [int(number) for number in code], *groups)


def _start() -> None:
    """What a start imports and reads; no window is needed for it."""
    from importlib import import_module

    for name in ("plain_imports", "start", "first_sight", "timeline_desk"):
        import_module(f"ccm_timeline.app.{name}")
    from ccm_timeline.app.shipped import shipped_timeline
    from ccm_timeline.files.reader import read_document

    read_document(shipped_timeline())


def find() -> dict[tuple[str | int, str | bytes], object]:
    """What is made of each text, by its kind (a mode of `compile`, or a pattern's flags) and it."""
    for watch in (_watch_patterns, _watch_methods, _watch_types):
        watch()
    _start()
    return {
        (kind, text): _pattern(text, kind)
        if isinstance(kind, int)
        else compile(text, "<string>", kind, dont_inherit=True)
        for kind, text in _texts
    }


if __name__ == "__main__":
    from marshal import dump

    with open(sys.argv[1], "wb") as target:
        dump(find(), target)
