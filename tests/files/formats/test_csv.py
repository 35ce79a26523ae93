"""CSV, read back by the standard library's reader."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings

from ccm_timeline.files.formats.csv_cells import FORMULA_STARTS, LONGEST_CELL, write_table
from ccm_timeline.files.formats.spreadsheet import (
    EVENT_COLUMNS,
    QUOTE_COLUMNS,
    events_csv,
    quotes_csv,
)
from ccm_timeline.model.timeline import Timeline
from tests.files.formats.timelines import HOSTILE, full, on, timelines, titled

BOM = b"\xef\xbb\xbf"


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(BOM)
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def unguarded(cell: str) -> str:
    """The cell as it was given: the apostrophe stands for nothing but safety."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def test_a_table_has_a_mark_of_its_encoding_and_lines_as_the_standard_wants() -> None:
    table = write_table(("a", "b"), [("1,2", 'say "x"'), ("ž\nž", -3)])
    assert table.data == BOM + 'a,b\r\n"1,2","say ""x"""\r\n"ž\nž",-3\r\n'.encode()


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_starts_like_a_formula_gets_an_apostrophe(start: str) -> None:
    table = write_table(("a", "b"), [(f"{start}1+1", f"x{start}1")])
    (row,) = rows_of(table.data)
    assert row == {"a": f"'{start}1+1", "b": f"x{start}1"}
    assert list(table.left_out()) == [
        "1 cell begins like a formula; an apostrophe was put before it."
    ]


def test_a_number_is_no_formula() -> None:
    table = write_table(("a",), [(-44,)])
    assert rows_of(table.data) == [{"a": "-44"}]
    assert not list(table.left_out())


def test_cells_that_a_spreadsheet_would_cut_are_counted() -> None:
    table = write_table(("a",), [("x" * LONGEST_CELL,), ("x" * (LONGEST_CELL + 1),)])
    assert list(table.left_out()) == [
        "1 cell is longer than the 32,767 characters that Excel keeps."
    ]


@settings(max_examples=12)
@given(timelines())
def test_every_event_is_one_row_in_the_order_of_time(timeline: Timeline) -> None:
    rows = rows_of(events_csv(timeline).data)
    assert [unguarded(row["event"]) for row in rows] == [event.id for event in timeline.events]
    for row, event in zip(rows, timeline.events, strict=True):
        assert tuple(row) == EVENT_COLUMNS
        assert unguarded(row["title"]) == event.title
        assert unguarded(row["when"]) == event.when
        assert unguarded(row["summary"]) == (event.summary or "")
        assert not any(cell.startswith(FORMULA_STARTS) for cell in row.values())


@settings(max_examples=12)
@given(timelines())
def test_every_quotation_is_one_row_with_its_words_as_they_are(timeline: Timeline) -> None:
    rows = rows_of(quotes_csv(timeline).data)
    assert len(rows) == len(timeline.document.quotes)
    for row in rows:
        assert tuple(row) == QUOTE_COLUMNS
        (quote,) = (known for known in timeline.document.quotes if known.id == row["quotation"])
        assert unguarded(row["words"]) == quote.exact
        assert (int(row["start"]), int(row["end"])) == (quote.start, quote.end)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_text_is_one_cell(title: str) -> None:
    (row,) = rows_of(events_csv(titled(title)).data)
    assert unguarded(row["title"]) == unguarded(row["theme"]) == title
    (row,) = rows_of(quotes_csv(titled(title)).data)
    assert unguarded(row["words"]) == title


def test_a_row_tells_what_the_timeline_shows() -> None:
    first, second = rows_of(events_csv(full()).data)
    assert first["when"] == "2024-07/2024-09"
    assert first["date"] == "July–September 2024"
    assert (first["first possible day"], first["last possible day"]) == ("2024-07-01", "2024-09-30")
    assert (first["planned"], first["theme"], first["reported"]) == ("yes", "Debate", "2025")
    assert first["date of report"] == "2025"
    assert (second["certainty"], second["quotations"]) == ("exact day", "1")
    assert second["sources"] == "“A report”; “A report”"
    (quote,) = rows_of(quotes_csv(full()).data)
    assert (quote["speaker"], quote["role"]) == ("A. Person", "minister")
    assert (quote["organisation"], quote["key"], quote["also in"]) == (
        "The Ministry",
        "yes",
        "wire",
    )


def test_what_a_table_lacks_is_said() -> None:
    assert events_csv(on("2025")).left_out == ("Not part of this format: 1 passage of evidence.",)
    assert quotes_csv(full()).left_out == (
        "1 event has no quotation and was left out.",
        "1 other place of the same words is named by its source alone.",
        "Not part of this format: 2 passages of evidence, 1 stance and 1 disagreement.",
    )
