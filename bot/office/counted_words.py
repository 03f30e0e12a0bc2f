"""How many get a message to many, in words: per language, how long it takes, who does not get it and why."""

from collections.abc import Iterator

from bot.recipients import Blocker, Counted, minutes
from dialogs.audience_words import language_name
from dialogs.phrases import phrase
from dialogs.prompt import Lines, Listed, Text


def told(counted: Counted, rate: float) -> tuple[Text, ...]:
    """`rate`: messages a second that may go."""
    going = (phrase("audience_lines", lines=Lines(tuple(_going(counted, rate)))),)
    out = counted.fitting - counted.families
    if not out:
        return going
    lines = Lines(tuple(_why(counted)))
    return (*going, phrase("audience_left_out", count=out, lines=lines))


def hindered(found: tuple[Blocker, ...]) -> tuple[Text, ...]:
    """What stands in the way."""
    return tuple(phrase(f"audience_blocked_{one}") for one in found)


def _going(counted: Counted, rate: float) -> Iterator[Text]:
    messages = len(counted.recipients)
    yield phrase("audience_count", count=counted.families)
    if messages != counted.families:
        yield phrase("audience_messages", count=messages)
    if not messages:
        return
    each = [
        phrase("audience_language_count", language=language_name(language), number=str(number))
        for language, number in counted.languages.items()
    ]
    yield phrase("audience_languages", values=Listed(tuple(each)))
    yield phrase("audience_minutes", count=minutes(messages, rate))


def _why(counted: Counted) -> Iterator[Text]:
    for reason, families in counted.left_out.items():
        yield phrase(f"audience_why_{reason}", number=str(len(families)))
