"""What of the content can be said in a language: a message is in one language from begin to end.

What a library wrote itself is seldom translated into all twelve. A family gets of it what is whole in its own
language; for a shipped tip or step that was changed and not translated, it gets the shipped one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

from dialogs.content import Content
from dialogs.facts import Wording
from dialogs.languages import SOURCE
from dialogs.steps import Moment, Step
from dialogs.tips import Band, Tips, TipSet

_One = TypeVar("_One", TipSet, Step, Moment)


def in_languages(content: Content, shipped: Content, wordings: Mapping[str, Wording]) -> Content:
    """The content with, for each language in which not all of it is whole, what is."""
    found = {
        language: _said(content, shipped, wording)
        for language, wording in wordings.items()
        if language != SOURCE
    }
    return replace(content, others={language: one for language, one in found.items() if one != content})


def silent(content: Content) -> Iterator[tuple[str, Band]]:
    """Languages with a band in which no tip is left to give."""
    for language, said in content.others.items():
        names = {band.band for band in said.tips.bands}
        yield from ((language, band) for band in content.tips.bands if band.band not in names)


def texts(item: TipSet | Step | Moment) -> Iterator[str]:
    """All Dutch texts of a set, step or moment."""
    match item:
        case TipSet():
            yield from (item.why, item.do, item.without, item.more, item.easier)
        case Step():
            yield from item.say
            for answer in item.answers.values():
                yield from (answer.label, answer.say)
        case Moment():
            yield from item.say
        case _:
            assert_never(item)


def is_whole(item: TipSet | Step | Moment, wording: Wording) -> bool:
    """Whether a language has words for every text; one of only signs needs none."""
    return all(text in wording.texts for text in texts(item) if any(map(str.isalpha, text)))


def _said(content: Content, shipped: Content, wording: Wording) -> Content:
    earlier = {band.band: band.sets for band in shipped.tips.bands}
    bands = ((band, _kept(band.sets, earlier.get(band.band, ()), wording)) for band in content.tips.bands)
    return Content(
        Tips(tuple(band.model_copy(update={"sets": sets}) for band, sets in bands if sets)),
        replace(
            content.calls,
            steps=_kept(content.calls.steps, shipped.calls.steps, wording),
            moments=_kept(content.calls.moments, shipped.calls.moments, wording),
        ),
    )


def _kept(items: Iterable[_One], shipped: Iterable[_One], wording: Wording) -> tuple[_One, ...]:
    """Each as it is, or as it was shipped, or not at all."""
    earlier = {one.id: one for one in shipped}
    choices = ((one, earlier.get(one.id, one)) for one in items)
    whole = (next((one for one in two if is_whole(one, wording)), None) for two in choices)
    return tuple(one for one in whole if one)
