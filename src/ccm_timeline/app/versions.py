"""Shows the backups of a file, and opens or saves a copy of one."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.holding import others_words
from ccm_timeline.app.opening import FILTER
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.backups import Backups, copy_name, moment_of
from ccm_timeline.files.keeping.locks import Locks
from ccm_timeline.files.keeping.saving import SaveRefused, save_bytes
from ccm_timeline.files.problems import DocumentRefused, shown
from ccm_timeline.files.reader import SIZE_LIMIT, read_document
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular
from ccm_timeline.model.changes import differences
from ccm_timeline.model.document import Document
from ccm_timeline.model.phrases import counted, listed
from ccm_timeline.model.words import day_in_words
from ccm_timeline.view.backups_dialog import BackupsDialog, Kept
from ccm_timeline.view.comparison_dialog import ComparisonDialog
from ccm_timeline.view.dialogs import choose, tell

_TOLD = 2
"""Differences that a row tells; the rest are counted."""

_Contents = tuple[int, str, tuple[str, ...] | None]
"""The place of a version, a sentence, and the differences; None of one that cannot be read."""


class Versions(QObject):
    """Reads one version after the other in another thread; a damaged one stops none of them."""

    unforeseen = Signal(object)

    def __init__(
        self, window: QWidget, state: Path | None, open_copy: Callable[[Path, Path], None]
    ) -> None:
        """`state` is the state folder; `open_copy` opens a version as an unsaved copy of a file."""
        super().__init__(window)
        self._window, self._open_copy = window, open_copy
        self._backups, self._locks = Backups(state), Locks(state)
        self._file = Path()
        self._mine: Document | None = None
        self._kept: list[Path] = []
        self._lines: dict[int, tuple[str, ...]] = {}
        self._dialog: BackupsDialog | None = None
        self._reading = Worker("backups", self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(self.unforeseen)
        self._copying = Worker("copying", self)
        self._copying.answered.connect(self._on_copied)
        self._copying.failed.connect(self.unforeseen)

    def are_there(self, file: Path) -> bool:
        """Whether any version of a file was kept."""
        return bool(self._backups.versions(file))

    def show(self, file: Path | None, mine: Document | None) -> None:
        """List the versions of a file; `mine` is what is open of it, if anything is."""
        self._file = file or Path()
        self._kept = [] if file is None else self._backups.versions(file)
        self._mine, self._lines = mine, {}
        rows = [Kept(_when(each), _size(each)) for each in self._kept]
        name = shown(self._file.name)
        sentence = f"Versions of “{name}”, the newest first. A copy never replaces the file."
        self._dialog = dialog = BackupsDialog(sentence, rows, mine is not None, self._window)
        dialog.open_requested.connect(self._open)
        dialog.compare_requested.connect(self._compare)
        dialog.save_requested.connect(self._ask_where)
        dialog.finished.connect(self._on_finished)
        self._read(0)
        dialog.open()

    def stop(self) -> None:
        self._reading.stop()
        self._copying.stop()

    def _on_finished(self) -> None:
        self._reading.forget()
        self._dialog = self._mine = None

    def _read(self, at: int) -> None:
        if at < len(self._kept):
            self._reading.ask(partial(_contents, at, self._kept[at], self._mine))

    def _on_read(self, contents: _Contents) -> None:
        at, words, lines = contents
        if self._dialog is None:
            return
        if lines is not None:
            self._lines[at] = lines
        self._dialog.show_contents(at, words, can_be_read=lines is not None)
        self._read(at + 1)

    def _open(self, at: int) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._open_copy(self._kept[at], self._file)

    def _compare(self, at: int) -> None:
        if at in self._lines:
            name, when = shown(self._file.name), _when(self._kept[at])
            sentence = f"What “{name}” of {when} has, against what is open here:"
            ComparisonDialog(sentence, self._lines[at], parent=self._dialog).exec()

    # A copy.

    def _ask_where(self, at: int) -> None:
        self._ask_where_to_put(self._kept[at])

    def _ask_where_to_put(self, version: Path) -> None:
        first = str(copy_name(version, self._file))
        dialog = QFileDialog(self._dialog, "Save a copy as", first, FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ccmt")
        dialog.fileSelected.connect(lambda name: self._copy(version, Path(name).absolute()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _copy(self, version: Path, target: Path) -> None:
        kept = (self._file, shipped_timeline(), *self._kept)
        owner = self._locks.who_has(target)
        is_ours = owner is not None and self._locks.is_ours(owner)
        if is_ours or any(os.path.realpath(target) == os.path.realpath(each) for each in kept):
            words = f"“{shown(target.name)}” is not written over: choose another name."
        else:
            words = others_words(self._locks, target)
        if not words:
            self._copying.ask(partial(_copied, version, target, self._backups))
        elif choose(self._dialog or self._window, words, "Save as…", "Cancel") == 0:
            self._ask_where_to_put(version)

    def _on_copied(self, sentence: str) -> None:
        tell(self._dialog or self._window, sentence)


def _contents(at: int, version: Path, mine: Document | None) -> _Contents:
    """In another thread."""
    try:
        document = read_document(version)
    except DocumentRefused as refused:
        return at, f"Damaged: {refused.problems[0]}.", None
    if mine is None:
        parts = (
            counted(len(document.events), "event"),
            counted(len(document.quotes), "quotation"),
            counted(len(document.sources), "source"),
        )
        return at, f"{listed(parts)}.", ()
    lines = differences(document, mine)
    if not lines:
        return at, "The same as what is open.", lines
    more = len(lines) - _TOLD
    rest = (f"And {counted(more, 'further difference')}.",) if more > 0 else ()
    return at, " ".join((*lines[:_TOLD], *rest)), lines


def _copied(version: Path, target: Path, backups: Backups) -> str:
    """In another thread: write a version there byte by byte; what came of it, in a sentence."""
    try:
        note = save_bytes(read_regular(version, SIZE_LIMIT), target, backups)
    except UnreadableFileError as error:
        return f"The backup {error}."
    except SaveRefused as refused:
        return refused.sentence
    return " ".join(filter(None, (f"A copy was saved as “{shown(target.name)}”.", note)))


def _when(version: Path) -> str:
    when = moment_of(version)
    if when is None:
        return version.stem
    here = when.astimezone()
    # Not `%B`: Qt has it speak the language of the system.
    return f"{day_in_words(here.toordinal())}, {here:%H:%M:%S}"


def _size(version: Path) -> int:
    try:
        return version.stat().st_size
    except OSError:
        return 0  # Reading it says what is the matter.
