"""The theme and the size of text: chosen by command, remembered in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ccm_timeline.model.choices import ThemeChoice
from ccm_timeline.settings.store import Store
from ccm_timeline.view.commands import Choice
from ccm_timeline.view.looks import Looks

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The steps of larger and smaller text, in percent."""
NORMAL = 100


class Appearance(QObject):
    """Carries out the commands that change how the program looks."""

    def __init__(self, looks: Looks, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = looks
        self._store = store

    def on_chosen(self, choice: Choice) -> None:
        """Take a choice of colours; choices of other kinds are not this one's."""
        if isinstance(choice, ThemeChoice):
            self._looks.choose(choice)
            self._store.change(theme=choice)

    def enlarge(self) -> None:
        now = self._store.settings.text_size
        self._resize(min((size for size in TEXT_SIZES if size > now), default=now))

    def shrink(self) -> None:
        now = self._store.settings.text_size
        self._resize(max((size for size in TEXT_SIZES if size < now), default=now))

    def normalise(self) -> None:
        self._resize(NORMAL)

    def _resize(self, percent: int) -> None:
        self._looks.resize_text(percent)
        self._store.change(text_size=percent)
