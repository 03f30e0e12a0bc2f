"""What a node does besides talking: actions of the tree become effects, and facts the next node can see."""

from collections.abc import Callable, Mapping
from typing import Any

from dialogs.caring import carers, receive
from dialogs.describing import SENT_BY
from dialogs.effects import CreateIntake, ForgetFamily, KeepChild, KeepPlan, Remember, WithdrawIntake
from dialogs.facts import Child, Intake, Value
from dialogs.guiding import desk
from dialogs.lookup import known_child
from dialogs.plan import subscribed
from dialogs.planning import plan
from dialogs.references import reference
from dialogs.referring import outcome, refer
from dialogs.running import Run
from dialogs.schema import Action, CreateIntakeSpec
from dialogs.showing_places import show
from dialogs.talking import talk
from dialogs.voicing import play, report, voice


def do(run: Run, action: Action) -> None:
    """Carry one action of a node into the run."""
    (name,) = action.model_fields_set
    _DOING[name](run, getattr(action, name))


def _remember_all(run: Run, values: Mapping[str, str]) -> None:
    for field, value in values.items():
        _remember(run, field, _resolved(run, value))


def _set(run: Run, values: Mapping[str, str]) -> None:
    for path, value in values.items():
        run.answers[path] = _resolved(run, value)


def _withdraw(run: Run, reference: str) -> None:
    run.change(WithdrawIntake(_resolved(run, reference)))


def _play(run: Run, file: str) -> None:
    play(run, _resolved(run, file))


def _resolved(run: Run, value: str) -> str:
    if not value.startswith("$"):
        return value
    found = run.find(value[1:])
    return found if isinstance(found, str) else ",".join(found)


def _remember(run: Run, field: str, value: str) -> None:
    """Language goes with the session too: without consent it is kept nowhere else. Consent that is given is
    not asked again by going back."""
    if field == "language":
        run.language = value
    if not value or (field != "consent" and run.facts.family.consent is None):
        return
    run.change(Remember(field, value))
    if field == "consent":
        run.change(Remember("language", run.language))
        run.trail = []


def _clear(run: Run, names: tuple[str, ...]) -> None:
    """Let go of answers by the first word of their path, and of the way back to them; `said` are the
    messages that told them."""
    run.answers = {path: value for path, value in run.answers.items() if path.partition(".")[0] not in names}
    run.forget_way()
    if "said" in names:
        run.said = ()


def _create_intake(run: Run, spec: CreateIntakeSpec) -> None:
    """Keep the child and the sign-up; the reference is known to the nodes that follow."""
    child = _child(run)
    intake = Intake(
        reference=f"{spec.prefix}-{reference(run.facts.seed)}",
        programme=spec.programme,
        child=child.key,
        status="new",
        day=run.facts.today,
        interest=spec.interest,
        answers=(*_given(run), *_sent_by(run)),
    )
    run.change(KeepChild(child))
    run.change(CreateIntake(intake))
    run.answers["intake.reference"] = intake.reference
    run.answers["child.key"] = child.key


def _subscribe(run: Run, stream: str) -> None:
    """Keep the child, and let messages of a stream come for it."""
    child = _child(run)
    run.change(KeepChild(child))
    run.change(KeepPlan(subscribed(run.facts.family.plan, child.key, stream)))
    receive(run)
    run.answers["child.key"] = child.key


def _child(run: Run) -> Child:
    """The chosen child, or a new one; the same name and month again is the same child."""
    name, born, group = (_text(run, path) for path in ("child.first_name", "child.born", "child.group"))
    family = run.facts.family
    known = known_child(run.answers, family) or next(
        (one for one in family.children if (one.first_name.casefold(), one.born) == (name.casefold(), born)),
        None,
    )
    key = known.key if known else str(1 + max((int(one.key) for one in family.children), default=0))
    return Child(key, name, born, group)


def _text(run: Run, path: str) -> str:
    value = run.find(path)
    return value if isinstance(value, str) else ",".join(value)


def _given(run: Run) -> tuple[tuple[str, Value], ...]:
    """The named answers on the trail, in the order asked; skipped ones stay away."""
    nodes = (run.trees.nodes[step[-1]] for step in run.trail)
    pairs = ((node.id, run.answers.get(node.save or "", "")) for node in nodes if node.label and node.save)
    return tuple((node_id, value) for node_id, value in pairs if value)


def _sent_by(run: Run) -> tuple[tuple[str, Value], ...]:
    """The professional by whose link somebody came, as the library's file calls them."""
    kind, _, code = _text(run, "start.payload").partition("_")
    names = [one.name for one in run.facts.library.referrers if kind == "ref" and one.code == code]
    return tuple((SENT_BY, name) for name in names)


def _forget(run: Run, _: str) -> None:
    run.change(ForgetFamily())
    run.forget()


_DOING: Mapping[str, Callable[[Run, Any], None]] = {
    "remember": _remember_all,
    "set": _set,
    "clear": _clear,
    "create_intake": _create_intake,
    "withdraw": _withdraw,
    "play": _play,
    "voice": voice,
    "report": lambda run, _: report(run),
    "plan": plan,
    "subscribe": _subscribe,
    "carers": carers,
    "refer": refer,
    "outcome": outcome,
    "show": show,
    "desk": lambda run, wanted: desk(run, _resolved(run, wanted)),
    "talk": talk,
    "forget": _forget,
}
"""What each field of an Action does."""
