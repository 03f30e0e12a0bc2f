"""The links into the team: a volunteer's is made in the staff chat, each is opened in a chat of one's own."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from bot.actions.acting import VOLUNTEER, Asking
from bot.actions.invite import How, Opening, invite
from bot.surroundings import Surroundings
from dialogs.effects import Effect, InviteCarer
from dialogs.phrases import phrase
from dialogs.prompt import Day, Text
from storage.outbox import STAFF, Outgoing

PREFIX = "join_"
"""What a deep link begins with that lets somebody in (at most 64 of A-Za-z0-9_-)."""
COMMAND = "opnemen"
_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")


async def invited(around: Surroundings, asking: Asking, chat_id: int, seed: Callable[[], int]) -> Outgoing:
    """A message for the staff chat with a fresh link. Raises Refused."""
    made = await invite(asking, VOLUNTEER, fresh_code(seed))
    link = link_of(around, made.code)
    until = made.until.astimezone(around.zone)
    line = phrase("invite_voice", link=link, until=Day(until.date().isoformat()))
    params = {"text": around.text("nl").html(line), "parse_mode": "HTML"}
    return Outgoing(chat_id, "sendMessage", params, STAFF)


def link_of(around: Surroundings, code: str) -> str:
    """What lets somebody in who opens it."""
    return f"https://t.me/{around.bot_name}?start={PREFIX}{code}"


def told(opening: Opening, held: Collection[str]) -> Text | None:
    """What somebody who has these roles hears of opening a link; None: they are in, and see it."""
    if opening.how is How.OWN:
        return phrase("invite_own")
    return None if held else phrase("link_used")


def with_codes(effects: Iterable[Effect], seed: Callable[[], int]) -> tuple[Effect, ...]:
    """The effects, a fresh code in each link for a carer: the dialog itself makes no secrets."""
    return tuple(
        replace(one, code=fresh_code(seed)) if isinstance(one, InviteCarer) else one for one in effects
    )


def fresh_code(seed: Callable[[], int]) -> str:
    """160 random bits, as 40 letters. Never digits: nine in a row can pass for a BSN, and then the link is
    not read."""
    return "".join(format(seed(), "010x") for _ in range(4)).translate(_TO_LETTERS)
