"""Stamps of files: the same bytes have the same one, whoever hashes them and when."""

import hashlib
import time
from pathlib import Path

import pytest

from ccm_timeline.files.keeping import stamp
from ccm_timeline.files.keeping.stamp import AT_ONCE, Digest, Stamping, read_stamped, stamp_of

LARGE = b"x" * (AT_ONCE + 1)


def test_a_digest_is_the_same_whether_it_is_made_at_once_or_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamp, "LATER_SECONDS", 0.01)
    for data in (b"", b"x", LARGE):
        made = Digest(data)
        assert made.hexadecimal() == hashlib.sha256(data).hexdigest()
        assert made == Digest(data)
        assert made != Digest(data + b"y")


def test_the_bytes_of_a_large_file_are_let_go_without_anybody_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamp, "LATER_SECONDS", 0.01)
    made = Digest(LARGE)
    until = time.monotonic() + 10
    while made._data and time.monotonic() < until:
        time.sleep(0.01)
    assert made._data == b""
    assert made.hexadecimal() == hashlib.sha256(LARGE).hexdigest()


def test_a_stamp_is_of_the_bytes_that_were_read_and_not_of_those_that_came_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.ccmt"
    path.write_bytes(LARGE)
    stamping = Stamping(path)
    assert stamping.result() is None
    stamping.take(path.read_bytes())
    found = stamping.result()
    assert found is not None
    path.write_bytes(LARGE[:-1] + b"y")
    changed = read_stamped(path, 2 * len(LARGE))
    assert changed is not None
    assert not changed[1].has_content_of(found)
    assert stamp_of(LARGE, 0).has_content_of(found)
