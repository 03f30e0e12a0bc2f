"""An audience said back in words, for the library's people: what they built, as they would say it."""

from collections.abc import Iterator, Sequence
from functools import reduce

from dialogs.audience import Audience
from dialogs.library import Library
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Lines, Text

NO_END = 1200
"""Months from which an age has no end: a hundred years."""
_HALF, _CHILD = 18, 24


def said(audience: Audience, library: Library) -> tuple[Text, ...]:
    """One paragraph, or two where several things are asked of a child."""
    lines = tuple(_lines(audience, library))
    if not lines:
        return (phrase("audience_everybody"),)
    of_child = [audience.programmes or audience.statuses, audience.streams, audience.age]
    several = sum(map(bool, of_child)) > 1
    told = phrase("audience_for", lines=Lines(lines))
    return (told, phrase("audience_one_child")) if several else (told,)


def language_name(code: str) -> Text:
    """What a language is called, read or spoken."""
    return phrase(f"audience_in_{code.partition('_')[0]}")


def _lines(audience: Audience, library: Library) -> Iterator[Text]:
    if audience.programmes:
        yield phrase("audience_programme", values=_any_of("programme_{}", audience.programmes))
    if audience.statuses:
        yield phrase("audience_status", values=_any_of("status_{}", audience.statuses))
    if audience.streams:
        yield phrase("audience_stream", values=_any_of("stream_{}", audience.streams))
    if audience.age:
        yield _age(*audience.age)
    if audience.languages:
        yield phrase("audience_language", values=_any_of("audience_in_{}", audience.languages))
    if audience.places:
        names = {place.id: place.name for place in library.places}
        yield phrase("audience_place", values=_or([names.get(one, one) for one in audience.places]))


def age_button(months: int) -> Text:
    """What a button says on which an age begins or ends."""
    if months >= NO_END:
        return phrase("audience_pick_no_end")
    return phrase("audience_pick_baby" if months < _CHILD else "audience_pick_child", age=_months(months))


def _age(first: int, until: int) -> Text:
    if until >= NO_END:
        return phrase("audience_age_from", first=_months(first))
    return phrase("audience_age", first=_months(first), until=_months(until))


def _months(count: int) -> Text:
    if count == 0:
        return phrase("audience_born")
    if count == _HALF:
        return phrase("audience_half")
    if count % 12 == 0:
        return phrase("audience_years", count=count // 12)
    return phrase("audience_months", count=count)


def _any_of(name: str, values: Sequence[str]) -> Arg:
    return _or([phrase(name.format(one)) for one in values])


def _or(values: Sequence[Arg]) -> Arg:
    return reduce(lambda first, then: phrase("audience_or", first=first, then=then), values)
