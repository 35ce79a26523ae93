"""Saving: whatever goes wrong at whichever step, nothing is lost, and one sentence says so."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Obstacle, Order, Saved, SaveRefused, save
from ccm_timeline.files.keeping.stamp import Stamp, read_stamped
from ccm_timeline.files.reader import SIZE_LIMIT, decode, read, read_document
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import encode_document, write_document
from ccm_timeline.model.document import Document, Presentation
from ccm_timeline.system import exchange, replacing, whole_file
from tests.builders import document, full_document
from tests.soak.killed_saves import run_killed_saves
from tests.soak.racing_saves import run_racing_saves

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="exchanges files on Linux alone")
on_posix = pytest.mark.skipif(os.name != "posix", reason="no such permissions or signals there")

OLD, NEW, OTHER = (document(title=title) for title in ("Old", "New", "Somebody else’s"))


class Desk:
    """A document in a folder, opened, and about to be saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "documents"
        self.folder.mkdir()
        self.path = self.folder / "story.ccmt"
        write_document(self.path, OLD)
        self.backups = Backups(folder / "state")
        self.stamp = self.now()

    def now(self) -> Stamp:
        found = read_stamped(self.path, SIZE_LIMIT)
        assert found is not None
        return found[1]

    def save(self, document: Document = NEW, **fields: Any) -> Saved:
        order = Order(document, Unknown(), self.path, self.stamp)
        return save(replace(order, **fields), self.backups)

    def refuse(self, **fields: Any) -> SaveRefused:
        with pytest.raises(SaveRefused) as caught:
            self.save(**fields)
        assert caught.value.sentence.startswith("“")
        assert caught.value.sentence.endswith(".")
        return caught.value

    def kept(self) -> list[Document]:
        return [read_document(version) for version in self.backups.versions(self.path)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_document_is_saved_and_the_version_before_is_kept(desk: Desk) -> None:
    saved = desk.save()
    assert read_document(desk.path) == NEW
    assert desk.kept() == [OLD]
    assert saved.stamp == desk.now()
    assert os.listdir(desk.folder) == ["story.ccmt"]


def test_one_save_after_another_needs_no_asking(desk: Desk) -> None:
    for title in "abc":
        desk.stamp = desk.save(document(title=title)).stamp
    assert [kept.title for kept in desk.kept()] == ["b", "a", "Old"]


def test_unknown_fields_are_kept_and_proven(desk: Desk) -> None:
    tree = msgspec.json.decode(encode_document(full_document()))
    tree["mood"] = tree["presentation"]["mood"] = tree["events"][1]["mood"] = {"x": [1.5]}
    desk.path.write_bytes(msgspec.json.encode(tree))
    reading = decode(desk.path.read_bytes())
    changed = msgspec.structs.replace(reading.document, presentation=Presentation(start="talks"))
    desk.save(changed, unknown=reading.unknown, expected=desk.now())
    after = read(desk.path)
    assert after.document == changed
    assert after.unknown == reading.unknown


@pytest.mark.allow_log
def test_what_would_not_come_back_is_not_written(desk: Desk) -> None:
    broken = document(presentation=Presentation(start="there is no such event"))
    with pytest.raises(SaveRefused, match="it would not have come back as it is"):
        desk.save(broken)
    assert read_document(desk.path) == OLD


@pytest.mark.parametrize("same_size", [True, False])
def test_what_somebody_else_wrote_is_never_overwritten_silently(
    desk: Desk, same_size: bool
) -> None:
    theirs = document(title="OLD") if same_size else OTHER
    write_document(desk.path, theirs)
    os.utime(desk.path, ns=(desk.stamp.mtime, desk.stamp.mtime))
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert read_document(desk.path) == theirs
    desk.save(expected=None)
    assert read_document(desk.path) == NEW
    assert desk.kept()[0] == theirs


def before_the_exchange(patch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> list[Path]:
    """Do something at the very moment before each exchange in turn; the answer fills with what was
    put aside then."""
    true, left, aside = replacing.exchange, list(acts), []

    def act_and_exchange(one: Path, other: Path) -> bool:
        aside.append(one)
        if left:
            left.pop(0)()
        return true(one, other)

    patch.setattr(replacing, "exchange", act_and_exchange)
    return aside


def unknown_to_the_system(patch: pytest.MonkeyPatch) -> None:
    """Have a file system that has the usual rename alone."""
    patch.setattr(exchange, "_ask", lambda *names: errno.EINVAL)


@on_linux
@pytest.mark.parametrize("same_size", [True, False])
def test_a_change_at_the_last_moment_is_put_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, same_size: bool
) -> None:
    theirs = document(title="OLD") if same_size else OTHER

    def replace_unseen() -> None:
        write_document(desk.path, theirs)
        os.utime(desk.path, ns=(desk.stamp.mtime, desk.stamp.mtime))

    before_the_exchange(monkeypatch, replace_unseen)
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert read_document(desk.path) == theirs
    assert os.listdir(desk.folder) == ["story.ccmt"]


@on_linux
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_of_its_own_at_the_last_moment_is_put_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, kind: str, tmp_path: Path
) -> None:
    # A link to the same words is another thing all the same.
    same = tmp_path / "same.ccmt"
    same.write_bytes(desk.path.read_bytes())

    def replace() -> None:
        desk.path.unlink()
        desk.path.mkdir() if kind == "folder" else desk.path.symlink_to(same)

    before_the_exchange(monkeypatch, replace)
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert desk.path.is_dir() if kind == "folder" else desk.path.is_symlink()
    assert os.listdir(desk.folder) == ["story.ccmt"]


@on_linux
def test_of_two_changes_at_the_last_moment_the_later_stays_and_the_earlier_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = document(title="Later still")
    acts = (partial(write_document, desk.path, each) for each in (OTHER, later))
    aside = before_the_exchange(monkeypatch, *acts)
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert read_document(desk.path) == later
    assert read_document(aside[0]) == OTHER
    assert len(aside) == 3


@on_linux
@pytest.mark.allow_log
@pytest.mark.parametrize("number", [errno.EIO, errno.EINVAL])
def test_what_cannot_be_put_back_is_kept_and_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    true = exchange._ask

    def fail_from_now_on() -> None:
        write_document(desk.path, OTHER)
        answers = iter([true])
        fail: Any = lambda *names: number  # noqa: E731
        monkeypatch.setattr(exchange, "_ask", lambda *names: next(answers, fail)(*names))

    before_the_exchange(monkeypatch, fail_from_now_on)
    note = desk.save().note
    assert "another program changed it at that moment: its version is among the backups" in note
    assert read_document(desk.path) == NEW
    assert OTHER in desk.kept()
    assert os.listdir(desk.folder) == ["story.ccmt"]


def test_where_no_exchange_is_known_the_last_look_sees_a_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_say_no(*names: object) -> int:
        write_document(desk.path, OTHER)
        return errno.EINVAL

    monkeypatch.setattr(exchange, "_ask", change_and_say_no)
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert read_document(desk.path) == OTHER
    assert os.listdir(desk.folder) == ["story.ccmt"]


@pytest.mark.parametrize("knows", ["all", "links", "nothing"])
def test_a_file_that_appears_at_the_last_moment_is_not_overwritten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, knows: str
) -> None:
    desk.path.unlink()
    true = exchange._ask

    def appear_and_ask(*names: Any) -> int:
        write_document(desk.path, OTHER)
        return true(*names) if knows == "all" else errno.ENOSYS

    def know_no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(exchange, "_ask", appear_and_ask)
    if knows == "nothing":
        monkeypatch.setattr(replacing.os, "link", know_no_links)
    refused = desk.refuse(expected=None)
    assert refused.obstacle is Obstacle.CHANGED
    assert "has put a file of this name there" in refused.sentence
    assert read_document(desk.path) == OTHER
    assert os.listdir(desk.folder) == ["story.ccmt"]
    monkeypatch.undo()
    desk.path.unlink()
    if knows != "all":
        unknown_to_the_system(monkeypatch)
    desk.save(expected=None)
    assert read_document(desk.path) == NEW
    assert os.listdir(desk.folder) == ["story.ccmt"]


def test_a_file_that_goes_away_at_the_last_moment_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_the_exchange(monkeypatch, desk.path.unlink)
    refused = desk.refuse()
    assert "the file is no longer there" in refused.sentence
    assert os.listdir(desk.folder) == []


def test_a_file_that_was_only_touched_is_the_same(desk: Desk) -> None:
    os.utime(desk.path, ns=(1, 1))
    desk.save()
    assert read_document(desk.path) == NEW


def test_what_somebody_else_wrote_is_not_lost_for_want_of_a_backup(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk.backups = Backups(None)
    assert "could not be kept" in desk.refuse(expected=None).sentence
    assert read_document(desk.path) == OLD
    assert "could not be kept" in desk.save().note
    assert read_document(desk.path) == NEW


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda desk: desk.path.unlink(), "the file is no longer there"),
        (lambda desk: _replace_by_folder(desk.path), "a folder has this name"),
        (lambda desk: desk.path.chmod(0o444), "the file can only be read"),
    ],
    ids=["gone", "folder", "read-only"],
)
@on_posix
def test_a_place_that_is_no_good_is_told(
    desk: Desk, spoil: Callable[[Desk], object], words: str
) -> None:
    spoil(desk)
    refused = desk.refuse()
    assert words in refused.sentence
    assert refused.obstacle is Obstacle.ANOTHER_PLACE


def _replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_a_name_that_is_too_long_and_a_folder_that_is_gone_are_told(
    desk: Desk, tmp_path: Path
) -> None:
    long = desk.folder / ("x" * 300 + ".ccmt")
    assert "shorter name" in desk.refuse(path=long, expected=None).sentence
    gone = desk.folder / "gone" / "story.ccmt"
    assert "its folder is no longer there" in desk.refuse(path=gone, expected=None).sentence


STEPS = {
    "open": (whole_file.tempfile, "mkstemp"),
    "write": (whole_file.os, "fdopen"),
    "fsync": (whole_file.os, "fsync"),
    "rename": (replacing, "exchange"),
    "look": (whole_file.Path, "chmod"),
}
FAULTS = {
    errno.ENOSPC: "the disk is full: make room",
    errno.EACCES: "you may not write there",
    errno.ENOENT: "its folder is no longer there",
    errno.ENAMETOOLONG: "its name is too long",
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_at_any_step_loses_nothing_and_is_one_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    desk.stamp = desk.save(document(title="Before")).stamp
    waits: list[float] = []
    monkeypatch.setattr(whole_file.time, "sleep", waits.append)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError(number, os.strerror(number))

    holder, name = STEPS[step]
    # The backup is written by the same function: it is not to be the one that fails.
    monkeypatch.setattr(desk.backups, "keep", lambda path, data: path)
    monkeypatch.setattr(holder, name, fail)
    refused = desk.refuse()
    monkeypatch.undo()
    assert FAULTS[number] in refused.sentence
    assert read_document(desk.path).title == "Before"
    assert os.listdir(desk.folder) == ["story.ccmt"]
    is_blocked = step == "rename" and number == errno.EACCES
    assert len(waits) == (whole_file.RENAMES - 1 if is_blocked else 0)
    assert sum(waits) < 1
    desk.save()
    assert read_document(desk.path) == NEW


@pytest.mark.parametrize("knows_exchange", [True, False])
def test_a_rename_that_is_blocked_for_a_moment_succeeds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, knows_exchange: bool
) -> None:
    holder, name = (replacing, "exchange") if knows_exchange else (whole_file.os, "replace")
    true, tries = getattr(holder, name), []

    def rename(source: Path, target: Path) -> Any:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")
        return true(source, target)

    if not knows_exchange:
        unknown_to_the_system(monkeypatch)
    monkeypatch.setattr(desk.backups, "keep", lambda path, data: path)
    monkeypatch.setattr(holder, name, rename)
    monkeypatch.setattr(whole_file.time, "sleep", lambda seconds: None)
    desk.save()
    assert len(tries) == 3
    assert read_document(desk.path) == NEW
    assert os.listdir(desk.folder) == ["story.ccmt"]


def test_a_folder_that_cannot_be_written_down_is_no_failure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        true(handle)

    monkeypatch.setattr(whole_file.os, "fsync", fsync)
    desk.save()
    assert read_document(desk.path) == NEW


@on_posix
def test_the_folder_is_written_down_after_the_rename(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, rename, remove = os.fsync, replacing.exchange, replacing._remove
    monkeypatch.setattr(desk.backups, "keep", lambda path, data: path)

    def note_fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    monkeypatch.setattr(whole_file.os, "fsync", note_fsync)
    for name, true in (("exchange", rename), ("_remove", remove)):
        note = lambda *files, name=name, true=true: (done.append(name), true(*files))[1]  # noqa: E731
        monkeypatch.setattr(replacing, name, note)
    desk.save()
    assert done == ["file", "exchange", "_remove", "folder"]


@on_posix
def test_links_and_permissions_are_kept(desk: Desk) -> None:
    desk.path.chmod(0o640)
    link = desk.folder / "link.ccmt"
    link.symlink_to(desk.path)
    desk.save(path=link)
    assert link.is_symlink()
    assert read_document(desk.path) == NEW
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o640


def test_group_and_attributes_are_kept_where_there_are_some(desk: Desk) -> None:
    groups = {*os.getgroups(), os.getegid()} if hasattr(os, "getgroups") else set()
    group = 4242 if groups and os.geteuid() == 0 else min(groups, default=0)
    if groups:
        os.chown(desk.path, -1, group)
    has_attributes = hasattr(os, "setxattr")
    try:
        os.setxattr(desk.path, "user.lesson", b"7b")
    except (AttributeError, OSError):
        has_attributes = False  # The system or the disk knows none.
    desk.save()
    assert read_document(desk.path) == NEW
    assert not groups or desk.path.stat().st_gid == group
    assert not has_attributes or os.getxattr(desk.path, "user.lesson") == b"7b"


def test_a_second_name_of_the_file_is_told_of(desk: Desk) -> None:
    other = desk.folder / "other.ccmt"
    os.link(desk.path, other)
    old = other.read_bytes()
    assert "under that one the version before still stands" in desk.save().note
    assert (read_document(desk.path), other.read_bytes()) == (NEW, old)
    assert desk.save(expected=None).note == ""


def test_what_a_killed_save_left_is_removed_and_nothing_else(desk: Desk) -> None:
    left, young, own = (
        desk.folder / name
        for name in (".story.ccmt.abcd1234.tmp", ".story.ccmt.efgh5678.tmp", ".story.ccmt.tmp")
    )
    for file in (left, young, own):
        file.touch()
    for file in (left, own):
        os.utime(file, (0, 0))
    desk.save()
    assert sorted(os.listdir(desk.folder)) == sorted([young.name, own.name, "story.ccmt"])


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_a_killed_save_put_aside_is_removed_once_it_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    aside = desk.folder / ".story.ccmt.abcd1234.aside"
    write_document(aside, OLD if is_kept else OTHER)
    assert desk.save().note == ""
    assert aside.exists(), "it is so young that its save may go on"
    monkeypatch.setattr(replacing, "ABANDONED", -1.0)
    note = desk.save(expected=None).note
    assert not aside.exists()
    assert ("was cut short: what it left is among the backups" in note) is not is_kept
    assert (OTHER in desk.kept()) is not is_kept
    write_document(aside, document(title="Once more"))
    desk.backups = Backups(None)
    desk.save(expected=desk.now())
    assert aside.exists(), "it may be the only copy"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no fork")
def test_a_save_that_is_killed_leaves_the_old_or_the_new_document(tmp_path: Path) -> None:
    outcome = run_killed_saves(12, tmp_path)
    assert outcome.broken == ()
    assert outcome.old + outcome.new == 12


@on_linux
def test_another_program_that_saves_all_the_time_loses_nothing(tmp_path: Path) -> None:
    race = run_racing_saves(150, tmp_path)
    assert race.saved > 5
    assert race.refused > 5
    assert race.lost == 0
