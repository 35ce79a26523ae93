"""Documents written to files: the same document is always the same bytes, one field a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ccm_timeline.files.unknown import Unknown, put_back
from ccm_timeline.model.document import Document
from ccm_timeline.system.whole_file import write_whole

_NOTHING = Unknown()


def encode_document(document: Document, unknown: Unknown = _NOTHING) -> bytes:
    """Encode a document as UTF-8 JSON, fields in the order of the types, defaults left out.

    `unknown` are the fields that its file had and the types do not know (`Reading.unknown`).
    Raises `UnicodeEncodeError` for text that holds half of a surrogate pair.
    """
    if unknown:
        tree = msgspec.to_builtins(document)
        put_back(tree, unknown)
        compact = msgspec.json.encode(tree)
    else:
        compact = msgspec.json.encode(document)
    return msgspec.json.format(compact, indent=2) + b"\n"


def write_document(path: Path, document: Document) -> None:
    """Write a new document's file, whole or not at all; `keeping.saving` changes one that is there.

    The permissions of an older file are kept, and a link is followed. Raises `OSError`.
    """
    write_whole(path, encode_document(document))
