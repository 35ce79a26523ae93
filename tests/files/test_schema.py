"""The JSON Schema."""

import subprocess
import sys
from pathlib import Path

import msgspec

from ccm_timeline.files.fields import fields_of, lists_of
from ccm_timeline.files.schema import document_schema, encode_schema, main
from ccm_timeline.model.document import Document

COMMITTED = Path(__file__).parents[2] / "resources/schema/ccm-timeline-1.schema.json"


def test_the_committed_schema_is_the_one_of_the_types() -> None:
    assert COMMITTED.read_bytes() == encode_schema(), (
        "python -m ccm_timeline.files.schema resources/schema/ccm-timeline-1.schema.json"
    )


def test_the_schema_has_every_field_of_every_type() -> None:
    definitions = document_schema()["$defs"]
    left: list[type[msgspec.Struct]] = [Document]
    while left:
        cls = left.pop()
        definition = definitions[cls.__name__]
        assert list(definition["properties"]) == list(fields_of(cls))
        required = [field.name for field in fields_of(cls).values() if field.required]
        assert definition["required"] == required
        assert definition["description"]
        left.extend(lists_of(cls).values())


def test_unknown_fields_are_allowed() -> None:
    assert b"additionalProperties" not in encode_schema()


def test_the_schema_is_printed_or_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ccm_timeline.files.schema"]
    printed = subprocess.run(command, capture_output=True, check=True)
    assert printed.stdout == encode_schema()
    main([str(tmp_path / "schema.json")])
    assert (tmp_path / "schema.json").read_bytes() == encode_schema()
