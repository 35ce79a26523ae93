"""Reads documents in another thread, into a timeline or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.system.gaps import filling

if TYPE_CHECKING:
    from ccm_timeline.files.keeping.stamp import Stamp, Stamping
    from ccm_timeline.files.reader import Reading
    from ccm_timeline.files.unknown import Unknown
    from ccm_timeline.layout.ground import Ground
    from ccm_timeline.model.timeline import Timeline

PATIENCE_MS = 300
"""What takes no longer is not announced: a word that comes and goes is a flicker."""

_EVENTS_PER_GAP = 100
"""There are about seven gaps of a size for a thousand events."""


class Copy(msgspec.Struct, frozen=True):
    """A kept version that is open as an unsaved copy, and the file whose version it is."""

    version: Path
    file: Path


class Loaded(msgspec.Struct, frozen=True):
    """A document, ready to be looked at; without a path it is the one that the program brings."""

    timeline: Timeline
    path: Path | None
    read_only: bool
    """A newer version of the program made it: to save it would drop what this one cannot know."""
    unknown: Unknown | None = None
    """The fields that this version does not know, for saving to put back; None: there are none."""
    stamp: Stamp | None = None
    """What the file was like; None for the timeline that the program brings."""
    copy: Copy | None = None
    """Of what it is an unsaved copy; then it has no path."""
    ground: Ground | None = None
    """What its drawing stands on; None of a small document, which needs no time for it."""
    filling: object = None
    """What lies in the gaps between the values of a large document; to be kept as long as they."""


class Refused(msgspec.Struct, frozen=True):
    """Why a document was not opened: one sentence, and every problem on a line."""

    path: Path | None
    sentence: str
    problems: tuple[str, ...] = ()


_Chosen = tuple[Grouping, ScaleKind | None]
Choices = Callable[[], _Chosen]


def _no_choices() -> _Chosen:
    """How a timeline is shown as long as nobody chose anything."""
    return Grouping.THEME, None


class _Wish:
    """Whether a document that was asked for is still wanted."""

    holds = True


class Loader(QObject):
    """Read a document; then either `loaded` or `refused` comes, for the last one that was asked."""

    loaded = Signal(object)
    refused = Signal(object)
    unforeseen = Signal(object)
    """An error of the program while it read; a refusal comes as well."""
    slow = Signal(object)
    """It takes a while: the path."""
    progress = Signal(float)
    """How much is read, from 0 to 1."""
    cancelled = Signal()
    """Nothing more will come of what was asked."""

    def __init__(self, parent: QObject | None = None, choices: Choices = _no_choices) -> None:
        """`choices` says how a timeline is to be shown that is read now."""
        super().__init__(parent)
        self._choices = choices
        self._path: Path | None = None
        self._wish = _Wish()
        self._worker = Worker("loading", self, _let_go)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._on_slow)

    def load(self, path: Path | None) -> None:
        """Read this file, or the timeline that the program brings along."""
        self._path = path
        self._wish.holds = False
        self._wish = _Wish()
        self._patience.start()
        _import_reader(path)
        tell = partial(self._tell, self._wish)
        self._worker.ask(partial(_load, path, tell, self._choices()))

    def cancel(self) -> None:
        """Want the document no more; the reading ends soon after."""
        self._wish.holds = False
        self._patience.stop()
        self._worker.forget()
        self.cancelled.emit()

    def stop(self) -> None:
        self._wish.holds = False
        self._patience.stop()
        self._worker.stop()

    def _tell(self, wish: _Wish, share: float) -> bool:
        """In another thread."""
        if wish.holds:
            self.progress.emit(share)
        return wish.holds

    def _on_slow(self) -> None:
        self.slow.emit(self._path)

    def _on_answered(self, answer: Loaded | Refused) -> None:
        self._patience.stop()
        match answer:
            case Loaded():
                self.loaded.emit(answer)
            case Refused():
                self.refused.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self.unforeseen.emit(error)
        name = "" if self._path is None else f" “{self._path.name}”"
        sentence = f"The document{name} was not opened: the program failed while reading it."
        self.refused.emit(Refused(self._path, sentence))


def _import_reader(path: Path | None) -> None:
    """Import what will read the file.

    Not at the head, because the window need not wait for it; and not in the other thread, because
    this one may be importing the same modules.
    """
    import ccm_timeline.files.keeping.stamp
    import ccm_timeline.files.reader

    if path is not None and _is_large(path):
        import ccm_timeline.files.careful
        import ccm_timeline.layout.ground  # noqa: F401


def _is_large(path: Path) -> bool:
    """Whether it is read in pieces; of a file that cannot be looked at the reader says why."""
    from ccm_timeline.files.reader import LARGE

    try:
        return path.stat().st_size >= LARGE
    except (OSError, ValueError):
        return False


def _load(
    path: Path | None, progress: Callable[[float], bool], chosen: _Chosen
) -> Loaded | Refused | None:
    """In another thread; None where it is not wanted any more."""
    from ccm_timeline.files.keeping.stamp import Stamping
    from ccm_timeline.files.problems import DocumentRefused
    from ccm_timeline.files.reader import read
    from ccm_timeline.files.watch import Cancelled

    file = shipped_timeline() if path is None else path
    stamping = Stamping(file)
    try:
        reading = read(file, progress, stamping.take)
    except Cancelled:
        answer = None
    except DocumentRefused as refused:
        more = (f"and {refused.more:,} more",) if refused.more else ()
        answer = Refused(path, refused.sentence, (*map(str, refused.problems), *more))
    else:
        return _looked_at(reading, path, stamping, progress, chosen)
    # Here and not above: as long as an exception is looked at, what was read is kept with it.
    if _is_large(file):
        _tidy()
    return answer


def _looked_at(
    reading: Reading,
    path: Path | None,
    stamping: Stamping,
    progress: Callable[[float], bool],
    chosen: _Chosen,
) -> Loaded | None:
    """What was read, made ready; None where it is not wanted any more."""
    timeline = reading.timeline()
    if not progress(1.0):
        _free(timeline)
        return None
    stamp = None if path is None else stamping.result()
    loaded = Loaded(timeline, path, reading.newer, reading.unknown, stamp)
    if reading.columns is None:
        return loaded
    ground = _ground_of(timeline, *chosen)
    return replace(loaded, ground=ground, filling=filling(len(timeline) // _EVENTS_PER_GAP))


def _tidy() -> None:
    """The events of a reading that came to nothing are gone: their memory is given back."""
    from ccm_timeline.model.working import finished
    from ccm_timeline.session.leaving import tidied

    finished(tidied())


def _let_go(answer: object) -> None:
    """In another thread."""
    if isinstance(answer, Loaded):
        _free(answer.timeline)


def _free(timeline: Timeline) -> None:
    """Let the events go bit by bit: all at once would hold up the window."""
    from ccm_timeline.model.working import finished
    from ccm_timeline.session.leaving import let_go

    finished(let_go([timeline.emptied()]))


def _ground_of(timeline: Timeline, grouping: Grouping, scale: ScaleKind | None) -> Ground:
    """What takes long of a large document, made while the window still answers."""
    from ccm_timeline.layout.ground import ground_of

    return ground_of(timeline, grouping, scale)
