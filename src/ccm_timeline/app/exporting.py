"""Exports the open timeline as an image, by the same code as the command line."""

from __future__ import annotations

from functools import partial
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.about import COMMAND
from ccm_timeline.app.exit_status import DONE
from ccm_timeline.app.export_command import run_export
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.session.session import Session
from ccm_timeline.view.dialogs import tell
from ccm_timeline.view.export_dialog import ExportDialog, Size
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.palette import DARK


class Exporting(QObject):
    """Asks for size and file, then writes the image with the lanes and colours that are shown."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, looks: Looks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._looks = looks
        self._size: Size = (0, 0)
        self._path = Path()
        self._worker = Worker("exporting", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)

    def ask(self) -> None:
        self._sizes = ExportDialog(self._window)
        self._sizes.accepted.connect(self._ask_for_file)
        self._sizes.finished.connect(self._sizes.deleteLater)
        self._sizes.open()

    def _ask_for_file(self) -> None:
        self._size = self._sizes.size_in_pixels()
        dialog = QFileDialog(self._window, "Export image", str(self._first_path()), "PNG (*.png)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, name: str) -> None:
        self.write(Path(name), self._size)

    def write(self, path: Path, size: Size) -> None:
        """Write the image in another thread; then what came of it is told."""
        theme = ThemeChoice.DARK if self._looks.palette is DARK else ThemeChoice.LIGHT
        session = self._session
        file = session.path or shipped_timeline()
        self._path = path
        self._worker.ask(
            partial(_export, file, path, size, theme, session.grouping, session.scale_kind)
        )

    def stop(self) -> None:
        self._worker.stop()

    def _on_answered(self, problem: str | None) -> None:
        tell(self._window, problem or f"The image was written: “{self._path.name}”.")

    def _on_failed(self, error: Exception) -> None:
        self.unforeseen.emit(error)
        tell(self._window, "The image was not written: the program failed while drawing it.")

    def _first_path(self) -> Path:
        """A name to begin with: the document's, beside the user's other pictures."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        path = self._session.path or shipped_timeline()
        return Path(folder) / f"{path.stem}.png"


def _export(
    file: Path,
    path: Path,
    size: Size,
    theme: ThemeChoice,
    grouping: Grouping,
    scale_kind: ScaleKind,
) -> str | None:
    """In another thread: what hinders it, or None."""
    err = StringIO()
    status = run_export(file, path, size, theme, grouping, scale_kind, err)
    return None if status == DONE else err.getvalue().removeprefix(f"{COMMAND}: ").strip()
