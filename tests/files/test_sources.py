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
    SourceFiles,
    decode_source,
    read_source,
    read_sources,
)
from tests.builders import TEXT, document, source_of
from tests.files.documents import source_texts

links = pytest.mark.skipif(os.name == "nt", reason="links want a privilege there")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0")))
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


def test_a_file_with_the_hash_comes_before_one_of_the_name(folder: Path) -> None:
    (folder / "report.txt").write_text("changed")
    (folder / "copy.txt").write_bytes(TEXT.encode())
    assert SourceFiles(folder).find(source_of()) == folder / "copy.txt"
    (folder / "copy.txt").unlink()
    assert SourceFiles(folder).find(source_of()) == folder / "report.txt"
    (folder / "report.txt").write_bytes(TEXT.encode())
    (folder / "another.txt").write_bytes(TEXT.encode())
    assert SourceFiles(folder).find(source_of()) == folder / "report.txt"


def test_a_renamed_file_is_found_by_its_hash(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * len(TEXT))
    (folder / "renamed.txt").write_bytes(TEXT.encode())
    assert SourceFiles(folder).find(source_of()) == folder / "renamed.txt"


def test_a_renamed_file_of_another_encoding_is_found_by_its_hash(folder: Path) -> None:
    data = ("😀" * 50).encode("utf-16")
    (folder / "renamed.txt").write_bytes(data)
    source = source_of("😀" * 50, sha256=sha256(data).hexdigest())
    assert SourceFiles(folder).find(source) == folder / "renamed.txt"


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
    files = SourceFiles(folder)
    assert files.find(source_of()) is None
    assert files.find(source_of(id="other")) is None
    assert read == ["fits"]


@pytest.mark.parametrize(
    "name",
    ["../outside.txt", "/etc/passwd", "..", ".", "", "a/../../outside.txt", "a\0b", "x" * 999],
)
def test_a_name_never_leads_out_of_the_folder(folder: Path, name: str) -> None:
    (folder.parent / "outside.txt").write_bytes(TEXT.encode())
    assert SourceFiles(folder).find(source_of(file=name)) is None


@links
def test_a_link_out_of_the_folder_finds_nothing(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_bytes(TEXT.encode())
    (folder / "report.txt").symlink_to(outside)
    (folder / "ring").symlink_to(folder / "ring")
    assert SourceFiles(folder).find(source_of()) is None
    assert SourceFiles(folder).find(source_of(file="ring")) is None


@links
def test_a_link_is_not_taken_for_a_renamed_file(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    text = "x" * len(str(outside))  # the size of a link is the length of what it points to
    outside.write_text(text)
    (folder / "renamed.txt").symlink_to(outside)
    assert SourceFiles(folder).find(source_of(text)) is None


@links
def test_a_link_within_the_folder_and_a_linked_folder_are_followed(folder: Path) -> None:
    (folder / "texts.bin").write_bytes(TEXT.encode())
    (folder / "report.txt").symlink_to("texts.bin")
    linked = folder.parent / "linked"
    linked.symlink_to(folder)
    assert SourceFiles(linked).find(source_of()) == folder / "texts.bin"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_pipes_and_folders_are_no_sources(folder: Path) -> None:
    os.mkfifo(folder / "report.txt")
    (folder / "inner.txt").mkdir()
    assert SourceFiles(folder).find(source_of()) is None
    assert SourceFiles(folder).find(source_of(file="inner.txt")) is None
    (folder / "away.txt").symlink_to("/etc/hostname")
    names = ("report.txt", "inner.txt", "away.txt")
    taken = SourceFiles(folder).look(source_of(id=name, file=name) for name in names)
    assert [item.text for item in taken.values()] == [
        Absent("is not a regular file"),
        Absent("is a folder, not a file"),
        Absent("is a link that does not lead to a file in the folder"),
    ]


def test_a_folder_that_is_not_there_has_no_sources(folder: Path) -> None:
    assert SourceFiles(folder / "nowhere").find(source_of()) is None


def test_all_sources_of_a_document_are_read_or_absent(folder: Path) -> None:
    (folder / "report.txt").write_bytes(TEXT.encode())
    with (folder / "large.txt").open("wb") as file:
        file.truncate(sources.SIZE_LIMIT + 1)
    several = document(
        sources=(
            source_of(),
            source_of(id="large", sha256="1" * 64),
            source_of(id="wire", sha256="0" * 64),
        )
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


def test_unmarked_utf16_and_a_declared_encoding_are_read() -> None:
    text = "He said: “We don’t regret it” – in Vilnius’ old town hall, on a day in March.\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        found = decode_source(text.encode(encoding))
        assert (found.text, found.encoding) == (text, encoding)
    declared = '<?xml version="1.0" encoding="windows-1257"?>\nŽ ą.'
    assert decode_source(declared.encode("cp1257")).text == declared
    named = "<meta charset=iso-8859-1> “Café”"
    assert decode_source(named.encode("cp1252")).text == named


def test_a_text_of_several_pieces_is_decoded_across_their_borders() -> None:
    text = "a" + "😀ž’\r\n" * 60_000
    for encoding in ("utf-8", "utf-16"):
        assert decode_source(text.encode(encoding)).text[:] == text
    old = "é’\r\n" * 200_000
    assert decode_source(old.encode("cp1252")).text[:] == old


def test_a_second_look_reads_only_what_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, file = TEXT.encode(), folder / "report.txt"
    file.write_bytes(data)
    os.utime(file, (1, 1))
    monkeypatch.setattr(sources, "_SETTLED_NS", -(10**10))
    files = SourceFiles(folder)
    first = files.look([source_of()])["report"]
    assert files.look([source_of()])["report"].text is first.text
    file.write_bytes(data.replace(b"6 March", b"7 March"))
    os.utime(file, (1, 1))
    second = files.look([source_of()])["report"].text
    assert second == decode_source(data.replace(b"6 March", b"7 March"))
    file.unlink()
    assert files.look([source_of()])["report"].text == Absent("is not in the folder")


def test_single_files_are_matched_by_hash_and_then_by_name(folder: Path) -> None:
    renamed, changed = folder / "renamed.txt", folder / "wire.txt"
    renamed.write_bytes(TEXT.encode())
    changed.write_bytes(b"changed")
    known = source_of(), source_of(id="wire", sha256="0" * 64), source_of(id="x", sha256="1" * 64)
    taken = SourceFiles(None, (changed, renamed, folder / "gone.txt")).look(known)
    assert taken["report"].path == renamed
    assert taken["wire"].path == changed
    assert taken["x"].text == Absent("is not there")
