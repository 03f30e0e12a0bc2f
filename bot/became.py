"""Which message a slot became: kept for rows that follow at once, else looked up in the database."""

from bot.sending import with_params
from storage import slots
from storage.database import Database
from storage.outbox import Queued

MESSAGE_OF = "message_of"
"""A parameter that stands for `message_id`: the slot whose message it was. Filled in when it is sent."""
TOPIC_OF = "topic_of"
"""A parameter that stands for `message_thread_id`: the slot whose topic it was. Where there is none, the
message stands outside of topics."""
KEPT = 1000


class Became:
    """The newest slots with the (chat id, message id) that they became."""

    def __init__(self, database: Database) -> None:
        """`database` has all of them, once their marks are written."""
        self._database = database
        self._newest: dict[str, tuple[int, int]] = {}

    def remember(self, slot: str, chat_id: int, message_id: int) -> None:
        """It became this message."""
        self._newest[slot] = chat_id, message_id
        if len(self._newest) > KEPT:
            del self._newest[next(iter(self._newest))]

    def empty(self, slot: str) -> None:
        """Its message is deleted: nothing is to be found there any more."""
        self._newest.pop(slot, None)

    async def resolved(self, row: Queued) -> Queued | None:
        """The row with the message that its slot became; None where it never became one."""
        params = row.outgoing.params
        slot, topic = params.get(MESSAGE_OF), params.get(TOPIC_OF)
        if slot is None and topic is None:
            return row
        ready = {name: value for name, value in params.items() if name not in (MESSAGE_OF, TOPIC_OF)}
        if slot is not None:
            if (message := await self._found(slot)) is None:
                return None
            ready["message_id"] = message
        if topic is not None and (thread := await self._found(topic)) is not None:
            ready["message_thread_id"] = thread
        return with_params(row, **ready)

    async def _found(self, slot: str) -> int | None:
        """The message or topic that a slot became."""
        found = self._newest.get(slot)
        if found is None:
            async with self._database.read() as tx:
                found = (await slots.load(tx, [slot])).get(slot)
        return found[1] if found else None
