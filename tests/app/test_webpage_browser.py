"""The page in a browser, in short; `packaging/dev test-readers` walks through all of it."""

import json
from pathlib import Path

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.webpage.grades import Grades
from ccm_timeline.app.webpage.page import PageChoices, web_page
from ccm_timeline.files.reader import read_document
from ccm_timeline.layout.calendar import (
    Step,
    Unit,
    cell_end,
    cell_name,
    cell_start,
    enclosing_names,
)
from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.questions import question_of
from ccm_timeline.layout.scene import Mark
from ccm_timeline.model.days import day_of
from ccm_timeline.model.timeline import Timeline
from tests.app.webpages import DAY
from tests.layout.worlds import WORDS
from tests.readers.devtools import BROWSER, browser, is_there


@pytest.mark.skipif(not is_there(), reason=f"{BROWSER} is not installed")
def test_a_click_search_and_keys_are_answered_without_a_word_to_anybody(tmp_path: Path) -> None:
    timeline = Timeline(read_document(shipped_timeline()))
    path = tmp_path / "page.html"
    path.write_bytes(web_page(timeline, PageChoices(Grades(DAY))).data)
    with browser(tmp_path) as page:
        page.size(1366, 768)
        page.scheme("light")
        page.open(path.as_uri())
        page.wait("document.documentElement.dataset.ready === 'yes'")
        at, x, y = page.run(
            """(() => {
                const box = chart.canvas.getBoundingClientRect();
                const {cards} = chart.scene;
                const one = cards.find(card => articles[card.at].querySelector("blockquote"));
                return [one.at, box.left + one.x + one.width / 2, box.top + one.y + 10];
            })()"""
        )
        page.click(x, y)
        page.wait(f"chart.selected === {at}")
        event = timeline.events[at]
        shown = page.run("part('panel-event').textContent")
        assert timeline.quotes_of(event.id)[0].exact in shown
        assert page.run("location.hash") == f"#{event.id}"
        page.key("ArrowLeft")
        assert page.run("chart.selected") == at - 1
        signs = """(() => {
            const {scene} = chart;
            const of = list => list.filter(one => one.disputed).length;
            const cards = scene.cards.filter(card => EVENTS.disputed[card.at]).length;
            const badges = scene.badges.reduce((sum, badge) => sum + badge.disputed, 0);
            const seen = new Set(scene.marks.map(mark => mark.at));
            const all = [...seen].filter(at => EVENTS.disputed[at]).length;
            const mark = scene.marks.find(one => one.disputed);
            const ratio = chart.canvas.width / chart.canvas.clientWidth;
            const {plot} = scene.frame;
            const x = mark ? signMiddle(mark, styleOf(mark.at), plot, chart.metrics) : 0;
            const box = [x - 5, (mark ? mark.y : 0) - 6, 10, 12].map(side => side * ratio);
            const {data} = chart.canvas.getContext("2d").getImageData(...box);
            const isWarning = at => data[at] - data[at + 2] > 80;
            const ink = data.filter((_, at) => at % 4 === 0 && isWarning(at)).length;
            return [of(scene.marks), badges > 0, cards + badges + of(scene.marks) - all, ink];
        })()"""
        page.run("chart.setLanes('none')")
        page.run("new Promise(done => setTimeout(done, 700))")
        bare, counted, untold, ink = page.run(signs)
        assert bare > 0
        assert ink > 8, "the sign is drawn"
        assert counted
        assert untold == 0, "every disagreement in view is told once"
        page.key("/")
        page.type("zeme LITHUANIA votes")
        assert page.run("found.length") == 0
        page.run("part('search').value = ''")
        page.type("parliament VOTĖS")
        assert page.run("found.length") > 0
        page.key("Enter", 13)
        assert page.run("found.includes(chart.selected)")
        assert page.run(CELLS) == [cells_of(year) for year in YEARS]
        assert page.run(QUESTIONS) == [question_in_view(*mark) for mark in MARKS]
        assert page.run(f"besideQuestions(100, 30, {TAKEN}, 0, 120)") == 60
        assert page.run(f"besideQuestions(100, 30, {TAKEN}, 0, 400)") == 131
        assert page.run(f"besideQuestions(100, 30, {TAKEN}, 80, 120)") == 100
        assert page.complaints() == []
        assert page.requests() == [path.as_uri()]


YEARS = (-9799, -1000, -999, -100, -99, -51, -50, -43, -1, 0, 1, 2, 9, 10, 49, 100, 1938, 17000)
COUNTS = (1, 10, 50, 100, 1000, 10_000)
CELLS = f"""{list(YEARS)}.map(year => {list(COUNTS)}.map(count => {{
    const step = {{unit: "year", count}};
    const start = cellStart(step, dayOf(year, 3, 15));
    return [start, cellEnd(step, start), cellName(step, start), enclosingNames(step, start)[0]];
}}))"""


def cells_of(year: int) -> list[list[int | str]]:
    """What the axis of the program says of the cells that hold a year."""
    cells: list[list[int | str]] = []
    for count in COUNTS:
        step = Step(Unit.YEAR, count, 365.2425 * count)
        start = cell_start(step, day_of(year, 3, 15))
        long_name = enclosing_names(step, start, WORDS)[0]
        cells.append([start, cell_end(step, start), cell_name(step, start, WORDS), long_name])
    return cells


Ends = tuple[float, float]
MARKS: tuple[tuple[Ends, Ends | None, bool], ...] = (
    ((200, 700), None, False),
    ((-5000, 700), None, False),
    ((-5000, 130), None, False),
    ((-5000, 104), None, False),
    ((860, 9e9), None, False),
    ((-1e7, 1e7), None, False),
    ((300, 304), None, False),
    ((500, 500), (200, 300), False),
    ((500, 500), (490, 510), False),
    ((500, 500), (-1e7, 300), True),
    ((500, 500), (600, 4e8), False),
)
QUESTIONS = f"""{json.dumps(MARKS)}.map(([[left, right], said, open_start]) =>
    questionOf({{left, right, said}}, {{open_start}}, {{left: 100, right: 900}}, 10))"""
TAKEN = [[90, 101], [101, 112], [111, 131]]


def question_in_view(ends: Ends, said: Ends | None, open_start: bool) -> float:
    """Where the program puts the question mark of an uncertain date."""
    style = MarkStyle(Shape.BAR, uncertain=True, open_start=open_start)
    return question_of(Mark(0, *ends, 20.0, style, 0, said), (100.0, 900.0), 10.0)
