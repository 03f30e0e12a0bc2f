"""A library's own content over what is shipped, by one rule for tips, steps and moments: under an id that is
there, what is written changes and all else stays; a new id comes behind the others; what is left out goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from pydantic import Field, ValidationError

from dialogs.content import Content
from dialogs.content_model import Content as Model
from dialogs.source import Place, Source
from dialogs.steps import Campaigns, Moment, Step
from dialogs.tips import Band, Months, Tips, TipSet

KINDS = ("sets", "steps", "moments")
_Raw = tuple[Mapping[str, Any], ...]
_Name = Annotated[str, Field(min_length=1)]
_One = TypeVar("_One", TipSet, Step, Moment)
_Read = TypeVar("_Read", bound=Model)


class _OwnBand(Model):
    band: _Name
    months: Months | None = None
    leave_out: tuple[_Name, ...] = ()
    sets: _Raw = ()


class _OwnCampaign(Model):
    campaign: _Name
    leave_out: tuple[_Name, ...] = ()
    steps: _Raw = ()
    moments: _Raw = ()


def laid_over(shipped: Content, own_tips: Sequence[Source], own_calls: Sequence[Source]) -> Content:
    """The shipped content with a library's own files over it. Raises ContentError."""
    for source in own_tips:
        _read(_OwnBand, source.data, source, ())
    for source in own_calls:
        _read(_OwnCampaign, source.data, source, ())
    _refuse_twice(own_tips)
    _refuse_twice(own_calls)
    tips, calls = shipped.tips, shipped.calls
    for source in own_tips:
        tips = _with_band(tips, source)
    for source in own_calls:
        calls = _with_calls(calls, source)
    return Content(tips, calls)


def written(source: Source) -> Iterator[tuple[Place, str]]:
    """The place and id of each set, step or moment of an own file."""
    for kind in KINDS:
        for index, raw in enumerate(source.data.get(kind, ())):
            yield (kind, index, "id"), str(raw.get("id", ""))


def _refuse_twice(own: Sequence[Source]) -> None:
    """Two files, or places, that write the same thing: which would win is nothing to guess."""
    first: dict[tuple[str, str], Source] = {}
    for source in own:
        for place, name in written(source):
            about = (source.data.get("band", ""), name)
            if about in first:
                raise source.error(place, f"'{name}' is written in {first[about].file} already")
            first[about] = source


def _with_band(tips: Tips, source: Source) -> Tips:
    given = _read(_OwnBand, source.data, source, ())
    bands = {band.band: band for band in tips.bands}
    earlier = bands.get(given.band)
    if earlier is None:
        months = _new_months(tips, given, source)
    elif given.months in (None, earlier.months):
        months = earlier.months
    else:
        raise source.error(("months",), f"'{given.band}' keeps its own ages: leave this line out")
    kept = _without(earlier.sets if earlier else (), given.leave_out, source)
    sets = _merged(TipSet, kept, source, "sets")
    if not sets:
        raise source.error(("leave_out",), f"no tip is left in '{given.band}'")
    bands[given.band] = _read(Band, {"band": given.band, "months": months, "sets": sets}, source, ())
    return Tips(tuple(sorted(bands.values(), key=lambda band: band.months)))


def _new_months(tips: Tips, given: _OwnBand, source: Source) -> Months:
    """The ages of a band that is not there yet: only those for which nobody else has tips."""
    if given.months is None:
        names = ", ".join(band.band for band in tips.bands)
        raise source.error(("band",), f"there is no band '{given.band}'; there are {names}")
    first, below = given.months
    twin = next((band for band in tips.bands if band.months[0] < below and first < band.months[1]), None)
    if twin:
        problem = f"children of these ages are in '{twin.band}' already: write 'band: {twin.band}'"
        raise source.error(("months",), problem)
    return given.months


def _with_calls(calls: Campaigns, source: Source) -> Campaigns:
    """Steps and moments share their ids: a button names one without saying which of the two."""
    given = _read(_OwnCampaign, source.data, source, ())
    names = {one.id for one in calls.steps} | {one.id for one in calls.moments}
    _refuse_unknown(names, given.leave_out, source)
    steps = tuple(one for one in calls.steps if one.id not in given.leave_out)
    moments = tuple(one for one in calls.moments if one.id not in given.leave_out)
    merged = replace(
        calls,
        steps=_merged(Step, steps, source, "steps"),
        moments=_merged(Moment, moments, source, "moments"),
    )
    both = {one.id for one in merged.steps} & {one.id for one in merged.moments}
    for place, name in written(source):
        if name in both:
            raise source.error(place, f"'{name}' would be a step and a moment: choose another id")
    return merged


def _without(sets: Sequence[TipSet], names: Sequence[str], source: Source) -> tuple[TipSet, ...]:
    _refuse_unknown({one.id for one in sets}, names, source)
    return tuple(one for one in sets if one.id not in names)


def _refuse_unknown(known: set[str], left_out: Sequence[str], source: Source) -> None:
    own = {name for _, name in written(source)}
    for index, name in enumerate(left_out):
        if name not in known:
            raise source.error(("leave_out", index), f"there is no '{name}' to leave out")
        if name in own:
            raise source.error(("leave_out", index), f"'{name}' is left out and written: choose one")


def _merged(kind: type[_One], items: Sequence[_One], source: Source, part: str) -> tuple[_One, ...]:
    known = {one.id: one for one in items}
    for index, raw in enumerate(source.data.get(part, ())):
        earlier = known.get(str(raw.get("id", "")))
        whole = {**(earlier.model_dump() if earlier else {}), **raw}
        one = _read(kind, whole, source, (part, index))
        known[one.id] = one
    return tuple(known.values())


def _read(kind: type[_Read], raw: object, source: Source, place: Place) -> _Read:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise source.error((*place, *first["loc"]), first["msg"]) from error
