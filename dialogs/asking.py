"""From a node to the message that asks it: its choices, its grid, its footer."""

from functools import cache

from dialogs.beside import row
from dialogs.days import days_to_tap, months_to_tap
from dialogs.describing import filled, summary_steps
from dialogs.guiding import desk_choices, place_choices
from dialogs.offers import offered
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Month, Prompt, Text
from dialogs.running import Run
from dialogs.schema import Node

YEARS = 20
"""How many years a birth year can be chosen from, this one the first."""
CHANGE = ".change"
DONE = ".done"
MINE = ".mine"


def prompt(run: Run, problem: Text | None = None, in_dutch: bool = False) -> Prompt:
    """The question on the table as a message; `in_dutch`: as it is shown beside the person's language."""
    node = run.node
    return Prompt(
        node=node.id,
        says=_says(run, node),
        question=_question(run, node),
        problem=problem,
        choices=choices(run, node),
        footer=footer(run, node, in_dutch),
        columns=_columns(run, node),
        stamp=run.stamp,
        asks_contact=node.kind == "phone",
    )


def without_buttons(run: Run) -> Prompt:
    """The question on the table as it stays in sight with its answer."""
    node = run.node
    return Prompt(node=node.id, says=_says(run, node), question=_question(run, node), stamp=run.stamp)


def _says(run: Run, node: Node) -> tuple[Text, ...]:
    outcome = run.attend(node)
    return (*(filled(run, say) for say in node.say), *outcome.says)


def _question(run: Run, node: Node) -> Text | None:
    """What is asked; of typed words, whether they were understood."""
    if node.kind == "need" and run.draft:
        return phrase("mean_one")
    return filled(run, node.ask) if node.ask else None


def notice(
    run: Run,
    node: Node,
    footer: tuple[tuple[Choice, ...], ...] = (),
    stamp: str = "",
    found: tuple[Text, ...] = (),
) -> Prompt:
    """A node that only says something; of its errand, which is done by then, what is to be told."""
    says = (*(filled(run, say) for say in node.say), *found)
    return Prompt(node=node.id, says=says, footer=footer, stamp=stamp)


def choices(run: Run, node: Node) -> tuple[Choice, ...]:
    """The buttons of a question as they are now; those that an errand found come first."""
    found = run.attend(node).choices
    return (*found, *_of_kind(run, node)) if found else _of_kind(run, node)


def _of_kind(run: Run, node: Node) -> tuple[Choice, ...]:
    match node.kind:
        case "month":
            return _months() if run.draft else _years(run)
        case "day":
            today = run.facts.today
            return (run.draft and days_to_tap(run.draft[0], today)) or months_to_tap(today)
        case "summary" if run.draft:
            return _to_change(run)
        case "summary":
            return (*_written(run, node), Choice(CHANGE, phrase("change")))
        case "several":
            return (*(_box(run, choice) for choice in _written(run, node)), Choice(DONE, phrase("done")))
        case "need" if run.draft:
            return desk_choices(run.draft)
        case "place":
            return place_choices(run)
        case "school":
            mine = (Choice(MINE, phrase("my_text", text=run.draft[0])),) if run.draft else ()
            return (*offered(run, "library.schools"), *mine)
        case _:
            dynamic = offered(run, node.offer) if node.offer else ()
            return (*dynamic, *_written(run, node))


def _written(run: Run, node: Node) -> tuple[Choice, ...]:
    if node.same_choices is not None:
        return node.same_choices
    return tuple(
        Choice(choice, filled(run, spec.label))
        for choice, spec in node.choices.items()
        if spec.when is None or spec.when.holds(run.find)
    )


def _box(run: Run, choice: Choice) -> Choice:
    return Choice(choice.id, choice.label, chosen=choice.id in run.draft)


def _years(run: Run) -> tuple[Choice, ...]:
    this_year = run.facts.today.year
    return tuple(Choice(f"y{year}", str(year)) for year in range(this_year, this_year - YEARS, -1))


@cache
def _months() -> tuple[Choice, ...]:
    return tuple(Choice(f"m{month}", Month(0, month)) for month in range(1, 13))


def _to_change(run: Run) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"a{index}", phrase("change_choice", name=Text(run.trees.nodes[step[-1]].label or "")))
        for index, step in enumerate(summary_steps(run))
    )


def _columns(run: Run, node: Node) -> int:
    if node.kind == "month":
        return 3 if run.draft else 4
    if node.kind == "day":
        return 7 if run.draft else 2
    if node.kind == "summary":
        return 2 if run.draft else 1
    return node.columns


def footer(run: Run, node: Node, in_dutch: bool = False) -> tuple[tuple[Choice, ...], ...]:
    """Back and skip where they can do something, Dutch and listening where there is another language or a
    recording; language, a person and stop always."""
    return _footer(can_go_back(run), node.optional, row(run, node, in_dutch))


@cache
def _footer(back: bool, skip: bool, beside: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], ...]:
    names = [name for name, wanted in (("back", back), ("skip", skip)) if wanted]
    first = (*(Choice(f".{name}", phrase(name)) for name in names), *beside)
    always = tuple(Choice(f".{name}", phrase(name)) for name in ("language", "person", "stop"))
    return (*(first[start : start + 2] for start in range(0, len(first), 2)), always)


def can_go_back(run: Run) -> bool:
    """Whether there is anything before this question."""
    return bool(run.draft or run.trail or len(run.frames) > 1 or run.node.tree not in ("menu", "welkom"))


__all__ = ["CHANGE", "DONE", "MINE", "YEARS", "choices", "footer", "notice", "prompt", "without_buttons"]
