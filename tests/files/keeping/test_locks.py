"""Locks: at most one running program has a document, and a dead one's claim goes."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ccm_timeline.files.keeping.locks import FORGOTTEN, Held, Lock, Locks
from ccm_timeline.files.keeping.owner import (
    Owner,
    Standing,
    standing_of,
    start_of,
    this_program,
)

NOW = datetime.now(UTC)
HERE = this_program()


def program(pid: int, host: str = "here", since: datetime = NOW) -> Owner:
    return Owner(host, pid, f"start {pid}", "somebody", since)


class Programs(RuleBasedStateMachine):
    """Three programs of one user, two documents; any of them may die at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.paths = [root / name for name in ("a.ccmt", "b.ccmt")]
        for path in self.paths:
            path.touch()
        self.alive = dict.fromkeys(range(3), True)
        self.locks = [Locks(root / "state", program(pid), self.standing) for pid in range(3)]
        self.held: dict[tuple[int, int], Lock] = {}

    def standing(self, owner: Owner, ourselves: Owner) -> Standing:
        if owner.pid == ourselves.pid:
            return Standing.OURSELVES
        return Standing.RUNS if self.alive[owner.pid] else Standing.ENDED

    @rule(pid=st.integers(0, 2), document=st.integers(0, 1))
    def open_it(self, pid: int, document: int) -> None:
        if not self.alive[pid]:
            return
        taken = self.locks[pid].take(self.paths[document])
        others = [other for other, which in self.held if which == document and other != pid]
        if others:
            assert isinstance(taken, Held)
            assert taken.owner.pid == others[0]
            assert not taken.may_be_forgotten
        else:
            assert isinstance(taken, Lock)
            self.held[pid, document] = taken

    @precondition(lambda self: bool(self.held))
    @rule(data=st.data())
    def close_it(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.held)))
        self.held.pop(key).release()

    @rule(pid=st.integers(0, 2))
    def die(self, pid: int) -> None:
        self.alive[pid] = False
        self.held = {key: lock for key, lock in self.held.items() if key[0] != pid}

    @rule(document=st.integers(0, 1), state=st.booleans(), text=st.binary(max_size=20))
    def spoil(self, document: int, state: bool, text: bytes) -> None:
        """A lock's file that cannot be understood, and is not being written any more."""
        file = self.locks[0]._files(self.paths[document])[0 if state else 1]
        if file.parent.exists() and not any(which == document for _, which in self.held):
            file.write_bytes(text)
            os.utime(file, (0, 0))

    @invariant()
    def everybody_agrees_on_who_has_what(self) -> None:
        for document, path in enumerate(self.paths):
            holders = [pid for pid, which in self.held if which == document]
            assert len(holders) <= 1
            for locks in (self.locks[pid] for pid, lives in self.alive.items() if lives):
                owner = locks.who_has(path)
                assert holders == [] if owner is None else holders == [owner.pid]

    def teardown(self) -> None:
        self.folder.cleanup()


Programs.TestCase.settings = settings(max_examples=10, stateful_step_count=15, deadline=None)
TestPrograms = Programs.TestCase


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "story.ccmt"
    file.touch()
    return file


def test_a_lock_names_its_owner_in_words_and_is_gone_afterwards(path: Path, tmp_path: Path) -> None:
    locks = Locks(tmp_path / "state")
    lock = locks.take(path)
    assert isinstance(lock, Lock)
    named = msgspec.json.decode((path.parent / ".story.ccmt.lock").read_bytes())
    assert (named["host"], named["pid"]) == (HERE.host, os.getpid())
    owner = locks.who_has(path)
    assert owner is not None
    assert locks.is_ours(owner)
    lock.release()
    assert locks.who_has(path) is None
    assert not (path.parent / ".story.ccmt.lock").exists()
    assert list((tmp_path / "state" / "locks").iterdir()) == []


def test_a_link_and_its_file_are_one_document(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.ccmt"
    link.symlink_to(path)
    Locks(None, program(1), lambda owner, ourselves: Standing.RUNS).take(path)
    other = Locks(None, program(2), lambda owner, ourselves: Standing.RUNS)
    assert isinstance(other.take(link), Held)


def test_another_computer_without_a_sign_of_life_is_asked_about(path: Path) -> None:
    owner = program(7, "far away", NOW - timedelta(days=3))
    file, locks = path.with_name(".story.ccmt.lock"), Locks(None)
    file.write_bytes(msgspec.json.encode(owner))
    for age, is_old in ((FORGOTTEN + 60, True), (FORGOTTEN - 60, False)):
        os.utime(file, (time.time() - age,) * 2)
        assert locks.take(path) == Held(owner, is_old)
    assert isinstance(locks.take(path, insist=True), Held)
    os.utime(file, (0, 0))
    lock = locks.take(path, insist=True)
    assert isinstance(lock, Lock)
    os.utime(file, (0, 0))
    lock.refresh()
    assert time.time() - file.stat().st_mtime < FORGOTTEN


def test_a_lock_that_is_being_written_counts(path: Path) -> None:
    path.with_name(".story.ccmt.lock").touch()
    assert isinstance(Locks(None).take(path), Held)


def test_where_no_lock_can_be_written_a_document_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    locks = Locks(tmp_path / "state")
    lock = locks.take(tmp_path / "no such folder" / "a.ccmt")
    assert isinstance(lock, Lock)
    lock.release()


def test_a_lock_that_somebody_took_over_is_left_to_them(path: Path) -> None:
    lock = Locks(None).take(path)
    assert isinstance(lock, Lock)
    file = path.with_name(".story.ccmt.lock")
    file.write_bytes(msgspec.json.encode(program(1)))
    lock.release()
    assert file.exists()


def test_a_program_that_ended_is_known_by_its_number_and_its_start() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        owner = msgspec.structs.replace(HERE, pid=other.pid, started=start_of(other.pid))
        assert standing_of(owner, HERE) is Standing.RUNS
        later = msgspec.structs.replace(owner, started="another boot")
        if sys.platform.startswith("linux"):
            assert standing_of(later, HERE) is Standing.ENDED
        assert other.stdin
        other.stdin.close()
    assert standing_of(owner, HERE) is Standing.ENDED
    assert standing_of(msgspec.structs.replace(owner, host="x"), HERE) is Standing.ELSEWHERE
    assert standing_of(this_program(), HERE) is Standing.OURSELVES
