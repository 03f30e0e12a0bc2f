"""Every situation that matters to some conditions: their paths with each value that could tell them apart."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, product

from dialogs.checking.values import Domain
from dialogs.conditions import Condition, Test, tests_of
from dialogs.facts import Value

MOST_WORLDS = 50_000
"""Situations looked at for one list of routes."""
_OTHER = "something else"

World = Mapping[str, Value]


def worlds(conditions: Iterable[Condition | None], known: Mapping[str, Domain]) -> Iterator[World]:
    """The situations, at most MOST_WORLDS of them."""
    tests: dict[str, list[Test]] = {}
    for condition in conditions:
        for path, test in tests_of(condition):
            tests.setdefault(path, []).append(test)
    values = [list(_values(known.get(path, Domain()), of_path)) for path, of_path in tests.items()]
    for combined in islice(product(*values), MOST_WORLDS):
        yield dict(zip(tests, combined, strict=True))


def _values(domain: Domain, tests: list[Test]) -> Iterator[Value]:
    """Not known, each value that a test names, one that none names, and the numbers around each bound."""
    yield ""
    named = {value for test in tests for value in (*test.one_of, *test.none_of) if domain.has(value)}
    unnamed = sorted(domain.values - named)[:1]
    single = [*sorted(named), *unnamed, *([_OTHER] if domain.free else [])]
    if domain.several:
        for size in (1, 2, 3):
            yield from combinations(single, size)
    else:
        yield from single
    if domain.free or domain.number:
        yield from sorted(_around_bounds(tests))


def _around_bounds(tests: list[Test]) -> set[str]:
    bounds = {bound for test in tests for bound in (test.at_least, test.below) if bound is not None}
    return {str(number) for bound in bounds for number in (bound - 1, bound) if number >= 0} | {"0"}
