"""SIGTERM in the middle of work: what is under way is finished, and nothing comes twice."""

import asyncio
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

from tests.faults.judging import judged
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row, row
from tests.faults.talks import talks
from tests.faults.visitor import Visitor, until_stuck

LATENCY = 0.02


async def stopping(folder: Path, people: int, stops: int, seed: int) -> Row:
    """People sign up side by side, while the program is stopped and started again and again."""
    random = Random(seed)
    codes, seconds = [], []
    async with sandbox() as telegram, Program(telegram, folder) as program:
        telegram.latency = LATENCY
        visitors = [Visitor(telegram.person(language_code="nl"), talk) for talk in talks(people)]
        talking = asyncio.gather(*map(until_stuck, visitors))
        while len(codes) < stops and not talking.done():
            await telegram.until_polled(60)
            await asyncio.sleep(random.uniform(0, 0.3))
            code, took = await program.stop()
            codes.append(code)
            seconds.append(took)
            await program.start()
        await talking
        await program.until_at_rest()
        verdict = await judged(telegram, program, visitors)
    wrong = tuple(f"exit code {code}" for code in codes if code)
    found = row("SIGTERM while people sign up", program, verdict, "")
    remarks = f"{len(codes)} stops of {people} sign-ups; ended in {median(seconds):.2f} s, at most {max(seconds):.2f} s"
    return replace(found, lost=found.lost + wrong, allowed=0, remarks=remarks)
