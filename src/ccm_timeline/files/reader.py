"""Documents read from files: strictly, with everything that is wrong in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from ccm_timeline.files.json_text import NESTING_LIMIT, count_members, decode_json, outline
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


@dataclass(frozen=True, slots=True)
class Reading:
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


def decode_document(data: bytes) -> Document:
    """Decode a document from UTF-8 JSON. Raises `DocumentRefused`."""
    return decode(data).document


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
    """Decode a document, and what else there is to know of it. Raises `DocumentRefused`.

    A byte order mark at the start is passed over: some editors put one there unasked.
    """
    watch = watch or Watch()
    data = data.removeprefix(_BOM)
    with uncollected():
        if len(data) >= LARGE:
            from ccm_timeline.files.quick import read_good

            if good := read_good(data, watch):
                document = good.document
                return Reading(document, document.version > VERSION, columns=good.columns)
        return _decode_any(data, watch)


def _decode_any(data: bytes, watch: Watch) -> Reading:
    """Decode a document of which nothing is known; each step may take long if it is large."""
    members = _measure(data)
    watch.tell(0.0)
    document = _decode_typed(data)
    watch.tell(0.0)
    if document is not None and count_members(msgspec.json.encode(document)) == members:
        return _checked(document)
    watch.tell(0.0)
    # Something does not fit, stands twice, is unknown, or is a default that is written out.
    fits, document = document is not None, None  # Twice in memory is once too often.
    tree, twice = decode_json(data, members)
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


def _measure(data: bytes) -> int:
    """Refuse what no decoder should see, and count the members of the rest."""
    if not data or data.isspace():
        raise DocumentRefused([Problem("", "it is empty")])
    found = outline(data)
    if found.depth > NESTING_LIMIT:
        message = f"it is nested deeper than {NESTING_LIMIT} levels, and the format needs 7"
        raise DocumentRefused([Problem("", message)])
    if found.weight > 4 * len(data) + WEIGHT_LIMIT:
        message = "it holds far more small values than a timeline of its size could"
        raise DocumentRefused([Problem("", message)])
    return found.members


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
    raise refused
