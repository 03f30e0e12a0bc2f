"""Somebody who reads texts aloud: how they come in by a link, and what they do there."""

import re

from bot.sandbox import Message
from tests.test_bot.talking import Parent, Program


async def link(program: Program) -> str:
    """What a fresh link brings along, as a coordinator gets it in the staff chat: 'join_…'."""
    staff, group = program.sandbox.staff_person, program.sandbox.staff
    assert staff
    assert group
    await staff.types("/opnemen", chat=group)
    await program.rest()
    found = re.search(r"https://t\.me/\w+\?start=(\w+)", group.last.text)
    assert found, group.last.text
    return found[1]


async def volunteer(
    program: Program, language: str = "nl", name: str = "Mehret", part: str = "talks"
) -> Parent:
    """Somebody who opened a link and chose the language to read in, and what."""
    reader = program.parent(name)
    await reader.does(f"/start {await link(program)}", f":{language}", f":{part}")
    return reader


async def says(reader: Parent, seconds: int = 5) -> tuple[str, list[Message]]:
    """Read the text on the screen aloud: the file id of the voice message, and what comes back."""
    await reader.person.sends_voice(seconds)
    mine = next(message for message in reversed(reader.person.chat.messages) if not message.from_bot)
    assert mine.file_id
    return mine.file_id, await reader.hears()


async def reads(reader: Parent) -> str:
    """Read the next missing text aloud and keep it: the file id."""
    await reader.taps("record")
    file, _ = await says(reader)
    await reader.does(":keep", ":enough")
    return file


def played(heard: list[Message]) -> list[str | None]:
    """The files of the voice messages among what was heard."""
    return [message.file_id for message in heard if message.kind == "voice"]
