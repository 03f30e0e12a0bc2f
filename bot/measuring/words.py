"""A parent's free word about how it goes: to the staff chat, and nowhere else."""

from collections.abc import Iterable

from bot.measuring.asked import Asked
from bot.outbox import MESSAGE_OF
from bot.surroundings import Surroundings
from dialogs.danger import is_danger
from dialogs.facts import Intake
from dialogs.languages import SOURCE
from dialogs.measures import LATER, ROUNDS, shipped
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.measures import Key
from storage.outbox import STAFF, Outgoing


def slot(key: Key) -> str:
    """The name under which the message is remembered."""
    return f"measure:{key.reference}:{key.round}"


def word(around: Surroundings, asked: Asked, said: str, language: str) -> list[Outgoing]:
    """The message to the staff chat; none where there is no such chat; with a sign in front where it may be
    about danger. An earlier one about the same round is emptied: so all of it can be found when everything is
    deleted."""
    if around.staff_chat is None:
        return []
    line = phrase(
        "measure_word",
        child=asked.child.first_name,
        reference=asked.key.reference,
        programme=phrase(f"programme_{asked.measure.programme}"),
        when=phrase("measure_at_later" if asked.key.round == LATER else "measure_at_start"),
        word=said,
    )
    flag = f"{around.text(SOURCE).html(phrase('talk_flag'))}\n\n" if is_danger(said, language) else ""
    params = {"text": flag + around.text(SOURCE).html(line), "parse_mode": "HTML"}
    earlier = _emptied(
        around, around.staff_chat, asked.key, phrase("measure_again", reference=asked.key.reference)
    )
    return [earlier, Outgoing(around.staff_chat, "sendMessage", params, STAFF, slot(asked.key))]


def wiped(around: Surroundings, intakes: Iterable[Intake]) -> list[Outgoing]:
    """Deleting everything takes these words out of the staff chat too; where nothing was said, nothing is
    changed."""
    chat = around.staff_chat
    if chat is None:
        return []
    return [
        _emptied(around, chat, Key(one.reference, number), phrase("measure_wiped", reference=one.reference))
        for one in intakes
        if one.programme in shipped()
        for number in ROUNDS
    ]


def _emptied(around: Surroundings, chat: int, key: Key, line: Text) -> Outgoing:
    """Another line instead of what was said. A message is deleted for two days only (Bot API, deleteMessage),
    and changed for ever."""
    text = around.text(SOURCE).html(line)
    params = {MESSAGE_OF: slot(key), "text": text, "parse_mode": "HTML"}
    return Outgoing(chat, "editMessageText", params, STAFF)
