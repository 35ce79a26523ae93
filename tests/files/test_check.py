"""The check of quotations and evidence."""

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from ccm_timeline.files.check import (
    RECODED,
    Grade,
    Item,
    ItemKind,
    all_pass,
    check_document,
    count_grades,
)
from ccm_timeline.files.folding import fold
from ccm_timeline.files.rules import find_problems
from ccm_timeline.files.sources import Absent, decode_source
from ccm_timeline.model.document import Document
from tests.builders import (
    FACT,
    TEXT,
    WORDS,
    also_in_at,
    document,
    event,
    evidence_at,
    full_document,
    quote_at,
    source_of,
)
from tests.files.documents import decoded, documents, few

texts = {"report": decode_source(TEXT.encode()), "wire": decode_source(TEXT.encode())}


def only(items: tuple[Item, ...], kind: ItemKind) -> Item:
    (item,) = [item for item in items if item.kind is kind]
    return item


def test_everything_that_points_into_a_text_is_an_item() -> None:
    items = check_document(full_document(), texts)
    assert [item.place for item in items] == [
        "source 1 (report)",
        "source 2 (wire)",
        "event 1 (departure), evidence 1",
        "event 2 (talks), evidence 1",
        "quote 1 (regret)",
        "quote 1 (regret), also_in 1",
        "stance 1, evidence 1",
        "disagreement 1 (which-day), position 1, evidence 1",
        "disagreement 1 (which-day), position 2, evidence 1",
    ]
    assert {item.grade for item in items} == {Grade.EXACT}
    assert all_pass(items)
    assert not any(item.message for item in items)


def test_a_quote_with_other_marks_is_typographic_and_passes() -> None:
    quoted = quote_at(TEXT, "in Vilnius’ old")
    items = check_document(document(quotes=(replace(quoted, exact="in Vilnius' old"),)), texts)
    item = only(items, ItemKind.QUOTE)
    assert item.grade is Grade.TYPOGRAPHIC
    assert item.message == "the same but for quotation marks, apostrophes, dashes or spaces"
    assert all_pass(items)


def test_a_quote_that_moved_is_told_where_it_is() -> None:
    quoted = quote_at(TEXT, WORDS)
    moved = replace(quoted, start=quoted.start + 1, end=quoted.end + 1)
    item = only(check_document(document(quotes=(moved,)), texts), ItemKind.QUOTE)
    assert item.grade is Grade.MOVED
    assert item.found_at == (quoted.start,)
    assert item.message == f"the words are not at {moved.start} but at {quoted.start}"
    assert (item.owner, item.source, item.start) == ("regret", "report", moved.start)


def test_words_at_several_other_places_are_ambiguous() -> None:
    quoted = quote_at(TEXT, "said the minister")
    item = only(
        check_document(
            document(quotes=(replace(quoted, exact="the", end=quoted.start + 3),)), texts
        ),
        ItemKind.QUOTE,
    )
    assert item.grade is Grade.AMBIGUOUS
    assert len(item.found_at) > 1


def test_other_words_are_missing() -> None:
    also = also_in_at(exact=WORDS)
    changed = document(quotes=(quote_at(also_in=(replace(also, exact="We regret  nothin"),)),))
    item = only(check_document(changed, texts), ItemKind.ALSO_IN)
    assert item.grade is Grade.MISSING
    assert item.message == (
        "the words are nowhere in the source; "
        "at their place it has “We regret nothing”, and not “We regret  nothin”"
    )


def test_evidence_with_a_wrong_hash_is_shown_what_stands_at_its_place() -> None:
    passage = evidence_at(TEXT, FACT)
    wrong = replace(passage, sha256="0" * 64)
    item = only(
        check_document(document(events=(event(evidence=(wrong,)),)), texts), ItemKind.EVIDENCE
    )
    assert item.grade is Grade.MISSING
    assert f"“{FACT[:40]}" in item.message
    assert item.message.endswith(passage.sha256)


@pytest.mark.parametrize("stated", ["NFC", "NFD"])
def test_the_same_letters_in_another_unicode_form_are_missing_and_called_so(stated: str) -> None:
    other = {"NFC": "NFD", "NFD": "NFC"}[stated]
    text = normalize(other, "Čapek saw it; Élodie Čapek saw it all.")
    words = normalize(stated, "Élodie Čapek")
    start = text.index("; ") + 2
    quote = replace(quote_at(), exact=words, start=start, end=start + len(words))
    checked = check_document(
        document(sources=(source_of(text),), quotes=(quote,), events=(event(evidence=()),)),
        {"report": decode_source(text.encode())},
    )
    item = only(checked, ItemKind.QUOTE)
    assert item.grade is Grade.MISSING
    assert "the same letters in another Unicode form (NFC or NFD)" in item.message


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
    ],
    ids=["line ends", "mark", "encoding"],
)
@pytest.mark.parametrize("forth", [True, False])
def test_a_source_whose_line_ends_a_program_changed_is_told_from_another_text(
    change: Callable[[bytes], bytes], forth: bool
) -> None:
    data = b"First line.\nSecond line.\n"
    before, after = (data, change(data)) if forth else (change(data), data)
    source = replace(source_of("x"), sha256=decode_source(before).sha256, length=len(data))
    items = check_document(
        document(sources=(source,), quotes=(), events=(event(evidence=()),)),
        {"report": decode_source(after)},
    )
    assert items[0].grade is Grade.SOURCE_CHANGED
    is_known = forth or b"\0" not in change(data)
    assert items[0].message.endswith(RECODED) is is_known


def test_evidence_that_moved_is_found_by_its_hash() -> None:
    passage = evidence_at(TEXT, FACT)
    moved = replace(passage, start=passage.start - 2, end=passage.end - 2)
    items = check_document(document(events=(event(evidence=(moved,)),)), texts)
    item = only(items, ItemKind.EVIDENCE)
    assert item.grade is Grade.MOVED
    assert item.found_at == (passage.start,)


def test_evidence_is_never_typographic() -> None:
    text = TEXT.replace("’", "'")
    passage = evidence_at(TEXT, "in Vilnius’ old")
    items = check_document(
        document(sources=(source_of(text),), events=(event(evidence=(passage,)),)),
        {"report": decode_source(text.encode())},
    )
    assert only(items, ItemKind.EVIDENCE).grade is Grade.MISSING


def test_without_a_text_everything_is_absent_with_its_reason() -> None:
    for given_texts in ({}, {"report": Absent("is not in the folder")}):
        items = check_document(document(), given_texts)
        assert {item.grade for item in items} == {Grade.SOURCE_ABSENT}
        assert not all_pass(items)
    assert items[0].message == "the file report.txt is not in the folder"
    assert items[1].message == "there is no text of the source report"


def test_nothing_of_a_changed_source_passes_though_the_words_are_there() -> None:
    changed = {"report": decode_source(TEXT.encode() + b"\n")}
    items = check_document(document(), changed)
    assert {item.grade for item in items} == {Grade.SOURCE_CHANGED}
    assert items[0].message == (
        "the file report.txt is not the one that the document was made from, "
        f"for its sha256 is {changed['report'].sha256}"
    )
    assert items[1].message == "the words are at their place, but the source's file has changed"


def test_words_that_are_gone_from_a_changed_source_are_missing() -> None:
    changed = {"report": decode_source(TEXT.replace("nothing", "no thing").encode())}
    items = check_document(document(), changed)
    assert only(items, ItemKind.SOURCE).grade is Grade.SOURCE_CHANGED
    assert only(items, ItemKind.QUOTE).grade is Grade.MISSING
    assert only(items, ItemKind.EVIDENCE).grade is Grade.MOVED


def test_another_encoding_of_the_same_text_is_a_change() -> None:
    items = check_document(document(), {"report": decode_source(TEXT.encode("utf-16"))})
    assert {item.grade for item in items} == {Grade.SOURCE_CHANGED}


def test_a_wrong_length_is_told() -> None:
    items = check_document(document(sources=(source_of(length=1000),)), texts)
    assert items[0].grade is Grade.SOURCE_CHANGED
    assert items[0].message == f"the text has {len(TEXT)} characters, not 1000"


def test_grades_are_counted_in_their_order() -> None:
    items = check_document(document(sources=(source_of(length=1000),)), texts)
    assert list(count_grades(items).items()) == [(Grade.EXACT, 2), (Grade.SOURCE_CHANGED, 1)]


@few
@given(documents())
def test_what_was_taken_from_the_texts_is_exact(case: tuple) -> None:
    items = check_document(case[0], decoded(case[1]))
    assert {item.grade for item in items} == {Grade.EXACT}


def caught(changed: Document, case: tuple) -> bool:
    """Whether a change is refused or does not pass."""
    return any(find_problems(changed)) or not all_pass(check_document(changed, decoded(case[1])))


@few
@given(documents(), st.data())
def test_every_changed_character_of_a_quote_is_caught(case: tuple, data: st.DataObject) -> None:
    before = case[0].quotes[0]
    at = data.draw(st.integers(0, len(before.exact) - 1))
    letter = data.draw(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'\"-– ’a\n"))
    assume(letter != before.exact[at])
    after = replace(before, exact=before.exact[:at] + letter + before.exact[at + 1 :])
    changed = replace(case[0], quotes=(after, *case[0].quotes[1:]))
    grades = {
        item.grade
        for item in check_document(changed, decoded(case[1]))
        if item.owner == before.id and item.kind is ItemKind.QUOTE
    }
    if fold(after.exact) == fold(before.exact):
        assert grades == {Grade.TYPOGRAPHIC}
    else:
        assert grades <= {Grade.MOVED, Grade.AMBIGUOUS, Grade.MISSING}


@few
@given(documents(), st.data())
def test_a_character_more_or_less_in_a_quote_is_caught(case: tuple, data: st.DataObject) -> None:
    before = case[0].quotes[0]
    at = data.draw(st.integers(0, len(before.exact) - 1))
    more = replace(before, exact=before.exact[:at] + "x" + before.exact[at:])
    less = replace(before, exact=before.exact[:at] + before.exact[at + 1 :])
    for after in (more, less):
        assert caught(replace(case[0], quotes=(after, *case[0].quotes[1:])), case)


@few
@given(documents(), st.sampled_from([-10, -3, -1, 1, 2, 10, 100]), st.data())
def test_every_changed_offset_is_caught(case: tuple, by: int, data: st.DataObject) -> None:
    quote = case[0].quotes[0]
    evidence = case[0].events[0].evidence[0]
    field = data.draw(st.sampled_from(["start", "end"]))
    assume(getattr(quote, field) + by >= 0)
    moved = replace(quote, **{field: getattr(quote, field) + by})
    assert caught(replace(case[0], quotes=(moved, *case[0].quotes[1:])), case)
    assume(getattr(evidence, field) + by >= 0)
    moved_evidence = replace(evidence, **{field: getattr(evidence, field) + by})
    first = replace(case[0].events[0], evidence=(moved_evidence,))
    assert caught(replace(case[0], events=(first, *case[0].events[1:])), case)


@few
@given(documents(), st.integers(1, 40))
def test_a_quote_moved_as_a_whole_passes_only_where_its_words_stand(case: tuple, by: int) -> None:
    quote = case[0].quotes[0]
    moved = replace(quote, start=quote.start + by, end=quote.end + by)
    text = case[1][quote.source]
    stands = fold(text[moved.start : moved.end]) == fold(quote.exact)
    assert caught(replace(case[0], quotes=(moved, *case[0].quotes[1:])), case) is not stands


@few
@given(documents(), st.integers(0, 63), st.sampled_from("0123456789abcdef"))
def test_every_changed_figure_of_a_hash_is_caught(case: tuple, at: int, figure: str) -> None:
    def other(digest: str) -> str:
        assume(digest[at] != figure)
        return digest[:at] + figure + digest[at + 1 :]

    source = case[0].sources[0]
    changed = replace(source, sha256=other(source.sha256))
    assert caught(replace(case[0], sources=(changed, *case[0].sources[1:])), case)
    evidence = case[0].stances[0].evidence[0]
    stance = replace(
        case[0].stances[0], evidence=(replace(evidence, sha256=other(evidence.sha256)),)
    )
    assert caught(replace(case[0], stances=(stance,)), case)


@few
@given(documents(), st.data())
def test_every_changed_byte_of_a_source_is_caught(case: tuple, data: st.DataObject) -> None:
    document, by_id = case
    name = data.draw(st.sampled_from(sorted(by_id)))
    file = bytearray(by_id[name].encode())
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    items = check_document(document, decoded(by_id) | {name: decode_source(bytes(file))})
    of_it = [item for item in items if item.source == name]
    assert of_it
    assert not any(item.grade.passes for item in of_it)


def test_a_document_whose_evidence_all_moved_is_checked_with_one_search_a_length() -> None:
    text = "".join(chr(97 + n * n % 26) for n in range(20_000))
    passages = tuple(evidence_at(text, text[n : n + 200 + n % 5]) for n in range(1000))
    shifted = tuple(replace(each, start=each.start + 1, end=each.end + 1) for each in passages)
    moved = document(sources=(source_of(text),), events=(event(evidence=shifted),), quotes=())
    items = check_document(moved, {"report": decode_source(text.encode())})
    assert not any(item.grade.passes for item in items if item.kind is ItemKind.EVIDENCE)
