"""What of a document was changed, and whether its file has it."""

from __future__ import annotations

from pathlib import Path

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read
from ccm_timeline.model.document import Presentation
from ccm_timeline.session.session import Session


def _session() -> tuple[Session, list[str]]:
    session, told = Session(read(shipped_timeline()).timeline()), []
    session.presentation_changed.connect(lambda: told.append("presentation"))
    session.unsaved_changed.connect(lambda: told.append("unsaved"))
    return session, told


def test_a_changed_presentation_is_unsaved_until_it_is_saved(qapp: object) -> None:
    session, told = _session()
    first = session.timeline.document.events[0].id
    session.set_presentation(Presentation(start=first))
    assert session.is_unsaved
    session.mark_saved(Path("copy.ccmt"))
    assert not session.is_unsaved
    assert session.path == Path("copy.ccmt")
    assert told == ["presentation", "unsaved", "unsaved"]


def test_what_is_changed_back_is_not_unsaved(qapp: object) -> None:
    session, told = _session()
    before = session.presentation
    session.set_presentation(Presentation(start=session.timeline.document.events[0].id))
    session.set_presentation(before)
    assert not session.is_unsaved
    assert told == ["presentation", "unsaved", "presentation", "unsaved"]


def test_the_rest_of_the_document_stays(qapp: object) -> None:
    session, _ = _session()
    events = session.timeline.document.events
    session.set_presentation(Presentation(start=events[0].id))
    assert session.timeline.document.events is events
