"""SIGTERM in the middle of work: what is under way is finished, and nothing comes twice."""

import asyncio
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

from tests.faults.crowd import Crowd
from tests.faults.judging import judged
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row, row

LATENCY = 0.02
AT_WORK = 0.5
"""Seconds after its first poll within which the program is stopped."""


async def stopping(folder: Path, people: int, stops: int, seed: int) -> Row:
    """People sign up side by side, while the program is stopped and started again and again."""
    random = Random(seed)
    codes: list[int] = []
    seconds: list[float] = []
    async with sandbox() as telegram, Program(telegram, folder) as program:
        telegram.latency = LATENCY
        crowd = Crowd(telegram)
        going = asyncio.create_task(crowd.goes_on(people, lambda: len(codes) >= stops))
        while len(codes) < stops:
            await program.until_up()
            await asyncio.sleep(random.uniform(0, AT_WORK))
            code, took = await program.stop()
            codes.append(code)
            seconds.append(took)
            await program.start()
        await going
        await program.until_at_rest()
        verdict = await judged(telegram, program, crowd.visitors)
    wrong = tuple(f"exit code {code}" for code in codes if code)
    found = row("SIGTERM while people sign up", program, verdict, "")
    took_words = f"ended in {median(seconds):.2f} s, at most {max(seconds):.2f} s"
    remarks = f"{len(crowd.visitors)} sign-ups; {stops} stops; {took_words}"
    return replace(found, lost=found.lost + wrong, allowed=0, remarks=remarks)
