"""Documents read from files."""

import os
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import SIZE_LIMIT, decode, read, read_document
from ccm_timeline.files.writer import encode_document
from tests.builders import document, event, full_document, quote_at

VALID = encode_document(full_document())


def tree() -> Any:
    """A valid document as plain dicts, to be broken."""
    return msgspec.json.decode(VALID)


def told(data: Any) -> list[str]:
    """The problems of a document that is refused."""
    with pytest.raises(DocumentRefused) as caught:
        decode(data if isinstance(data, bytes) else msgspec.json.encode(data))
    return [str(problem) for problem in caught.value.problems]


def test_a_valid_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ccmt"
    path.write_bytes(VALID)
    assert read_document(path) == full_document()
    assert decode(VALID).document == full_document()
    assert not read(path).newer
    assert not read(path).unknown


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode(b"\xef\xbb\xbf" + VALID).document == full_document()


def test_defaults_that_are_written_out_mean_the_same() -> None:
    broad = tree()
    broad["events"][0] |= {"planned": False, "note": None, "reported": None}
    broad["quotes"][0]["also_in"] = broad["quotes"][0].get("also_in", [])
    reading = decode(msgspec.json.encode(broad))
    assert reading.document == full_document()
    assert not reading.unknown


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0", "it is not text, but a file of another kind"),
        ("{}".encode("utf-16"), "it is text in UTF-16; save it as UTF-8 in a text editor"),
        (b"{}", "this is not a CCM Timeline document: ‘format’ is missing"),
        (b"[1]", "this is not a CCM Timeline document: it is JSON, but not an object"),
        (b"3", "this is not a CCM Timeline document: it is JSON, but not an object"),
        (
            b'{"format": "geojson"}',
            "this is not a CCM Timeline document: ‘format’ is “geojson”, not “ccm-timeline”",
        ),
        (b'{"format": 1}', "this is not a CCM Timeline document: ‘format’ is missing"),
    ],
)
def test_other_files_are_told_apart(data: bytes, message: str) -> None:
    assert told(data) == [message]


def test_another_format_with_our_fields_is_told_apart() -> None:
    assert "‘format’ is “x”" in told(tree() | {"format": "x"})[0]


def test_the_name_of_the_file_is_in_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "žemė.ccmt"
    path.write_bytes(b"{}")
    with pytest.raises(DocumentRefused) as caught:
        read(path)
    assert caught.value.sentence == (
        "“žemė.ccmt” was not opened: this is not a CCM Timeline document: ‘format’ is missing."
    )


def test_what_is_missing_is_told_with_its_place() -> None:
    broken = tree()
    del broken["events"][1]["title"]
    del broken["events"][0]["evidence"][0]["end"]
    del broken["themes"]
    assert told(broken) == [
        "themes is missing",
        "event 1 (departure), evidence 1: end is missing",
        "event 2 (talks): title is missing",
    ]


def test_null_means_missing() -> None:
    broken = tree()
    broken["events"][0]["title"] = None
    broken["events"][0]["planned"] = None
    assert told(broken) == [
        "event 1 (departure): title is missing",
        "event 1 (departure): planned is null; leave it out instead",
    ]


HUGE = 10**400
SHA = "sha256 must be 64 hexadecimal digits in lower case"
LONG = "has 1,000,001 characters, and at most 1,000,000 are allowed"
MISFITS = [
    (("id",), "", "id is empty"),
    (("id",), 3, "id must be text, and is a number"),
    (("id",), "x" * 201, "id has 201 characters, and at most 200 are allowed"),
    (("summary",), "x" * 1_000_001, f"summary {LONG}"),
    (("version",), "1", "version must be a whole number from 1 to 2147483647"),
    (("version",), 0, "version must be a whole number from 1 to 2147483647"),
    (("version",), True, "version must be a whole number from 1 to 2147483647"),
    (("version",), HUGE, "version must be a whole number from 1 to 2147483647"),
    (("events",), {}, "events must be a list, and is an object"),
    (("events", 0), "x", "event 1: must be an object, and is text"),
    (
        ("events", 0, "importance"),
        4,
        "event 1 (departure): importance must be a whole number from 1 to 3",
    ),
    (
        ("events", 0, "importance"),
        2.0,
        "event 1 (departure): importance must be a whole number from 1 to 3",
    ),
    (
        ("events", 0, "planned"),
        1,
        "event 1 (departure): planned must be true or false, and is a number",
    ),
    (("events", 0, "actors"), ["ministry", ""], "event 1 (departure): actors, entry 2 is empty"),
    (("events", 0, "evidence"), [], "event 1 (departure): evidence must have at least one entry"),
    (
        ("events", 0, "evidence", 0, "start"),
        HUGE,
        "event 1 (departure), evidence 1: start must be a whole number from 0 to 2147483647",
    ),
    (
        ("events", 0, "evidence", 0, "start"),
        -1,
        "event 1 (departure), evidence 1: start must be a whole number from 0 to 2147483647",
    ),
    (("events", 0, "evidence", 0, "sha256"), "A" * 64, f"event 1 (departure), evidence 1: {SHA}"),
    (
        ("events", 0, "evidence", 0, "sha256"),
        "a" * 64 + "\n",
        f"event 1 (departure), evidence 1: {SHA}",
    ),
    (
        ("events", 0, "evidence", 0, "supports"),
        "place",
        "event 1 (departure), evidence 1: supports must be one of date, fact, stance, name, "
        "and is “place”",
    ),
    (("sources", 0, "sha256"), "xyz", f"source 1 (report): {SHA}"),
    (
        ("themes", 0, "colour"),
        "red",
        "theme 1 (withdrawal): colour must be a colour such as #00aa88",
    ),
    (
        ("quotes", 0, "kind"),
        7,
        "quote 1 (regret): kind must be one of direct, partial, statement, and is a number",
    ),
    (
        ("disagreements", 0, "positions"),
        [],
        "disagreement 1 (which-day): positions must have at least 2 entries",
    ),
]


@pytest.mark.parametrize(("way", "value", "message"), MISFITS)
def test_a_value_that_does_not_fit_is_told(way: tuple, value: object, message: str) -> None:
    broken = tree()
    holder = broken
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    assert message in told(broken)


def test_numbers_too_large_for_anything_are_refused_in_unknown_fields_too() -> None:
    assert told(b'{"x": 1e999,' + VALID[1:]) == ["‘x’ is a number out of range"]


def test_misfits_and_broken_rules_are_told_together() -> None:
    broken = tree()
    broken["events"][0]["importance"] = 9
    broken["events"][1]["theme"] = "elsewhere"
    broken["title"] = ""
    assert told(broken) == [
        "event 1 (departure): importance must be a whole number from 1 to 3",
        "title is blank",
        "event 2 (talks): theme “elsewhere” is not among the themes",
    ]


def test_names_that_stand_twice_are_told_with_the_rest() -> None:
    data = VALID.replace(b'"importance": 2', b'"importance": 9, "id": "departure"', 1)
    assert told(data) == [
        "‘id’ stands twice in event 1 (departure)",
        "event 1 (departure): importance must be a whole number from 1 to 3",
    ]


@pytest.mark.parametrize(
    "extra", [b'"x": {"a": 1, "a": 1}', b'"title": "A test"', b'"\\u0069d": "b"']
)
def test_a_name_that_stands_twice_is_refused_even_if_all_else_is_right(extra: bytes) -> None:
    (message,) = told(b"{" + extra + b"," + VALID[1:])
    assert "stands twice in" in message


def test_an_entry_that_does_not_fit_can_still_be_referred_to() -> None:
    broken = tree()
    del broken["sources"][0]["language"]
    del broken["actors"][0]["name"]
    assert told(broken) == [
        "source 1 (report): language is missing",
        "actor 1 (ministry): name is missing",
    ]


def test_references_into_a_list_that_is_none_are_not_told() -> None:
    broken = tree() | {"actors": "nobody"}
    assert told(broken) == ["actors must be a list, and is text"]


def test_a_newer_version_that_fits_is_read_as_newer() -> None:
    reading = decode(msgspec.json.encode(tree() | {"version": 2, "maps": [{"x": 1}]}))
    assert reading.newer
    assert reading.document.version == 2
    assert reading.unknown.fields == {"maps": [{"x": 1}]}


@pytest.mark.parametrize("change", [{"title": ""}, {"events": {}}, {"themes": []}])
def test_a_newer_version_that_does_not_fit_is_told_to_be_newer(change: dict) -> None:
    assert told(tree() | {"version": 2} | change) == [
        "it was made by a newer version of CCM Timeline (format 2; this program reads format 1)"
    ]


BOMB = 1_000_000
DEEP = "it is nested deeper than 32 levels, and the format needs 7"


@pytest.mark.parametrize(
    "data",
    [
        b"[" * BOMB,
        b'{"a":' * BOMB,
        b'{"x":' + b"[" * BOMB + b"]" * BOMB + b"," + VALID[1:],
        VALID[:-2] + b',"x":' + b'{"a":' * BOMB + b"1" + b"}" * BOMB + b"}",
        VALID.replace(b'"planned": true', b'"planned": true, "x": ' + b"[" * 33 + b"]" * 33),
    ],
)
def test_nesting_deeper_than_the_format_is_refused(data: bytes) -> None:
    assert told(data) == [DEEP]


def test_brackets_in_texts_are_no_nesting() -> None:
    brackets = document(summary='["{\\' * 5000)
    assert decode(encode_document(brackets)).document == brackets


def test_a_file_of_faults_is_refused_with_the_first_two_hundred() -> None:
    with pytest.raises(DocumentRefused) as caught:
        decode(msgspec.json.encode(tree() | {"quotes": [0] * 1_000_000}))
    assert len(caught.value.problems) == 200
    assert caught.value.more == 9_800


def test_places_count_entries_and_show_ids_safely() -> None:
    broken = encode_document(document(events=(event(), event(id="e" * 200, title="")), quotes=()))
    assert told(broken) == [f"event 2 ({'e' * 60}…): title is blank"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match=r"“a\.ccmt” was not opened: it is not there"):
        read(tmp_path / "a.ccmt")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="it is a folder, not a file"):
        read(tmp_path)


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="it has a name that no file can have"):
        read(tmp_path / "a\0b")
    with pytest.raises(DocumentRefused, match="it could not be read"):
        read(tmp_path / ("x" * 1000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ccmt"
    os.mkfifo(pipe)
    answers: list[str] = []

    def read_all() -> None:
        for path in (pipe, Path("/dev/zero")):
            try:
                read(path)
            except DocumentRefused as refused:
                answers.append(refused.problems[0].message)

    thread = threading.Thread(target=read_all, daemon=True)
    thread.start()
    thread.join(10)
    assert answers == ["it is not a regular file"] * 2
    assert not thread.is_alive()


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.ccmt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(DocumentRefused, match="it is larger than 512 MiB"):
        read(path)


def test_a_quote_keeps_its_offsets_through_characters_of_every_width() -> None:
    text = "👩‍🚀 said:\r\n“Ne\u00a0gailiu”\u2028e\u0301nd"
    quoted = quote_at(text, "“Ne\u00a0gailiu”\u2028e\u0301")
    kept = decode(encode_document(document(quotes=(quoted,)))).document.quotes[0]
    assert text[kept.start : kept.end] == kept.exact
