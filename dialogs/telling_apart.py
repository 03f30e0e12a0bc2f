"""What makes two positions different: the open nodes, and the values that some condition asks for."""

from bisect import bisect_right
from collections.abc import Iterator

from dialogs.conditions import Condition, Test, tests_of
from dialogs.facts import Value
from dialogs.loading import Trees, called
from dialogs.running import Run
from dialogs.scripts import STAFF_TREES, texts


class Telling:
    """`bounds` has, for each path that is compared as a number, the numbers where something changes."""

    def __init__(self, trees: Trees) -> None:
        """Collect what the trees' conditions distinguish."""
        self.named: dict[str, frozenset[str]] = {}
        self.bounds: dict[str, tuple[int, ...]] = {}
        self._paths: dict[str, set[str]] = {tree: set() for tree in trees.starts}
        for tree, condition in _conditions(trees):
            for path, test in tests_of(condition):
                self._note(path, test)
                self._paths[tree].add(path)
        self._calls = {tree: called(trees, tree) for tree in trees.starts}

    def _note(self, path: str, test: Test) -> None:
        self.named[path] = self.named.get(path, frozenset()) | {*test.one_of, *test.none_of}
        numbers = {bound for bound in (test.at_least, test.below) if bound is not None}
        self.bounds[path] = tuple(sorted({*self.bounds.get(path, ()), *numbers}))

    def key(self, run: Run, beneath: bool = True) -> object:
        """Equal for two runs that no condition and no button can tell apart. In a detour only what that
        detour asks for counts: the question under it has been walked by itself; which one it is counts, or
        without `beneath` only of which tree."""
        detour = run.base != run.frames
        run.attend(run.node)
        if run.node.tree in run.trees.of_team:
            return self._key_of_team(run)
        trees = {frame.partition(".")[0] for frame in run.frames[len(run.base) if detour else 0 :]}
        paths = {path for tree in trees for path in self._mentioned(tree)}
        school = run.find("child.school_kind") if run.node.kind == "school" else ""
        before = () if detour else (bool(run.trail), run.replay, school)
        values = tuple(self._bucket(path, run.find(path)) for path in sorted(paths))
        recorded = _recorded(run) if run.node.tree in STAFF_TREES else ()
        base = run.base if beneath or not detour else tuple(one.partition(".")[0] for one in run.base)
        return (
            base,
            run.frames[len(run.base) :],
            run.office.name,
            bool(run.draft),
            bool(run.aside),
            run.unfinished,
            before,
            values,
            recorded,
        )

    def _key_of_team(self, run: Run) -> object:
        """The people of a library come to a question from many sides, and it is the same whichever that was:
        what its own tree asks for is told apart, and how its errand ended."""
        values = tuple(self._bucket(path, run.find(path)) for path in sorted(self._paths[run.node.tree]))
        return run.frames[-1], run.office.name, bool(run.draft), values

    def _mentioned(self, tree: str) -> set[str]:
        """The paths in the conditions of a tree and of the trees it calls."""
        return {path for one in self._calls[tree] for path in self._paths[one]}

    def _bucket(self, path: str, value: Value) -> object:
        if not isinstance(value, str):
            return tuple(item for item in value if item in self.named[path])
        if value.isdecimal() and self.bounds[path]:
            return bisect_right(self.bounds[path], int(value))
        return value if value in self.named[path] else bool(value)


def _recorded(run: Run) -> tuple[bool, bool]:
    """Whether anything and whether everything is recorded in the language that is spoken."""
    language = str(run.find("voice.language"))
    recorded = run.facts.recordings.get(language, {})
    every = texts(run.trees, run.facts.readings, run.facts.library, language)
    return bool(recorded), len(recorded) >= len(every)


def _conditions(trees: Trees) -> Iterator[tuple[str, Condition | None]]:
    for node in trees.nodes.values():
        for route in node.next:
            yield node.tree, route.when
            yield node.tree, route.unless
        for spec in node.choices.values():
            yield node.tree, spec.when
