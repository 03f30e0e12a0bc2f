"""How many get it, how long that takes, who does not and what stands in the way: in words."""

import pytest

from bot.catalogs import wordings
from bot.office.counted_words import hindered, told
from bot.recipients import REASONS, Counted, Letter, Recipient, blockers, minutes
from bot.texts import Texts

WORDS = Texts(wordings()["nl"])


def going(*languages: str) -> tuple[Recipient, ...]:
    """A family for each language."""
    return tuple(Recipient(number, 100 + number, one) for number, one in enumerate(languages))


def words(counted: Counted, rate: float = 29.5) -> str:
    return "\n".join(WORDS.html(text) for text in told(counted, rate))


@pytest.mark.parametrize(
    ("count", "rate", "whole"), [(0, 29.5, 0), (1, 29.5, 1), (1770, 29.5, 1), (1771, 29.5, 2), (600, 1, 10)]
)
def test_minutes_are_whole(count: int, rate: float, whole: int) -> None:
    assert minutes(count, rate) == whole


def test_who_gets_it() -> None:
    found = Counted(going("tr", "nl", "ar", "nl", "zh_Hans"))
    assert words(found, 0.05) == (
        "📬 5 gezinnen krijgen het.\n🗣️ Nederlands 2, Arabisch 1, Turks 1 en Chinees 1\n"
        "⏱️ Versturen duurt ongeveer 2 minuten."
    )


def test_two_carers_of_one_family() -> None:
    found = Counted((Recipient(1, 10, "nl"), Recipient(1, 11, "tr")))
    assert (found.families, found.fitting, dict(found.languages)) == (1, 1, {"nl": 1, "tr": 1})
    assert "📬 1 gezin krijgt het.\n✉️ Dat zijn 2 berichten" in words(found)


def test_who_does_not() -> None:
    found = Counted(going("nl"), {"stopped": (7, 8), "dose": (9,)})
    assert words(found).endswith(
        "🚫 3 gezinnen krijgen het niet:\n• wil geen berichten: 2\n• had deze week al 3 berichten: 1"
    )
    assert found.fitting == 4


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words(reason: str) -> None:
    assert words(Counted((), {one: (1,) for one in REASONS if one == reason})).endswith(": 1")


@pytest.mark.parametrize(
    ("counted", "chat", "found"),
    [
        (Counted(going("nl")), True, ()),
        (Counted(going("nl")), False, ("no_chat",)),
        (Counted((), {"dose": (1,)}), True, ("nobody_left",)),
        (Counted(), False, ("nobody", "no_chat")),
    ],
)
def test_what_stands_in_the_way(counted: Counted, chat: bool, found: tuple[str, ...]) -> None:
    assert blockers(counted, chat) == found
    assert all(WORDS.html(text).startswith("❗") for text in hindered(blockers(counted, chat)))


@pytest.mark.parametrize(
    ("letter", "own", "gets"),
    [
        (Letter(), "ti", "ti"),
        (Letter({"nl", "tr"}), "tr", "tr"),
        (Letter({"nl", "tr"}), "ti", "nl"),
        (Letter({"nl", "tr"}, "nothing"), "ti", None),
    ],
)
def test_the_language_of_a_letter(letter: Letter, own: str, gets: str | None) -> None:
    assert letter.language_for(own) == gets
