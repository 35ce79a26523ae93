"""The rules that the types cannot say: each with its message."""

from typing import Any

import pytest
from hypothesis import given

from ccm_timeline.files.references import MOST_MEANT
from ccm_timeline.files.rules import find_problems
from ccm_timeline.model.document import Document
from tests.builders import (
    actor,
    also_in_at,
    disagreement,
    document,
    event,
    evidence_at,
    full_document,
    position,
    quote_at,
    source_of,
    stance,
    theme,
)
from tests.files.documents import documents, few


def told(document: Document) -> list[str]:
    return [str(problem) for problem in find_problems(document)]


def test_valid_documents_break_no_rule() -> None:
    assert told(document()) == []
    assert told(full_document()) == []


@few
@given(documents())
def test_documents_that_point_at_their_sources_break_no_rule(case: tuple) -> None:
    assert told(case[0]) == []


def in_event(**fields: Any) -> Document:
    return document(events=(event(**fields),))


def in_source(**fields: Any) -> Document:
    return document(sources=(source_of(**fields),))


def in_quote(**fields: Any) -> Document:
    return document(quotes=(quote_at(**fields),))


EVENT = "event 1 (departure)"
SOURCE = "source 1 (report)"
QUOTE = "quote 1 (regret)"
WEB = "url must be an address that begins with http:// or https://"
BARE = "file must be a bare file name, without a folder"

BROKEN = {
    "another format": (
        document(format="geojson"),
        "format must be “ccm-timeline”, and is “geojson”",
    ),
    "no title of the document": (document(title=" \n"), "title is blank"),
    "no theme": (document(themes=(), events=(), quotes=()), "themes must have at least one entry"),
    "two sources of one id": (
        document(sources=(source_of(), source_of())),
        "source 2 (report): id is that of source 1 too",
    ),
    "two themes of one id": (
        document(themes=(theme(), theme())),
        "theme 2 (withdrawal): id is that of theme 1 too",
    ),
    "two actors of one id": (
        document(actors=(actor(), actor())),
        "actor 2 (ministry): id is that of actor 1 too",
    ),
    "two events of one id": (
        document(events=(event(), event())),
        "event 2 (departure): id is that of event 1 too",
    ),
    "two quotes of one id": (
        document(quotes=(quote_at(), quote_at())),
        "quote 2 (regret): id is that of quote 1 too",
    ),
    "two disagreements of one id": (
        document(disagreements=(disagreement(), disagreement())),
        "disagreement 2 (which-day): id is that of disagreement 1 too",
    ),
    "a blank id": (
        document(events=(event(), event(id=" "))),
        "event 2: id is blank",
    ),
    "a control character in an id": (
        document(events=(event(), event(id="a\x00b"))),
        "event 2 (a�b): id holds a control character",
    ),
    "a line separator in an id": (
        document(events=(event(), event(id="a\u2028b"))),
        "event 2 (a�b): id holds a control character",
    ),
    "a blank title": (in_event(title="\u00a0 "), f"{EVENT}: title is blank"),
    "a long title": (
        in_event(title="ž" * 71),
        f"{EVENT}: title has 71 characters, and at most 70 are allowed",
    ),
    "a blank name of an actor": (
        document(actors=(actor(name=""),)),
        "actor 1 (ministry): name is blank",
    ),
    "a blank name of a theme": (
        document(themes=(theme(name=""),)),
        "theme 1 (withdrawal): name is blank",
    ),
    "a blank question": (
        document(disagreements=(disagreement(question=""),)),
        "disagreement 1 (which-day): question is blank",
    ),
    "a blank claim": (
        document(disagreements=(disagreement(positions=(position(), position(claim=""))),)),
        "disagreement 1 (which-day), position 2: claim is blank",
    ),
    "an unknown theme": (
        in_event(theme="elsewhere"),
        f"{EVENT}: theme “elsewhere” is not among the themes",
    ),
    "an unknown actor": (
        in_event(actors=("ministry", "nobody")),
        f"{EVENT}: actor “nobody” is not among the actors",
    ),
    "an actor with a slip in its id": (
        in_event(actors=("Minstry ",)),
        f"{EVENT}: actor “Minstry ” is not among the actors; “ministry” is",
    ),
    "an actor in another Unicode form": (
        document(actors=(actor(), actor(id="e\u0301lodie")), events=(event(actors=("élodie",)),)),
        f"{EVENT}: actor “élodie” is not among the actors; “e\u0301lodie” is, "
        "in another Unicode form (NFC or NFD)",
    ),
    "an unknown source of evidence": (
        in_event(evidence=(evidence_at(), evidence_at(source="wire"))),
        f"{EVENT}, evidence 2: source “wire” is not among the sources",
    ),
    "an unknown source of a quote": (
        in_quote(source="wire"),
        f"{QUOTE}: source “wire” is not among the sources",
    ),
    "an unknown event of a quote": (
        in_quote(event="arrival"),
        f"{QUOTE}: event “arrival” is not among the events",
    ),
    "an unknown speaker": (
        in_quote(speaker="nobody"),
        f"{QUOTE}: speaker “nobody” is not among the actors",
    ),
    "an unknown organisation": (
        in_quote(organisation="nobody"),
        f"{QUOTE}: organisation “nobody” is not among the actors",
    ),
    "an unknown source of the same words": (
        in_quote(also_in=(also_in_at(source="wire"),)),
        f"{QUOTE}, also_in 1: source “wire” is not among the sources",
    ),
    "an unknown whole": (
        document(actors=(actor(part_of="nobody"),)),
        "actor 1 (ministry): part_of “nobody” is not among the actors",
    ),
    "an unknown actor of a stance": (
        document(stances=(stance(), stance(actor="nobody"))),
        "stance 2: actor “nobody” is not among the actors",
    ),
    "an unknown event of a stance": (
        document(stances=(stance(event="arrival"),)),
        "stance 1: event “arrival” is not among the events",
    ),
    "an unknown event of a disagreement": (
        document(disagreements=(disagreement(events=("arrival",)),)),
        "disagreement 1 (which-day): event “arrival” is not among the events",
    ),
    "an unknown source in a position": (
        document(
            disagreements=(
                disagreement(
                    positions=(position(), position(evidence=(evidence_at(source="wire"),)))
                ),
            )
        ),
        "disagreement 1 (which-day), position 2, evidence 1: "
        "source “wire” is not among the sources",
    ),
    "an actor that is part of itself": (
        document(actors=(actor(part_of="ministry"),)),
        "actor 1 (ministry): part_of leads in a ring: ministry → ministry",
    ),
    "a passage without words": (
        in_event(evidence=(evidence_at(start=9, end=9),)),
        f"{EVENT}, evidence 1: end (9) must come after start (9)",
    ),
    "a passage that ends before it starts": (
        in_event(evidence=(evidence_at(start=9, end=3),)),
        f"{EVENT}, evidence 1: end (3) must come after start (9)",
    ),
    "a passage beyond the source": (
        in_event(evidence=(evidence_at(end=1000),)),
        f"{EVENT}, evidence 1: end (1000) is beyond the source's length (175)",
    ),
    "a passage one code point beyond the source": (
        in_event(evidence=(evidence_at(start=170, end=176),)),
        f"{EVENT}, evidence 1: end (176) is beyond the source's length (175)",
    ),
    "a quote beyond the source": (
        in_quote(start=983, end=1000),
        f"{QUOTE}: end (1000) is beyond the source's length (175)",
    ),
    "a quote that is longer than its place": (
        in_quote(end=60),
        f"{QUOTE}: exact has 17 characters, but start and end are 8 apart",
    ),
    "the same words, shorter than their place": (
        in_quote(also_in=(also_in_at(exact="We", end=60),)),
        f"{QUOTE}, also_in 1: exact has 2 characters, but start and end are 8 apart",
    ),
    "a file in a folder": (in_source(file="texts/a.txt"), f"{SOURCE}: {BARE}"),
    "a file in a folder of Windows": (in_source(file="texts\\a.txt"), f"{SOURCE}: {BARE}"),
    "a file of a drive": (in_source(file="c:a.txt"), f"{SOURCE}: {BARE}"),
    "a file above": (in_source(file=".."), f"{SOURCE}: {BARE}"),
    "an absolute file": (in_source(file="/etc/passwd"), f"{SOURCE}: {BARE}"),
    "a control character in a file's name": (
        in_source(file="a\x00.txt"),
        f"{SOURCE}: file holds a control character",
    ),
    "a script as address": (in_source(url="javascript:alert(1)"), f"{SOURCE}: {WEB}"),
    "a file as address": (in_source(url="file:///etc/passwd"), f"{SOURCE}: {WEB}"),
    "an address without a host": (in_source(url="https:///a"), f"{SOURCE}: {WEB}"),
    "an address with a line end": (in_source(url="https://a.org/\nb"), f"{SOURCE}: {WEB}"),
    "an address with a broken host": (in_source(url="https://[a/"), f"{SOURCE}: {WEB}"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_told(name: str) -> None:
    broken, message = BROKEN[name]
    assert told(broken) == [message]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (in_event(when="last July"), f"{EVENT}: when: "),
        (in_event(reported="last July"), f"{EVENT}: reported: "),
        (in_event(when="2025-02-30"), f"{EVENT}: when: "),
        (in_event(when="1" * 101), f"{EVENT}: when: A date has at most 100 characters"),
        (in_source(published="last July"), f"{SOURCE}: published: "),
        (document(stances=(stance(when="last July"),)), "stance 1: when: "),
    ],
)
def test_a_date_that_is_none_is_told_in_the_words_of_its_reader(
    broken: Document, place: str
) -> None:
    (message,) = told(broken)
    assert message.startswith(place)
    assert not message.endswith(".")


def test_a_title_of_seventy_code_points_is_allowed() -> None:
    assert told(in_event(title="🧨" * 70)) == []


def test_a_passage_may_reach_to_the_end_of_its_source() -> None:
    assert told(in_event(evidence=(evidence_at(start=170, end=175),))) == []


def test_a_text_that_a_source_derives_from_need_not_be_in_the_document() -> None:
    assert told(in_source(origin="agency-wire")) == []


@pytest.mark.parametrize("url", ["http://example.org", "https://example.org:8080/ž?q=1#top"])
def test_addresses_of_the_web_are_allowed(url: str) -> None:
    assert told(in_source(url=url)) == []


def test_the_same_id_in_two_lists_is_allowed() -> None:
    same = document(themes=(theme(id="a"),), events=(event(id="a", theme="a"),), quotes=())
    assert told(same) == []


def test_a_ring_of_actors_is_told_once() -> None:
    ring = tuple(actor(id=name, part_of=above) for name, above in zip("abc", "bca", strict=True))
    outside = actor(id="ministry", part_of="a")
    assert told(document(actors=(outside, *ring))) == [
        "actor 2 (a): part_of leads in a ring: a → b → c → a"
    ]


def test_a_long_ring_of_actors_is_shortened() -> None:
    names = ["ministry", *(f"actor-{n}" for n in range(9))]
    above = [*names[1:], "ministry"]
    actors = tuple(actor(id=name, part_of=a) for name, a in zip(names, above, strict=True))
    assert told(document(actors=actors)) == [
        "actor 1 (ministry): part_of leads in a ring: "
        "ministry → actor-0 → actor-1 → actor-2 → actor-3 → … → ministry"
    ]


def test_a_long_chain_of_actors_is_no_ring_and_no_burden() -> None:
    names = ["ministry", *(f"actor-{n}" for n in range(50_000))]
    above = [*names[1:], None]
    actors = tuple(actor(id=name, part_of=a) for name, a in zip(names, above, strict=True))
    assert told(document(actors=actors)) == []


def test_all_broken_rules_are_told_in_the_order_of_the_lists() -> None:
    broken = document(
        sources=(source_of(file="../a"),),
        actors=(actor(part_of="x"),),
        events=(event(title="", theme="y", when="z"), event()),
        stances=(stance(actor="nobody"),),
    )
    assert [message.split(":")[0] for message in told(broken)] == [
        SOURCE,
        "actor 1 (ministry)",
        "event 2 (departure)",
        EVENT,
        EVENT,
        EVENT,
        "stance 1",
    ]


def test_what_was_meant_is_looked_for_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("difflib.get_close_matches", lambda *given: asked.append(given) or [])
    unknown = tuple(f"nobody-{number}" for number in range(1000))
    assert len(told(in_event(actors=unknown))) == len(unknown)
    assert len(asked) == MOST_MEANT
    many = tuple(actor(id=f"a{number}") for number in range(2000))
    asked.clear()
    told(document(actors=(actor(), *many), events=(event(actors=unknown),)))
    assert asked == []
