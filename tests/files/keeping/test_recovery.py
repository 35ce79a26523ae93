"""Snapshots: found when their program has ended, and harmless whatever they hold."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm_timeline.files.keeping import recovery
from ccm_timeline.files.keeping.owner import Owner, Standing
from ccm_timeline.files.keeping.recovery import (
    Offer,
    Recovery,
    Snapshot,
    decode_snapshot,
    encode_snapshot,
)
from ccm_timeline.model.document import Presentation, PresentationStep

NOW = datetime.now(UTC)
STEPS = Presentation(steps=(PresentationStep(event="departure", note="Ask.", hidden=True),))


def owner(pid: int, host: str = "here", since: datetime = NOW) -> Owner:
    return Owner(host, pid, "", "somebody", since)


def snapshot(pid: int = 1, **fields: object) -> Snapshot:
    known = {
        "owner": owner(pid),
        "when": NOW,
        "path": b"/tmp/\xff story.ccmt",
        "document": "test",
        "title": "A test",
        "presentation": STEPS,
    }
    return Snapshot(**known | fields)


def ended(found: Owner, ourselves: Owner) -> Standing:
    """Programs with an even number still run."""
    if found.pid == ourselves.pid:
        return Standing.OURSELVES
    if found.host != ourselves.host:
        return Standing.ELSEWHERE
    return Standing.ENDED if found.pid % 2 else Standing.RUNS


def test_a_snapshot_is_found_once_its_program_has_ended(tmp_path: Path) -> None:
    for pid in (1, 2, 3):
        when = NOW - timedelta(minutes=pid)
        Recovery(tmp_path, owner(pid), ended).write(snapshot(pid, when=when))
    found = Recovery(tmp_path, owner(4), ended).found()
    assert [each.snapshot.owner.pid for each in found] == [1, 3]
    assert found[0].snapshot.file == Path(os.fsdecode(b"/tmp/\xff story.ccmt"))
    assert found[0].snapshot.presentation == STEPS
    if os.name == "posix":
        assert (tmp_path / "recovery").stat().st_mode & 0o077 == 0


def test_one_of_another_computer_is_offered_when_it_is_old(tmp_path: Path) -> None:
    for pid, age in ((1, timedelta(hours=1)), (3, timedelta(days=2))):
        far = owner(pid, "far away", NOW - age)
        Recovery(tmp_path, far, ended).write(snapshot(owner=far))
    found = Recovery(tmp_path, owner(5), ended).found()
    assert [each.snapshot.owner.pid for each in found] == [3]


def test_one_program_at_a_time_asks_about_what_was_left(tmp_path: Path) -> None:
    """Those of even numbers run, as `ended` says."""
    asking, other = (Recovery(tmp_path, owner(pid), ended) for pid in (2, 4))
    assert asking.offer() is None
    Recovery(tmp_path, owner(1), ended).write(snapshot())
    offered = asking.offer()
    assert isinstance(offered, Offer)
    assert offered.found == asking.found()
    held = other.offer()
    assert isinstance(held, Owner)
    assert held.pid == 2
    offered.claim.release()
    # The claim of a program that has ended meanwhile is none.
    assert isinstance(Recovery(tmp_path, owner(3), ended).offer(), Offer)
    again = other.offer()
    assert isinstance(again, Offer)
    assert isinstance(asking.offer(), Owner)
    again.found[0].file.unlink()
    again.claim.release()
    assert asking.offer() is None
    assert list((tmp_path / "recovery").iterdir()) == []


def test_what_is_saved_is_not_offered(tmp_path: Path) -> None:
    own = Recovery(tmp_path, owner(1), ended)
    own.remove()
    own.write(snapshot())
    own.write(snapshot(title="Later"))
    own.remove()
    assert Recovery(tmp_path, owner(3), ended).found() == ()
    assert list((tmp_path / "recovery").iterdir()) == []


@pytest.mark.allow_log
@pytest.mark.parametrize(
    "spoil",
    [
        lambda tree: tree | {"presentation": {"steps": [{"event": 7}]}},
        lambda tree: tree | {"format": "ccm-timeline"},
        lambda tree: tree | {"version": 2},
        lambda tree: tree | {"more": 1},
        lambda tree: tree | {"path": "cmVsYXRpdmU="},
        lambda tree: tree | {"path": "L3RtcC8AeA=="},
        lambda tree: tree | {"when": "yesterday"},
        lambda tree: {},
        lambda tree: [],
    ],
    ids=["step", "format", "version", "unknown", "relative", "nul", "when", "empty", "list"],
)
def test_a_bad_one_is_set_aside_and_logged(
    tmp_path: Path, spoil: object, caplog: pytest.LogCaptureFixture
) -> None:
    tree = msgspec.json.decode(encode_snapshot(snapshot()))
    file = tmp_path / "recovery" / "1-x.recovery"
    file.parent.mkdir()
    file.write_bytes(msgspec.json.encode(spoil(tree)))  # type: ignore[operator]
    assert Recovery(tmp_path, owner(3), ended).found() == ()
    assert os.listdir(file.parent) == ["1-x.recovery.bad"]
    assert "set aside" in caplog.text


@pytest.mark.allow_log
def test_one_that_is_too_large_and_one_that_is_no_file_are_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "LARGEST", 100)
    Recovery(tmp_path, owner(1), ended).write(snapshot())
    (tmp_path / "recovery" / "x.recovery").mkdir()
    assert Recovery(tmp_path, owner(3), ended).found() == ()
    assert all(name.endswith(".bad") for name in os.listdir(tmp_path / "recovery"))


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, ValueError)):
        decode_snapshot(data)


@settings(max_examples=40)
@given(
    st.none()
    | st.binary(min_size=1, max_size=50).map(lambda name: b"/" + name.replace(b"\0", b"")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
)
def test_a_snapshot_comes_back_as_it_was_written(path: bytes | None, title: str) -> None:
    one = snapshot(path=path, title=title)
    assert decode_snapshot(encode_snapshot(one)) == one
