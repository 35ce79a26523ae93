"""Saving: whatever goes wrong at whichever step, nothing is lost, and one sentence says so."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ccm_timeline.files.keeping import saving
from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.saving import Obstacle, Order, Saved, SaveRefused, save
from ccm_timeline.files.keeping.stamp import Stamp, read_stamped
from ccm_timeline.files.reader import SIZE_LIMIT, decode, read, read_document
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.writer import encode_document, write_document
from ccm_timeline.model.document import Document, Presentation
from ccm_timeline.system import whole_file
from tests.builders import document, full_document
from tests.soak.killed_saves import run_killed_saves

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


def test_a_change_at_the_last_moment_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_late(path: Path, data: bytes, last_look: Callable[[], None]) -> None:
        def change_and_look() -> None:
            write_document(path, OTHER)
            last_look()

        whole_file.write_whole(path, data, change_and_look)

    monkeypatch.setattr(saving, "write_whole", write_late)
    assert desk.refuse().obstacle is Obstacle.CHANGED
    assert read_document(desk.path) == OTHER
    desk.path.unlink()
    assert desk.refuse(expected=None).obstacle is Obstacle.CHANGED
    assert os.listdir(desk.folder) == ["story.ccmt"]


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
    "rename": (whole_file.os, "replace"),
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


def test_a_rename_that_is_blocked_for_a_moment_succeeds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, tries = os.replace, []

    def rename(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")
        true(source, target)

    monkeypatch.setattr(desk.backups, "keep", lambda path, data: path)
    monkeypatch.setattr(whole_file.os, "replace", rename)
    monkeypatch.setattr(whole_file.time, "sleep", lambda seconds: None)
    desk.save()
    assert len(tries) == 3
    assert read_document(desk.path) == NEW


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
    fsync, rename = os.fsync, os.replace
    monkeypatch.setattr(desk.backups, "keep", lambda path, data: path)

    def note_fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    monkeypatch.setattr(whole_file.os, "fsync", note_fsync)
    monkeypatch.setattr(
        whole_file.os, "replace", lambda *names: (done.append("rename"), rename(*names))
    )
    desk.save()
    assert done == ["file", "rename", "folder"]


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


@pytest.mark.skipif(sys.platform == "win32", reason="it has no fork")
def test_a_save_that_is_killed_leaves_the_old_or_the_new_document(tmp_path: Path) -> None:
    outcome = run_killed_saves(12, tmp_path)
    assert outcome.broken == ()
    assert outcome.old + outcome.new == 12
