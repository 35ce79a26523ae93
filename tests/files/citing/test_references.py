"""References for other programs, read back by the libraries that such programs use."""

import json
import re
import warnings
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from ccm_timeline.files.citing.bibtex import bibtex
from ccm_timeline.files.citing.csl_json import csl_json
from ccm_timeline.files.citing.described import stated
from ccm_timeline.files.citing.ris import ris
from ccm_timeline.model.document import Source
from tests.builders import source_of
from tests.files.formats.timelines import HOSTILE

ODD = (
    *("50 % of {braces} & more_", "}unbalanced{", r"C:\new \textbf{x}", '$x$ ~ ^ # “q” "r"'),
    *(
        "two\nlines\r\nER  - \nTY  - BOOK",
        "@misc{a, title={b}}",
        "A and B",
        "a -- b --- ``c'' ,,d <<e>> ?`f",
        "ąčęėįšųūž – 漢字",
    ),
    *HOSTILE,
)
odd = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)
FULL = source_of(
    title="The departure",
    author="A. Writer",
    publisher="The Paper",
    published="2025-03-06",
    url="https://example.org/a?b=1&c_d=%20#e",
)
BARE = source_of(id="bare", title=None, kind="treaty-body-page", file="page.txt")


LATEX = get_default_latex_context_db()
LATEX.add_context_category(
    "what LaTeX has and this reader lacks or takes for a letter",
    prepend=True,
    macros=[
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ],
)


def bibtex_entries(sources: list[Source]) -> list[dict[str, str]]:
    """Key and fields of each entry, LaTeX's escapes read."""
    library = bibtexparser.parse_string(bibtex(sources).decode())
    assert not library.failed_blocks
    return [
        {"key": entry.key} | {field.key: _latex(field.key, field.value) for field in entry.fields}
        for entry in library.entries
    ]


def _latex(name: str, value: Any) -> str:
    text = re.sub(r"\A\{(.*)\}\Z", r"\1", str(value), flags=re.DOTALL)
    decoder = LatexNodes2Text(LATEX, math_mode="verbatim", keep_comments=True)
    return text if name == "url" else str(decoder.latex_to_text(text))


def test_a_full_source_is_read_back_from_bibtex() -> None:
    assert bibtex_entries([FULL]) == [
        {
            "key": "report",
            "author": "A. Writer",
            "title": "The departure",
            "howpublished": "The Paper",
            "publisher": "The Paper",
            "year": "2025",
            "month": "mar",
            "day": "6",
            "url": "https://example.org/a?b=1&c_d=%20#e",
            "language": "en",
            "type": "news report",
        }
    ]


def test_a_full_source_is_read_back_from_ris() -> None:
    (found,) = rispy.loads(ris([FULL]).decode())
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == "The departure"
    assert found["authors"] == ["A. Writer"]
    assert found["year"] == "2025"
    assert found["date"] == "2025/03/06/"
    assert found["urls"] == ["https://example.org/a?b=1&c_d=%20#e"]


def test_what_is_not_stated_is_marked_and_not_invented() -> None:
    (entry,) = bibtex_entries([BARE])
    assert entry["year"] == "n.d."
    assert entry["title"] == "[Untitled treaty body page, text file page.txt]"
    assert not {"author", "publisher", "url", "month"} & entry.keys()
    (record,) = rispy.loads(ris([BARE]).decode())
    assert record["notes"] == ["n.d."]
    assert not {"authors", "publisher", "year", "date", "urls"} & record.keys()
    (item,) = json.loads(csl_json([BARE]))
    assert item.keys() == {"id", "type", "title", "language", "genre"}


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-03~", {"date-parts": [[2025, 3]], "circa": True}),
        ("2024-09-10/2024-09-13", {"date-parts": [[2024, 9, 10], [2024, 9, 13]]}),
        ("2024-22", {"literal": "summer 2024"}),
        ("-0043", {"literal": "44 BC"}),
        ("2020/..", {"literal": "from 2020"}),
    ],
)
def test_a_date_is_as_exact_in_figures_as_it_was_stated(
    published: str, issued: dict[str, Any]
) -> None:
    source = source_of(published=published)
    assert json.loads(csl_json([source]))[0]["issued"] == issued
    (record,) = rispy.loads(ris([source]).decode())
    (entry,) = bibtex_entries([source])
    if "date-parts" not in issued:
        assert entry["year"] == issued["literal"]
        assert record["notes"] == [f"Published: {issued['literal']}"]


@settings(max_examples=20)
@given(st.lists(st.tuples(odd, odd, odd), min_size=1, max_size=3))
def test_odd_characters_survive_every_format(texts: list[tuple[str, str, str]]) -> None:
    sources = [
        source_of(id=f"s{n}", title=title, author=author, publisher=publisher)
        for n, (title, author, publisher) in enumerate(texts)
        if stated(title)
    ]
    entries = bibtex_entries(sources)
    records = rispy.loads(ris(sources).decode()) if sources else []
    items = json.loads(csl_json(sources))
    for source, entry, record, item in zip(sources, entries, records, items, strict=True):
        for field in ("title", "publisher"):
            known = stated(getattr(source, field))
            assert item.get(field, "") == known
            assert " ".join(record.get(field, "").split()) == known
            assert " ".join(entry.get(field, "").split()) == known
        author = stated(source.author)
        assert [name["literal"] for name in item.get("author", [])] == ([author] if author else [])


def test_keys_that_bibtex_would_take_for_one_are_told_apart() -> None:
    sources = [source_of(id=name) for name in ("a b", "A b", "a,b", "ž", "%")]
    keys = [entry["key"] for entry in bibtex_entries(sources)]
    assert keys == ["a-b", "A-b-2", "a-b-3", "source", "source-2"]


def test_an_address_cannot_end_its_field() -> None:
    (entry,) = bibtex_entries([source_of(url="https://example.org/}{\\ x")])
    assert entry["url"] == "https://example.org/%7D%7B%5C%20x"


def test_a_style_of_another_program_sets_the_items() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        bibliography = CitationStylesBibliography(
            CitationStylesStyle("harvard-cite-them-right", validate=False),
            CiteProcJSON(json.loads(csl_json([FULL, BARE]))),
            formatter.plain,
        )
        for name in ("report", "bare"):
            bibliography.register(Citation([CitationItem(name)]))
        set_full, set_bare = (str(item) for item in bibliography.bibliography())
    assert "A. Writer" in set_full
    assert "2025" in set_full
    assert "The departure" in set_full
    assert "Untitled treaty body page" in set_bare


@pytest.mark.parametrize(
    ("kind", "url", "in_csl", "in_ris"),
    [
        ("chronicle", None, "document", "GEN"),
        ("chronicle", "https://example.org/", "webpage", "ELEC"),
        ("treaty-body-page", None, "webpage", "ELEC"),
        ("news-report", None, "article-newspaper", "NEWS"),
    ],
)
def test_what_does_not_stand_on_the_web_is_no_web_page(
    kind: str, url: str | None, in_csl: str, in_ris: str
) -> None:
    source = source_of(kind=kind, url=url)
    assert json.loads(csl_json([source]))[0]["type"] == in_csl
    assert ris([source]).decode().startswith(f"TY  - {in_ris}\r\n")
