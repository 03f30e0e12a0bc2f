"""Every way through the dialogs, in every language: none ends, none mixes languages, none is too long."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from bot.catalogs import wordings
from bot.extracting import TEAM_LANGUAGES
from bot.keyboards import said
from bot.rendering import shown
from bot.texts import FIRST_STRONG, POP, RIGHT_TO_LEFT_MARK, Texts
from dialogs.beginnings import beginnings, beginnings_of_team
from dialogs.beside import BUTTONS
from dialogs.checking.pictograms import shipped
from dialogs.checking.translations import pictogram
from dialogs.detours import FOOTER
from dialogs.effects import Effect, Settle, Show, Toast
from dialogs.inputs import Commanded, Input, Tapped, Typed
from dialogs.languages import NAMES
from dialogs.prompt import Arg, Lines, Listed, Month, Prompt, Text
from dialogs.running import PLACEHOLDER, Run
from dialogs.session import dump, load
from dialogs.telling_apart import Telling
from dialogs.trying import inputs
from dialogs.walk import Edge, Position, take, walk
from tests.test_dialogs.world import TODAY, place, static_choices, trees

ALWAYS = {".language", ".person", ".stop"}
MESSAGE, BUTTON, TOAST, DATA = 4096, 64, 200, 64
DUTCH = pytest.mark.xdist_group("every edge in Dutch")
"""On one process of several: the walk is made once."""


def edges(language: str) -> Iterator[Edge]:
    """Every edge in one language; in Dutch each detour over each question, else over each tree."""
    known = beginnings(trees(), place(), TODAY, language, wordings())
    return walk(trees(), known, language, beneath=language == "nl")


def edges_of_team(language: str) -> Iterator[Edge]:
    """Every edge of the library's people."""
    known = beginnings_of_team(trees(), place(), TODAY, language, wordings())
    return walk(trees(), known, language, team=True)


@pytest.mark.parametrize("language", NAMES)
def test_every_way_in_every_language(language: str) -> None:
    """Each question is reached and each choice taken; each edge shows a question with a way on, in words of
    one language that Telegram takes."""
    asked, taken = walked(edges(language))
    assert {name for name, node in trees().nodes.items() if node.ask and not of_team(name)} - asked == set()
    assert {one for one in static_choices() if not of_team(one[0])} - taken == set()


@pytest.mark.parametrize("language", TEAM_LANGUAGES)
def test_every_way_of_the_team(language: str) -> None:
    """The same for who works at the library, with each way in which an errand can end."""
    asked, taken = walked(edges_of_team(language))
    assert {name for name, node in trees().nodes.items() if node.ask and of_team(name)} - asked == set()
    assert {one for one in static_choices() if of_team(one[0])} - taken == set()


def of_team(node: str) -> bool:
    """Whether a node is for the library's people."""
    return node.partition(".")[0] in trees().of_team


def walked(ways: Iterable[Edge]) -> tuple[set[str], set[tuple[str, str]]]:
    """The questions and choices that were come by; nothing is wrong on the way."""
    asked, taken = set[str](), set[tuple[str, str]]()
    for edge in ways:
        asked.add(edge.end.node)
        if isinstance(edge.given, Tapped):
            taken.add((edge.start.node, edge.given.choice))
        problems = ["dead end"] if dead_end(edge) else []
        assert edge.end.session is not None
        for effect in edge.effects:
            problems += flaws(effect, edge.end.session.language)
        assert not problems, f"{edge.start.node} {edge.given} -> {edge.end.node}: {problems}"
    return asked, taken


def dead_end(edge: Edge) -> bool:
    """Whether nothing new stands before the person, or nothing can be done about it."""
    if isinstance(edge.given, Tapped) and edge.given.choice in BUTTONS:
        return not edge.effects
    shows = [effect.prompt for effect in edge.effects if isinstance(effect, Show)]
    if not shows:
        return True
    last = shows[-1]
    below = {choice.id for row in last.footer for choice in row}
    answerable = bool(last.choices) or trees().nodes[last.node].kind not in ("choice", "several", "summary")
    return last.node != edge.end.node or not below >= ALWAYS or not answerable


def flaws(effect: Effect, language: str) -> tuple[str, ...]:
    """What is wrong with the words of an effect in a language."""
    match effect:
        case Show(prompt):
            return _prompt_flaws(replace(prompt, stamp="fffff"), effect.language or language)
        case Settle(prompt, answer):
            return _prompt_flaws(replace(prompt, stamp=""), language) + tuple(_foreign(answer, language))
        case Toast(text):
            long = ("toast",) if len(Texts(wordings()[language]).plain(text)) > TOAST else ()
            return long + tuple(_foreign(text, language))
        case _:
            return ()


@cache
def _prompt_flaws(prompt: Prompt, language: str) -> tuple[str, ...]:
    return tuple(_found(prompt, language))


def _found(prompt: Prompt, language: str) -> Iterator[str]:
    below = [choice.label for row in prompt.footer for choice in row]
    asked = [text for text in (prompt.question, prompt.problem) if text]
    for arg in (*prompt.says, *asked, *(choice.label for choice in prompt.choices), *below):
        yield from _foreign(arg, language)
    for choice in prompt.choices:
        label = said(replace(choice, chosen=None), Texts(wordings()[language]))
        sign = pictogram(label.strip(f"{FIRST_STRONG}{POP}{RIGHT_TO_LEFT_MARK}"))
        if (
            sign not in shipped().data
            and not isinstance(choice.label, Month)
            and not str(choice.label).isdecimal()
        ):
            yield f"button without a known pictogram: {choice.label}"
    calls = shown(Show(prompt), Texts(wordings()[language]), None)
    for call in calls:
        if not call.params["text"] or len(call.params["text"].encode("utf-16-le")) // 2 > MESSAGE:
            yield "length of the text"
    for button in _buttons(calls[-1].params.get("reply_markup", {})):
        if not 0 < len(button["text"]) <= BUTTON + 2:
            yield f"button {button['text']}"
        if len(button.get("callback_data", "").encode()) > DATA:
            yield f"data {button['callback_data']}"


def _buttons(markup: dict[str, list[list[dict[str, str]]]]) -> Iterator[dict[str, str]]:
    for row in (*markup.get("inline_keyboard", ()), *markup.get("keyboard", ())):
        yield from row


def _foreign(arg: Arg, language: str) -> Iterator[str]:
    """Dutch sources that a language has no words for, also inside what fills their placeholders."""
    match arg:
        case Text(source, args, count):
            words = wordings()[language].texts if count is None else wordings()[language].counted
            if (
                language != "nl"
                and source not in words
                and any(map(str.isalpha, PLACEHOLDER.sub("", source)))
            ):
                yield f"not in {language}: {source}"
            for _, inner in args:
                yield from _foreign(inner, language)
        case Lines(items) | Listed(items):
            for item in items:
                yield from _foreign(item, language)
        case _:
            return


@cache
def in_dutch() -> tuple[Edge, ...]:
    """Every edge in Dutch."""
    return (*edges("nl"), *edges_of_team("nl"))


@cache
def places() -> dict[str, Position]:
    """One position at each question."""
    found: dict[str, Position] = {}
    for edge in in_dutch():
        found.setdefault(edge.end.node, edge.end)
    return found


@DUTCH
@pytest.mark.parametrize("node", sorted(name for name, node in trees().nodes.items() if node.ask))
def test_from_every_question_what_is_always_possible(node: str) -> None:
    here = places()[node]
    assert here.session is not None
    stamp = format(here.session.turn, "x")
    words = ("terug", "sla over", "andere taal", "mens", "stop", "menu", "?!")
    tried: list[Input] = [Tapped(stamp, button) for button in sorted(FOOTER)]
    tried += [*(Typed(word) for word in words), Commanded("privacy"), Tapped("0", "no_such")]
    for given in tried:
        edge = take(trees(), here, given)
        assert not dead_end(edge), f"{given}"
        assert edge.end.session is not None
        assert load(dump(edge.end.session)) == edge.end.session


@DUTCH
@pytest.mark.parametrize("node", sorted(name for name, node in trees().nodes.items() if node.ask))
def test_language_and_a_person_lead_back_to_the_question(node: str) -> None:
    here = places()[node]
    assert here.session is not None
    for word, way_back in (("taal", "nl"), ("hulp", "go_on")):
        there = take(trees(), here, Typed(word))
        assert there.end.session is not None
        if node.partition(".")[0] == there.end.node.partition(".")[0]:
            continue
        assert there.end.node in ("taal.choose", "hulp.person")
        again = take(trees(), there.end, Tapped(format(there.end.session.turn, "x"), way_back))
        interrupted = node if len(here.session.frames) == len(_base(here)) else _base(here)[-1]
        assert again.end.node == interrupted


def _base(position: Position) -> tuple[str, ...]:
    assert position.session is not None
    return Run(trees(), position.session, position.facts).base


@DUTCH
def test_every_pair_of_steps() -> None:
    """After each edge every input again, from just where it came out: of those from one question by one
    answer to the same question the last, from where the walk itself did not go on."""
    telling = Telling(trees())
    count = 0
    last = {(edge.start.node, answer(edge.given), edge.end.node): edge for edge in in_dutch()}
    for first in last.values():
        session = first.end.session
        assert session is not None
        for given in inputs(Run(trees(), session, first.end.facts), telling, with_commands=False):
            second = take(trees(), first.end, given)
            assert not dead_end(second), f"{first.start.node} {first.given}; {second.start.node} {given}"
            count += 1
    assert count > 5 * len(last)


def answer(given: Input) -> Input | str:
    """What was done, whichever message it was done at."""
    return given.choice if isinstance(given, Tapped) else given
