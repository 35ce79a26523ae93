"""A timeline on paper: everything that the document says, in the order of time."""

import pytest
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.check import Grade
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.choices import PaperSize
from ccm_timeline.model.document import Document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_words
from ccm_timeline.view.handout.papers import event_paper, handout_paper
from ccm_timeline.view.paper.pdf import write_pdf
from ccm_timeline.view.paper.size import Sheet
from tests.builders import (
    actor,
    disagreement,
    document,
    event,
    full_document,
    position,
    quote_at,
    source_of,
    stance,
)
from tests.view.paper.pdfs import fonts, pages, unbroken

pytestmark = pytest.mark.usefixtures("qapp")

A4 = Sheet.of(PaperSize.A4)


def handout(told: Document) -> str:
    """The text of the handout without blanks."""
    return "".join(pages(write_pdf(handout_paper(Timeline(told), A4))))


def sheet(told: Document, grades: dict[str, Grade] | None = None) -> str:
    timeline = Timeline(told)
    return "".join(pages(write_pdf(event_paper(timeline, timeline.events[0], A4, grades))))


def stands(text: str, page: str) -> bool:
    return unbroken(text) in page


@pytest.fixture(scope="module")
def shipped(qapp: QApplication) -> tuple[Timeline, list[str], bytes]:
    timeline = Timeline(read_document(shipped_timeline()))
    data = write_pdf(handout_paper(timeline, A4))
    return timeline, pages(data), data


def test_the_shipped_timeline_is_told_whole_and_in_the_order_of_time(
    shipped: tuple[Timeline, list[str], bytes],
) -> None:
    timeline, found, data = shipped
    text = "".join(
        page.removesuffix(f"{n}/{len(found)}").removesuffix(unbroken(timeline.document.title))
        for n, page in enumerate(found, 1)
    )
    at = -1
    for number, told in enumerate(timeline.events, 1):
        place = text.find(unbroken(f"{number}. {told.title}"))
        assert place > at, told.title
        at = place
        assert stands(in_words(timeline.when(told.id)).casefold(), text[at:].casefold())
    for quote in timeline.document.quotes:
        assert stands(quote.exact, text), quote.id
    for found_disagreement in timeline.document.disagreements:
        assert stands(found_disagreement.question, text)
        assert all(stands(side.claim, text) for side in found_disagreement.positions)
    assert all(fonts(data).values())
    assert all(page.endswith(f"{n}/{len(found)}") for n, page in enumerate(found, 1))


def test_what_happened_and_when_it_was_reported_are_two_dates() -> None:
    told = document(events=(event(when="2024-07", reported="2025-03-06", when_note="Said so."),))
    for text in (handout(told), sheet(told)):
        assert stands("Happened: July 2024", text)
        assert stands("Reported: 6 March 2025", text)
        assert stands("On the date: Said so.", text)


def test_a_quotation_has_speaker_role_organisation_and_reference() -> None:
    text = handout(full_document())
    assert stands("A. Person, minister, The Ministry", text)
    assert stands("Also in Agency [2]", text)
    assert stands("A. Writer, “A report”, Agency, 6 March 2025 (uncertain)", text)
    assert stands("https://example.org/a", text)


def test_a_stance_is_shown_as_a_judgement_with_its_passage_and_note() -> None:
    text = handout(full_document())
    assert stands("The Ministry: supports (withdrawal, about 2025) · judged by", text)
    assert stands("characters 52–69", text)
    assert stands("It says so.", text)


def test_a_disagreement_is_told_once_with_all_sides_and_referred_to_after() -> None:
    differing = disagreement(
        events=("departure", "talks"),
        note="Neither says why.",
        positions=tuple(position(claim=f"Claim {n}") for n in range(5)),
    )
    told = document(events=(event(), event(id="talks")), disagreements=(differing,))
    text = handout(told)
    assert text.count("Claim") == 5
    assert stands("Neither says why.", text)
    assert stands("On which day did it leave? See event 1.", text)


def test_what_belongs_to_no_event_is_told_at_the_end() -> None:
    told = document(stances=(stance(),), disagreements=(disagreement(events=()),))
    text = handout(told)
    rest = text[text.index(unbroken("Beyond single events")) :]
    assert stands("The Ministry: supports", rest)
    assert stands("On which day did it leave?", rest)


def test_a_sheet_of_one_event_has_its_badges_and_every_source_that_it_names() -> None:
    others = (source_of(), source_of(id="wire", title="The wire"), source_of(id="never"))
    other = stance(actor="state", evidence=(stance().evidence[0],), note="It says so.")
    told = document(
        sources=others,
        actors=(actor(), actor(id="state", name="The State")),
        stances=(stance(event="departure"), other),
    )
    text = sheet(told, {"regret": Grade.EXACT})
    assert stands("found word for word in the source text", text)
    assert "true" not in text.lower()
    assert stands("The State: supports", text)
    assert text.count("never") == 0


def test_hostile_and_foreign_words_stay_text() -> None:
    title = "<img src='x'> &lt; ‘ąčęėįšųūž’"
    words = quote_at("<b>„Žodžiai“</b> {ok}", "<b>„Žodžiai“</b> {ok}")
    told = document(title=title, events=(event(title=title),), quotes=(words,))
    text = handout(told)
    assert text.count(unbroken(title)) >= 3
    assert stands(words.exact, text)
