"""Web Annotations, read back by a JSON-LD processor without a network."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from pyld import jsonld

from ccm_timeline.files.formats.web_annotations import CONTEXT, annotations_json
from ccm_timeline.model.document import AlsoIn, Quote
from ccm_timeline.model.timeline import Timeline
from tests.builders import TEXT, also_in_at, document, quote_at
from tests.files.formats import anno_context
from tests.files.formats.timelines import HOSTILE, full, timelines, titled

OA = "http://www.w3.org/ns/oa#"


def load_locally(url: str, _options: object) -> dict[str, Any]:
    assert url == CONTEXT, "nothing else is asked for"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": anno_context.CONTEXT},
    }


def tree_of(timeline: Timeline) -> dict[str, Any]:
    return msgspec.json.decode(annotations_json(timeline).data)


def nodes_of(timeline: Timeline) -> dict[str, dict[str, Any]]:
    """Every node by its id, as a program that knows no shape but the graph would see them."""
    found = jsonld.flatten(tree_of(timeline), options={"documentLoader": load_locally})
    return {node["@id"]: node for node in found}


def annotations_of(timeline: Timeline) -> list[dict[str, Any]]:
    return [node for node in nodes_of(timeline).values() if f"{OA}Annotation" in node["@type"]]


def places_of(timeline: Timeline) -> list[Quote | AlsoIn]:
    return [place for quote in timeline.document.quotes for place in (quote, *quote.also_in)]


@settings(max_examples=10)
@given(timelines())
def test_every_quotation_and_each_other_place_of_it_is_an_annotation(timeline: Timeline) -> None:
    nodes = nodes_of(timeline)
    found = []
    for annotation in annotations_of(timeline):
        (target,) = (nodes[link["@id"]] for link in annotation[f"{OA}hasTarget"])
        selected: dict[str, Any] = {}
        for link in target[f"{OA}hasSelector"]:
            selected |= nodes[link["@id"]]
        found.append(
            (
                selected[f"{OA}exact"][0]["@value"],
                selected[f"{OA}start"][0]["@value"],
                selected[f"{OA}end"][0]["@value"],
            )
        )
    wanted = [(place.exact, place.start, place.end) for place in places_of(timeline)]
    assert sorted(found) == sorted(wanted)


def test_a_processor_drops_no_term() -> None:
    used: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            used.update(value)
            used.update(kind for kind in [value.get("type")] if isinstance(kind, str))
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    collect(tree_of(full()))
    prefixes = {name.partition(":")[0] for name in used if ":" in name}
    terms = {name for name in used if ":" not in name} - {"@context"}
    assert prefixes | terms <= set(anno_context.CONTEXT)


def test_the_collection_counts_its_annotations() -> None:
    tree = tree_of(full())
    assert (tree["@context"], tree["type"], tree["total"]) == (CONTEXT, "AnnotationCollection", 2)
    assert tree["label"] == "A test"
    assert len(tree["first"]["items"]) == 2


def test_the_target_is_the_text_by_its_hash_and_says_what_the_source_states() -> None:
    source = tree_of(full())["first"]["items"][1]["target"]["source"]
    assert source["id"].startswith("ni:///sha-256;")
    assert "=" not in source["id"]
    assert source == {
        "id": source["id"],
        "type": "Text",
        "format": "text/plain",
        "language": "en",
        "dc:title": "A report",
        "dc:creator": "A. Writer",
        "dc:publisher": "Agency",
        "dcterms:date": "2025-03-06?",
    }
    other = tree_of(full())["first"]["items"][0]["target"]["source"]
    assert other["schema:url"] == {"id": "https://example.org/a"}


def test_a_position_counts_code_points_of_the_text() -> None:
    text = f"😀 {TEXT}"
    quote = quote_at(text)
    timeline = Timeline(document(quotes=(quote,)))
    position, words = tree_of(timeline)["first"]["items"][0]["target"]["selector"]
    assert text[position["start"] : position["end"]] == words["exact"] == quote.exact


def test_a_body_names_event_and_speaker_in_words_and_in_terms() -> None:
    words, quotation = tree_of(full())["first"]["items"][0]["body"]
    assert words["value"] == (
        "The ministry leaves (6 March 2025). A. Person, minister, The Ministry."
    )
    assert quotation["schema:about"]["dcterms:date"] == "2025-03-06"
    speaker = quotation["schema:spokenByCharacter"]
    assert (speaker["type"], speaker["schema:jobTitle"]) == ("schema:Person", "minister")
    assert speaker["schema:affiliation"]["schema:name"] == "The Ministry"


def test_an_organisation_that_speaks_is_no_person() -> None:
    (item,) = tree_of(Timeline(document()))["first"]["items"]
    speaker = item["body"][-1]["schema:spokenByCharacter"]
    assert (speaker["type"], speaker["schema:name"]) == ("schema:Organization", "The Ministry")


def test_a_difference_of_the_other_place_is_a_comment() -> None:
    other = also_in_at(difference="other quotation marks")
    items = tree_of(Timeline(document(quotes=(quote_at(also_in=(other,)),))))["first"]["items"]
    assert [[body.get("purpose") for body in item["body"]] for item in items] == [
        ["describing", None],
        ["describing", "commenting", None],
    ]
    assert items[1]["body"][1]["value"] == "other quotation marks"
    # Both speak of one quotation.
    assert items[0]["body"][-1] == items[1]["body"][-1]
    assert items[0]["id"] != items[1]["id"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_text_is_a_value_character_for_character(title: str) -> None:
    (item,) = tree_of(titled(title))["first"]["items"]
    assert item["target"]["selector"][1]["exact"] == title
    assert item["body"][-1]["schema:about"]["schema:name"] == title


def test_events_without_a_quotation_are_counted() -> None:
    assert annotations_json(full()).left_out[0] == "1 event has no quotation and was left out."
