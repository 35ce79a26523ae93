"""Reads one file of a kind as the program does, and asserts that what it made of it is sound.

Each `read_…` gives a word for what became of the file, and raises where the program did wrong.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from ccm_timeline.app.run_record import RunRecord
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.check import Grade, check_document
from ccm_timeline.files.keeping.locks import Held, Locks
from ccm_timeline.files.keeping.owner import Owner, this_program
from ccm_timeline.files.keeping.recovery import Recovery, Snapshot, encode_snapshot
from ccm_timeline.files.problems import LISTED, DocumentRefused
from ccm_timeline.files.reader import decode
from ccm_timeline.files.sources import decode_source
from ccm_timeline.files.writer import encode_document
from ccm_timeline.model.choices import ThemeChoice
from ccm_timeline.settings.store import Store
from tests.builders import TEXT, document, full_document
from tests.soak.rules_again import broken_rules

ENDED = Owner("elsewhere", 7, "", "anna", datetime(2025, 3, 6, tzinfo=UTC))
"""A program on another computer, which may have gone away long ago."""


def documents() -> tuple[bytes, ...]:
    """The shipped timeline is one of many, because it takes a hundred times as long."""
    small = encode_document(document())
    full = encode_document(full_document())
    spaced = json.dumps(json.loads(full), indent=1).encode()
    unknown = json.loads(full) | {"x": [{"y": [1.5]}]}
    often = (small, small, full, full, spaced, json.dumps(unknown).encode())
    return (*often * 50, shipped_timeline().read_bytes())


def read_document_bytes(data: bytes, folder: Path) -> str:
    """A document is read, keeps all rules and is the same after writing it; or it is refused."""
    try:
        reading = decode(data)
    except DocumentRefused as refused:
        return _refused(refused)
    broken = list(broken_rules(data))
    assert not broken, broken
    again = decode(encode_document(reading.document, reading.unknown))
    assert (again.document, again.unknown) == (reading.document, reading.unknown), "not the same"
    reading.timeline()
    return "read"


def _refused(refused: DocumentRefused) -> str:
    assert refused.sentence.isprintable(), "a sentence that is not one line"
    assert 0 < len(refused.problems) <= LISTED
    assert all(problem.message for problem in refused.problems)
    return "refused"


def source_texts() -> tuple[bytes, ...]:
    wide = "Žemė – „žodis“ 😀 \u2028 e\u0301\r\n" * 3
    encoded = [wide.encode(name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be")]
    old = "Ąžuolas ir žemė".encode("cp1257"), "naïve – “text”".encode("cp1252")
    return (TEXT.encode(), *encoded, wide.encode("utf-32"), *old, b"charset=cp1251 \xe6\xf3")


_DOCUMENT = full_document()


def read_source_bytes(data: bytes, folder: Path) -> str:
    """A text is decoded, and words are only said to be found where they are."""
    text = decode_source(data)
    text.text.encode()  # No lone surrogate, which could be neither hashed nor shown.
    assert text.length == len(text.text)
    assert text.sha256 == sha256(data).hexdigest()
    items = check_document(_DOCUMENT, {"report": text, "wire": text})
    if data == TEXT.encode():
        assert {item.grade for item in items} == {Grade.EXACT}
        return "unchanged"
    assert not any(item.grade.passes for item in items), "a passage of a changed source passes"
    return text.encoding


def settings() -> tuple[bytes, ...]:
    full = {
        "theme": "dark", "text_size": 120, "reduce_motion": True, "show_theme": "light",
        "grouping": "source", "scale": "true", "window_width": 900, "window_height": 700,
        "maximised": False, "panel_width": 400, "list_visible": True, "list_height": 200,
        "recent": ["/a/b.ccmt", "/c.ccmt"], "paper_size": "a4", "citation_style": "plain",
        "sources": {"test": "/texts"}, "source_files": {"test": ["/a.txt"]}, "later": [1, {"x": 2}],
    }  # fmt: skip
    return json.dumps(full).encode(), b"{}", b'{"theme": "light"}'


def read_settings_bytes(data: bytes, folder: Path) -> str:
    """Settings are read, a change is kept, and no other good one is lost by it."""
    path = folder / "settings.json"
    path.write_bytes(data)
    store = Store(path)
    before = store.settings
    other = ThemeChoice.LIGHT if before.theme is ThemeChoice.DARK else ThemeChoice.DARK
    store.change(theme=other)
    again = Store(path).settings
    assert again == msgspec.structs.replace(before, theme=other), "settings were lost"
    bad = path.with_name("settings.json.bad")
    if bad.exists():
        bad.unlink()
        return "set aside"
    return "read"


def snapshots() -> tuple[bytes, ...]:
    full = full_document()
    known = {"owner": ENDED, "when": ENDED.since, "document": full.id, "title": full.title}
    there = Snapshot(**known, path=b"/a/story.ccmt", presentation=full.presentation)  # type: ignore[arg-type]
    shipped = Snapshot(**known, path=None, presentation=None)  # type: ignore[arg-type]
    return encode_snapshot(there), encode_snapshot(shipped)


def read_snapshot_bytes(data: bytes, folder: Path) -> str:
    """A recovery file is offered, belongs to somebody, or is set aside; and can be spoken of."""
    state = folder / "recovery"
    state.mkdir(exist_ok=True)
    file = state / "7-abc.recovery"
    file.write_bytes(data)
    found = Recovery(folder).found()
    for each in found:
        _say_when(each.snapshot.when)
        assert each.snapshot.file is None or each.snapshot.file.is_absolute()
    aside = file.with_name(f"{file.name}.bad")
    was_bad = aside.exists()
    for left in state.iterdir():
        left.unlink()
    return "offered" if found else "set aside" if was_bad else "somebody else's"


def locks() -> tuple[bytes, ...]:
    return msgspec.json.encode(ENDED) + b"\n", msgspec.json.encode(this_program()) + b"\n"


def read_lock_bytes(data: bytes, folder: Path) -> str:
    """A lock is respected or taken over; whose it is can be said."""
    path = folder / "story.ccmt"
    beside = folder / ".story.ccmt.lock"
    beside.write_bytes(data)
    if len(data) % 2:
        os.utime(beside, (0, 0))  # It was written long ago, and not at this moment.
    locks = Locks(folder / "state")
    owner = locks.who_has(path)
    if owner is not None:
        _say_when(owner.since)
    taken = locks.take(path)
    if isinstance(taken, Held):
        beside.unlink()
        return "held"
    taken.release()
    assert not beside.exists(), "a lock stays behind"
    return "taken"


def records() -> tuple[bytes, ...]:
    head = msgspec.json.encode({"owner": ENDED}) + b"\n"
    ours = msgspec.json.encode({"owner": msgspec.structs.replace(this_program(), pid=2**22 + 5)})
    trace = b"started 1.0\nFatal Python error: Segmentation fault\n\nThread 0x1:\n  File x\n| a\n"
    return head + trace, ours + b"\n" + trace, ours + b"\n"


def read_record_bytes(data: bytes, folder: Path) -> str:
    """A record of a run is told of, somebody else's, or removed."""
    from ccm_timeline.app.report_text import crash_report_of

    file = folder / "run-1-abc.record"
    file.write_bytes(data)
    record = RunRecord(folder)
    ended = record.earlier()
    for run in ended:
        crash_report_of(run.version, run.trace)
    is_left = file.exists()
    file.unlink(missing_ok=True)
    return "told" if ended else "somebody else's" if is_left else "removed"


def _say_when(when: datetime) -> None:
    """As the window does, in the time of the place."""
    f"{when.astimezone():%H:%M}"
