"""The timeline that the program brings along, checked against the real sources."""

import random
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.check import Grade, Item, ItemKind, all_pass, check_document
from ccm_timeline.files.folding import fold
from ccm_timeline.files.reader import read
from ccm_timeline.files.rules import find_problems
from ccm_timeline.files.sources import DecodedSource, SourceFiles, decode_source, read_sources
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.document import Document

ROUNDS = 40


@cache
def shipped() -> Document:
    return read(shipped_timeline()).document


@pytest.fixture
def texts(sources_dir: Path) -> dict[str, DecodedSource]:
    return read_sources(shipped(), sources_dir)


def fails(changed: Document, texts: dict[str, DecodedSource]) -> bool:
    return any(find_problems(changed)) or not all_pass(check_document(changed, texts))


def test_it_is_valid_and_knows_all_its_fields() -> None:
    assert not read(shipped_timeline()).unknown
    assert not read(shipped_timeline()).newer


def test_it_is_written_as_the_program_would_write_it() -> None:
    assert encode_document(shipped()) == shipped_timeline().read_bytes()


def test_every_item_is_exact(texts: dict[str, DecodedSource]) -> None:
    items = check_document(shipped(), texts)
    assert [item for item in items if item.grade is not Grade.EXACT] == []
    assert {item.kind for item in items} == set(ItemKind)


def test_changed_characters_of_quotes_are_caught(texts: dict[str, DecodedSource]) -> None:
    chance = random.Random(1)
    for _ in range(ROUNDS):
        number = chance.randrange(len(shipped().quotes))
        quote = shipped().quotes[number]
        at = chance.randrange(len(quote.exact))
        letter = chance.choice([c for c in "aeinst .,’'“\"-–" if c != quote.exact[at]])
        changed = replace(quote, exact=quote.exact[:at] + letter + quote.exact[at + 1 :])
        item = item_of(with_quote(number, changed), texts, quote.id)
        assert item.grade is not Grade.EXACT
        assert item.grade.passes is (fold(changed.exact) == fold(quote.exact))


def test_changed_offsets_are_caught(texts: dict[str, DecodedSource]) -> None:
    chance = random.Random(2)
    for _ in range(ROUNDS):
        by = chance.choice([-100, -10, -1, 1, 3, 10, 1000])
        field = chance.choice(["start", "end"])
        number = chance.randrange(len(shipped().quotes))
        quote = shipped().quotes[number]
        assert fails(with_quote(number, moved(quote, field, by)), texts)
        number = chance.randrange(len(shipped().events))
        first, *others = shipped().events[number].evidence
        assert fails(with_evidence(number, (moved(first, field, by), *others)), texts)


def test_changed_hashes_are_caught(texts: dict[str, DecodedSource]) -> None:
    chance = random.Random(3)
    for number in range(len(shipped().events)):
        first, *others = shipped().events[number].evidence
        changed = replace(first, sha256=other_digest(first.sha256, chance))
        assert fails(with_evidence(number, (changed, *others)), texts)
    for number, source in enumerate(shipped().sources):
        sources = list(shipped().sources)
        sources[number] = replace(source, sha256=other_digest(source.sha256, chance))
        assert fails(replace(shipped(), sources=tuple(sources)), texts)


def test_changed_bytes_of_sources_are_caught(
    texts: dict[str, DecodedSource], sources_dir: Path
) -> None:
    chance = random.Random(4)
    for _ in range(10):
        source = chance.choice(shipped().sources)
        path = SourceFiles(sources_dir).find(source)
        assert path is not None
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        items = check_document(shipped(), texts | {source.id: decode_source(bytes(data))})
        assert not any(item.grade.passes for item in items if item.source == source.id)
        assert all(item.grade.passes for item in items if item.source != source.id)


def item_of(document: Document, texts: dict[str, DecodedSource], quote_id: str) -> Item:
    quotes = [item for item in check_document(document, texts) if item.kind is ItemKind.QUOTE]
    return next(item for item in quotes if item.owner == quote_id)


def with_quote(number: int, quote: object) -> Document:
    quotes = list(shipped().quotes)
    quotes[number] = quote
    return replace(shipped(), quotes=tuple(quotes))


def with_evidence(number: int, evidence: tuple) -> Document:
    events = list(shipped().events)
    events[number] = replace(events[number], evidence=evidence)
    return replace(shipped(), events=tuple(events))


def moved(passage: object, field: str, by: int) -> object:
    return replace(passage, **{field: max(0, getattr(passage, field) + by)})


def other_digest(digest: str, chance: random.Random) -> str:
    at = chance.randrange(64)
    return (
        digest[:at] + chance.choice("0123456789abcdef".replace(digest[at], "")) + digest[at + 1 :]
    )
