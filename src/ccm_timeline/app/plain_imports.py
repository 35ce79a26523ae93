"""PySide6 imported so that it does not read the source of each module that is imported after it.

It looks there for the word PySide6, to know for which modules it would have to exchange the names
of Qt's methods where somebody imports `snake_case` or `true_property` from `__feature__`. Nobody
does so here, and to read some five hundred files takes a tenth of a start. What is answered instead
is what it finds in a module without the word: leave this one alone.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import PySide6.QtCore  # noqa: F401  brings shibokensupport

FEATURE, ASKS = "shibokensupport.feature", "_mod_uses_pyside"


def _uses_no_feature(module: ModuleType) -> bool:
    return False


def _spare_the_sources() -> None:
    feature = import_module(FEATURE)
    if hasattr(feature, ASKS):  # Another version may have another way, and is let have it.
        setattr(feature, ASKS, _uses_no_feature)


_spare_the_sources()
