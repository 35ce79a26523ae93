"""The page in a browser, in short; `packaging/dev test-readers` walks through all of it."""

from pathlib import Path

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.webpage.grades import Grades
from ccm_timeline.app.webpage.page import PageChoices, web_page
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from tests.app.webpages import DAY
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
        page.key("/")
        page.type("zeme LITHUANIA votes")
        assert page.run("found.length") == 0
        page.run("part('search').value = ''")
        page.type("parliament VOTĖS")
        assert page.run("found.length") > 0
        page.key("Enter", 13)
        assert page.run("found.includes(chart.selected)")
        assert page.complaints() == []
        assert page.requests() == [path.as_uri()]
