"""Source texts read from files: bytes never altered, offsets in code points."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ccm_timeline.files.regular_file import UnreadableFileError, bare_name_fault, read_regular
from ccm_timeline.model.document import Document, Source

SIZE_LIMIT = 64 * 2**20
"""Bytes that a source's file may have."""

_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_ENCODINGS = ["cp1252", "cp1257", "cp1250", "cp1251", "iso8859_13"]
"""What a text that is not Unicode may be in. In all of them one byte is one code point, so that a
wrong guess may show a wrong letter, but never moves an offset."""

_MOST_BYTES_PER_CODE_POINT = 4


@dataclass(frozen=True, slots=True)
class DecodedSource:
    """A source text as it stands in its file, line ends and all."""

    text: str
    encoding: str
    sha256: str
    """Of the file's bytes, byte order mark included."""

    @property
    def length(self) -> int:
        """Code points of the text."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Absent:
    """A source text that could not be read, with the reason as the end of a sentence."""

    reason: str


def decode_source(data: bytes) -> DecodedSource:
    """Decode a source text; every sequence of bytes has a decoding.

    A byte order mark says how the text is encoded, is not part of it and is not counted in
    offsets. Without one the text is UTF-8; failing that, an encoding with one byte a character.
    Line ends are left as they are.
    """
    text, encoding = _decode(data)
    return DecodedSource(text, encoding, sha256(data).hexdigest())


def read_source(path: Path) -> DecodedSource:
    """Read a source's file, a regular one of at most 64 MiB. Raises `UnreadableFileError`."""
    return decode_source(read_regular(path, SIZE_LIMIT))


def read_sources(document: Document, folder: Path) -> dict[str, DecodedSource | Absent]:
    """Read the texts of a document's sources from a folder, by the sources' ids."""
    files = SourceFolder(folder)
    return {source.id: files.read(source) for source in document.sources}


def find_source(folder: Path, source: Source) -> Path | None:
    """Find the file of one source in a folder: see `SourceFolder.find`."""
    return SourceFolder(folder).find(source)


class SourceFolder:
    """A folder of source texts, each of which is hashed at most once; only it is looked into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._digests: dict[Path, str] = {}

    def find(self, source: Source) -> Path | None:
        """Find a source's file: the one of its name, else one that has its hash (renamed).

        A file of its name is taken whatever it holds, so that a change of it is seen. A name that
        leads out of the folder, by itself or by a link, finds nothing.
        """
        named = self._named(source.file)
        if named is not None:
            return named
        for path in self._files_for(source.length):
            if self._digest(path) == source.sha256:
                return path
        return None

    def read(self, source: Source) -> DecodedSource | Absent:
        """Read a source's file, or say why there is nothing to read."""
        path = self.find(source)
        if path is None:
            return Absent("is not in the folder")
        try:
            return read_source(path)
        except UnreadableFileError as error:
            return Absent(str(error))

    def _named(self, name: str) -> Path | None:
        if bare_name_fault(name) is not None:
            return None
        try:
            path = (self._folder / name).resolve(strict=True)
            return path if path.parent == self._folder and path.is_file() else None
        except (OSError, RuntimeError, ValueError):  # absent, a ring of links, an impossible name
            return None

    def _files_for(self, length: int) -> Iterator[Path]:
        """Yield the files, links left out, whose size allows for a text of this length."""
        largest = min(SIZE_LIMIT, _MOST_BYTES_PER_CODE_POINT * (length + 1))
        try:
            with os.scandir(self._folder) as entries:
                found = [
                    entry.name
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                    and length <= entry.stat(follow_symlinks=False).st_size <= largest
                ]
        except OSError:
            return
        for name in sorted(found):
            yield self._folder / name

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            try:
                self._digests[path] = sha256(read_regular(path, SIZE_LIMIT)).hexdigest()
            except UnreadableFileError:
                self._digests[path] = ""
        return self._digests[path]


def _decode(data: bytes) -> tuple[str, str]:
    marked = [encoding for mark, encoding in _BY_MARK if data.startswith(mark)]
    for encoding in (*marked, "utf-8"):
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    # 0.1 s to import, and hardly ever needed
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_OLD_ENCODINGS).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"
