"""The attached source texts of the open document, and what was found in them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ccm_timeline.files.check import Grade, Item, Passage
    from ccm_timeline.files.comparing.independence import Comparison
    from ccm_timeline.files.long_text import AnyText

_UNCHECKED: Mapping[Passage, Item] = MappingProxyType({})
_UNGRADED: Mapping[str, Grade] = MappingProxyType({})


class Evidence(QObject):
    """Empty while no texts are attached; every setter is silent when nothing changes."""

    texts_changed = Signal()
    grades_changed = Signal()
    comparison_changed = Signal()
    comparing_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._comparing: float | None = None
        self.forget()

    def forget(self) -> None:
        """Begin anew with another document, which is told by others."""
        self._texts: Mapping[str, AnyText] = {}
        self._grades: Mapping[str, Grade] = {}
        self._checked: Mapping[Passage, Item] = {}
        self._comparison: Comparison | None = None

    @property
    def texts(self) -> Mapping[str, AnyText]:
        """The decoded text of each source that is attached, by source id."""
        return self._texts

    @property
    def grades(self) -> Mapping[str, Grade]:
        """How far each quotation was found in its source, by quote id."""
        return self._grades

    @property
    def checked(self) -> Mapping[Passage, Item]:
        """What came of each quotation and each piece of evidence, by its own value."""
        return self._checked

    def take(
        self,
        texts: Mapping[str, AnyText],
        grades: Mapping[str, Grade] = _UNGRADED,
        checked: Mapping[Passage, Item] = _UNCHECKED,
    ) -> None:
        """Take texts with what was found in them: whoever hears of the one has the other too."""
        before, self._texts = self._texts, texts
        found = self._grades, self._checked
        self._grades, self._checked = grades, checked
        if not _are_same(texts, before):
            self.texts_changed.emit()
        if found != (grades, checked):
            self.grades_changed.emit()

    @property
    def comparison(self) -> Comparison:
        """What the attached texts have in common."""
        if self._comparison is None:
            # Not at the head: a timeline is seen before anybody compares texts.
            from ccm_timeline.files.comparing.independence import Comparison

            self._comparison = Comparison()
        return self._comparison

    def set_comparison(self, comparison: Comparison) -> None:
        if comparison != self.comparison:
            self._comparison = comparison
            self.comparison_changed.emit()

    @property
    def comparing(self) -> float | None:
        """How much of a comparison is done, from 0 to 1; None while none is made."""
        return self._comparing

    def set_comparing(self, share: float | None) -> None:
        if share != self._comparing:
            self._comparing = share
            self.comparing_changed.emit()


def _are_same(texts: Mapping[str, AnyText], others: Mapping[str, AnyText]) -> bool:
    """By identity: to compare the letters of long texts would hold up the window."""
    return texts.keys() == others.keys() and all(
        text is others[name] for name, text in texts.items()
    )
