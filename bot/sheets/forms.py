"""Plural forms by the numbers they are for, as a translator cannot know what 'form 3' means."""

from collections.abc import Sequence
from gettext import c2py

from babel.messages.catalog import Catalog, Message

_LOOKED_AT = 1000
"""Arabic, the richest, shows all its forms below this."""
_EXAMPLES = 3


def forms(catalog: Catalog) -> list[str]:
    """'for 1', 'for 2', 'for 3, 4, 5 …': each plural form of the catalog's own rule, in gettext's order."""
    return [_named(numbers) for numbers in _numbers(catalog)]


def is_singular(catalog: Catalog, form: int) -> bool:
    """Whether the Dutch singular is what this form says: it is for 1 and not for 2."""
    numbers = _numbers(catalog)[form]
    return 1 in numbers and 2 not in numbers


def strings(message: Message, catalog: Catalog) -> tuple[str, ...]:
    """A message's translations, for a plural one as many as the catalog has forms; '' where there is none."""
    if not message.pluralizable:
        return (str(message.string or ""),)
    given = tuple(message.string or ())
    return (*given, *("",) * catalog.num_plurals)[: catalog.num_plurals]


def _numbers(catalog: Catalog) -> list[list[int]]:
    rule = c2py(catalog.plural_expr)
    numbers: list[list[int]] = [[] for _ in range(catalog.num_plurals)]
    for number in range(_LOOKED_AT):
        numbers[rule(number)].append(number)
    return numbers


def _named(numbers: Sequence[int]) -> str:
    if not numbers:
        return "for other numbers"
    examples = ", ".join(str(number) for number in numbers[:_EXAMPLES])
    return f"for {examples} …" if len(numbers) > _EXAMPLES else f"for {examples}"
