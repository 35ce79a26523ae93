"""The quick reading of large documents: it never says "good" where the slow one finds a fault."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files import reader
from ccm_timeline.files.fields import fields_of
from ccm_timeline.files.json_text import count_members
from ccm_timeline.files.members import _of_events, _of_passages, has_only
from ccm_timeline.files.pieces import Uncut
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.quick import Good, survey
from ccm_timeline.files.transposed import EventLists, of_events
from ccm_timeline.files.watch import Cancelled, Watch
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.columns import Columns, columns_of
from ccm_timeline.model.document import Document, Event, Evidence, Supports
from ccm_timeline.model.timeline import Timeline
from tests.benchmarks.generator import make_timeline
from tests.builders import document_on, event, evidence_at, full_document
from tests.files.documents import documents, few
from tests.files.test_mutated_documents import changes_of_bytes, holders, values

VALID = encode_document(
    document_on("2025-03-06", "2024-22", "2022~/2025-03-06", "-0044-03-15", "2024-01-31?", "1997")
)
TREE = json.loads(VALID)
SMALL = 300
"""Bytes of a piece, so that there are several in a document of a few events."""


def quick(data: bytes, size: int = SMALL) -> Good | None:
    """A document that was read in pieces of so many bytes; None where it is in doubt."""
    try:
        with survey(data, Watch(), size) as found:
            return found.good()
    except Uncut:
        return None


def slow(data: bytes) -> reader.Reading | None:
    try:
        return reader.decode(data)
    except DocumentRefused:
        return None


def agree(data: bytes) -> None:
    """Whatever the quick way calls good, the slow way must read, and to the same document."""
    good = quick(data)
    if good is None:
        return
    reading = slow(data)
    assert reading is not None
    assert reading.document == good.document
    assert not reading.unknown
    same_columns(good.columns, columns_of(good.document.events))


def same_columns(ours: Columns, plain: Columns) -> None:
    signatures = [[c.dates.signatures[code] for code in c.dates.code] for c in (ours, plain)]
    assert signatures[0] == signatures[1]
    for name in ("order", "importance", "planned", "reported_at", "reported"):
        assert getattr(ours, name) == getattr(plain, name), name
    assert (ours.dates.earliest, ours.dates.latest) == (plain.dates.earliest, plain.dates.latest)
    assert ours.ids == plain.ids
    themes = [[c.themes[number] for number in c.theme] for c in (ours, plain)]
    assert themes[0] == themes[1]


def test_a_made_up_document_is_good_in_pieces() -> None:
    data = make_timeline(500)
    good = quick(data, 5000)
    assert good is not None
    assert good.document == msgspec.json.decode(data, type=Document)
    agree(data)


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_every_layout_of_the_text_can_be_cut(indent: int | str | None) -> None:
    assert quick(json.dumps(TREE, indent=indent).encode()) is not None
    assert quick(json.dumps(TREE, indent=indent, sort_keys=True).encode()) is not None


def test_what_the_writer_writes_is_good() -> None:
    for made in (full_document(), document_on("2024", "2023")):
        good = quick(encode_document(made))
        assert good is not None
        assert good.document == made


@few
@given(documents(), st.sampled_from([None, 1]))
def test_valid_documents_are_read_alike(made: tuple[Document, object], indent: int | None) -> None:
    tree = msgspec.to_builtins(made[0])
    data = json.dumps(tree, indent=indent, ensure_ascii=False).encode()
    assert quick(data) is not None
    agree(data)


@settings(max_examples=300)
@given(st.lists(changes_of_bytes, min_size=1, max_size=3))
def test_changed_bytes_are_judged_alike(changes: list[tuple[int, int, bytes]]) -> None:
    data = VALID
    for at, gone, piece in changes:
        data = data[:at] + piece + data[at + gone :]
    agree(data)


@settings(max_examples=200)
@given(st.data())
def test_changed_structures_are_judged_alike(data: st.DataObject) -> None:
    tree = json.loads(VALID)
    for _ in range(data.draw(st.integers(1, 3))):
        holder = data.draw(st.sampled_from(holders(tree)))
        steps: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if steps:
            holder[data.draw(st.sampled_from(steps))] = data.draw(values)
    agree(json.dumps(tree, ensure_ascii=False).encode(errors="replace"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"theme"', b'"theme": "gone", "theme"'),
        (b'"theme"', b'"theme" : "gone", "theme"'),
        (b'"title": "Event 2"', b'"title": "Event 2", "ti\\u0074le": "Event 2"'),
        (b'"title": "Event 2"', b'"title": "Event 2", "new": {"deep": [[[[]]]]}'),
        (b'"title": "Event 2"', b'"title": "Event 2", "new": ' + b"[" * 2000 + b"]" * 2000),
        (b'"title": "Event 2"', b'"title": "   "'),
        (b'"title": "Event 2"', b'"title": "' + b"x" * 71 + b'"'),
        (b'"id": "event-2"', b'"id": "event-1"'),
        (b'"id": "event-2"', b'"id": " "'),
        (b'"id": "event-2"', b'"id": "a\\u0085"'),
        (b'"when": "2024-22"', b'"when": "2024-02-30"'),
        (b'"when": "2024-22"', b'"when": "2024-22", "reported": "soon"'),
        (b'"when": "2024-22"', '"when": "２０２４-01-01"'.encode()),
        (b'"when": "2024-22"', b'"when": "2024-22", "actors": ["nobody"]'),
        (b'"theme": "', b'"theme": "no-'),
        (b'"end": ', b'"end": 99'),
        (b'"start": ', b'"start": 99'),
        (b'"source": "', b'"source": "no-'),
        (b'"events": [', b'"events": [], "events": ['),
        (b'"version": 1', b'"version": 1, "version": 1'),
        (b'"format": "ccm', b'"format": "ccn'),
    ],
)
def test_each_kind_of_fault_is_left_to_the_slow_way(before: bytes, after: bytes) -> None:
    assert before in VALID
    assert quick(VALID) is not None
    assert quick(VALID.replace(before, after, 1)) is None


def test_colons_in_texts_are_no_members() -> None:
    for text in (":", '":', 'he said: "so":', "a : b", "\\:", "\n:"):
        events = tuple(event(id=f"e{n}", title=f"x{text}", note=text) for n in range(9))
        made = document_on("2024", events=events)
        good = quick(encode_document(made))
        assert good is not None, text
        assert good.document == made


def test_the_counted_fields_are_all_there_are() -> None:
    passage = evidence_at(passage="It", supports=Supports.FACT)
    words = {"note": "n", "summary": "s", "when_note": ":", "reported": "2024"}
    made = event(actors=("a",), planned=True, evidence=(passage,), **words)
    data = msgspec.json.encode([made])
    full = {*fields_of(Event), *fields_of(Evidence)}
    assert {*msgspec.json.decode(data)[0], *msgspec.json.decode(data)[0]["evidence"][0]} == full
    assert count_members(data) == len(fields_of(Event)) + len(fields_of(Evidence))
    lists, passages = of_events([made]), list(made.evidence)
    assert _of_events(lists) + _of_passages(passages) == count_members(data)
    assert has_only(data, [made], lists, passages)


def test_an_empty_text_is_a_field_too() -> None:
    made = event(note="", summary="", evidence=(evidence_at(passage="It"),))
    data = msgspec.json.encode([made])
    assert b'"note"' in data
    assert has_only(data, [made], of_events([made]), list(made.evidence))


def test_lists_of_fields_have_the_fields_in_their_order() -> None:
    assert EventLists._fields == Event.__struct_fields__


def test_large_files_are_read_the_quick_way_and_carry_their_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "LARGE", 1)
    reading = reader.decode(VALID)
    assert reading.columns is not None
    ours, plain = reading.timeline(), Timeline(reading.document)
    assert list(ours.events) == list(plain.events)
    assert [event.id for event in ours.events[1:3]] == [plain.events[n].id for n in (1, 2)]


def test_progress_is_told_and_can_end_the_reading() -> None:
    told: list[float] = []
    data = make_timeline(5000)
    reader.decode(data, Watch(lambda share: told.append(share) is None))
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1
    with pytest.raises(Cancelled):
        reader.decode(data, Watch(lambda _: False))
