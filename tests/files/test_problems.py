"""What is wrong with a document, in words."""

from ccm_timeline.files.problems import COUNTED, DocumentRefused, Problem, shown


def faults(number: int) -> list[Problem]:
    return [Problem(f"event {at}", "title is missing") for at in range(1, number + 1)]


def test_a_problem_says_its_place_first() -> None:
    problem = Problem("event 12 (notice-of-withdrawal)", "title is missing")
    assert str(problem) == "event 12 (notice-of-withdrawal): title is missing"


def test_a_problem_of_the_whole_document_has_no_place() -> None:
    assert str(Problem("", "it is empty")) == "it is empty"


def test_one_problem_is_told_in_one_line() -> None:
    refused = DocumentRefused(faults(1), "name.ccmt")
    assert refused.sentence == "“name.ccmt” was not opened: event 1: title is missing."
    assert str(refused) == refused.sentence


def test_several_problems_are_counted_and_listed() -> None:
    refused = DocumentRefused(faults(3), "name.ccmt")
    assert refused.sentence == (
        "“name.ccmt” was not opened: 3 problems were found, the first: event 1: title is missing."
    )
    assert str(refused).splitlines()[1:] == [f"  event {n}: title is missing" for n in (1, 2, 3)]


def test_more_than_two_hundred_problems_are_counted_only() -> None:
    refused = DocumentRefused(faults(231))
    assert len(refused.problems) == 200
    assert refused.more == 31
    assert str(refused).splitlines()[-1] == "  and 31 more"
    assert "The document was not opened: 231 problems" in refused.sentence


def test_counting_stops_where_it_would_take_long() -> None:
    endless = (Problem("", "no") for _ in iter(int, 1))
    refused = DocumentRefused(endless)
    assert refused.more == COUNTED - 200
    assert "10,000 or more problems" in refused.sentence
    assert str(refused).endswith("and at least 9,800 more")


def test_foreign_text_is_shortened_and_made_printable() -> None:
    assert shown("a\nb\x1b[31m") == "a�b�[31m"
    assert shown("x" * 100) == "x" * 60 + "…"
