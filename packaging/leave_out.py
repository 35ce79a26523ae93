"""What of the installed Python packages does not go into the bundle, and why.

The recipe in ccm-timeline.spec reads these lists, and a test holds what was bundled against them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

MODULES = (
    # Qt beyond windows and painting; QtNetwork above all: the program opens no connection.
    *(
        f"PySide6.Qt{name}"
        for name in (
            "Concurrent",
            "Designer",
            "ExampleIcons",
            "Help",
            "Network",
            "Qml",
            "Quick",
            "QuickControls2",
            "QuickTest",
            "QuickWidgets",
            "Sql",
            # pyqtgraph tries it, and goes on without.
            "Test",
            "UiTools",
            "Xml",
        )
    ),
    # What the sources of Python, numpy and pyqtgraph name, and no walk through the program loads.
    "_bz2",
    "_curses",
    "_hashlib",
    "_lzma",
    "_sqlite3",
    "_ssl",
    "_tkinter",
    "_uuid",
    "asyncio",
    "bz2",
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "ftplib",
    "http",
    "idlelib",
    "imaplib",
    "lib2to3",
    "lzma",
    "multiprocessing",
    "nntplib",
    "pdb",
    "pip",
    "pkg_resources",
    "poplib",
    "pydoc",
    "pydoc_data",
    "readline",
    "setuptools",
    "smtplib",
    "socketserver",
    "sqlite3",
    "ssl",
    "telnetlib",
    "test",
    "tkinter",
    "turtledemo",
    "venv",
    "webbrowser",
    "wheel",
    "xmlrpc",
    # numpy beyond arrays; it imports these parts where somebody asks for one.
    "numpy.char",
    "numpy.core",
    "numpy.ctypeslib",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.fft",
    "numpy.matlib",
    "numpy.polynomial",
    "numpy.random",
    "numpy.rec",
    "numpy.strings",
    "numpy.testing",
    "numpy.tests",
    # Packages that pyqtgraph and others use where they happen to be installed.
    "IPython",
    "OpenGL",
    "PIL",
    "PyQt5",
    "PyQt6",
    "PySide2",
    "colorcet",
    "cupy",
    "h5py",
    "matplotlib",
    "numba",
    "pandas",
    "pyparsing.diagram",
    "pytest",
    "railroad",
    "scipy",
    "yaml",
)


def unused_modules(package: Path, used: Collection[str]) -> list[str]:
    """The modules of a package that are not used, by the files that lie in its folder."""
    files = (path.relative_to(package.parent) for path in package.rglob("*.py"))
    names = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files}
    return sorted(names - set(used) - {package.name})


EMPTY_MODULES = (
    # Modules of which the bundle has the name alone: shiboken imports this one at each start, and
    # it brings a dozen of Python's own, for writing down Qt's functions for type checkers.
    "shibokensupport.signature.lib.pyi_generator",
)

RUN_HOOKS = (
    # Scripts of PyInstaller's that run before the program. They bring much along, for asking after
    # sources, listing packages and processes of pyqtgraph's, none of which is done here.
    "pyi_rth_inspect",
    "pyi_rth_pkgutil",
    "pyi_rth_pyqtgraph_multiprocess",
)

RUN_HOOKS_ON_LINUX = (
    # It loads Qt before the program does so in its own way, and tells all that the program starts,
    # as a browser, where Qt's plugins are. PySide6 finds them beside itself.
    "pyi_rth_pyside6",
)

PLUGINS = (
    # The only ones of Qt's plugins that stay. Images are read as PNG, which Qt can do by itself;
    # icons of the desktop's theme are SVG.
    "iconengines/*svgicon*",
    "imageformats/*qsvg*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "platforms/*offscreen*",
    "platforms/*wayland*",
    "platforms/*xcb*",
    "platforms/qwindows*",
    "platforms/*cocoa*",
    "platformthemes/*gtk3*",
    "platformthemes/*xdgdesktopportal*",
    "printsupport/*",
    "styles/*",
    "wayland-decoration-client/*adwaita*",
    "wayland-decoration-client/*bradient*",
    "wayland-graphics-integration-client/*wayland-egl*",
    "wayland-shell-integration/*xdg-shell*",
    "xcbglintegrations/*",
)

FILES = (
    # Never in the bundle, wherever they come from: files by the pattern of their path.
    "*/Qt/translations/*",
    "PySide6/translations/*",
    "*/Qt/qml/*",
    "*Qt6Network*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6Sql*",
    "*Qt6VirtualKeyboard*",
    "*Qt6EglF*",
    "*Qt6WlShell*",
    "QtNetwork*",
    "opengl32sw.dll",
    # numpy's and pyqtgraph's leftovers.
    "numpy/*/tests/*",
    "numpy/*.pyi",
    "numpy/*.h",
    "numpy/*.a",
    "numpy/fft/*",
    "numpy/random/*",
    "numpy/_core/_*_tests*",
    "numpy/_core/_simd*",
    "pyqtgraph/*",
    "dateutil/zoneinfo/*",
    # The times and folders of whoever built it.
    "*.dist-info/direct_url.json",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
)

SYSTEM_LIBRARIES = (
    # The only libraries of the building system that go along. All others are named in
    # linux/control: a second copy of a library that the system's own ones use as well can break.
    "libmpdec.so*",
    "libpython3*",
    "libxcb-cursor.so*",
    "libxcb-icccm.so*",
    "libxcb-image.so*",
    "libxcb-keysyms.so*",
    "libxcb-render-util.so*",
    "libxcb-util.so*",
)
