"""A program whose clock is put forward, a family that gets tips for a baby, and a volunteer reading them."""

from datetime import UTC, datetime

from bot.sandbox import Message, Sandbox
from bot.settings import Settings
from tests.test_bot.talking import Parent, Program
from tests.test_bot.volunteering import says, volunteer

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A day without anything to celebrate, so that the next message is a tip."""
BORN = "12/2025"
FIRST = "tips/baby.faces.{}"
"""The set that a baby's family gets first."""


class Timed(Program):
    """The program with a clock that is put forward."""

    def __init__(self, sandbox: Sandbox, given: Settings) -> None:
        """It is noon on that day."""
        self.now = NOW
        super().__init__(sandbox, given, clock=lambda: self.now)


def sign_up(language: str = "nl", hard: tuple[str, ...] = (":.skip",), often: str = ":thrice") -> list[str]:
    """What a parent does to get tips about a baby."""
    door = ["/start voorleestips", f":{language}", ":yes", ":tips", "Sam", BORN]
    return [*door, ":evening", often, ":.skip", *hard]


async def next_tip(program: Timed, parent: Parent) -> Message:
    """What the clock brings next, as the parent sees it."""
    [(_, when, _)] = program.rows("due")
    program.now = datetime.fromtimestamp(when / 1_000_000, UTC)
    await program.app.ticks.tick()
    [tip] = await parent.hears()
    return tip


async def reads(program: Timed, *parts: str, language: str = "nl") -> list[str]:
    """A volunteer reads these parts of the first set, passing over the others: the files, in that order."""
    words = {part: said(program, FIRST.format(part), language) for part in parts}
    reader, files = await volunteer(program, language, part="0-1"), dict[str, str]()
    text, _ = await reader.taps("record")
    while len(files) < len(parts):
        part = next((part for part in parts if words[part] == text.text), None)
        if part is None:
            text, _ = await reader.taps("other")
            continue
        files[part], _ = await says(reader)
        text = (await reader.taps("keep"))[1]
    return [files[part] for part in parts]


def said(program: Timed, name: str, language: str) -> str:
    """The words of a text in a language."""
    around = program.app.turns.around
    reading = around.content.reading(name, language)
    assert reading
    return "\n".join(around.wordings[language].of(text) for text in reading.says)
