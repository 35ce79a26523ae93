"""The short forms of the tests that need many tries; `packaging/dev soak` runs the long ones."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files import reader
from ccm_timeline.files.problems import DocumentRefused
from tests.soak import hostile, surroundings
from tests.soak.course import LONG, main
from tests.soak.mutations import KINDS, run_mutations
from tests.soak.openings import start_once
from tests.soak.random_use import run_random_use
from tests.soak.reading import documents
from tests.soak.rules_again import broken_rules

SHORT = {"documents": 500, "settings": 60}


@pytest.mark.allow_log
@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    outcome = run_mutations(kind, SHORT.get(kind, 150), tmp_path)
    assert outcome.bad == []
    assert len(outcome.answers) > 1, "they all came to the same end"


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    one, other = (run_mutations("sources", 50, tmp_path, seed=3).answers for _ in range(2))
    assert one == other


def test_what_breaks_a_rule_would_be_found() -> None:
    good = documents()[2]
    assert list(broken_rules(good)) == []
    for old, new in (
        (b'"2025-03-06"', b'"2025-02-30"'),
        (b'"part_of":"ministry"', b'"part_of":"minister"'),
        (b'"file":"report.txt"', b'"file":"../x"'),
        (b'"title":"A report"', b'"title":"A","title":"B"'),
        (b'"theme":"debate"', b'"theme":"nothing"'),
        (b'"importance":2', b'"importance":4'),
        (b'"id":"talks"', b'"id":"departure"'),
    ):
        compact = good.replace(b'": ', b'":')
        assert old in compact
        assert list(broken_rules(compact.replace(old, new))), new


def test_what_only_has_the_name_of_a_document_is_not_read(tmp_path: Path) -> None:
    for path in hostile.make_odd_places(tmp_path):
        with pytest.raises(DocumentRefused):
            reader.read(path)


@pytest.mark.parametrize("name", ["empty objects", "short texts", "an event that names everybody"])
def test_values_that_would_take_many_times_the_files_memory_are_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "WEIGHT_LIMIT", 2**20)
    with pytest.raises(DocumentRefused) as refused:
        reader.decode(hostile.LARGE[name](2**20))
    assert "far more small values" in refused.value.sentence


@pytest.mark.allow_log
def test_a_window_is_used_at_random(qapp: QApplication, tmp_path: Path) -> None:
    font, palette = qapp.font(), qapp.palette()
    try:
        used, exports = run_random_use(15, tmp_path, seed=4)
    finally:
        qapp.styleHints().unsetColorScheme()
        qapp.setFont(font)
        qapp.setPalette(palette)
    assert used.heard == ()
    assert exports.bad == []


def test_broken_surroundings_show_the_same_days(tmp_path: Path) -> None:
    timeline = reader.read(shipped_timeline()).timeline()
    start = start_once(surroundings.plain(tmp_path) | surroundings.all_at_once(tmp_path))
    assert start.status == 0
    assert start.shown[0].startswith(f"{len(timeline)} {timeline.document.title}")
    days = timeline.columns.dates
    assert start.shown[1] == f"{sum(days.earliest)} {sum(days.latest)}"


def test_only_what_there_is_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nothing=3"])
    assert "is none of" in capsys.readouterr().err
    assert set(KINDS) < set(LONG)
