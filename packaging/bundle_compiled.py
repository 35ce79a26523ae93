"""Runs in the bundle before the program: what is compiled there is looked up in one file.

PyInstaller's own archive is slower than the folders of a virtual environment: for each module it
looks along a path, opens the program once more and inflates what it reads. Here a name is looked up
in one table, and the code is read where the file lies in memory. It stays there as it was when the
program began, so that an upgrade under a running program does no harm.

Beside the modules the file keeps what Python's library compiles out of texts while the program
starts (`compiled_texts.py` finds it), which takes a sixth of a start. What is not in the file is
compiled as ever. `compiled_file.py` writes the file, and says what is in it.
"""

# Nothing from `__future__`: it would hold for what is compiled here as well.
import marshal
import os
import sys
from _frozen_importlib import ModuleSpec  # `importlib` itself is in the file.
from _frozen_importlib_external import PathFinder
from mmap import ACCESS_READ, mmap
from zlib import crc32

from pyimod02_importers import PyiFrozenLoader

FILE = "compiled.bin"


class Store:
    """The file, by the names that PyInstaller has for what reads an archive."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self._bytes = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        self._modules, self._texts = marshal.loads(
            self._bytes[int.from_bytes(self._bytes[:8], "little") :]
        )

    def is_package(self, name):
        """None of a module that is not here."""
        found = self._modules.get(name)
        return None if found is None else found[0]

    def extract(self, name):
        """The code of a module."""
        _, start, end = self._modules[name]
        return marshal.loads(self._bytes[start:end])

    def made_of(self, kind, text):
        """What was compiled out of a text; None where it is not here."""
        place = self._texts.get((kind, crc32(repr(text).encode())))
        if place is None:
            return None
        kept, made = marshal.loads(self._bytes[place[0] : place[1]])
        return made if kept == text else None  # Another text may have the same CRC-32.


class Finder:
    """Finds the modules of the file; all others are left to what looks along paths."""

    def __init__(self, store):
        self._store = store

    def find_spec(self, name, path=None, target=None):
        is_package = self._store.is_package(name)
        if is_package is None:
            return None
        loader = PyiFrozenLoader(name, self._store, name, is_package)
        spec = ModuleSpec(name, loader, origin=loader.path, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations.append(os.path.dirname(loader.path))
        return spec


def spare_patterns(store):
    """Regular expressions: their code is made in Python, most of a millisecond for each."""
    import _sre
    import re

    compile_pattern = re._compiler.compile

    def compiled(pattern, flags=0):
        if isinstance(pattern, (str, bytes)):
            made = store.made_of(int(flags), pattern)
            if made is not None:
                return _sre.compile(pattern, *made)
        return compile_pattern(pattern, flags)

    re._compiler.compile = compiled


def spare_methods(store):
    """The methods of data classes, which are written as texts."""
    import dataclasses

    def execute(text, names, found):
        exec(store.made_of("exec", text) or text, names, found)

    dataclasses.exec = execute


def spare_types(store):
    """The names of types in annotations."""
    import typing

    def compiled(text, file, mode):
        return store.made_of(mode, text) or compile(text, file, mode)

    typing.compile = compiled


def install(folder):
    """Have Python ask the file of this folder first."""
    store = Store(os.path.join(folder, FILE))
    sys.meta_path.insert(sys.meta_path.index(PathFinder), Finder(store))
    for spare in (spare_patterns, spare_methods, spare_types):
        spare(store)


if __name__ == "__main__":
    install(sys._MEIPASS)
