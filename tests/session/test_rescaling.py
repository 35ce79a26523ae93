"""Another scale is made beside the one that is shown, which goes on being painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from ccm_timeline.layout.scale import Scale
from ccm_timeline.layout.table import Table
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session import slices
from ccm_timeline.session.session import Session
from tests.builders import document_on


@pytest.fixture
def session(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Every slice is one step long."""
    monkeypatch.setattr(slices, "FIRST_SLICE", 0.0)
    monkeypatch.setattr(slices, "SLICE", 0.0)
    monkeypatch.setattr("ccm_timeline.layout.table._STEP", 7)
    return Session(Timeline(document_on(*(f"{year}" for year in range(1900, 2000)))))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[ScaleKind]:
    """The scales for which all marks were placed, one after another."""
    kinds: list[ScaleKind] = []
    place = Table._anchors

    def counted(table: Table, scale: Scale) -> object:
        kinds.append(scale.kind)
        return place(table, scale)

    monkeypatch.setattr(Table, "_anchors", counted)
    return kinds


def test_frames_in_between_make_no_marks_anew(session: Session, made: list[ScaleKind]) -> None:
    session.set_scale_kind(ScaleKind.STEPS)
    frames = 0
    while session.is_arranging:
        assert session.table.line(session.scale).scale is session.scale
        frames += 1
        QCoreApplication.processEvents()
    assert frames > 10
    assert session.scale_kind is ScaleKind.STEPS
    assert session.table.line(session.scale).scale is session.scale
    assert made == [ScaleKind.STEPS]


def test_a_scale_that_is_no_longer_wanted_leaves_nothing(
    session: Session, made: list[ScaleKind]
) -> None:
    before = session.scale
    session.set_scale_kind(ScaleKind.STEPS)
    for _ in range(5):
        QCoreApplication.processEvents()
    assert session.is_arranging
    assert made == [ScaleKind.STEPS]
    session.set_scale_kind(before.kind)
    assert not session.is_arranging
    assert [line.scale for line in session.table._lines] == [before]
    session.table.line(session.scale)
    assert made == [ScaleKind.STEPS]
