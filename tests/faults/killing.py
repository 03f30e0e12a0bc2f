"""kill -9 at random moments of both sign-ups: between two messages, and while one is being handled."""

import asyncio
from pathlib import Path
from random import Random

from bot.sandbox import Sandbox
from tests.faults.crowd import Crowd
from tests.faults.judging import Verdict, judged
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row, row

LONGEST = 0.08
"""Seconds after the person acted within which the kill falls: by then a turn has been handled."""
LATENCY = 0.02
"""Seconds; without it the moment between a commit and its confirmation would be too short to be hit."""
AT_WORK = 0.5
"""Seconds after its first poll within which the program is killed while many people talk with it."""
OFTEN = 0.6
"""Chance of a kill at each of the two kinds of moment; a sign-up has some thirty moments."""


class Killer:
    """Kills at most `kills` times, at moments that a seed decides."""

    def __init__(self, program: Program, telegram: Sandbox, kills: int, seed: int) -> None:
        self._program, self._telegram = program, telegram
        self._left, self._random = kills, Random(seed)

    @property
    def is_done(self) -> bool:
        """Whether all kills have happened."""
        return self._left == 0

    async def between(self) -> None:
        """The question stands there. Killed now, the person answers with the program up again, or not yet."""
        if self._random.random() < OFTEN / 3:
            await self._kill()
        if self._random.random() < 0.8:
            await self._telegram.until_polled(60)

    async def amid(self) -> None:
        """The person has just acted: the kill falls before, while or after it is handled."""
        if self._random.random() < OFTEN:
            await asyncio.sleep(self._random.uniform(0, LONGEST))
            await self._kill()

    async def _kill(self) -> None:
        if self._left:
            self._left -= 1
            await self._program.restart()


async def one_by_one(folder: Path, kills: int, seed: int) -> Row:
    """People sign up one after another until all kills have happened; the last one finishes."""
    async with sandbox() as telegram, Program(telegram, folder) as program:
        telegram.latency = LATENCY
        killer = Killer(program, telegram, kills, seed)
        crowd = Crowd(telegram, killer.between, killer.amid)
        await crowd.goes_on(1, lambda: killer.is_done)
        await program.until_at_rest()
        verdict = await judged(telegram, program, crowd.visitors)
    remarks = _remarks(program, crowd, verdict)
    return row("kill -9, one person at a time", program, verdict, remarks)


async def side_by_side(folder: Path, people: int, kills: int, seed: int) -> Row:
    """So many people at a time sign up, while the program is killed again and again."""
    random = Random(seed)
    async with sandbox() as telegram, Program(telegram, folder) as program:
        telegram.latency = LATENCY
        crowd = Crowd(telegram)
        going = asyncio.create_task(crowd.goes_on(people, lambda: program.kills >= kills))
        while program.kills < kills:
            await program.until_up()
            await asyncio.sleep(random.uniform(0, AT_WORK))
            await program.restart()
        await going
        await program.until_at_rest()
        verdict = await judged(telegram, program, crowd.visitors)
    remarks = _remarks(program, crowd, verdict)
    return row(f"kill -9, {people} people at a time", program, verdict, remarks)


def _remarks(program: Program, crowd: Crowd, verdict: Verdict) -> str:
    found = f"{len(crowd.visitors)} sign-ups; {program.at_work} kills at work"
    return f"{found}; in one chat at most {verdict.run} twice by one kill"
