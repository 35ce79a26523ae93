"""Finds in another thread what the attached source texts have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from ccm_timeline.app.worker import Worker
from ccm_timeline.files.comparing.independence import Comparison, compare_sources
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.files.watch import Cancelled
from ccm_timeline.model.document import Document
from ccm_timeline.session.session import Session


class _Wish:
    """Whether the comparison that was asked for is still wanted, and who hears how far it is."""

    holds = True

    def __init__(self, tell: Callable[[_Wish, float], object]) -> None:
        self._tell = tell

    def goes_on(self, share: float) -> bool:
        """In another thread: the answer that ends a comparison which nobody waits for."""
        if self.holds:
            self._tell(self, share)
        return self.holds


class Sharing(QObject):
    """Compares the texts anew whenever other texts are attached."""

    unforeseen = Signal(object)
    _came = Signal(object, float)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wish = _Wish(self._came.emit)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._worker = Worker("sharing", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        session.evidence.texts_changed.connect(self._compare)
        session.document_changed.connect(self._compare)

    def stop(self) -> None:
        self._wish.holds = False
        self._worker.stop()

    def _compare(self) -> None:
        """Forget what was found in other texts, and look in these."""
        self._wish.holds = False
        self._worker.forget()
        self._session.evidence.set_comparing(None)
        self._session.evidence.set_comparison(Comparison())
        if len(self._session.evidence.texts) < 2:
            return
        self._wish = _Wish(self._came.emit)
        self._session.evidence.set_comparing(0.0)
        document, texts = self._session.timeline.document, dict(self._session.evidence.texts)
        self._worker.ask(partial(_find, document, texts, self._wish))

    def _on_came(self, wish: _Wish, share: float) -> None:
        """Told in this thread, perhaps after the answer or after another wish."""
        if wish is self._wish and self._session.evidence.comparing is not None:
            self._session.evidence.set_comparing(share)

    def _on_answered(self, found: Comparison | None) -> None:
        self._session.evidence.set_comparing(None)
        if found is not None:
            self._session.evidence.set_comparison(found)

    def _on_failed(self, error: Exception) -> None:
        self._session.evidence.set_comparing(None)
        self.unforeseen.emit(error)


def _find(document: Document, texts: dict[str, AnyText], wish: _Wish) -> Comparison | None:
    """In another thread; None where it is not wanted any more."""
    try:
        return compare_sources(document, texts, wish.goes_on)
    except Cancelled:
        return None
