"""`leeswijzer play TREE`: a conversation in the terminal, by numbers and words, without Telegram."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import assert_never

from bot.catalogs import wordings
from bot.keyboards import said
from bot.rendering import words
from bot.settings import library
from bot.texts import Texts
from dialogs.changing import after
from dialogs.effects import Play, Settle, Show, Toast
from dialogs.engine import Turn
from dialogs.errands import Rehearsal
from dialogs.facts import Facts
from dialogs.languages import NAMES
from dialogs.loading import Trees, shipped
from dialogs.prompt import Choice
from dialogs.rehearsing import rehearsed
from dialogs.replaying import beginning, given, replayed
from dialogs.session import Session, dump, load
from dialogs.transcript import Exchange, Person, Setting, Transcript, record

WRONG_USE = 2
_TAG = re.compile("</?b>")
_HELP = "Type an answer or the number of a button; ? shows the question again, an empty line ends."


def play(tree: str, language: str, file: str | None, read: Callable[[str], str] = input) -> int:
    """Talk until an empty line, then write the transcript where asked for. Returns the exit code."""
    trees = shipped()
    problem = _wrong(trees, tree, language, file)
    if problem:
        print(f"leeswijzer: {problem}", file=sys.stderr)
        return WRONG_USE
    print(_HELP)
    transcript = Table(trees, tree, language).talk(read)
    if file:
        shelf = library(None)
        Path(file).write_text(record(replayed(transcript, trees, shelf, wordings())), encoding="utf-8")
        print(f"written: {file}")
    return 0


def _wrong(trees: Trees, tree: str, language: str, file: str | None) -> str:
    if tree not in trees.starts:
        return f"there is no tree '{tree}'; there are {', '.join(sorted(trees.starts))}"
    if language not in NAMES:
        return f"there is no language '{language}'; there are {', '.join(NAMES)}"
    if file and not Path(file).absolute().parent.is_dir():
        return f"the folder of {file} is not there"
    return ""


class Table:
    """One person at the terminal: a stranger who has just consented, at the door of a tree."""

    def __init__(self, trees: Trees, tree: str, language: str) -> None:
        """Nothing is said yet."""
        self._trees, self._tree = trees, tree
        self._setting = Setting(today=date.today(), language=language)
        self._facts: Facts = beginning(self._setting, library(None), wordings())
        self._session: Session | None = None
        self._done: list[Exchange] = []
        self._buttons: Mapping[str, str] = {}
        self._last: Show | None = None

    def talk(self, read: Callable[[str], str]) -> Transcript:
        """Ask and answer until an empty line or the end of the input."""
        for person in self._door():
            self._do(person, quiet=True)
        self._do(self._opening())
        while (line := _line(read)) is not None:
            if line == "?" and self._last:
                self._print(self._last)
            else:
                self._do(self._meant(line))
        return Transcript(f"played: {self._tree}", self._setting, tuple(self._done))

    def _door(self) -> tuple[Person, ...]:
        """Language and consent, which every conversation begins with; `welkom` is played from its start."""
        return () if self._tree == "welkom" else ("/start", {"tap": self._setting.language}, {"tap": "yes"})

    def _opening(self) -> Person:
        if self._tree == "welkom":
            return "/start"
        return (
            f"/start {self._tree}"
            if self._tree in _BY_PAYLOAD
            else f"/{_COMMAND.get(self._tree, self._tree)}"
        )

    def _meant(self, line: str) -> Person:
        return {"tap": self._buttons[line]} if line in self._buttons else line

    def _do(self, person: Person, quiet: bool = False) -> None:
        turn: Turn = rehearsed(
            self._trees, self._session, given(person, self._session), self._facts, Rehearsal()
        )
        self._done.append(Exchange(person))
        for effect in turn.effects:
            self._facts = after(self._facts, effect)
            if isinstance(effect, Show):
                self._last = effect
            if not quiet and isinstance(effect, Show | Settle | Toast | Play):
                self._out(turn, effect)
        self._facts = replace(self._facts, seed=self._facts.seed + 1)
        self._session = load(dump(turn.session)) if turn.session else None

    def _texts(self, language: str = "") -> Texts:
        spoken = self._session.language if self._session else self._setting.language
        return Texts(wordings()[language or spoken])

    def _out(self, turn: Turn, effect: Show | Settle | Toast | Play) -> None:
        if turn.session:
            self._session = turn.session
        match effect:
            case Show():
                self._print(effect)
            case Settle():
                print(f"  {self._texts(effect.language).plain(effect.answer)}")
            case Toast(text):
                print(f"  {self._texts().plain(text)}")
            case Play(file):
                print(f"  🔊 {file}")
            case _:
                assert_never(effect)

    def _print(self, show: Show) -> None:
        prompt, texts = show.prompt, self._texts(show.language)
        print(f"\n{unescape(_TAG.sub('', words(prompt, texts)))}")
        buttons: list[Choice] = [*prompt.choices, *(choice for row in prompt.footer for choice in row)]
        for number, choice in enumerate(buttons, 1):
            print(f"  {number:>2}  {said(choice, texts)}")
        self._buttons = {str(number): choice.id for number, choice in enumerate(buttons, 1)}


_BY_PAYLOAD = ("studiebegeleiding", "plek3", "boekstart", "taalhuis")
_COMMAND = {"hulp": "help", "instellingen": "settings", "stoppen": "stop"}


def _line(read: Callable[[str], str]) -> str | None:
    try:
        return read("> ").strip() or None
    except EOFError:
        return None
