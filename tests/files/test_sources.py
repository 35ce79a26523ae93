"""Source texts read from files."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files import sources
from ccm_timeline.files.regular_file import UnreadableFileError, read_regular
from ccm_timeline.files.sources import (
    Absent,
    SourceFolder,
    decode_source,
    find_source,
    read_source,
    read_sources,
)
from tests.builders import TEXT, document, source_of
from tests.files.documents import source_texts

links = pytest.mark.skipif(os.name == "nt", reason="links want a privilege there")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")))
def test_text_comes_back_from_every_unicode_encoding(text: str) -> None:
    assert decode_source(text.encode()).text == text
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        found = decode_source(text.encode(encoding))
        assert found.text == text
        assert found.encoding == encoding.removesuffix("-sig")
        assert found.length == len(text)


@given(st.binary())
def test_every_sequence_of_bytes_has_a_decoding_and_its_own_hash(data: bytes) -> None:
    found = decode_source(data)
    assert found.sha256 == sha256(data).hexdigest()
    found.text.encode()


@given(source_texts)
def test_line_ends_and_spaces_are_left_alone(text: str) -> None:
    assert decode_source(text.encode()).text == text


def test_the_byte_order_mark_is_not_part_of_the_text_but_of_the_hash() -> None:
    found = decode_source(b"\xef\xbb\xbfab")
    assert (found.text, found.length) == ("ab", 2)
    assert found.sha256 != decode_source(b"ab").sha256


def test_only_the_first_mark_is_taken_for_one() -> None:
    assert decode_source("\ufeff\ufeffa".encode()).text == "\ufeffa"


@given(st.binary(min_size=1))
def test_outside_of_unicode_a_byte_is_a_code_point(data: bytes) -> None:
    found = decode_source(data)
    if not found.encoding.startswith("utf"):
        assert found.length == len(data)


def test_old_western_text_is_read() -> None:
    text = "He said: “We don’t regret it” – in a café, in front of the old town hall."
    assert decode_source(text.encode("cp1252")).text == text


def test_russian_text_of_old_is_read() -> None:
    text = "Министр сказал, что страна выходит из конвенции, и ни о чём не жалеет."
    assert decode_source(text.encode("cp1251")).text == text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "sources"
    inner.mkdir()
    return inner


def test_the_file_of_the_sources_name_is_found(folder: Path) -> None:
    (folder / "report.txt").write_text("changed")
    (folder / "copy.txt").write_text(TEXT)
    assert find_source(folder, source_of()) == folder / "report.txt"


def test_a_renamed_file_is_found_by_its_hash(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * len(TEXT))
    (folder / "renamed.txt").write_bytes(TEXT.encode())
    assert find_source(folder, source_of()) == folder / "renamed.txt"


def test_a_renamed_file_of_another_encoding_is_found_by_its_hash(folder: Path) -> None:
    data = ("😀" * 50).encode("utf-16")
    (folder / "renamed.txt").write_bytes(data)
    source = source_of("😀" * 50, sha256=sha256(data).hexdigest())
    assert find_source(folder, source) == folder / "renamed.txt"


def test_each_file_is_hashed_once_and_only_if_its_size_allows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in (("small", len(TEXT) - 1), ("fits", len(TEXT)), ("large", 5 * len(TEXT))):
        (folder / name).write_bytes(b"x" * size)
    read: list[str] = []

    def counted(path: Path, limit: int) -> bytes:
        read.append(path.name)
        return read_regular(path, limit)

    monkeypatch.setattr(sources, "read_regular", counted)
    files = SourceFolder(folder)
    assert files.find(source_of()) is None
    assert files.find(source_of(id="other")) is None
    assert read == ["fits"]


@pytest.mark.parametrize(
    "name",
    ["../outside.txt", "/etc/passwd", "..", ".", "", "a/../../outside.txt", "a\0b", "x" * 999],
)
def test_a_name_never_leads_out_of_the_folder(folder: Path, name: str) -> None:
    (folder.parent / "outside.txt").write_bytes(TEXT.encode())
    assert find_source(folder, source_of(file=name)) is None


@links
def test_a_link_out_of_the_folder_finds_nothing(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_bytes(TEXT.encode())
    (folder / "report.txt").symlink_to(outside)
    (folder / "ring").symlink_to(folder / "ring")
    assert find_source(folder, source_of()) is None
    assert find_source(folder, source_of(file="ring")) is None


@links
def test_a_link_is_not_taken_for_a_renamed_file(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    text = "x" * len(str(outside))  # the size of a link is the length of what it points to
    outside.write_text(text)
    (folder / "renamed.txt").symlink_to(outside)
    assert find_source(folder, source_of(text)) is None


@links
def test_a_link_within_the_folder_and_a_linked_folder_are_followed(folder: Path) -> None:
    (folder / "texts.bin").write_bytes(TEXT.encode())
    (folder / "report.txt").symlink_to("texts.bin")
    linked = folder.parent / "linked"
    linked.symlink_to(folder)
    assert find_source(linked, source_of()) == folder / "texts.bin"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_pipes_and_folders_are_no_sources(folder: Path) -> None:
    os.mkfifo(folder / "report.txt")
    (folder / "inner.txt").mkdir()
    assert find_source(folder, source_of()) is None
    assert find_source(folder, source_of(file="inner.txt")) is None


def test_a_folder_that_is_not_there_has_no_sources(folder: Path) -> None:
    assert find_source(folder / "nowhere", source_of()) is None


def test_all_sources_of_a_document_are_read_or_absent(folder: Path) -> None:
    (folder / "report.txt").write_bytes(TEXT.encode())
    with (folder / "large.txt").open("wb") as file:
        file.truncate(sources.SIZE_LIMIT + 1)
    several = document(
        sources=(source_of(), source_of(id="large"), source_of(id="wire", sha256="0" * 64))
    )
    texts = read_sources(several, folder)
    assert texts["report"] == decode_source(TEXT.encode())
    assert texts["large"] == Absent("is larger than 64 MiB")
    assert texts["wire"] == Absent("is not in the folder")


def test_bytes_are_read_as_they_are(folder: Path) -> None:
    data = bytes(range(256)) + b"\r\n\r\x1a\n"
    (folder / "a").write_bytes(data)
    assert read_source(folder / "a").sha256 == sha256(data).hexdigest()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no such file here")
def test_a_file_that_hides_its_size_is_bounded_while_it_is_read() -> None:
    with pytest.raises(UnreadableFileError, match="is larger than"):
        read_regular(Path("/proc/self/maps"), 100)
