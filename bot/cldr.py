"""What the CLDR knows of a language, through Babel: names of months and days, each language its own."""

from copy import deepcopy
from functools import cache

from babel import Locale, localedata

_BY_REFERENCE = ("months", "days")


@cache
def locale(name: str) -> Locale:
    """A locale whose names are its own. Babel resolves a reference ('alone as in a date') by writing what it
    found into data that languages share (LocaleDataDict.__getitem__): after Chinese, Frisian months would be
    Chinese. Raises UnknownLocaleError."""
    data = localedata.load(name)
    for part in _BY_REFERENCE:
        data[part] = deepcopy(data[part])
    return Locale.parse(name)
