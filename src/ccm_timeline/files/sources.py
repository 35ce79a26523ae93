"""Source texts read from files: bytes never altered, offsets in code points."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import time_ns

import msgspec

from ccm_timeline.files.encodings import decode
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.files.regular_file import UnreadableFileError, bare_name_fault, read_regular
from ccm_timeline.model.document import Document, Source

SIZE_LIMIT = 64 * 2**20
"""Bytes that a source's file may have."""

_MOST_BYTES_PER_CODE_POINT = 4

_SETTLED_NS = 2_000_000_000
"""After so long a file's times are trusted: two changes within a tick of a clock have one time.
(FAT has ticks of two seconds; git calls such files "racily clean".)"""


class DecodedSource(msgspec.Struct, frozen=True):
    """A source text as it stands in its file, line ends and all."""

    text: AnyText
    encoding: str
    sha256: str
    """Of the file's bytes, byte order mark included."""

    @property
    def length(self) -> int:
        """Code points of the text."""
        return len(self.text)


class Absent(msgspec.Struct, frozen=True):
    """A source text that could not be read, with the reason as the end of a sentence."""

    reason: str


def decode_source(data: bytes) -> DecodedSource:
    """Decode a source text; every sequence of bytes has a decoding.

    A byte order mark says how the text is encoded, is not part of it and is not counted in
    offsets. Without one the text is UTF-8; failing that, an encoding with one byte a character.
    Line ends are left as they are.
    """
    text, encoding = decode(data)
    return DecodedSource(text, encoding, sha256(data).hexdigest())


def read_source(path: Path) -> DecodedSource:
    """Read a source's file, a regular one of at most 64 MiB. Raises `UnreadableFileError`."""
    return decode_source(read_regular(path, SIZE_LIMIT))


def read_sources(document: Document, folder: Path) -> dict[str, DecodedSource | Absent]:
    """Read the texts of a document's sources from a folder, by the sources' ids."""
    taken = SourceFiles(folder).look(document.sources)
    return {name: item.text for name, item in taken.items()}


class Taken(msgspec.Struct, frozen=True):
    """The file that stands for a source, and what was read of it."""

    path: Path | None
    text: DecodedSource | Absent


@dataclass(slots=True)
class _Known:
    """What is known of a file as long as it stays as it was."""

    state: _State
    digest: str
    text: DecodedSource | None = None


class SourceFiles:
    """Files among which source texts are found: those of a folder, and single ones.

    Only they are looked into. Whoever keeps this object looks again at little cost: a file that
    stayed as it was is neither hashed nor decoded twice.
    """

    def __init__(self, folder: Path | None, files: Iterable[Path] = ()) -> None:
        self._folder = None if folder is None else _resolved(folder)
        self._single = tuple(files)
        self._known: dict[Path, _Known] = {}
        self._seen: set[Path] = set()
        self._entries: list[tuple[Path, int]] | None = None

    def look(self, sources: Iterable[Source]) -> dict[str, Taken]:
        """Read, or read again, the file of each source, by the sources' ids."""
        self._entries = None
        self._seen.clear()
        taken = {source.id: self._take(source) for source in sources}
        self._forget_unused({item.path for item in taken.values()})
        return taken

    def find(self, source: Source) -> Path | None:
        """Find a source's file: one with its hash, else the one of its name, as it is now.

        Of several with its hash, the one of its name comes first. A name that leads out of the
        folder, by itself or by a link, finds nothing.
        """
        named = self._named(source.file)
        for path in dict.fromkeys((*named, *self._files_for(source.length))):
            if self._digest(path) == source.sha256:
                return path
        return named[0] if named else None

    def _take(self, source: Source) -> Taken:
        path = self.find(source)
        if path is None:
            return Taken(None, Absent(self._why_absent(source.file)))
        try:
            return Taken(path, self._text(path))
        except UnreadableFileError as error:
            return Taken(path, Absent(str(error)))

    def _why_absent(self, name: str) -> str:
        if self._folder is None or bare_name_fault(name) is not None:
            return "is not there"
        path = self._folder / name
        if path.is_symlink():
            return "is a link that does not lead to a file in the folder"
        if path.is_dir():
            return "is a folder, not a file"
        return "is not a regular file" if path.exists() else "is not in the folder"

    def _named(self, name: str) -> list[Path]:
        """The files of a name: in the folder first, then among the single ones."""
        found = [path for path in self._single if path.name == name and _is_file(path)]
        if self._folder is None or bare_name_fault(name) is not None:
            return found
        try:
            path = (self._folder / name).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):  # absent, a ring of links, an impossible name
            return found
        return [path, *found] if path.parent == self._folder and path.is_file() else found

    def _files_for(self, length: int) -> Iterator[Path]:
        """Yield the files whose size allows for a text of this length."""
        if self._entries is None:
            self._entries = [*self._in_folder(), *_sizes(self._single)]
        largest = min(SIZE_LIMIT, _MOST_BYTES_PER_CODE_POINT * (length + 1))
        return (path for path, size in self._entries if length <= size <= largest)

    def _in_folder(self) -> list[tuple[Path, int]]:
        """The folder's files with their sizes in bytes, links left out."""
        if self._folder is None:
            return []
        try:
            with os.scandir(self._folder) as entries:
                found = [
                    (entry.name, entry.stat(follow_symlinks=False).st_size)
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                ]
        except OSError:
            return []
        return [(self._folder / name, size) for name, size in sorted(found)]

    def _digest(self, path: Path) -> str:
        known = self._now(path)
        return "" if known is None else known.digest

    def _text(self, path: Path) -> DecodedSource:
        """Raises `UnreadableFileError`."""
        known = self._now(path)
        if known is None or known.text is None:
            text = read_source(path)
            if known is None:
                return text
            known.text = text
        return known.text

    def _now(self, path: Path) -> _Known | None:
        """What is known of a file as it is in this look, or None where it cannot be read."""
        if path in self._seen:
            return self._known.get(path)
        self._seen.add(path)
        try:
            state = _state_of(path)
            known = self._known.get(path)
            if known is None or known.state != state or not state.is_settled:
                digest = sha256(read_regular(path, SIZE_LIMIT)).hexdigest()
                if known is None or known.digest != digest:
                    known = _Known(state, digest)
                known.state = state
                self._known[path] = known
        except (OSError, UnreadableFileError):
            self._known.pop(path, None)
            return None
        return known

    def _forget_unused(self, used: set[Path | None]) -> None:
        """Keep the texts of those files alone that stand for a source."""
        for path, known in self._known.items():
            if path not in used:
                known.text = None


@dataclass(frozen=True, slots=True)
class _State:
    """By what a file is seen to have changed, without reading it."""

    size: int
    changed: tuple[int, int, int]
    """Inode, and the times of its content and of its entry, in nanoseconds."""
    is_settled: bool = field(compare=False)
    """Whether a change that is still to come would have another time."""


def _state_of(path: Path) -> _State:
    """Raises `OSError`."""
    status = path.stat()
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    return _State(
        status.st_size,
        (status.st_ino, status.st_mtime_ns, status.st_ctime_ns),
        time_ns() - latest > _SETTLED_NS,
    )


def _sizes(paths: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    for path in paths:
        if _is_file(path):
            yield path, path.stat().st_size


def _resolved(folder: Path) -> Path | None:
    """A folder without links, or None for a name that no folder can have."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
