"""Documents read from files: strictly, with everything that is wrong in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from ccm_timeline.files.json_text import (
    Outline,
    count_members,
    decode_json,
    outline,
    require_json,
    require_sound,
)
from ccm_timeline.files.parts import salvage
from ccm_timeline.files.problems import DocumentRefused, Problem, shown
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular
from ccm_timeline.files.rules import find_problems, problems_of
from ccm_timeline.files.unknown import Unknown, unknown_in
from ccm_timeline.files.watch import Progress, Watch, uncollected
from ccm_timeline.model.columns import Columns
from ccm_timeline.model.document import FORMAT, LARGEST_OFFSET, VERSION, Document
from ccm_timeline.model.timeline import Timeline

SIZE_LIMIT = 512 * 2**20
"""Bytes that a document's file may have."""

LARGE = 2**20
"""Bytes from which on a document is read in pieces; what does that takes a while to import."""

WEIGHT_LIMIT = 128 * 2**20
"""Bytes that the values of a document may take besides four times its file: what reads a document
holds the file, its texts and its values at once, and is to need six times the file at most."""

_BOM = b"\xef\xbb\xbf"
_NOTHING = Unknown()


class Reading(msgspec.Struct, frozen=True):
    """What reading a document gave."""

    document: Document
    newer: bool = False
    """Made by a newer version of the format, which fits this one: to be opened read-only."""
    unknown: Unknown = _NOTHING
    """The fields that the types do not know, for `writer.encode_document` to put back."""
    columns: Columns | None = None
    """Those of the events, where they were read along with the document."""

    def timeline(self) -> Timeline:
        """The document, ready to be looked at."""
        return Timeline(self.document, self.columns)


def read_document(path: Path) -> Document:
    """Read a document from a regular file of at most 512 MiB. Raises `DocumentRefused`."""
    return read(path).document


def read(
    path: Path,
    progress: Progress | None = None,
    taken: Callable[[bytes], object] | None = None,
) -> Reading:
    """Read a document, and what else there is to know of its file.

    `progress` is told how much is done, in the thread that reads; its answer False ends the
    reading. `taken` is handed the file's bytes before they are decoded. Raises `DocumentRefused`,
    or `Cancelled` where `progress` ended it.
    """
    watch = Watch(progress)
    try:
        data = read_regular(path, SIZE_LIMIT, lambda: watch.tell(0.0))
        if taken is not None:
            taken(data)
        return decode(data, watch)
    except UnreadableFileError as error:
        raise DocumentRefused([Problem("", f"it {error}")], path.name) from error
    except DocumentRefused as refused:
        refused.name = path.name
        raise


def decode(data: bytes, watch: Watch | None = None) -> Reading:
    """Decode a document from UTF-8 JSON, and what else there is to know of it.

    A byte order mark at the start is passed over: some editors put one there unasked. Raises
    `DocumentRefused`, or `Cancelled` where whoever watches ended it.
    """
    watch = watch or Watch()
    data = data.removeprefix(_BOM)
    if not data or data.isspace():
        raise DocumentRefused([Problem("", "it is empty")])
    with uncollected():
        if len(data) >= LARGE:
            if reading := _decode_pieces(data, watch):
                return reading
            require_json(data)
        return _decode_any(data, watch)


def _decode_pieces(data: bytes, watch: Watch) -> Reading | None:
    """Decode a large document; None where it must be looked at as a whole."""
    from ccm_timeline.files.careful import Examination
    from ccm_timeline.files.pieces import Uncut
    from ccm_timeline.files.quick import survey

    try:
        with survey(data, watch) as found:
            if good := found.good():
                document = good.document
                return Reading(document, document.version > VERSION, columns=good.columns)
            looked_at = Examination(found, _room(data), watch)
            version: object = None
            if looked_at.tree is not None:
                _require_ours(looked_at.tree)
                version = looked_at.tree.get("version")
            _refuse_any(looked_at.problems(), version)
            document = looked_at.document
            newer = document.version > VERSION
            return Reading(document, newer, looked_at.unknown, found.columns)
    except Uncut:
        return None


def _decode_any(data: bytes, watch: Watch) -> Reading:
    """Decode a document of which nothing is known; each step may take long if it is large."""
    measure, count = _measures(data)
    found = measure(data)
    require_sound(found, _room(data))
    watch.tell(0.0)
    document = _decode_typed(data)
    watch.tell(0.0)
    if document is not None and count(msgspec.json.encode(document)) == found.members:
        return _checked(document)
    watch.tell(0.0)
    # Something does not fit, stands twice, is unknown, or is a default that is written out.
    fits, document = document is not None, None  # Twice in memory is once too often.
    tree, twice = decode_json(data, found.members, count)
    watch.tell(0.0)
    _require_ours(tree)
    if not fits:
        _refuse_any(chain(twice, _misfits(tree)), tree.get("version"))
        return _checked(msgspec.convert(tree, Document), twice, unknown_in(tree))
    unknown = unknown_in(tree)
    del tree
    watch.tell(0.0)
    return _checked(msgspec.json.decode(data, type=Document), twice, unknown)


def _checked(
    document: Document, found: Iterable[Problem] = (), unknown: Unknown = _NOTHING
) -> Reading:
    _require_ours({"format": document.format})
    _refuse_any(chain(found, find_problems(document)), document.version)
    return Reading(document, document.version > VERSION, unknown)


def _measures(data: bytes) -> tuple[Callable[[bytes], Outline], Callable[[bytes], int]]:
    """Who measures text of this size, and who counts its members."""
    if len(data) < LARGE:
        return outline, count_members
    from ccm_timeline.files import members

    return members.measure, members.count_members


def _room(data: bytes) -> int:
    """Bytes that the values of a document may take in memory."""
    return 4 * len(data) + WEIGHT_LIMIT


def _decode_typed(data: bytes) -> Document | None:
    try:
        return msgspec.json.decode(data, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _misfits(tree: dict[str, Any]) -> Iterator[Problem]:
    parts = yield from salvage(tree)
    yield from problems_of(parts)


def _require_ours(tree: Any) -> None:
    if isinstance(tree, dict) and tree.get("format") == FORMAT:
        return
    if not isinstance(tree, dict):
        reason = "it is JSON, but not an object"
    elif isinstance(tree.get("format"), str):
        reason = f"‘format’ is “{shown(tree['format'])}”, not “{FORMAT}”"
    else:
        reason = "‘format’ is missing"
    raise DocumentRefused([Problem("", f"this is not a CCM Timeline document: {reason}")])


def _refuse_any(problems: Iterable[Problem], version: object) -> None:
    """Raise if there is a problem; what a newer version allows is not called a mistake."""
    refused = DocumentRefused(problems)
    if not refused.problems:
        return
    if isinstance(version, int) and VERSION < version <= LARGEST_OFFSET:
        message = (
            "it was made by a newer version of CCM Timeline "
            f"(format {version}; this program reads format {VERSION})"
        )
        raise DocumentRefused([Problem("", message)])
    try:
        raise refused
    finally:
        # A frame that holds what was raised in it is a circle, and keeps the whole file in memory.
        del refused
