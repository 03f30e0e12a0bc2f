"""What a person can do, as values. The inbox makes them from updates; the engine takes one a step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    """The bot was opened, or /start was sent. `payload` is a deep link's word: at most 64 of A-Za-z0-9_-."""

    payload: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that is no command, as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button: `stamp` names the question it belonged to, `choice` the choice. Both may be forged."""

    stamp: str
    choice: str


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card with a phone number, from Telegram's own button or from the phone's address book."""

    phone: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command other than /start, without its slash, in lower case. `about`: what a button of a message that
    no question caused brings along, such as the number of an event."""

    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A voice message: the id to send it again by (Bot API, Voice.file_id), and how many seconds it lasts."""

    file: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Located:
    """A place on the map that somebody shared, in degrees. It is looked at once, and not kept."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something the dialog cannot read: a sticker, photo, location … `file`: the id to send a photo again by,
    which is an answer where a picture is asked for, and else not kept (Bot API, PhotoSize.file_id)."""

    kind: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Nobody answered for as long as an unfinished conversation is kept."""


Input = Started | Typed | Tapped | SharedContact | Commanded | Voiced | Located | Unreadable | TimedOut
