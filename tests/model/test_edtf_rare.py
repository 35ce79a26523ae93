"""Whatever the text, the answer is a date or an `EdtfError`, and the `edtf` package is spared."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.model import edtf_rare
from ccm_timeline.model.edtf import EdtfError, parse
from ccm_timeline.model.edtf_rare import read_rare_date, read_rare_set
from ccm_timeline.model.words import in_short, in_words, precision_in_words

LETTERS = "0123456789XYES-/?~%.,[]{}TZ: "
SEEDS = (
    "2025-03-06 2025-22~ 202X 19XX? Y-12345 2022~/2025-03-06 ../2025-03 2025-XX-XX 20X4-02-29 "
    "[2024-07-01..2025-03-06] {1960,1961-12,1963..1965} [..1667,1668?] 2025-?03-~06 Y17E3S2 2025-33"
)
UNREAD = (
    "1984-2X",
    "2025-21-1X",
    "2025-13-1X",
    "199X-0X",
    "2025-~21",
    "?-2025-~~3",
    "2025-07-06-XX",
    "2025-22-XX",
)


@st.composite
def mutated_dates(draw: st.DrawFn) -> str:
    """A date in which up to four characters were put in, taken out or replaced."""
    letters = list(draw(st.sampled_from(SEEDS.split())))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(letters)))
        taken = draw(st.integers(0, 1))
        letters[place : place + taken] = draw(st.text(LETTERS, max_size=2))
    return "".join(letters)


class CountingParser:
    """Stands in for the `edtf` package and keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Any:
        self.asked.append(text)
        raise ValueError(text)


@pytest.fixture
def counting_parser(monkeypatch: pytest.MonkeyPatch) -> CountingParser:
    """The stand-in, in place of the package."""
    parser = CountingParser()
    monkeypatch.setattr(edtf_rare, "package_parser", lambda: parser)
    return parser


@settings(max_examples=250, deadline=None)
@given(mutated_dates() | st.text(max_size=120) | st.text(LETTERS, max_size=110))
def test_any_text_is_a_date_that_can_be_worded_or_an_edtf_error(text: str) -> None:
    try:
        when = parse(text)
    except EdtfError as error:
        said = [str(error)]
    else:
        assert when.text == text
        said = [in_words(when), in_short(when), precision_in_words(when)]
    assert all(sentence.isprintable() and 0 < len(sentence) < 300 for sentence in said)


@given(st.text(LETTERS, max_size=100))
def test_the_package_is_handed_only_short_single_dates(text: str) -> None:
    parser = CountingParser()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edtf_rare, "package_parser", lambda: parser)
        for read in (read_rare_date, read_rare_set):
            with contextlib.suppress(EdtfError):
                read(text or "[")
    assert len(parser.asked) <= edtf_rare.MOST_MEMBERS
    assert all(len(asked) <= 20 for asked in parser.asked)
    assert not set("".join(parser.asked)) & set("YES/[]{}.,T: ")


@pytest.mark.parametrize(
    "text",
    [
        "[" + "," * 90 + "]",
        "Y1E999999999",
        "Y-1E99",
        "Y123456E1",
        "Y" + "9" * 90 + "S2",
        "2025-" + "9" * 90,
        "?" * 100,
        "2" * 100,
        "[2020..2021..2022]",
        "{..}",
        "[2020,..]",
        "{2020..2019}",
        "[2024]",
        "{2024}",
        "[2024,2025",
        "[2024,2025}",
        "{2024-01-01/2024-02-01,2025}",
        "2024/[2025..2026]",
        "-0000S2",
        "2001-21^north",
    ],
)
def test_what_cannot_be_a_date_is_refused_without_asking_the_package(
    text: str, counting_parser: CountingParser
) -> None:
    with pytest.raises(EdtfError):
        parse(text)
    assert counting_parser.asked == []


@pytest.mark.parametrize(
    "error", [AttributeError, KeyError, RecursionError, MemoryError, TypeError]
)
def test_whatever_the_package_raises_is_an_edtf_error(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise error("from the package")

    monkeypatch.setattr(edtf_rare, "package_parser", lambda: fail)
    with pytest.raises(EdtfError, match="is no EDTF date that can be read here"):
        read_rare_date("2025-?03")


@pytest.mark.parametrize("text", UNREAD)
def test_what_the_package_cannot_read_is_refused_and_nothing_is_printed(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(EdtfError, match="is no EDTF date that can be read here"):
        read_rare_date(text)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1984-0X", "1984-01-01", "1984-09-30"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("-0043-1X%", "-0043-10-01", "-0043-12-31"),
        ("2025-07-0X", "2025-07-01", "2025-07-09"),
        ("2025-07-1X~", "2025-07-10", "2025-07-19"),
        ("2024-02-2X", "2024-02-20", "2024-02-29"),
        ("2025-07-3X", "2025-07-30", "2025-07-31"),
        ("19X2?", "1902-01-01", "1992-12-31"),
        ("156X-12-25?", "1560-12-25", "1569-12-25"),
    ],
)
def test_masked_digits_span_the_days_that_they_may_be(text: str, first: str, last: str) -> None:
    when = parse(text)
    assert (when.earliest, when.latest) == (parse(first).earliest, parse(last).latest)
    assert when.within
    assert (when.approximate, when.uncertain) == (text[-1] in "~%", text[-1] in "?%")


def test_masked_days_that_no_month_has_are_refused() -> None:
    with pytest.raises(EdtfError, match="that month ends before them"):
        parse("2025-02-3X")


@pytest.mark.parametrize("text", ["2025-?02-31", "2023-~02-29", "20X4-02-29"])
def test_a_day_that_the_package_makes_up_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match="names a day that is not there"):
        parse(text)


def test_a_list_may_have_rare_members() -> None:
    when = parse("{2025-?03-06,2025-XX}")
    assert when.uncertain
    assert (when.earliest, when.latest) == (parse("2025").earliest, parse("2025").latest)


def test_an_interval_may_have_rare_ends() -> None:
    when = parse("1XXX/2025-?03-06")
    assert when.start_latest == parse("1999-12-31").latest
    assert (when.start_uncertain, when.end_uncertain) == (False, True)
