"""What a person can always do: back, skip, stop, another language, a person; in buttons, words, commands."""

from functools import lru_cache

from dialogs import showing_again
from dialogs.asking import can_go_back
from dialogs.beside import BUTTONS, DUTCH, OWN
from dialogs.effects import Toast
from dialogs.errors import InputRejected
from dialogs.languages import NAMES, SOURCE
from dialogs.matching import plain
from dialogs.moving import ask, ask_anew, enter, forget_detour, go_on, jump
from dialogs.phrases import phrase, words
from dialogs.running import Run

_BUTTONS = {".language": "taal", ".person": "hulp", ".stop": "stoppen"}
ALWAYS = frozenset(_BUTTONS)
"""Footer buttons that also work under an older message."""
OPENED = frozenset(_BUTTONS.values())
"""The trees behind those buttons."""
FOOTER = frozenset((*_BUTTONS, ".back", ".skip"))
_WORDS = ("back", "skip", "language", "person", "stop", "listen")


def meant(run: Run, text: str) -> str | None:
    """The footer button that a typed text stands for ('.back'), '.restart', or None."""
    named = {plain(NAMES[SOURCE]): DUTCH, plain(NAMES[run.spoken]): OWN} if run.spoken != SOURCE else {}
    if plain(text) in named:
        return named[plain(text)]
    said = tuple(run.wording.of(words(f"words_{name}")) for name in (*_WORDS, "dutch", "restart"))
    labels = tuple(run.wording.of(words(name)) for name in _WORDS)
    return _meanings(said, labels).get(plain(text))


@lru_cache(maxsize=64)
def _meanings(said: tuple[str, ...], labels: tuple[str, ...]) -> dict[str, str]:
    """From what may be typed to the button it means; made once for each language."""
    meanings = {"": ""}
    for name, typed in zip((*_WORDS, "dutch", "restart"), said, strict=True):
        meanings.update((plain(word), f".{name}") for word in typed.split(","))
    meanings.update((plain(label), f".{name}") for name, label in zip(_WORDS, labels, strict=True))
    return {word: button for word, button in meanings.items() if word}


def press(run: Run, button: str) -> None:
    """Do what a footer button says. Raises InputRejected for a skip where an answer is needed."""
    match button:
        case ".back":
            back(run)
        case ".skip":
            skip(run)
        case ".restart":
            restart(run)
        case _ if button in BUTTONS:
            showing_again.press(run, run.stamp, button)
        case _:
            detour(run, _BUTTONS[button])


def detour(run: Run, tree: str) -> None:
    """Open a tree on top of the present question, which comes back when that tree is at its end."""
    if tree == "menu":
        return restart(run)
    if run.node.tree == tree:
        return ask(run)
    if run.base == run.frames:
        run.aside = run.draft
    run.frames = (*run.base, run.trees.starts[tree])
    run.draft = ()
    return enter(run)


def restart(run: Run) -> None:
    """To the menu; with answers that are not used yet, first ask whether they may go."""
    if not run.frames or not run.unfinished:
        return jump(run, "menu")
    return detour(run, "stoppen")


def skip(run: Run) -> None:
    """Leave the question open. Raises InputRejected where an answer is needed."""
    if not run.node.optional:
        raise InputRejected(phrase("cannot_skip"))
    if run.node.save:
        run.answers[run.node.save] = ""
    run.trail.append(run.frames)
    go_on(run)


def back(run: Run) -> None:
    """One question back; out of a detour; home. At the very beginning say that it is the beginning."""
    if run.draft and run.node.kind != "several":
        run.draft = ()
        return ask(run)
    if run.replay and run.base == run.frames and run.node.save in run.answers:
        return enter(run)
    outside = run.base
    inside = [step for step in run.trail if step[: len(outside)] == outside and len(step) > len(outside)]
    if outside != run.frames and not inside:
        return leave(run)
    if run.trail:
        return _to_previous(run)
    if not can_go_back(run):
        run.emit(Toast(phrase("first_question")))
        return ask(run)
    return jump(run, "menu")


def leave(run: Run) -> None:
    """Out of a detour, to the question that it stands on."""
    run.frames = run.base
    forget_detour(run)
    run.draft = ()
    ask_anew(run)


def _to_previous(run: Run) -> None:
    run.frames = run.trail.pop()
    run.replay = False
    run.draft = ()
    ask_anew(run)
