"""Which place is near: by four digits of a postcode or a shared location, of which only the order is kept."""

import math
import re
from collections.abc import Iterable, Sequence

from dialogs.library import Place

_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3})(?!\d)")
_FAR = math.inf


def postcode(text: str) -> int | None:
    """The four digits of a Dutch postcode somewhere in a text; None where there are none."""
    found = _POSTCODE.search(text)
    return int(found[1]) if found else None


def by_postcode(places: Iterable[Place], digits: int) -> tuple[Place, ...]:
    """The nearest first. Postcodes that follow each other are mostly neighbours."""
    return tuple(
        sorted(places, key=lambda place: min((_apart(one, digits) for one in place.serves), default=_FAR))
    )


def by_location(places: Iterable[Place], latitude: float, longitude: float) -> tuple[Place, ...]:
    """The nearest first, as the crow flies; degrees. Those without a pin come last."""
    return tuple(sorted(places, key=lambda place: _degrees(place.pin, latitude, longitude)))


def _apart(span: str, digits: int) -> float:
    first, _, last = span.partition("-")
    low, high = int(first), int(last or first)
    return max(low - digits, digits - high, 0)


def _degrees(pin: Sequence[float] | None, latitude: float, longitude: float) -> float:
    """Good enough to compare within a country: a degree of longitude shrinks towards the pole."""
    if pin is None:
        return _FAR
    return math.hypot(pin[0] - latitude, (pin[1] - longitude) * math.cos(math.radians(latitude)))
