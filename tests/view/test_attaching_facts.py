"""What is said of the source texts that are attached."""

from pathlib import Path

from ccm_timeline.files.check import check_document
from ccm_timeline.files.sources import decode_source
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.attaching.facts import attached_of
from tests.builders import TEXT, document, source_of


def found(cited: str, there: str) -> str:
    made = document(sources=(source_of(cited),))
    items = check_document(made, {"report": decode_source(there.encode())})
    facts = attached_of(Timeline(made), items, {"report": Path("report.txt")}, None, ())
    (row,) = facts.rows
    return row.found


def test_a_text_of_which_only_the_line_ends_changed_is_told_from_another() -> None:
    lines = TEXT + "\n"
    assert found(lines, lines) == "✓ 2 of 2 passages found word for word"
    assert found(lines, TEXT + "\r\n") == (
        "! another program changed its line ends, byte order mark or encoding: "
        "of its passages 2 at their place"
    )
    assert found(lines, TEXT + " \n").startswith("! changed since it was cited: ")
