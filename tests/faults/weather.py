"""Sign-ups while Telegram answers with 429 and 500, and connections break before or after the effect."""

from dataclasses import replace
from pathlib import Path
from random import Random

from bot.sandbox import Sandbox
from tests.faults.crowd import Crowd
from tests.faults.judging import judged
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row, row

METHODS = (*["sendMessage"] * 4, *["editMessageText"] * 2, "answerCallbackQuery", "getUpdates", "*")
"""Few of them polls: those that fail one after another make the program wait longer and longer."""


class Weather:
    """Before an answer of a person something may go wrong with the calls that follow it."""

    def __init__(self, telegram: Sandbox, chance: float, seed: int) -> None:
        self._telegram, self._chance, self._random = telegram, chance, Random(seed)

    async def changes(self) -> None:
        """Let one of the faults happen, once or twice, to some method or to all."""
        if self._random.random() > self._chance:
            return
        method, times = self._random.choice(METHODS), self._random.randint(1, 2)
        match self._random.choice(("flood", "error", "gateway", "before", "after", "after")):
            case "flood":
                self._telegram.fail(method, times * 3, status=429, retry_after=1)
            case "error":
                self._telegram.fail(method, times, status=500)
            case "gateway":
                self._telegram.fail(method, times, status=502)
            case "before":
                self._telegram.fail(method, times, drop="before")
            case _:
                self._telegram.fail(method, times, drop="after")


async def bad_weather(folder: Path, people: int, chance: float, seed: int) -> Row:
    """People sign up side by side; `chance` of a fault at each of their answers."""
    async with sandbox() as telegram, Program(telegram, folder) as program:
        weather = Weather(telegram, chance, seed)
        crowd = Crowd(telegram, weather.changes)
        await crowd.goes_on(people, lambda: True)
        await program.until_at_rest()
        verdict = await judged(telegram, program, crowd.visitors)
    errors = [call.error or "" for call in telegram.sent]
    doubled = sum(call.error == "dropped after" and call.method == "sendMessage" for call in telegram.sent)
    remarks = (
        f"{people} sign-ups; {sum(error.startswith('429') for error in errors)} x 429, "
        f"{sum(error.startswith('50') for error in errors)} x 500/502, "
        f"dropped {errors.count('dropped before')} x before, {errors.count('dropped after')} x after"
    )
    return replace(row("429, 500, broken connections", program, verdict, remarks), allowed=doubled)
