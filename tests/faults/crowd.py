"""Several people who sign children up side by side, one after another, for as long as a case needs them."""

import asyncio
from collections.abc import Callable

from bot.sandbox import Person, Sandbox
from tests.faults.talks import talks
from tests.faults.visitor import Moment, Stuck, Visitor, nothing

MOST = 1000


class Crowd:
    """`visitors` are all who came."""

    def __init__(self, telegram: Sandbox, between: Moment = nothing, amid: Moment = nothing) -> None:
        """The moments are those of each visitor."""
        self.visitors: list[Visitor] = []
        self._telegram, self._between, self._amid = telegram, between, amid
        self._talks = iter(talks(MOST))

    async def goes_on(self, people: int, is_enough: Callable[[], bool]) -> None:
        """So many talk at a time; who is done makes place for somebody new until it is enough, and all who
        have begun finish. Somebody who gets stuck is noted as astray, and nobody takes that place."""
        await asyncio.gather(*(self._place(is_enough) for _ in range(people)))

    async def _place(self, is_enough: Callable[[], bool]) -> None:
        while True:
            visitor = Visitor(self._comes(), next(self._talks), self._between, self._amid)
            self.visitors.append(visitor)
            try:
                await visitor.signs_up()
            except Stuck as stuck:
                visitor.astray.append(str(stuck))
            if is_enough() or not visitor.finished:
                return

    def _comes(self) -> Person:
        return self._telegram.person(language_code="nl")
