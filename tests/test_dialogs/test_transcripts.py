"""Conversations as data: what a person does, and everything the bot says to it, compared as a whole."""

from collections.abc import Iterator
from functools import cache

import pytest

from bot.catalogs import wordings
from dialogs.errors import ContentError
from dialogs.inputs import Tapped
from dialogs.loading import Trees
from dialogs.replaying import played, replayed
from dialogs.transcript import Exchange, read_transcript, record
from tests.test_dialogs.world import noting, place, static_choices, transcripts, trees


@pytest.mark.parametrize("name", transcripts())
def test_the_engine_answers_as_written(name: str) -> None:
    written = transcripts()[name]
    now = replayed(written, trees(), place(), wordings())
    for number, (was, is_now) in enumerate(zip(written.turns, now.turns, strict=True)):
        assert is_now == was, f"turn {number}: {was.person}"


@pytest.mark.parametrize("name", transcripts())
def test_what_is_recorded_is_read_back(name: str) -> None:
    written = transcripts()[name]
    assert read_transcript(name, record(written)) == written


@cache
def _seen() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    nodes: set[str] = set()
    recording = noting(nodes.add)
    taken = {pair for name in transcripts() for pair in _taken(name, recording)}
    return frozenset(nodes), frozenset(taken)


def _taken(name: str, recording: Trees) -> Iterator[tuple[str, str]]:
    written = transcripts()[name]
    for one in played(written, recording, place(), wordings()):
        if one.before and isinstance(one.given, Tapped) and one.turn.session != one.before:
            yield one.before.frames[-1], one.given.choice


def test_there_are_enough_of_them() -> None:
    assert len(transcripts()) >= 60
    assert {name.partition("/")[0] for name in transcripts()} >= {"studiebegeleiding", "plek3", "welkom"}


def test_every_node_of_every_tree_is_come_to() -> None:
    nodes, _ = _seen()
    assert set(trees().nodes) - nodes == set()


def test_every_choice_of_every_tree_is_taken() -> None:
    _, taken = _seen()
    assert set(static_choices()) - taken == set()


def test_every_tree_has_a_transcript_of_its_own_or_is_in_another() -> None:
    starts = set(trees().starts.values())
    nodes, _ = _seen()
    assert starts <= nodes


def test_happy_paths_are_there_in_three_languages() -> None:
    made = {
        (transcript.facts.language[:2], effect.split()[2][:2])
        for transcript in transcripts().values()
        for turn in transcript.turns
        for effect in turn.effects
        if effect.startswith("create intake")
    }
    assert {(language, kind) for language in ("nl", "tr", "ar") for kind in ("SB", "P3")} <= made


def test_a_missing_output_is_seen() -> None:
    written = transcripts()["welkom/new_person"]
    shorter = Exchange(written.turns[0].person)
    assert replayed(written, trees(), place(), wordings()).turns[0] != shorter


def test_a_broken_transcript_names_its_line() -> None:
    text = "about: x\nfacts: {today: 2026-11-21}\nturns:\n  - person: /start\n    bott: []\n    effects: 3\n"
    with pytest.raises(ContentError) as caught:
        read_transcript("case.yaml", text)
    assert (caught.value.file, caught.value.line, caught.value.path) == ("case.yaml", 6, "turns.0.effects")


def test_a_person_cannot_do_everything() -> None:
    written = read_transcript(
        "case", "about: x\nfacts: {today: 2026-11-21}\nturns:\n  - person: {dance: tango}\n"
    )
    with pytest.raises(ValueError, match="cannot 'dance'"):
        replayed(written, trees(), place(), wordings())
