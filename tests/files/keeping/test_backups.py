"""The ring of backups: never more than ten, the newest always, and one a day before them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.keeping.backups import MOST, NEWEST, Backups, thinned

moments = st.datetimes(datetime(2025, 1, 1), datetime(2025, 1, 20), timezones=st.just(UTC))


@settings(max_examples=40)
@given(st.lists(moments, unique=True, max_size=60))
def test_the_newest_and_one_a_day_stay(whens: list[datetime]) -> None:
    kept, ordered = thinned(whens), sorted(whens, reverse=True)
    assert len(kept) <= MOST
    assert set(ordered[:NEWEST]) <= kept <= set(whens)
    older = [when for when in ordered[NEWEST:] if when in kept]
    assert len({when.date() for when in older}) == len(older)
    for when in older:
        same_day = [other for other in ordered[NEWEST:] if other.date() == when.date()]
        assert when == max(same_day)
    assert thinned(kept) == kept
    if len({when.date() for when in ordered[NEWEST:]}) >= MOST - NEWEST:
        assert len(kept) == MOST


@settings(max_examples=12)
@given(steps=st.lists(st.integers(0, 40), min_size=1, max_size=25))
def test_whatever_is_kept_can_be_had_again(
    steps: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("backups")
    backups, path = Backups(folder), folder / "story.ccmt"
    now = datetime(2025, 3, 6, tzinfo=UTC)
    for number, hours in enumerate(steps):
        now += timedelta(hours=hours)
        kept = backups.keep(path, b"%d" % number, now)
        assert kept is not None
        versions = backups.versions(path)
        assert versions[0] == kept
        assert kept.read_bytes() == b"%d" % number
        assert len(versions) <= MOST
        numbers = [int(version.read_bytes()) for version in versions]
        assert numbers == sorted(numbers, reverse=True)
        assert numbers[:NEWEST] == list(range(number, max(number - NEWEST, -1), -1))


def test_the_same_bytes_are_kept_once_and_a_clock_set_back_harms_nothing(tmp_path: Path) -> None:
    backups, path = Backups(tmp_path), tmp_path / "story.ccmt"
    now = datetime(2025, 3, 6, tzinfo=UTC)
    first = backups.keep(path, b"a", now)
    assert backups.keep(path, b"a", now + timedelta(hours=1)) == first
    backups.keep(path, b"b", now - timedelta(days=400))
    assert [version.read_bytes() for version in backups.versions(path)] == [b"b", b"a"]


def test_documents_of_one_name_have_folders_of_their_own(tmp_path: Path) -> None:
    backups = Backups(tmp_path)
    one, other = tmp_path / "x" / "ž.ccmt", tmp_path / "y" / "ž.ccmt"
    backups.keep(one, b"1")
    backups.keep(other, b"2")
    assert [version.read_bytes() for version in backups.versions(one)] == [b"1"]
    folder = backups.folder_of(one)
    assert folder is not None
    assert folder.name.startswith("ž-")
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
    (folder / "notes.txt").touch()
    assert len(backups.versions(one)) == 1


def test_without_a_state_folder_nothing_is_kept(tmp_path: Path) -> None:
    assert Backups(None).keep(tmp_path / "a.ccmt", b"a") is None
