"""The parts of pyqtgraph that a timeline needs, imported without all the others.

`import pyqtgraph` takes half a second of the processor, more than all else that happens before the
first timeline is painted. Half of that is its copying every name of QtCore, QtGui and QtWidgets,
for which PySide6 has to build each class; a quarter is some hundred modules that no timeline uses.
While pyqtgraph is imported here, the three Qt modules therefore list no names to copy and are asked
for each when it is used, and modules that are not in `NEEDED` are stood in for by empty ones, those
of the menu and of OpenGL among them, which `plot` turns off.
Afterwards all is as it was: who wants another module of pyqtgraph imports it by its own name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets

_QT = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)

NEEDED = {
    f"pyqtgraph.{name}"
    for name in (
        "GraphicsScene",
        "GraphicsScene.GraphicsScene",
        "GraphicsScene.mouseEvents",
        "Point",
        "Qt",
        "Qt.compat",
        "Qt.internals",
        "colors",
        "colors.palette",
        "debug",
        "functions",
        "graphicsItems",
        "graphicsItems.GraphicsItem",
        "graphicsItems.GraphicsObject",
        "graphicsItems.GraphicsWidget",
        "graphicsItems.ItemGroup",
        "graphicsItems.ViewBox",
        "graphicsItems.ViewBox.ViewBox",
        "reload",
        "util",
        "util.mutex",
        "widgets",
        "widgets.GraphicsView",
    )
}
"""Every module of pyqtgraph that is imported; an installed program brings no others."""

BESIDE = frozenset({"cProfile", "subprocess", "xml.etree.ElementTree"})
"""What pyqtgraph imports of Python for its profiler, its forms and its SVG: not used here."""

ABSENT = frozenset({"PySide6.QtOpenGLWidgets", "PySide6.QtSvg", "PySide6.QtTest"})
"""Parts of Qt that pyqtgraph can do without, and says so when one of them is wanted."""


class _StandIn(ModuleType):
    """A module in which every public name is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


class _QtNames(ModuleType):
    """A module that takes each name from one of PySide6 when it is first asked for."""

    def __init__(self, name: str, source: ModuleType) -> None:
        super().__init__(name)
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._source, name)
        setattr(self, name, value)
        return value


class _Finder(MetaPathFinder, Loader):
    """Finds the modules that are stood in for."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in ABSENT:
            raise ModuleNotFoundError(f"{fullname} is not needed", name=fullname)
        is_unused = fullname.startswith("pyqtgraph.") and fullname not in NEEDED
        if not is_unused and fullname not in BESIDE:
            return None
        self.found.append(fullname)
        return ModuleSpec(fullname, self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to execute."""


@contextmanager
def _without_the_rest() -> Iterator[None]:
    """Stand in for what is not needed; who imported all of pyqtgraph before, keeps it."""
    if "pyqtgraph" in sys.modules:
        yield
        return
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    for source in _QT:
        name = f"pyqtgraph.Qt.{source.__name__.rpartition('.')[2]}"
        sys.modules[name] = _QtNames(name, source)
        vars(source)["__dir__"] = lambda: ()
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for source in _QT:
            del vars(source)["__dir__"]
        for name in finder.found:
            _forget(name)


def _forget(name: str) -> None:
    """Leave no trace of a stand-in, so that its name imports the true module."""
    sys.modules.pop(name, None)
    parent, _, child = name.rpartition(".")
    if isinstance(vars(sys.modules.get(parent, sys)).get(child), _StandIn):
        delattr(sys.modules[parent], child)


with _without_the_rest():
    from pyqtgraph.graphicsItems.ViewBox.ViewBox import ViewBox
    from pyqtgraph.widgets.GraphicsView import GraphicsView

__all__ = ["GraphicsView", "ViewBox"]
