"""Differences between passages, in words."""

from hypothesis import given
from hypothesis import strategies as st

from ccm_timeline.files.comparing.differences import ALIKE, Change, differences, likeness

texts = st.text("ab ,.’\n\r\u2028🕯é", max_size=30)


@given(texts, texts)
def test_the_pieces_are_both_texts_exactly(one: str, two: str) -> None:
    pieces = differences(one, two)
    assert "".join(p.text for p in pieces if p.change is not Change.INSERTED) == one
    assert "".join(p.text for p in pieces if p.change is not Change.DELETED) == two


def test_a_changed_word_is_one_deletion_and_one_insertion() -> None:
    changes = [
        (p.change, p.text) for p in differences("the war in Ukraine", "the peace in Ukraine")
    ]
    assert changes[1:3] == [(Change.DELETED, "war"), (Change.INSERTED, "peace")]


def test_sentences_that_have_little_in_common_are_not_alike() -> None:
    assert likeness("It bans the use of all of them.", "Nobody has said so.") < ALIKE
    assert likeness("It bans the use of them.", "It bans all use of them.") > ALIKE
