"""Where the source texts of each document lie on one's own disk, as the settings remember it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ccm_timeline.settings.store import Store

MOST_FILES = 1000
"""Single files that one document may have; whoever has more has a folder."""


class Attached(msgspec.Struct, frozen=True):
    """A folder, single files, both or neither."""

    folder: Path | None = None
    files: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return self.folder is not None or bool(self.files)

    def with_folder(self, folder: Path | None) -> Attached:
        return replace(self, folder=folder)

    def with_files(self, files: Sequence[Path]) -> Attached:
        """The newest come first, so that of two files of one name the newer one counts."""
        both = dict.fromkeys((*files, *self.files))
        return replace(self, files=tuple(both)[:MOST_FILES])


class Attachments:
    """What is attached to a document is a matter of one's own disk: no document holds it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, document_id: str) -> Attached:
        settings = self._store.settings
        folder = settings.sources.get(document_id)
        files = settings.source_files.get(document_id, ())
        return Attached(None if folder is None else Path(folder), tuple(map(Path, files)))

    def keep(self, document_id: str, attached: Attached) -> None:
        """Remember it, or forget it where nothing is attached any more."""
        folders = {**self._store.settings.sources}
        files = {**self._store.settings.source_files}
        folders.pop(document_id, None)
        files.pop(document_id, None)
        if attached.folder is not None:
            folders[document_id] = str(attached.folder)
        if attached.files:
            files[document_id] = tuple(map(str, attached.files))
        self._store.change(sources=folders, source_files=files)
