"""Handing a conversation over to a person, and taking it back: what a tree's `talk` action does."""

from typing import Literal

from dialogs.danger import is_danger
from dialogs.effects import HandOver, TakeBack
from dialogs.running import Run

WORDS, VOICE = "talk.words", "talk.voice"
"""Where a message to a person waits until it is handed over, in the same step: no session keeps it."""


def talk(run: Run, what: Literal["begin", "end"]) -> None:
    """Carry out a tree's `talk` action."""
    if what == "end":
        run.change(TakeBack())
        return
    words, voice = str(run.answers.pop(WORDS, "")), str(run.answers.pop(VOICE, ""))
    run.trail = [step for step in run.trail if run.trees.nodes[step[-1]].save != WORDS]
    if voice:
        run.change(HandOver(voice=voice))
    elif words:
        run.change(HandOver(words, flagged=is_danger(words, run.language)))
