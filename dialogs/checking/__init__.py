"""Looks content over before a family meets it: every finding names file, line and path."""

from collections.abc import Iterator, Mapping

from dialogs.checking.circles import circles
from dialogs.checking.content import read_all
from dialogs.checking.errands import misdone
from dialogs.checking.finding import Finding, of_errors
from dialogs.checking.holding import unholdable
from dialogs.checking.opening import idle_commands, missing_trees, opened
from dialogs.checking.reach import unreachable
from dialogs.checking.shape import misshapen
from dialogs.checking.summaries import double_meanings, empty_summaries
from dialogs.checking.values import domains
from dialogs.checking.wording import misworded, misworded_file
from dialogs.loading import Trees, dangling
from dialogs.source import Source


def check(trees: Mapping[str, str], commands: Source, phrases: Source) -> list[Finding]:
    """All findings in trees (file name to YAML text), commands and phrases, sorted by file and line.
    While a tree cannot be read, what needs all trees together is not looked at."""
    content = read_all(trees)
    found = [*content.broken, *misworded_file(commands), *misworded_file(phrases)]
    found += [*misshapen(content.trees), *double_meanings(content.trees)]
    if not content.broken:
        found += _together(content.trees, commands)
    return sorted(set(found))


def _together(trees: Trees, commands: Source) -> Iterator[Finding]:
    yield from of_errors(dangling(trees))
    yield from idle_commands(commands, trees)
    yield from missing_trees(commands, trees)
    yield from unreachable(trees, opened(commands))
    yield from unholdable(trees)
    yield from circles(trees)
    yield from misdone(trees)
    yield from empty_summaries(trees)
    yield from misworded(trees, domains(trees))


__all__ = ["Finding", "check"]
