"""The phrase book in the staff chat: listed with numbers, and one of them with its holes filled."""

import re
from datetime import datetime

from bot.surroundings import Surroundings
from dialogs.describing import placeholders
from dialogs.hours import next_open
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Text
from dialogs.replies import replies

_ALONE = re.compile(r"#\s?(\d{1,3})")


def number(text: str) -> int | None:
    """Which reply is meant by '#7' or '/antwoord 7'; None where the text asks for none, 0 where it names no
    number."""
    if found := _ALONE.fullmatch(text.strip()):
        return int(found[1])
    command, _, rest = text.strip().partition(" ")
    if command.partition("@")[0].lower() != "/antwoord":
        return None
    named = rest.strip().removeprefix("#")
    return int(named) if named.isdecimal() and len(named) <= 3 else 0


def reply(around: Surroundings, which: int, now: datetime) -> Text | None:
    """One reply of the book (`now` in UTC); None where there is none with this number."""
    source = replies().get(which)
    if source is None:
        return None
    values: dict[str, Arg] = {"phone": around.library.phone, "day": _opens(around, now)}
    return Text(source, tuple((name, values[name]) for name in placeholders(source)))


def listed(around: Surroundings, now: datetime) -> str:
    """All of them in Dutch, as HTML."""
    texts = around.text(SOURCE)
    found = ((which, reply(around, which, now)) for which in replies())
    lines = [
        texts.html(phrase("talk_reply", number=str(which), words=words)) for which, words in found if words
    ]
    return "\n".join((texts.html(phrase("talk_replies")), "", *lines))


def _opens(around: Surroundings, now: datetime) -> Day:
    """The next day on which a place opens, after today's hours where it is closed already."""
    local = now.astimezone(around.zone).replace(tzinfo=None)
    library = around.library
    found = [next_open(place.hours, local, library.closed) for place in library.places]
    return Day(min((at for at in found if at), default=local).date().isoformat())
