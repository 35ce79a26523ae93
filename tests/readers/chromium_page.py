"""The page that we write, in Chromium: a long walk through it, with the network off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.webpage.grades import Grades
from ccm_timeline.app.webpage.page import PageChoices, web_page
from ccm_timeline.files.reader import decode, read_document
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.days import day_of, ymd
from ccm_timeline.model.document import Document
from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.visible import visible
from tests.benchmarks.generator import make_timeline
from tests.builders import document, event, quote_at, theme
from tests.files.formats.timelines import DATES, HOSTILE, on
from tests.readers.devtools import Page, browser

SIZES = [(360, 640), (1366, 768), (1920, 1080), (3840, 2160)]
CHOICES = [(by, kind) for by in Grouping for kind in ScaleKind]

MEETINGS = """(() => {
    const {cards, badges, frame} = chart.scene;
    const boxes = cards.map(one => (
        {...one, right: one.x + one.width, bottom: one.y + one.height}));
    const wrong = [];
    boxes.forEach((one, index) => {
        if (one.x < frame.plot.left || one.right > frame.plot.right + 1 || one.y < 0
            || one.bottom > frame.plot.height) wrong.push(["outside", one.at]);
        for (const other of boxes.slice(index + 1)) {
            if (one.x < other.right && other.x < one.right && one.y < other.bottom
                && other.y < one.bottom) wrong.push(["cards", one.at, other.at]);
        }
    });
    const rows = badges.map(one => ({...one, end: one.x + one.width}));
    rows.forEach((one, index) => {
        for (const other of rows.slice(index + 1)) {
            if (one.y === other.y && one.x < other.end && other.x < one.end) wrong.push(["badges"]);
        }
    });
    for (const row of [chart.axis.fine, chart.axis.coarse]) {
        row.forEach((one, index) => row.slice(index + 1).forEach(other => {
            if (one.left < other.right && other.left < one.right) wrong.push([one, other]);
        }));
    }
    return wrong;
})()"""

COUNTED = """(() => {
    const crowded = chart.scene.badges.some(badge => badge.events === null);
    if (crowded) return null;
    const seen = new Set(chart.scene.marks.map(mark => mark.at));
    for (const badge of chart.scene.badges) badge.events.forEach(at => seen.add(at));
    return seen.size;
})()"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _calm(page: Page) -> Iterator[None]:
    """Every test leaves a page that complained of nothing and asked for nothing but itself."""
    page.events.clear()
    page.size(1366, 768)
    page.scheme("light")
    yield
    assert page.complaints() == []
    assert {address.partition(":")[0] for address in page.requests()} <= {"file", "about"}


def show(page: Page, folder: Path, timeline: Timeline) -> str:
    """Write a timeline as a page and open it; the answer is its address."""
    path = folder / "page.html"
    path.write_bytes(web_page(timeline, PageChoices(Grades(739_942))).data)
    page.open("about:blank")
    page.open(path.as_uri())
    page.wait("document.documentElement.dataset.ready === 'yes'")
    return path.as_uri()


def text(page: Page, part: str) -> str:
    found = page.run(f"part({json.dumps(part)}).textContent")
    assert isinstance(found, str)
    return found


def settle(page: Page) -> None:
    page.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return Timeline(read_document(shipped_timeline()))


def middle_of_card(page: Page, at: int) -> tuple[float, float]:
    x, y = page.run(
        f"""(() => {{
            const box = chart.canvas.getBoundingClientRect();
            const card = chart.scene.cards.find(one => one.at === {at});
            return [box.left + card.x + card.width / 2, box.top + card.y + card.height / 2];
        }})()"""
    )
    return x, y


def test_a_click_shows_the_quotation_and_back_leaves_it(
    page: Page, tmp_path: Path, shipped: Timeline
) -> None:
    address = show(page, tmp_path, shipped)
    carded = "chart.scene.cards.map(card => card.at)"
    at = page.run(f"{carded}.find(at => articles[at].querySelector('blockquote'))")
    page.click(*middle_of_card(page, at))
    story = shipped.events[at]
    settle(page)
    shown = text(page, "panel-event")
    assert story.title in shown
    assert shipped.quotes_of(story.id)[0].exact in shown
    assert "not checked here" in shown
    assert page.run("location.href") == f"{address}#{story.id}"
    assert story.title in text(page, "panel-live")
    page.key("ArrowRight")
    following = shipped.events[page.run("chart.selected")]
    assert following.title in text(page, "panel-event")
    page.run("history.back()")
    page.wait(f"chart.selected === {at}")
    page.run("history.go(1)")
    page.wait(f"chart.selected === {shipped.position(following.id)}")
    page.run("part('chart').focus()")
    page.key("Escape")
    assert page.run("chart.selected === null && !part('panel-overview').hidden")


def test_an_address_opens_its_event(page: Page, tmp_path: Path, shipped: Timeline) -> None:
    address = show(page, tmp_path, shipped)
    story = shipped.events[-1]
    page.open("about:blank")
    page.open(f"{address}#{story.id}")
    page.wait("document.documentElement.dataset.ready === 'yes'")
    assert story.title in text(page, "panel-event")


def test_search_folds_accents_and_walks_from_hit_to_hit(page: Page, tmp_path: Path) -> None:
    titles = ["First", "Šešuo and Žemė", "Third", "The river ŠEŠUO"]
    events = tuple(
        event(id=f"e{at}", title=title, when=f"2025-03-0{at + 1}")
        for at, title in enumerate(titles)
    )
    show(page, tmp_path, Timeline(document(events=events, quotes=())))
    page.key("/")
    page.type("sesuo")
    assert page.run("found") == [1, 3]
    assert text(page, "count") == "2 found"
    page.key("Enter", 13)
    assert (page.run("chart.selected"), text(page, "count")) == (1, "1 of 2")
    page.key("Enter", 13)
    page.key("Enter", 13)
    assert page.run("chart.selected") == 1
    page.key("Escape", 27)
    assert text(page, "count") == ""


def test_the_page_folds_texts_and_counts_days_as_the_program_does(
    page: Page, tmp_path: Path, shipped: Timeline
) -> None:
    show(page, tmp_path, shipped)
    texts = [*HOSTILE, "Straße Łódź ÆØÅ ĳ ﬁ ½", "“so-called” – it’s", "ΆΛΦΑ Ёлка"]
    assert page.run(f"{json.dumps(texts)}.map(fold)") == [fold(one) for one in texts]
    days = [-700_000, -366, 0, 1, 59, 60, 365, 366, 146_097, 738_000, 3_652_059, 36_000_000]
    assert page.run(f"{days}.map(ymd)") == [list(ymd(day)) for day in days]
    parts = [ymd(day) for day in days]
    assert page.run(f"{json.dumps(parts)}.map(p => dayOf(...p))") == days
    assert day_of(2025, 3, 6) == page.run("dayOf(2025, 3, 6)")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_overlaps_and_every_event_is_drawn_or_counted(
    page: Page, tmp_path: Path, shipped: Timeline, size: tuple[int, int]
) -> None:
    page.size(*size, touch=size[0] < 500)
    show(page, tmp_path, shipped)
    for by, kind in CHOICES:
        page.run(f"chart.setLanes('{by.value}'); chart.setScale('{kind.value}')")
        for share in (1, 0.3, 0.04):
            page.run(
                f"""(() => {{
                    const {{left, right}} = chart.scale.whole;
                    const middle = left + (right - left) * (1 - {share} / 2 - 0.02);
                    const half = (right - left) * {share} / 2;
                    chart.lookAt({{left: middle - half, right: middle + half}});
                    chart.drawNow(performance.now());
                }})()"""
            )
            assert page.run(MEETINGS) == [], (by, kind, share)
            if share == 1:
                assert page.run(COUNTED) in (None, len(shipped)), (by, kind)
    assert page.run("document.documentElement.scrollWidth") <= size[0]


def test_a_badge_brings_its_events_nearer(page: Page, tmp_path: Path, shipped: Timeline) -> None:
    show(page, tmp_path, shipped)
    x, y, width = page.run(
        """(() => {
            const box = chart.canvas.getBoundingClientRect();
            const one = chart.scene.badges.find(badge => chart.canOpen(badge));
            return [box.left + one.x + one.width / 2, box.top + one.y + 5,
                chart.view.right - chart.view.left];
        })()"""
    )
    page.click(x, y)
    settle(page)
    assert page.run("chart.view.right - chart.view.left") < width


def test_wheel_drag_and_keys_move_and_the_whole_comes_back(
    page: Page, tmp_path: Path, shipped: Timeline
) -> None:
    show(page, tmp_path, shipped)
    whole = page.run("chart.view")
    page.mouse("mouseWheel", 600, 300, deltaX=0, deltaY=-400)
    page.wait(f"chart.view.right - chart.view.left < {0.9 * (whole['right'] - whole['left'])}")
    settle(page)
    near = page.run("chart.view")
    page.mouse("mousePressed", 600, 600, button="left", clickCount=1)
    page.mouse("mouseMoved", 560, 600, button="left", buttons=1)
    page.mouse("mouseMoved", 400, 600, button="left", buttons=1)
    page.mouse("mouseReleased", 400, 600, button="left", clickCount=1)
    settle(page)
    assert page.run("chart.view")["left"] > near["left"]
    assert page.run("chart.selected === null")
    page.run("part('chart').focus()")
    page.key("0")
    settle(page)
    assert page.run("chart.view") == pytest.approx(whole)
    for key, narrower in (("+", True), ("-", False)):
        before = page.run("chart.view.right - chart.view.left")
        page.key(key)
        settle(page)
        assert (page.run("chart.view.right - chart.view.left") < before) is narrower


def test_dark_follows_the_system_and_the_switch(
    page: Page, tmp_path: Path, shipped: Timeline
) -> None:
    page.scheme("dark")
    show(page, tmp_path, shipped)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.run(ground) == "rgb(16, 20, 27)"
    page.run("part('theme').click()")
    assert page.run(ground) == "rgb(251, 250, 247)"
    assert page.run("chart.look.ground") == "#FBFAF7"


def test_hostile_texts_are_shown_and_obeyed_by_nobody(page: Page, tmp_path: Path) -> None:
    texts = [one for one in HOSTILE if one.strip()]
    numbered = list(enumerate(texts))
    made = Timeline(
        document(
            title=HOSTILE[1],
            summary=HOSTILE[1],
            themes=tuple(theme(id=f"t{at}", name=one) for at, one in numbered),
            events=tuple(
                event(id=f"<{at}> \"'é", title=one, summary=one, theme=f"t{at}",
                      when=f"2025-03-{at + 1:02}")
                for at, one in numbered
            ),
            quotes=tuple(
                quote_at(one, one, id=f"q{at}", event=f"<{at}> \"'é") for at, one in numbered
            ),
        )
    )  # fmt: skip
    page.run("window.obeyed = 0")
    show(page, tmp_path, made)
    assert page.run("document.images.length + document.querySelectorAll('script').length") == (
        page.run("document.scripts.length")
    )
    titles = page.run("Array.from(document.querySelectorAll('ol.events h3'), it => it.textContent)")
    assert [" ".join(one.split()) for one in titles] == [
        " ".join(visible(one).split()) for one in texts
    ]
    for at, one in numbered:
        page.run(f"choose({at})")
        assert " ".join(visible(one).split()) in " ".join(text(page, "panel-event").split())
        assert page.run(f"fromAddress() === {at}")


@pytest.mark.parametrize("made", [document(events=(), quotes=()), None], ids=["none", "dates"])
def test_no_event_and_every_kind_of_date_can_be_shown(
    page: Page, tmp_path: Path, made: Document | None
) -> None:
    show(page, tmp_path, on(*DATES) if made is None else Timeline(made))
    for kind in ScaleKind:
        page.run(f"chart.setScale('{kind.value}'); chart.drawNow(performance.now())")
        assert page.run(MEETINGS) == []
    page.run("step(1); step(-1); choose(null)")


def test_without_a_script_the_list_is_all_there_is(
    page: Page, tmp_path: Path, shipped: Timeline
) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        path = tmp_path / "page.html"
        path.write_bytes(web_page(shipped, PageChoices(Grades(739_942))).data)
        page.open("about:blank")
        page.open(path.as_uri())
        assert page.run("getComputedStyle(document.querySelector('.stage')).display") == "none"
        words = page.run("document.body.innerText")
        assert all(known.title in words for known in shipped.events)
        assert "Zoom" not in words
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_a_thousand_events_pan_smoothly(page: Page, tmp_path: Path) -> None:
    """The processor's time of a frame, halved again for a machine that is busy with other work."""
    page.size(1920, 1080)
    show(page, tmp_path, Timeline(decode(make_timeline(1000)).document))
    spent = page.run(
        """(async () => {
            const {left, right} = chart.scale.whole;
            const width = (right - left) / 4;
            const spent = [];
            for (let at = 0; at < 60; at += 1) {
                const from = left + width + at * width / 100;
                chart.view = {left: from, right: from + width};
                const begun = performance.now();
                chart.drawNow(begun);
                spent.push(performance.now() - begun);
                await new Promise(requestAnimationFrame);
            }
            return spent.sort((a, b) => a - b)[30];
        })()"""
    )
    assert spent < 32, spent
