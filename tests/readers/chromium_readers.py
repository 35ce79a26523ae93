"""TimelineJS 3 and vis-timeline in Chromium: they show every event, and nothing hostile acts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.formats.timelinejs import timelinejs_csv, timelinejs_json
from ccm_timeline.files.formats.vis import vis_json
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from ccm_timeline.model.words import in_words
from tests.builders import document, event, quote_at, theme
from tests.files.formats.timelines import HOSTILE, on
from tests.readers.browser import show

PACKAGES = Path(os.environ.get("CCM_READERS", "/nonexistent"))
TIMELINEJS = "packages/@knight-lab/timelinejs/dist"
VIS = "packages/vis-timeline"

SHOW_TIMELINEJS = """
const options = {hash_bookmark: false, debug: false, duration: 0};
const shown = new TL.Timeline("timeline", SOURCE, options);
setTimeout(() => report({
    errors: shown.config ? shown.config.messages.errors.map(String) : ["no config"],
    headlines: texts(".tl-storyslider h2.tl-headline"),
    dates: texts("h3.tl-headline-date"),
    words: texts(".tl-text-content blockquote"),
    groups: texts(".tl-timegroup-message"),
    starts: shown.config.events.map(event => event.start_date.data.date_obj).map(
        day => [day.getFullYear(), day.getMonth() + 1, day.getDate()]),
}), 6000);
"""

SHOW_VIS = """
fetch("vis.json").then(answer => answer.json()).then(data => {
    const options = {showTooltips: true, stack: true, zoomMax: 1e16};
    const shown = new vis.Timeline(document.getElementById("timeline"), [], options);
    shown.setData(data);
    shown.fit({animation: false});
    const local = day => day && [day.getFullYear(), day.getMonth() + 1, day.getDate(),
        day.getHours()];
    setTimeout(() => report({
        items: texts(".vis-item-content"),
        groups: texts(".vis-label .vis-inner"),
        spans: Object.fromEntries(Object.values(shown.itemSet.items).filter(
            item => item.data.start).map(item => [item.id, [
            local(new Date(item.data.start)), local(item.data.end && new Date(item.data.end))]])),
    }), 3000);
});
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "packages").symlink_to(PACKAGES)
    return tmp_path


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return Timeline(read_document(shipped_timeline()))


@pytest.fixture(scope="module")
def hostile() -> Timeline:
    """A day and a theme for each hostile text, which is also the words of a quotation."""
    texts = [text for text in HOSTILE if text.strip()]
    numbered = list(enumerate(texts))
    return Timeline(
        document(
            title=HOSTILE[0],
            summary=HOSTILE[0],
            themes=tuple(theme(id=f"t{at}", name=text) for at, text in numbered),
            events=tuple(
                event(
                    id=f"e{at}",
                    title=text,
                    summary=text,
                    theme=f"t{at}",
                    when=f"2025-03-{at + 1:02}",
                )
                for at, text in numbered
            ),
            quotes=tuple(
                quote_at(text, text, id=f"q{at}", event=f"e{at}") for at, text in numbered
            ),
        )
    )


def show_timelinejs(folder: Path, timeline: Timeline, ending: str) -> dict[str, Any]:
    exported = (timelinejs_json if ending == "json" else timelinejs_csv)(timeline)
    return show(
        folder,
        {f"story.{ending}": exported.data},
        library=f"{TIMELINEJS}/js/timeline.js",
        style=f"{TIMELINEJS}/css/timeline.css",
        script=SHOW_TIMELINEJS.replace("SOURCE", f'location.origin + "/story.{ending}"'),
    )


def show_vis(folder: Path, timeline: Timeline, zone: str = "UTC") -> dict[str, Any]:
    return show(
        folder,
        {"vis.json": vis_json(timeline).data},
        library=f"{VIS}/standalone/umd/vis-timeline-graph2d.min.js",
        style=f"{VIS}/styles/vis-timeline-graph2d.min.css",
        script=SHOW_VIS,
        zone=zone,
    )


def squeezed(texts: list[str]) -> list[str]:
    return sorted(" ".join(text.split()) for text in texts)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_timelinejs_shows_every_event_of_the_shipped_timeline(
    folder: Path, shipped: Timeline, ending: str
) -> None:
    found = show_timelinejs(folder, shipped, ending)
    assert (found["problems"], found["errors"]) == ([], [])
    titles = [shipped.document.title, *(known.title for known in shipped.events)]
    assert squeezed(found["headlines"]) == squeezed(titles)
    assert squeezed(found["groups"]) == squeezed([item.name for item in shipped.document.themes])
    assert {in_words(when) for when in shipped.whens} <= set(found["dates"])
    assert len(found["words"]) == len(shipped.document.quotes)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_timelinejs_shows_hostile_texts_and_obeys_none(
    folder: Path, hostile: Timeline, ending: str
) -> None:
    found = show_timelinejs(folder, hostile, ending)
    assert (found["problems"], found["errors"]) == ([], [])
    assert (found["obeyed"], found["images"]) == (False, 0)
    titles = [hostile.document.title, *(known.title for known in hostile.events)]
    assert squeezed(found["headlines"]) == squeezed([visible(title) for title in titles])
    # Themes that differ by white space alone are one group to it.
    names = [visible(item.name) for item in hostile.document.themes]
    assert set(squeezed(found["groups"])) == set(squeezed(names))


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_timelinejs_knows_every_year(folder: Path, ending: str) -> None:
    dates = ["-0044-03-15", "0000", "0044-03", "2025-03-06", "Y12345"]
    found = show_timelinejs(folder, on(*dates), ending)
    assert (found["problems"], found["errors"]) == ([], [])
    assert found["starts"] == [[-44, 3, 15], [0, 1, 1], [44, 3, 1], [2025, 3, 6], [12345, 1, 1]]


def test_vis_timeline_shows_every_event_of_the_shipped_timeline(
    folder: Path, shipped: Timeline
) -> None:
    found = show_vis(folder, shipped)
    assert found["problems"] == []
    assert squeezed(found["items"]) == squeezed([known.title for known in shipped.events])
    assert found["groups"] == [item.name for item in shipped.document.themes]


def test_vis_timeline_shows_hostile_texts_and_obeys_none(folder: Path, hostile: Timeline) -> None:
    found = show_vis(folder, hostile)
    assert (found["problems"], found["obeyed"], found["images"]) == ([], False, 0)
    titles = [visible(known.title) for known in hostile.events]
    assert squeezed(found["items"]) == squeezed(titles)
    assert squeezed(found["groups"]) == squeezed(titles)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_vis_timeline_has_every_day_where_it_is_in_every_zone(folder: Path, zone: str) -> None:
    dates = ("-0044-03-15", "0000-03-01", "2025-03-06", "2024-09-10/2024-09-13", "9999")
    found = show_vis(folder, on(*dates), zone)
    assert found["problems"] == []
    assert [found["spans"][f"event-{number}"] for number in range(1, 6)] == [
        [[-44, 3, 15, 0], None],
        [[0, 3, 1, 0], None],
        [[2025, 3, 6, 0], None],
        [[2024, 9, 10, 0], [2024, 9, 14, 0]],
        [[9999, 1, 1, 0], [10000, 1, 1, 0]],
    ]
