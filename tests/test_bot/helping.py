"""A coordinator in the staff chat, and a parent who asks for a person."""

from bot.sandbox import Message
from tests.test_bot.talking import Parent, Program

QUESTION = "Mag mijn zoon ook op woensdag komen?"


class Staff:
    """Acts in the staff chat; each act waits for the program to come to rest."""

    def __init__(self, program: Program) -> None:
        """The one member of the group that the sandbox has."""
        assert program.sandbox.staff
        assert program.sandbox.staff_person
        self.program, self.group, self.person = program, program.sandbox.staff, program.sandbox.staff_person

    @property
    def texts(self) -> list[str]:
        """What the bot has put there, as it is now."""
        return [message.text for message in self.group.messages if message.from_bot]

    def of_bot(self, part: str) -> Message:
        """The newest message of the bot with these words in it."""
        found = [one for one in self.group.messages if one.from_bot and part in one.text]
        return found[-1]

    @property
    def card(self) -> Message:
        """The card of the newest conversation."""
        return next(one for one in reversed(self.group.messages) if one.labels or "Klaar sinds" in one.text)

    async def answers(self, text: str, to: Message | None = None, thread: int | None = None) -> Message:
        """Reply to a message of the conversation, the bot's newest if none is named; one's own message."""
        reply_to = None if thread and to is None else (to or self.group.last).message_id
        number = await self.person.types(text, chat=self.group, reply_to=reply_to, thread=thread)
        await self.program.rest()
        return self.message(number)

    def message(self, number: int) -> Message:
        """A message of the group by its id, as it is now."""
        return next(one for one in self.group.messages if one.message_id == number)


async def asking(parent: Parent, words: str = QUESTION) -> list[Message]:
    """From wherever the parent is: 🙋, 'write', and the words. What the parent hears to it."""
    return await parent.does(":.person", ":write", words)
