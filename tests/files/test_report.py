"""The result of a check as people and as programs read it."""

import json

from ccm_timeline.files.check import check_document
from ccm_timeline.files.report import json_lines, text_report
from ccm_timeline.files.sources import decode_source
from tests.builders import TEXT, document, quote_at

TEXTS = {"report": decode_source(TEXT.encode())}


def test_the_text_names_what_is_not_exact_and_counts_the_rest() -> None:
    shifted = document(quotes=(quote_at(), quote_at(id="late", start=53, end=70)))
    assert list(text_report(check_document(shifted, TEXTS))) == [
        "moved: quote 2 (late): the words are not at 53 but at 52",
        "4 checked: 3 exact, 1 moved",
    ]


def test_a_document_that_passes_is_one_line() -> None:
    assert list(text_report(check_document(document(), TEXTS))) == ["3 checked: 3 exact"]


def test_json_has_an_object_an_item() -> None:
    lines = [json.loads(line) for line in json_lines(check_document(document(), TEXTS))]
    assert lines[0] == {
        "kind": "source",
        "place": "source 1 (report)",
        "owner": "report",
        "source": "report",
        "start": None,
        "end": None,
        "grade": "exact",
        "found_at": [],
        "message": "",
        "passes": True,
    }
    assert [line["kind"] for line in lines] == ["source", "evidence", "quote"]
