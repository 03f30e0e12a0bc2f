"""A family whose child gets tips, and the link by which another carer joins it."""

from datetime import UTC, datetime

from bot.campaigning import Campaigning
from bot.sandbox import Message
from tests.test_bot.talking import Parent, Program

SIGN_UP = ["/start voorleestips", ":nl", ":yes", ":tips", "Sam", "maart 2020", ":evening", ":thrice"]
SIGN_UP += [":.skip", ":.skip"]


async def link(parent: Parent) -> str:
    """The payload of a fresh link that this parent asks for."""
    heard = await parent.does("/tips", ":together", ":yes")
    sent = next(message for message in heard if "start=carer_" in message.text)
    return sent.text.split("start=")[1].split()[0]


async def joins(parent: Parent, payload: str, language: str = "tr", answer: str = ":no") -> list[Message]:
    """Somebody new opens the link, agrees, and answers who gets the tips."""
    return await parent.does(f"/start {payload}", f":{language}", ":yes", answer)


async def send(program: Program) -> int:
    """What the tick at the family's next moment sends."""
    [(_, when, _)] = program.rows("due")
    campaigning = Campaigning(program.app.database, program.app.outbox, program.app.turns.around)
    count = await campaigning.send_due(datetime.fromtimestamp(when / 1_000_000, UTC).astimezone(UTC))
    await program.rest()
    return count


def families(program: Program) -> list[int]:
    """The family of each chat, in the order of the chats."""
    return [row[1] for row in program.rows("carers")]
