"""What a coordinator does about something that needed attention."""

from bot.actions.acting import COORDINATOR, Asking, action
from bot.undelivered import let_go_of_gone
from storage import conversations, outbox, set_aside, team
from storage.conversations import Conversation
from storage.outbox import Outgoing


@action("attention.resend", COORDINATOR, on="letter")
async def resend(asking: Asking, letter: int) -> Outgoing | None:
    """A message that was not delivered is to go once more: to be put in the outbox anew. None where it is
    gone, or what it tells about, or who was to get it. Raises Undecipherable."""
    await let_go_of_gone(asking.tx)
    found = await outbox.dead_letter(asking.tx, letter)
    if found is None:
        return None
    await outbox.let_go(asking.tx, letter)
    return found.outgoing


@action("attention.drop_letter", COORDINATOR, on="letter")
async def drop_letter(asking: Asking, letter: int) -> bool:
    """Nothing is kept of a message that was not delivered; False where it is gone already."""
    return await outbox.let_go(asking.tx, letter)


@action("attention.drop_update", COORDINATOR, on="update")
async def drop_update(asking: Asking, update: int) -> None:
    """Nothing is kept of an update that was set aside."""
    await set_aside.drop(asking.tx, [update])


@action("attention.take_talk", COORDINATOR, on="number")
async def take_talk(asking: Asking, number: int) -> tuple[Conversation, str] | None:
    """A conversation that this person wants to have, and what they are called; None where it is over. Raises
    Undecipherable."""
    found = await conversations.by_id(asking.tx, number)
    if found is None or found.closed_at:
        return None
    return found, (await team.names(asking.tx)).get(asking.who, "")
