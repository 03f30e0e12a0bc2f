"""A prompt in one language as calls of the Bot API: sendMessage, or editMessageText of a tapped message."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.keyboards import markup
from bot.texts import Texts
from dialogs.effects import Settle, Show
from dialogs.prompt import Prompt

LONGEST = 2000
"""Signs in one message: within Telegram's 4,096 also where every sign is two in its count (UTF-16)."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the Bot API and its parameters, all but the chat."""

    method: str
    params: dict[str, Any]


def shown(show: Show, texts: Texts, tapped: int | None) -> list[Call]:
    """The calls for one Show. `tapped` is the id of the message whose button was tapped."""
    prompt = show.prompt
    parts = list(_parts(words(prompt, texts)))
    params = {"text": parts[-1], "parse_mode": "HTML", **_markup(prompt, texts)}
    if show.in_place and tapped is not None and len(parts) == 1:
        return [Call("editMessageText", {"message_id": tapped, **params})]
    before = [Call("sendMessage", {"text": part, "parse_mode": "HTML"}) for part in parts[:-1]]
    return [*before, Call("sendMessage", params)]


def settled(settle: Settle, texts: Texts, tapped: int | None) -> list[Call]:
    """The tapped question with its answer, its buttons gone: an edit without reply_markup removes them."""
    if tapped is None:
        return []
    text = f"{words(settle.prompt, texts)}\n\n{texts.html(settle.answer)}"
    return [Call("editMessageText", {"message_id": tapped, "text": text, "parse_mode": "HTML"})]


def words(prompt: Prompt, texts: Texts) -> str:
    """The text of a message: what went wrong, what there is to say, and the question in bold."""
    paragraphs = [texts.html(prompt.problem)] if prompt.problem else []
    paragraphs += [texts.html(say) for say in prompt.says]
    if prompt.question:
        paragraphs.append(f"<b>{texts.html(prompt.question)}</b>")
    return "\n\n".join(paragraphs)


def _markup(prompt: Prompt, texts: Texts) -> dict[str, Any]:
    made = markup(prompt, texts)
    return {"reply_markup": made} if made else {}


def _parts(text: str) -> Iterator[str]:
    """The text in pieces that Telegram takes, cut between lines."""
    while len(text) > LONGEST:
        cut = _cut(text)
        yield text[:cut]
        text = text[cut:].lstrip("\n")
    yield text


def _cut(text: str) -> int:
    """Between lines; in a line that is too long itself, not within an entity such as &amp;."""
    line, entity = text.rfind("\n", 1, LONGEST), text.rfind("&", LONGEST - 5, LONGEST)
    if line > 0:
        return line
    return entity if entity > 0 and ";" not in text[entity:LONGEST] else LONGEST
