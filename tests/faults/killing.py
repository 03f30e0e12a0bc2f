"""kill -9 at random moments of both sign-ups: between two messages, and while one is being handled."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bot.sandbox import Person, Sandbox
from tests.faults.judging import Verdict, judged
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row, row
from tests.faults.talks import talks
from tests.faults.visitor import Visitor, until_stuck

LONGEST = 0.06
"""Seconds after the person acted within which the kill falls: by then a turn has been handled."""
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
    visitors: list[Visitor] = []
    async with sandbox() as telegram, Program(telegram, folder) as program:
        killer = Killer(program, telegram, kills, seed)
        for talk in talks(1000):
            visitors.append(Visitor(_comes(telegram), talk, killer.between, killer.amid))
            await until_stuck(visitors[-1])
            if killer.is_done or not visitors[-1].finished:
                break
        await program.until_at_rest()
        verdict = await judged(telegram, program, visitors)
    return row("kill -9, one person at a time", program, verdict, _remarks(program, visitors, verdict))


async def side_by_side(folder: Path, people: int, kills: int, seed: int) -> Row:
    """People sign up all at once, while the program is killed again and again."""
    random = Random(seed)
    async with sandbox() as telegram, Program(telegram, folder) as program:
        telegram.latency = 0.02
        visitors = [Visitor(_comes(telegram), talk) for talk in talks(people)]
        talking = asyncio.gather(*map(until_stuck, visitors))
        while program.kills < kills and not talking.done():
            await telegram.until_polled(60)
            await asyncio.sleep(random.uniform(0, 0.3))
            await program.restart()
        await talking
        await program.until_at_rest()
        verdict = await judged(telegram, program, visitors)
    remarks = _remarks(program, visitors, verdict)
    return row(f"kill -9, {people} people at once", program, verdict, remarks, chats=people + 1)


def _remarks(program: Program, visitors: Sequence[Visitor], verdict: Verdict) -> str:
    found = f"{len(visitors)} sign-ups; {program.at_work} kills at work"
    return f"{found}; in one chat at most {verdict.run} twice by one kill"


def _comes(telegram: Sandbox) -> Person:
    return telegram.person(language_code="nl")
