"""Passages that texts share, and phrases that nobody copied."""

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

import pytest

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.comparing.independence import Comparison, compare_sources
from ccm_timeline.files.comparing.shared import Pair, find_shared
from ccm_timeline.files.comparing.words import Text
from ccm_timeline.files.reader import read
from ccm_timeline.files.sources import DecodedSource, read_sources
from ccm_timeline.files.watch import Cancelled

HARBOUR = "the ferry captain painted every lantern along the crumbling harbour wall bright green"
REWRITTEN = (
    "the ferry captain painted every lantern along that crumbling harbor wall a bright green"
)
BEFORE = "Nobody in Kaunas had expected rain. "
AFTER = " Bakers opened early and sold dark rye loaves to pilgrims."
ELSEWHERE = "Two goats climbed onto the chapel roof, where children fed them apples until dusk. "


def compare(*texts: str, names: tuple[str, ...] = ()) -> tuple[Pair, ...]:
    return find_shared([Text(str(at), text) for at, text in enumerate(texts)], names)


def test_a_passage_is_found_at_its_place_in_both_texts_by_code_points() -> None:
    one, two = (
        f"🕯️ {BEFORE}{HARBOUR}.{AFTER}",
        f"{ELSEWHERE}\r\n\u2028{HARBOUR.capitalize()}, 1 said.",
    )
    (pair,) = compare(one, two)
    (shared,) = pair.passages
    assert one[shared.first.start : shared.first.end] == HARBOUR
    assert two[shared.second.start : shared.second.end] == HARBOUR.capitalize()
    assert (shared.likeness, shared.words) == (1.0, 13)


def test_a_passage_with_words_changed_added_and_spelt_differently_is_found_as_near() -> None:
    (pair,) = compare(BEFORE + HARBOUR + AFTER, ELSEWHERE + REWRITTEN + ".")
    (shared,) = pair.passages
    assert (shared.first.end - shared.first.start) == len(HARBOUR)
    assert 0.8 < shared.likeness < 1


def test_seven_words_are_too_few() -> None:
    seven = "painted lantern along crumbling harbour wall green"
    assert compare(BEFORE + seven + AFTER, ELSEWHERE + seven + ".") == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "the Convention on Cluster Munitions entered into force on 1 August 2010",
        "a decision to withdraw from the Convention on Cluster Munitions on 6 March 2025",
        "the President of the United Nations General Assembly told reporters on Tuesday that",
        "it is one of the most that there has ever been and yet it is not",
        "a spokesman for the ministry said in a statement on Monday that there was no comment",
    ],
)
def test_what_is_only_a_common_phrase_is_not_called_shared(phrase: str) -> None:
    assert compare(BEFORE + phrase + AFTER, f"{ELSEWHERE}Then {phrase}, they all knew.") == ()


def test_a_phrase_that_many_unrelated_texts_have_is_nobodys() -> None:
    phrase = "prohibits the making, keeping, selling and lending of brass kettles"
    texts = [f"{chr(97 + at) * 5} {chr(98 + at) * 6} {phrase}" for at in range(4)]
    assert len(compare(*texts[:2])) == 1
    assert compare(*texts) == ()


def test_of_a_long_copy_it_does_not_matter_how_many_have_it() -> None:
    wire = (
        f"{HARBOUR} while fishermen mended torn nets beside overturned boats and hummed old songs"
    )
    assert len(compare(*(f"{chr(97 + at) * 5} {wire}" for at in range(4)))) == 6


def test_a_wire_that_every_text_has_costs_little_for_each_pair() -> None:
    """Of 200 texts all 19,900 pairs share it: what a pair costs is mostly that its texts are read,
    which the other pairs need not do again."""
    rng = Random(7)
    known = ["".join(rng.choices("abcdeiklmnorstu", k=rng.randint(3, 9))) for _ in range(4000)]
    wire = " ".join(rng.choices(known, k=600))
    texts = [
        f"{' '.join(rng.choices(known, k=200))} {wire} {' '.join(rng.choices(known, k=200))}"
        for _ in range(30)
    ]
    began = process_time()
    assert len(compare(*texts[:2])) == 1
    one = process_time() - began
    pairs = compare(*texts)
    taken = process_time() - began - one
    assert [len(pair.passages) for pair in pairs] == [1] * 435
    for pair in pairs:
        place = pair.passages[0].first
        assert wire in texts[int(place.source)][place.start : place.end]
    assert taken < one * len(pairs) / 5


def test_a_comparison_that_nobody_waits_for_ends() -> None:
    with pytest.raises(Cancelled):
        find_shared([Text(str(at), HARBOUR) for at in range(3)], progress=lambda share: False)


def test_texts_without_words_share_nothing() -> None:
    assert compare("", "—", "word", HARBOUR) == ()


def test_sources_are_joined_by_what_is_stated_and_by_what_is_found(sources_dir: Path) -> None:
    document = read(shipped_timeline()).document
    found = read_sources(document, sources_dir)
    texts = {id: text.text for id, text in found.items() if isinstance(text, DecodedSource)}
    comparison = compare_sources(document, texts)
    assert comparison.groups(document.sources) == (
        ("icrc-report",),
        ("al-mayadeen", "app-urdupoint"),
        ("ccm-12msp-page", "ccm-13msp-page"),
    )
    assert Comparison().independent_count(document.sources) == 4
    agency = next(pair for pair in comparison.pairs if pair.first == "al-mayadeen")
    words = [texts["app-urdupoint"][p.second.start : p.second.end] for p in agency.passages]
    assert words[0].startswith("security concerns over neighbouring Russia in a move")
    assert words[1].endswith(
        "that we need to take action to ensure effective deterrence and defence"
    )
    assert "increase the effectiveness of our defence against large-area targets" in words[2]
    joined = {(pair.first, pair.second) for pair in comparison.pairs}
    everything = set(combinations([source.id for source in document.sources], 2))
    assert len(everything - joined) == 8


def test_the_command_prints_pairs_and_counts_and_imports_no_qt(sources_dir: Path) -> None:
    code = (
        "import sys; from ccm_timeline.app.cli import main;"
        f"status = main(['compare', '--sources', {str(sources_dir)!r}, '--json']);"
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *pairs, counts = map(json.loads, done.stdout.splitlines())
    assert (pairs[0]["first"], pairs[0]["second"]) == (
        "al-mayadeen",
        "app-urdupoint",
    )
    assert set(pairs[0]["passages"][0]) == {"first", "second", "likeness", "words"}
    assert (counts["sources"], counts["independent"], counts["independent_as_stated"]) == (5, 3, 4)


def test_a_folder_that_is_not_there_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    from ccm_timeline.app.cli import main

    assert main(["compare", "--sources", "/nowhere/at/all"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
