"""What a parent hears about a conversation, and from the person who has it, in the parent's language."""

from html import escape
from typing import Any

from bot.surroundings import Surroundings
from bot.talks.posting import LONGEST
from dialogs.describing import places
from dialogs.engine import AGAIN
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.conversations import Conversation
from storage.outbox import Outgoing


def answer(around: Surroundings, one: Conversation, words: Text | str, sign: str) -> list[Outgoing]:
    """From the library: a staff member's own words (str), or a reply of the phrase book. `sign` marks the
    last part (see bot.talks.naming)."""
    texts = around.text(one.language)
    head = "\n".join(texts.html(line) for line in _head(around))
    body = escape(words, quote=False) if isinstance(words, str) else texts.html(words)
    if len(body) <= LONGEST:
        return [_to(one, f"{head}\n\n{body}", sign)]
    parts = [str(words)[start : start + LONGEST] for start in range(0, len(str(words)), LONGEST)]
    said = [head, *(escape(part, quote=False) for part in parts)]
    return [*(_to(one, part) for part in said[:-1]), _to(one, said[-1], sign)]


def spoken(around: Surroundings, one: Conversation, file: str, sign: str) -> list[Outgoing]:
    """A voice message from the library."""
    texts = around.text(one.language)
    caption = "\n".join(texts.plain(line) for line in _head(around))
    return [Outgoing(one.chat_id, "sendVoice", {"voice": file, "caption": caption}, slot=sign)]


def over(around: Surroundings, one: Conversation) -> Outgoing:
    """The bot is there again; a button shows the question that was left."""
    texts = around.text(one.language)
    button = {"text": texts.plain(phrase("go_on")), "callback_data": f"0:{AGAIN}"}
    line = phrase("talk_over", phone=around.library.phone)
    return _to(one, texts.html(line), keyboard=[[button]])


def late(around: Surroundings, one: Conversation) -> Outgoing:
    """Nobody has answered: said as it is, with where people can be found now."""
    line = phrase("talk_late", phone=around.library.phone, places=places(around.library))
    return _to(one, around.text(one.language).html(line))


def plain(around: Surroundings, chat_id: int, language: str, line: Text) -> Outgoing:
    """A line of the bot itself."""
    params = {"text": around.text(language).html(line), "parse_mode": "HTML"}
    return Outgoing(chat_id, "sendMessage", params)


def _head(around: Surroundings) -> tuple[Text, ...]:
    """Who writes, and where they are: on the phone, and at the library's first place."""
    library, main = around.library, around.library.places[0]
    return (
        phrase("talk_from", library=library.name, phone=library.phone),
        phrase("card_where", place=main.name, address=main.address),
    )


def _to(one: Conversation, text: str, sign: str | None = None, keyboard: Any = None) -> Outgoing:
    params: dict[str, Any] = {"text": text, "parse_mode": "HTML"}
    if keyboard:
        params["reply_markup"] = {"inline_keyboard": keyboard}
    return Outgoing(one.chat_id, "sendMessage", params, slot=sign)
