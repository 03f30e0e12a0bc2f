"""A person who goes through a sign-up by reading what stands in the chat, whatever happens to the program."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import assert_never

from bot.sandbox import Message, Person
from tests.faults.talks import Asked, Shares, Talk, Taps, Types

PATIENCE = 100.0
"""Seconds without the question that should come, after which something is lost: longer than the pauses
that the program makes when seven polls in a row have failed."""
Moment = Callable[[], Awaitable[None]]
Look = tuple[str, object, object]


async def nothing() -> None:
    """Nothing happens at this moment."""


def look(message: Message) -> Look:
    """What makes a message the same as another: a question asked anew has buttons with another stamp, a
    message that was sent twice has not."""
    return message.text, message.buttons, message.reply_keyboard


class Stuck(Exception):
    """The question that should come did not: an answer or a message was lost."""


class Visitor:
    """Answers each question once. `astray` are questions that should not have come, `told` counts answers."""

    def __init__(self, person: Person, talk: Talk, between: Moment = nothing, amid: Moment = nothing) -> None:
        """`between` happens when a question has been read, `amid` when the person has just acted."""
        self.person, self.talk = person, talk
        self.astray: list[str] = []
        self.told = 0
        self.finished = False
        self._between, self._amid = between, amid
        self._seen: set[Look] = set()
        self._place = 0

    async def signs_up(self) -> None:
        """From /start to the question after the sign-up. Raises Stuck."""
        await self.person.types(self.talk.start)
        await self._amid()
        for asked in self.talk.asked:
            question = await self._question(asked.words)
            await self._between()
            await self._answers(asked, question)
            self.told += 1
        await self._question(self.talk.after)
        self.finished = True

    async def _answers(self, asked: Asked, question: Message) -> None:
        match asked.act:
            case Types(text):
                await self.person.types(text)
                await self._amid()
            case Shares(phone):
                await self.person.shares_contact(phone)
                await self._amid()
            case Taps(choices):
                await self._taps(choices, question)
            case _:
                assert_never(asked.act)

    async def _taps(self, choices: tuple[str, ...], question: Message) -> None:
        for choice in choices:
            data = next(data for data in question.data if data.endswith(f":{choice}"))
            await self.person.taps(data, message=question.message_id)
            await self._amid()
            if choice != choices[-1]:
                question = await self._changed(question, choice)

    async def _changed(self, question: Message, choice: str) -> Message:
        """The same message, now with this choice ticked."""
        while True:
            message = await self._next(f"☑ {choice}")
            if message.message_id == question.message_id and _ticked(message, choice):
                return message

    async def _question(self, words: str) -> Message:
        """The next question, new or put in the place of the last; one that was seen does not count."""
        while True:
            message = await self._next(words)
            asks = message.buttons or message.reply_keyboard
            if not asks or look(message) in self._seen:
                continue
            self._seen.add(look(message))
            if words in message.text:
                return message
            self.astray.append(message.text)

    async def _next(self, words: str) -> Message:
        chat = self.person.chat
        try:
            async with asyncio.timeout(PATIENCE):
                while len(chat.heard) <= self._place:
                    await chat.bell.wait()
        except TimeoutError:
            raise Stuck(f"waited for {words!r}; last heard: {chat.heard[-1:]}") from None
        self._place += 1
        return chat.heard[self._place - 1]


def _ticked(message: Message, choice: str) -> bool:
    labels = dict(zip(message.data, message.labels, strict=True))
    return any(label.startswith("☑") for data, label in labels.items() if data.endswith(f":{choice}"))
