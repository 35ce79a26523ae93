"""Documents written to files."""

import os
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.reader import decode, read
from ccm_timeline.files.unknown import unknown_in
from ccm_timeline.files.writer import encode_document, write_document
from ccm_timeline.system import whole_file
from tests.builders import document, event, evidence_at, full_document, stance
from tests.files.documents import documents, few, words

unknown_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@few
@given(documents())
def test_a_document_comes_back_as_it_was_written(case: tuple) -> None:
    data = encode_document(case[0])
    assert decode(data).document == case[0]
    assert encode_document(decode(data).document) == data


def test_a_file_has_a_field_a_line_in_the_order_of_the_contract() -> None:
    lines = encode_document(document(title="Žemė “€”")).decode().split("\n")
    assert lines[:5] == [
        "{",
        '  "format": "ccm-timeline",',
        '  "version": 1,',
        '  "id": "test",',
        '  "title": "Žemė “€”",',
    ]
    assert lines[-2:] == ["}", ""]


def test_defaults_are_not_written() -> None:
    assert b"planned" not in encode_document(document())
    assert b"null" not in encode_document(full_document())


@few
@given(documents(), st.dictionaries(words.map("x-".__add__), unknown_values, min_size=1), st.data())
def test_unknown_fields_come_back_wherever_they_are(
    case: tuple, fields: dict, data: st.DataObject
) -> None:
    tree = msgspec.to_builtins(case[0])
    holders = [tree, tree["sources"][0], tree["events"][-1], tree["events"][0]["evidence"][-1]]
    holders += [tree["quotes"][1], tree["stances"][0], tree["stances"][0]["evidence"][0]]
    for holder in data.draw(st.lists(st.sampled_from(holders), min_size=1, max_size=3)):
        holder.update(fields)
    file = msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"
    reading = decode(file)
    assert reading.document == case[0]
    assert reading.unknown == unknown_in(tree)
    assert encode_document(reading.document, reading.unknown) == file


def with_unknown(field: str, value: object) -> dict:
    """A document of two events, of which the second has an unknown field at all its levels."""
    twice = (evidence_at(), evidence_at())
    events = (event(), event(id="b", evidence=twice))
    known = document(events=events, quotes=(), stances=(stance(), stance()))
    tree = msgspec.json.decode(encode_document(known))
    tree[field] = value
    tree["events"][1][field] = value
    tree["events"][1]["evidence"][1][field] = value
    tree["stances"][1][field] = value
    return tree


def test_unknown_fields_follow_their_entry_when_another_is_deleted() -> None:
    tree = with_unknown("mood", "calm")
    reading = decode(msgspec.json.encode(tree))
    shorter = msgspec.structs.replace(reading.document, events=reading.document.events[1:])
    written = msgspec.json.decode(encode_document(shorter, reading.unknown))
    del tree["events"][0]
    assert written == tree


def test_unknown_fields_go_with_their_entry() -> None:
    reading = decode(msgspec.json.encode(with_unknown("mood", "calm")))
    emptied = msgspec.structs.replace(reading.document, events=(), stances=())
    written = msgspec.json.decode(encode_document(emptied, reading.unknown))
    assert written == msgspec.json.decode(encode_document(emptied)) | {"mood": "calm"}


def test_large_integers_in_unknown_fields_are_kept() -> None:
    file = b'{"n": ' + b"9" * 400 + b"," + encode_document(document())[1:]
    reading = decode(file)
    assert b"9" * 400 in encode_document(reading.document, reading.unknown)


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ccmt"
    write_document(path, full_document())
    write_document(path, document())
    assert read(path).document == document()
    assert os.listdir(tmp_path) == ["a.ccmt"]


@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_permissions_are_kept_and_new_files_have_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.ccmt"
    write_document(path, document())
    usual = tmp_path / "usual"
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_document(path, full_document())
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links want a privilege there")
def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "target.ccmt"
    target.touch()
    link = tmp_path / "link.ccmt"
    link.symlink_to(target)
    write_document(link, document())
    assert link.is_symlink()
    assert read(target).document == document()


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ccmt"
    write_document(path, document())

    def fail(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(whole_file.os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_document(path, full_document())
    assert read(path).document == document()
    assert os.listdir(tmp_path) == ["a.ccmt"]


def test_half_a_surrogate_pair_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_document(tmp_path / "a.ccmt", document(title="\ud800"))
    assert os.listdir(tmp_path) == []
