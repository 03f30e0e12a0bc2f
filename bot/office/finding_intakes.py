"""What a coordinator chose to see, as filters; and in words."""

from collections.abc import Iterator
from datetime import date

from bot.cards import named
from bot.office.office import Given, Office
from dialogs.library import Library
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Listed
from storage.intake_filters import Filters

OPEN = ("new", "taken", "contacted", "waiting_list", "placed")
TO_DO = OPEN[:-1]
_OVER = ("closed", "withdrawn")
NO_GROUP = "none"


def filters(office: Office, given: Given) -> Filters:
    """The answers at 'filter.*' as filters; a forged one finds nothing."""
    status, place = text(given, "filter.status"), text(given, "filter.place")
    first, below = _born(text(given, "filter.age"), office.asking.today)
    return Filters(
        programme=text(given, "filter.programme"),
        statuses=_statuses(status),
        language=text(given, "filter.language"),
        groups=_groups(office.around.library, place) if place not in ("", NO_GROUP) else None,
        no_group=place == NO_GROUP,
        born_from=first,
        born_below=below,
        assigned_to=office.chat_id if text(given, "filter.mine") else None,
    )


def in_words(office: Office, given: Given) -> Arg:
    """The filters as a coordinator says them."""
    return Listed(tuple(_words(office, given)))


def text(given: Given, path: str) -> str:
    """An answer that was taken along; '' where there is none."""
    found = given.get(path, "")
    return found if isinstance(found, str) else ""


def _words(office: Office, given: Given) -> Iterator[Arg]:
    status, place = text(given, "filter.status"), text(given, "filter.place")
    yield phrase(f"state_{status}" if status in OPEN else "filter_over" if status else "filter_open")
    if programme := text(given, "filter.programme"):
        yield phrase(f"programme_{programme}")
    if place == NO_GROUP:
        yield phrase("filter_no_place")
    elif place:
        yield phrase("filter_place", place=_place_name(office.around.library, place))
    if language := text(given, "filter.language"):
        yield named(office.around.trees, language)
    if age := text(given, "filter.age"):
        yield phrase("filter_age", age=age)
    if text(given, "filter.mine"):
        yield phrase("filter_mine")


def _place_name(library: Library, place: str) -> str:
    return next((one.name for one in library.places if one.id == place), "")


def _statuses(status: str) -> tuple[str, ...]:
    if not status:
        return TO_DO
    return (status,) if status in OPEN else _OVER


def _groups(library: Library, place: str) -> tuple[str, ...]:
    return tuple(group.id for group in library.groups if group.place == place)


def _born(ages: str, today: date) -> tuple[str, str]:
    """Children of '8-9' years: born from this month on, and before that one."""
    if not ages:
        return "", ""
    youngest, oldest = (int(one) for one in ages.split("-"))
    return _month(today, -12 * (oldest + 1) + 1), _month(today, -12 * youngest + 1)


def _month(today: date, offset: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
    return f"{year:04}-{month + 1:02}"
