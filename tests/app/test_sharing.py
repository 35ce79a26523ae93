"""The comparison of attached texts while a window is open."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ccm_timeline.app.sharing import Sharing
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.files.reader import read
from ccm_timeline.files.sources import DecodedSource, read_sources
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.panel.heading_facts import heading_of


def test_the_count_of_independent_texts_follows_what_is_attached(
    qtbot: QtBot, sources_dir: Path
) -> None:
    timeline = Timeline(read(shipped_timeline()).document)
    session = Session(timeline)
    sharing = Sharing(session)
    found = read_sources(timeline.document, sources_dir)
    texts = {id: text.text for id, text in found.items() if isinstance(text, DecodedSource)}
    with qtbot.waitSignal(session.evidence.comparison_changed):
        session.evidence.take(texts)
    adoption = timeline.event("adoption")
    assert adoption is not None
    assert "(4 independent as stated)" in heading_of(timeline, adoption).stated_by
    assert (
        "(3 independent)" in heading_of(timeline, adoption, session.evidence.comparison).stated_by
    )
    with qtbot.waitSignal(session.evidence.comparison_changed):
        session.evidence.take({})
    assert session.evidence.comparison == Comparison()
    sharing.stop()
