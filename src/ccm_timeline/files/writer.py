"""Documents written to files: the same document is always the same bytes, one field a line."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

import msgspec

from ccm_timeline.files.unknown import Unknown, put_back
from ccm_timeline.model.document import Document

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


def write_document(path: Path, document: Document, unknown: Unknown = _NOTHING) -> None:
    """Write a document's file, whole or not at all; the permissions of an older one are kept.

    A link is followed, and stays a link. Raises `OSError`.
    """
    data = encode_document(document, unknown)
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
