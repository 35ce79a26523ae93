"""The whole page: its template with style, scripts and data filled in, and its security policy."""

from __future__ import annotations

import html
from base64 import b64encode
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from string import Template

import msgspec

from ccm_timeline.app.webpage.drawing import drawing_of
from ccm_timeline.app.webpage.entries import Entries
from ccm_timeline.app.webpage.grades import Grades, grades_in
from ccm_timeline.app.webpage.markup import line, lines
from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.document import Topic
from ccm_timeline.model.edtf import Precision, When
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import day_in_words, in_words

STYLE = "page.css"
EARLY = "early.js"
SCRIPTS = (
    "story.js",
    "calendar.js",
    "scale.js",
    "texts.js",
    "lanes.js",
    "cards.js",
    "plan.js",
    "badges.js",
    "scene.js",
    "axis.js",
    "questions.js",
    "marks.js",
    "cardpaint.js",
    "axispaint.js",
    "paint.js",
    "chart.js",
    "strip.js",
    "gestures.js",
    "search.js",
    "panel.js",
    "start.js",
)
"""In the order in which one builds on another; each is a script of its own in the page."""


class PageChoices(msgspec.Struct, frozen=True):
    """How the page stands when it is opened; a reader can choose anew."""

    grades: Grades
    grouping: Grouping = Grouping.THEME
    scale_kind: ScaleKind | None = None
    topic: Topic | None = None
    """That of lanes by stance; None: the first of the timeline."""


def web_page(timeline: Timeline, choices: PageChoices) -> Exported:
    """Write the timeline as one page; the same timeline and choices give the same bytes."""
    texts = _texts(timeline, choices.grades)
    drawing = drawing_of(timeline, choices.grouping, choices.scale_kind, choices.topic)
    style = _resource(STYLE)
    early, *scripts = (_resource(name) for name in (EARLY, *SCRIPTS))
    page = Template(_resource("page.html")).substitute(
        texts,
        policy=policy(style, [early, *scripts]),
        style=style,
        early=early,
        data=as_data(drawing),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )
    unchecked = sentence(
        choices.grades.unchecked(timeline.document),
        "The page says of 1 quotation that it was not checked; --sources DIR has it checked.",
        "The page says of {} quotations that they were not checked; "
        "--sources DIR has them checked.",
    )
    return Exported(page.encode(), (*not_carried(timeline, Part.NOTES), *unchecked))


def _texts(timeline: Timeline, grades: Grades) -> dict[str, str]:
    """What is to be read on the page, as HTML."""
    document, entries = timeline.document, Entries(timeline, grades)
    stances = entries.stances()
    return {
        "language": html.escape(document.language),
        "title": line(document.title),
        "summary": lines(document.summary or ""),
        "facts": line(_facts(timeline)),
        "label": line(_label(timeline)),
        "exported": line(f"Exported on {day_in_words(grades.day)} with CCM Timeline."),
        "events": entries.events(),
        "stances": stances,
        "has_stances": "" if stances else " hidden",
        "sources": entries.sources(),
    }


def page_of_today(
    timeline: Timeline, grouping: Grouping, scale_kind: ScaleKind | None, sources: Path | None
) -> Exported:
    """Write the page with what is found today in the source texts of a folder, if one is given."""
    today = date.today().toordinal()
    grades = Grades(today) if sources is None else grades_in(timeline.document, sources, today)
    return web_page(timeline, PageChoices(grades, grouping, scale_kind))


def policy(style: str, scripts: list[str]) -> str:
    """The content security policy: nothing is fetched, and only what the page was written with
    runs."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def as_data(tree: object) -> str:
    """Write JSON that no text in it can end the element of, whatever it holds."""
    return msgspec.json.encode(tree).decode().replace("<", "\\u003c")


def _hash(text: str) -> str:
    """A source by its hash, as CSP 3 has it (section 2.3.1, hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _resource(name: str) -> str:
    return files("ccm_timeline.resources").joinpath("page", name).read_text("utf-8")


def _label(timeline: Timeline) -> str:
    """Name the drawing, of which a screen reader sees nothing: "Timeline, 34 events, 1997 to 2025,
    sources disagree on 31"."""
    said = f"Timeline, {counted(len(timeline), 'event')}"
    if not len(timeline):
        return said
    first, last = (in_words(When("", day, day, Precision.YEAR)) for day in timeline.dates.range())
    said += f", {first}" if first == last else f", {first} to {last}"
    return f"{said}, sources disagree on {len(timeline.disputed):,}" if timeline.disputed else said


def _facts(timeline: Timeline) -> str:
    document = timeline.document
    counts = (
        (len(document.events), "event"),
        (len(document.quotes), "quotation"),
        (len(document.sources), "source"),
    )
    return " · ".join(counted(count, name) for count, name in counts if count)
