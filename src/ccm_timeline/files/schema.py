"""The JSON Schema of a document, made from the types of the event model.

`python -m ccm_timeline.files.schema [FILE]` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from ccm_timeline.model.document import FORMAT, TITLE_LIMIT, Document

_NOTE = (
    "A timeline: events, quotations and stances, each with the passages of the sources that state "
    "it. Offsets are code points in the decoded source text, end exclusive. Beyond this schema, "
    "ids are unique in their list, references resolve, dates are EDTF (ISO 8601-2) and passages "
    "lie within their source."
)


def document_schema() -> dict[str, Any]:
    """Give the JSON Schema, draft 2020-12."""
    schema = msgspec.json.schema(Document)
    definitions = schema["$defs"]
    definitions["Document"]["properties"]["format"] = {"const": FORMAT}
    definitions["Event"]["properties"]["title"]["maxLength"] = TITLE_LIMIT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CCM Timeline document, version 1",
        "description": _NOTE,
        **schema,
    }


def encode_schema() -> bytes:
    """Give the schema's file: UTF-8, two spaces a level, a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(document_schema()), indent=2) + b"\n"


def main(arguments: list[str]) -> None:
    """Print the schema, or write it to the path that is given."""
    if arguments:
        Path(arguments[0]).write_bytes(encode_schema())
    else:
        sys.stdout.write(encode_schema().decode())


if __name__ == "__main__":
    main(sys.argv[1:])
