"""Answers and facts in words: what fills the {placeholders} of a text."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dialogs import desk_cards, plan_words
from dialogs.facts import Child, Facts, Family, Intake, Referral, Value
from dialogs.languages import NAMES
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.lookup import OPEN_STATUSES, known_child
from dialogs.phones import readable
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Hours, Lines, Listed, Month, Text
from dialogs.running import OFFICE, PLACEHOLDER, Run
from dialogs.schema import Node
from dialogs.session import Frames
from dialogs.voicing import still_missing, to_read


@cache
def placeholders(source: str) -> tuple[str, ...]:
    """The names between braces in a source text."""
    return tuple(PLACEHOLDER.findall(source))


@cache
def bare(source: str) -> Text:
    """A source text without placeholders: the same value each time, as there are few and they are many."""
    return Text(source)


def filled(run: Run, source: str) -> Text:
    """A source text with a value for each of its placeholders."""
    names = placeholders(source)
    if not names:
        return bare(source)
    return Text(source, tuple((name, value_of(run, name)) for name in names))


def value_of(run: Run, name: str) -> Arg:
    """What a placeholder stands for: a composed list, or the answer or fact at that path in words."""
    composed = _COMPOSED.get(name)
    if name.startswith(OFFICE):
        return run.office.values.get(name.removeprefix(OFFICE), "")
    return composed(run) if composed else describe(run.trees, name, run.find(name))


def describe(trees: Trees, path: str, value: Value) -> Arg:
    """A stored value in words: the label of its choice, a month, or the person's own words."""
    if isinstance(value, tuple):
        return Listed(tuple(describe(trees, path, item) for item in value))
    if path == "child.born" and value:
        return month_of(value)
    if path == "tips.until" and value:
        return Day(value)
    if path in ("family.language", "contact.language"):
        return NAMES.get(value, value)
    if path in _PHONES and value.startswith("+"):
        return readable(value)
    label = trees.labels.get((path, value))
    return bare(label) if label else value


CHILD = "child.key"
"""Which child: a number in the family, shown as the child's name."""
GROUP = "child.group"
SENT_BY = "start.referrer"
"""Among an intake's answers: who sent the family, which nobody was asked."""
_CAME = "Gekomen via"
"""As the trees name the answer to the question for it."""
_PHONES = ("contact.phone", "contact.known_phone", "family.phone")


def month_of(born: str) -> Month:
    """'2016-03' as a month to be written in any language."""
    return Month(int(born[:4]), int(born[5:7]))


def summary(run: Run) -> Lines:
    """Each answer on the trail that has a name, in the order asked; what was skipped is only in the list of
    what can be changed."""
    steps = summary_steps(run)
    return Lines(tuple(_summary_line(run, step) for step in steps if _is_answered(run, step)))


def summary_steps(run: Run) -> list[Frames]:
    """The answered questions that a summary shows, oldest first."""
    return [step for step in run.trail if _is_shown(run, run.trees.nodes[step[-1]])]


def _is_shown(run: Run, node: Node) -> bool:
    value = run.answers.get(node.save or "", "")
    chosen = node.choices.get(value) if isinstance(value, str) else None
    return bool(node.label) and not (chosen and chosen.silent)


def _is_answered(run: Run, step: Frames) -> bool:
    return bool(run.answers.get(run.trees.nodes[step[-1]].save or ""))


def _summary_line(run: Run, step: Frames) -> Text:
    node = run.trees.nodes[step[-1]]
    answer = answered(run, node.save or "", run.answers.get(node.save or "", ""))
    return phrase("summary_line", name=Text(node.label or ""), answer=answer)


def answered(run: Run, path: str, value: Value) -> Arg:
    """An answer of this conversation in words; a child by its name."""
    child = known_child({path: value}, run.facts.family) if path == CHILD else None
    return child.first_name if child else describe(run.trees, path, value)


def intake_line(facts: Facts, intake: Intake) -> Text:
    """One intake in a line: reference, programme, child, how it stands."""
    name = next((child.first_name for child in facts.family.children if child.key == intake.child), "")
    return phrase(
        "intake_line",
        reference=intake.reference,
        programme=phrase(f"programme_{intake.programme}"),
        child=name,
        status=phrase(f"status_{intake.status}"),
    )


def _intakes(run: Run) -> Arg:
    return Lines(tuple(intake_line(run.facts, intake) for intake in run.facts.family.intakes))


def _places(run: Run) -> Arg:
    return places(run.facts.library)


def places(library: Library) -> Lines:
    """Where the library can be found: a line a place."""
    found = library.places
    return Lines(
        tuple(phrase("place_line", name=p.name, address=p.address, hours=Hours(p.hours)) for p in found)
    )


def _overview(run: Run) -> Arg:
    """Everything that is kept of the family: the answer to 'what do you know about me?'."""
    return Lines(tuple(_known(run)) or (phrase("nothing"),))


def _known(run: Run) -> Iterable[Text]:
    family = run.facts.family
    if run.find("person.volunteer") == "yes":
        yield phrase("known_volunteer")
    if run.facts.talking:
        yield phrase("known_talk")
    if family.consent is None:
        return
    yield phrase("known_consent", day=Day(family.consent.isoformat()))
    yield from _known_contact(run)
    yield from _known_children(run)
    yield from map(_known_referral, family.referrals)
    for intake in family.intakes:
        yield phrase("known_intake", value=intake_line(run.facts, intake))
        yield from given_answers(run.trees, intake)


def _known_contact(run: Run) -> Iterable[Text]:
    family = run.facts.family
    yield phrase("known_language", value=NAMES.get(family.language, family.language))
    if family.home_language:
        yield phrase(
            "known_home_language", value=describe(run.trees, "contact.home_language", family.home_language)
        )
    if family.phone:
        yield phrase("known_phone", value=readable(family.phone))


def _known_children(run: Run) -> Iterable[Text]:
    family = run.facts.family
    for child in family.children:
        line = phrase("child_line", name=child.first_name, month=month_of(child.born))
        yield phrase("known_child", value=line)
        yield from _known_group(run.trees, child)
    if run.facts.together.others:
        yield phrase("known_together")
    if family.plan.days:
        yield from (phrase("known_plan", value=line) for line in plan_words.lines(family, run.facts.today))


def _known_referral(one: Referral) -> Text:
    day = Day(one.day.isoformat())
    return phrase("known_referral", name=desk_cards.named(one.desk), reference=one.reference, day=day)


def _known_group(trees: Trees, child: Child) -> Iterable[Text]:
    """The child's group as it is now, named as the question for it is: each summer it is another."""
    name = next((node.label for node in trees.nodes.values() if node.save == GROUP and node.label), None)
    if name and child.group:
        yield phrase("known_answer", name=Text(name), answer=describe(trees, GROUP, child.group))


def given_answers(trees: Trees, intake: Intake) -> Iterable[Text]:
    """The answers of an intake, as 'name: answer', how to reach the parent first. The child itself is left
    out: whoever shows them shows the child beside them. A question that is gone keeps its value."""
    for node_id, value in sorted(intake.answers, key=lambda pair: not pair[0].startswith("contact.")):
        if node_id == SENT_BY:
            yield phrase("known_answer", name=Text(_CAME), answer=str(value))
            continue
        node = trees.nodes.get(node_id)
        if node and node.save in (CHILD, "child.first_name", "child.born"):
            continue
        name = Text(node.label) if node and node.label else phrase("other_answer")
        answer = describe(trees, (node.save if node else None) or "", value)
        yield phrase("known_answer", name=name, answer=answer)


def _desk_card(run: Run) -> Arg:
    """What the library's desk wants to know of the open sign-ups; in Dutch, as it is for the desk."""
    library, family = run.facts.library, run.facts.family
    lines: list[Arg] = [phrase("desk_title", library=library.name)]
    for intake in (one for one in family.intakes if one.status in OPEN_STATUSES):
        lines += ["", *_desk_lines(family, intake), phrase("desk_where", places=_places(run))]
    return Lines(tuple(lines))


def _desk_lines(family: Family, intake: Intake) -> Iterable[Text]:
    yield phrase("desk_reference", reference=intake.reference)
    yield phrase("desk_what", programme=phrase(f"programme_{intake.programme}"))
    for child in family.children:
        if child.key == intake.child:
            yield phrase("desk_child", name=child.first_name, month=month_of(child.born))
    yield phrase("desk_when", day=Day(intake.day.isoformat()))
    yield phrase("desk_status", status=phrase(f"state_{intake.status}"))


def _readers(run: Run) -> Arg:
    return Listed(tuple(phrase(f"reader_{reader}") for reader in run.facts.library.data_readers))


def _names(run: Run) -> Arg:
    return Listed(tuple(child.first_name for child in run.facts.family.children))


def _bot_link(run: Run) -> Arg:
    return f"https://t.me/{run.facts.bot_name}?start=studiebegeleiding"


_COMPOSED: Mapping[str, Callable[[Run], Arg]] = {
    "answers": summary,
    "family.intakes": _intakes,
    "family.overview": _overview,
    "family.names": _names,
    "library.places": _places,
    "library.name": lambda run: run.facts.library.name,
    "library.phone": lambda run: run.facts.library.phone,
    "library.email": lambda run: run.facts.library.privacy_email,
    "library.readers": lambda run: _readers(run),
    "bot.link": _bot_link,
    "intakes.desk_card": _desk_card,
    "desk.wanted": desk_cards.wanted,
    "desk.name": desk_cards.wanted_here,
    "desk.about": desk_cards.about,
    "desk.card": desk_cards.card,
    "desk.dutch_card": desk_cards.dutch_card,
    "referral.name": desk_cards.asked_about,
    "plan.next": plan_words.next_day,
    "plan.overview": plan_words.overview,
    "plan.paused_until": plan_words.paused_until,
    "voice.script": to_read,
    "voice.missing": still_missing,
}
COMPOSED = frozenset(_COMPOSED)
"""Placeholders that are lists or facts of the library; every other one is a path."""
