"""Writes the file in which a bundle keeps all that is compiled, as `bundle_compiled.py` reads it.

Its first eight bytes say, as a number with the least byte first, where its tables begin; between
lie the entries, one after the other, each in the form of `marshal`. The tables are a pair: by the
name of a module whether it is a package, its start and its end; by the kind of a text and the
CRC-32 of its form in Python the start and the end of a pair: the text, and what was made of it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZipFile
from zlib import crc32

Modules = dict[str, tuple[bool, bytes]]
"""By name: whether a module is a package, and its code in the form of `marshal`."""

Made = Mapping[tuple[str | int, str | bytes], object]
"""By the kind of a text and the text itself: what is made of it. `compiled_texts.py` finds it."""

PYC_HEAD = 16
"""Bytes before the code in a .pyc file (PEP 552)."""


def write(target: Path, modules: Modules, made: Made) -> None:
    """Equal input gives equal bytes."""
    module_table: dict[str, tuple[bool, int, int]] = {}
    text_table: dict[tuple[str | int, int], tuple[int, int]] = {}
    with target.open("wb") as file:
        file.write(bytes(8))
        for name, (is_package, code) in sorted(modules.items()):
            start = file.tell()
            file.write(code)
            module_table[name] = (is_package, start, file.tell())
        for (kind, text), value in sorted(made.items(), key=repr):
            start = file.tell()
            file.write(marshal.dumps((text, value)))
            text_table[kind, crc32(repr(text).encode())] = (start, file.tell())
        start = file.tell()
        file.write(marshal.dumps((module_table, text_table)))
        file.seek(0)
        file.write(start.to_bytes(8, "little"))


def from_archive(archive: Path) -> Modules:
    """The modules in an archive of PyInstaller's; folders that only hold modules have no code."""
    from PyInstaller.archive.readers import ZlibArchiveReader
    from PyInstaller.loader.pyimod01_archive import PYZ_ITEM_NSPKG, PYZ_ITEM_PKG

    reader = ZlibArchiveReader(str(archive))
    return {
        name: (kind == PYZ_ITEM_PKG, reader.extract(name, raw=True))
        for name, (kind, _, _) in reader.toc.items()
        if kind != PYZ_ITEM_NSPKG
    }


def from_zip(library: Path) -> Modules:
    """The modules in the zip file that Python itself starts from."""
    found = {}
    with ZipFile(library) as archive:
        for path in archive.namelist():
            name = path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            found[name] = (path.endswith("/__init__.pyc"), archive.read(path)[PYC_HEAD:])
    return found


def empty(names: Iterable[str]) -> Modules:
    """Modules that can be imported, and hold nothing."""
    return {
        name: (False, marshal.dumps(compile("", f"{name}.py", "exec", dont_inherit=True)))
        for name in names
    }


def names(file: Path) -> set[str]:
    """The names of all modules in a file that was written here."""
    data = file.read_bytes()
    modules, _ = marshal.loads(data[int.from_bytes(data[:8], "little") :])
    return set(modules)
