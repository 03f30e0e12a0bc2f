"""Why a message lands where it does, in Dutch: for a librarian, in the staff chat and in the timeline."""

from typing import assert_never

from dialogs.phrases import phrase
from dialogs.prompt import Text
from dialogs.reasons import FitsAge, GoesOn, IsOn, Liked, NewRound, NextOne, OnceASeason, Reason, Short


def said(reason: Reason) -> Text:
    """The reason in words that a sentence can go on with."""
    match reason:
        case FitsAge(first, below, now):
            return phrase("why_age", first=str(first), below=str(below), now=str(now))
        case IsOn():
            return phrase("why_on")
        case OnceASeason():
            return phrase("why_season")
        case Liked(theme):
            return phrase("why_liked", theme=phrase(f"theme_{theme}"))
        case Short(minutes):
            return phrase("why_short", minutes=str(minutes))
        case _:
            return _in_turn(reason)


def _in_turn(reason: GoesOn | NextOne | NewRound) -> Text:
    match reason:
        case GoesOn():
            return phrase("why_goes_on")
        case NextOne():
            return phrase("why_next")
        case NewRound():
            return phrase("why_new_round")
        case _:
            assert_never(reason)
