"""A message as somebody in the chat sees it: what tests compare and the page draws."""

from dataclasses import dataclass

from bot.sandbox.facts import Json

Rows = tuple[tuple[tuple[str, str | None], ...], ...]

MEDIA = ("voice", "photo", "document", "venue", "location", "contact", "sticker")


@dataclass(frozen=True)
class Message:
    """One visible message.

    `text` is the text or the caption without markup; `buttons` are rows of (label, callback data or None);
    `reply_keyboard` are the rows of labels that came with it; `kind` is "text" or one of `MEDIA`, whose
    Bot API object is in `media`; `date` in seconds since 1970; `sender` is a user id; `reply_to` is the
    message that it answers; `reaction` is the bot's emoji on it.
    """

    chat_id: int
    message_id: int
    text: str
    entities: tuple[Json, ...]
    buttons: Rows
    reply_keyboard: tuple[tuple[str, ...], ...]
    from_bot: bool
    sender: int
    kind: str
    media: Json | None
    date: int
    edited: bool
    thread_id: int | None = None
    reply_to: int | None = None
    reaction: str = ""

    @property
    def file_id(self) -> str | None:
        """The file that was sent, by the id with which the bot can send it again; None without a file."""
        return self.media.get("file_id") if self.media else None

    @property
    def seconds(self) -> int | None:
        """The length of a voice message; None for all else."""
        return self.media.get("duration") if self.media else None

    @property
    def labels(self) -> list[str]:
        """The visible inline buttons, in reading order."""
        return [label for row in self.buttons for label, _ in row]

    @property
    def data(self) -> list[str]:
        """The callback data of the inline buttons, in reading order."""
        return [data for row in self.buttons for _, data in row if data is not None]


@dataclass
class Post:
    """A message as the sandbox keeps it: the Bot API object, and the keyboard it was sent with."""

    message: Json
    from_bot: bool
    markup: Json | None = None
    reaction: str = ""

    def seen(self) -> Message:
        """What is visible now."""
        body = self.message
        kind: str = next((kind for kind in MEDIA if kind in body), "text")
        return Message(
            chat_id=body["chat"]["id"],
            message_id=body["message_id"],
            text=body.get("text") or body.get("caption") or "",
            entities=tuple(body.get("entities") or body.get("caption_entities") or ()),
            buttons=_rows(body.get("reply_markup")),
            reply_keyboard=_labels(self.markup),
            from_bot=self.from_bot,
            sender=body["from"]["id"],
            kind=kind,
            media=_media(body, kind),
            date=body["date"],
            edited="edit_date" in body,
            thread_id=body.get("message_thread_id"),
            reply_to=body.get("reply_to_message", {}).get("message_id"),
            reaction=self.reaction,
        )


def _rows(markup: Json | None) -> Rows:
    rows = markup["inline_keyboard"] if markup else ()
    return tuple(tuple((button["text"], button.get("callback_data")) for button in row) for row in rows)


def _labels(markup: Json | None) -> tuple[tuple[str, ...], ...]:
    rows = markup.get("keyboard", ()) if markup else ()
    return tuple(tuple(button["text"] for button in row) for row in rows)


def _media(body: Json, kind: str) -> Json | None:
    # A photo is a list of sizes, largest last.
    found = body.get(kind) if kind != "text" else None
    return found[-1] if isinstance(found, list) else found
