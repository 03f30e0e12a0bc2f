"""Small numbers: few enough families could be known by them, so they are not shown."""

from collections.abc import Mapping

FEWEST = 5
"""The smallest number that is shown."""


def enough(numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers that are not small, in their order. For those that can be worked out of no whole."""
    return {name: number for name, number in numbers.items() if number >= FEWEST}


def parts_shown(parts: Mapping[str, int]) -> dict[str, int]:
    """The parts of a whole that is shown too, without the small ones. What is left out can be told from the
    whole, so as much goes with it as makes that no small number either."""
    shown = enough(parts)
    left_out = sum(parts.values()) - sum(shown.values())
    if shown and 0 < left_out < FEWEST:
        del shown[min(shown, key=lambda name: shown[name])]
    return shown
