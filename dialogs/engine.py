"""The machine: one input, one step. Everything it decides on is in its arguments."""

from dataclasses import dataclass
from typing import TypeAlias, assert_never

from dialogs import answers, beside, detours, showing_again
from dialogs.asking import without_buttons
from dialogs.commands import tree_of
from dialogs.describing import answered, filled
from dialogs.effects import Effect, Settle, Show, Toast
from dialogs.errands import TurnedAway
from dialogs.errors import InputRejected
from dialogs.facts import Facts, Value
from dialogs.guiding import NOTHING, located_place
from dialogs.inputs import (
    Commanded,
    Input,
    Located,
    SharedContact,
    Started,
    Tapped,
    TimedOut,
    Typed,
    Unreadable,
    Voiced,
)
from dialogs.loading import Trees
from dialogs.moving import HOME, ask, ask_anew, enter, go_on, jump
from dialogs.phones import readable, shared_number
from dialogs.phrases import phrase
from dialogs.prompt import Prompt
from dialogs.renewing import renewed
from dialogs.running import Run
from dialogs.schema import Node
from dialogs.session import Session
from dialogs.talking import VOICE
from dialogs.voicing import SECONDS
from dialogs.warning import warned

WELCOME = "welkom"
ABOUT = "start.about"
"""What a button of a message brings along, for the tree that it opens."""
AGAIN = ".again"
"""A button that shows the question of now: under a reminder of it."""
LONGEST_VOICE = 120
"""Seconds of a recording: nobody listens longer to one question."""
Said: TypeAlias = Started | Typed | Tapped | SharedContact | Commanded | Voiced | Located | Unreadable
"""Every input but the time-out, which ends a conversation instead of taking part in it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a step came to. `session` None: nothing of the conversation is to be kept."""

    session: Session | None
    effects: tuple[Effect, ...]


def step(trees: Trees, session: Session | None, given: Input, facts: Facts) -> Turn:
    """Take one input. Never raises for what a person does; FlowBug only when the content is unsound, and
    OutcomeWanted where an errand must be done first: then do the step again with its outcome in the facts."""
    turn = _step(trees, session, given, facts)
    return Turn(turn.session, warned(given, turn.session, turn.effects))


def _step(trees: Trees, session: Session | None, given: Input, facts: Facts) -> Turn:
    if isinstance(given, TimedOut):
        return Turn(None, ())
    if isinstance(given, Tapped) and given.choice.startswith("/"):  # a button of a message without a question
        name, _, about = given.choice[1:].partition(":")
        given = Commanded(name, about)
    if session is None:
        return _first(trees, given, facts)
    run = Run(trees, session, facts)
    note = renewed(run) if session.revision != trees.revision else None
    if note:
        ask(run, note)
        return Turn(run.frozen(), tuple(run.effects))
    try:
        _take(run, given)
    except InputRejected as rejected:
        run = Run(trees, session, facts)
        ask(run, rejected.how)
    except TurnedAway:
        run = _turned_away(Run(trees, session, facts))
    return Turn(run.frozen(), tuple(run.effects))


def _first(trees: Trees, given: Said, facts: Facts) -> Turn:
    """Nobody here yet, or nothing was kept: a known family comes to the menu, a new one is welcomed."""
    run = Run(trees, Session(turn=facts.seed % 0xFFFFF), facts)
    run.answers["start.payload"] = given.payload if isinstance(given, Started) else ""
    jump(run, WELCOME)
    tree = tree_of(given.name) if isinstance(given, Commanded) else None
    if tree and isinstance(given, Commanded):
        run.effects.clear()
        try:
            _commanded(run, given)
        except TurnedAway:
            return _first(trees, Started(), facts)
    return Turn(run.frozen(), tuple(run.effects))


def _turned_away(run: Run) -> Run:
    """Back to the question that stood there before: what somebody had begun as a parent is not lost."""
    run.show(Prompt(node=run.node.id, says=(phrase("only_team"),)))
    if run.node.tree not in run.trees.of_team:
        ask(run)
    elif run.base[-1].partition(".")[0] in run.trees.of_team:
        jump(run, HOME)
    else:
        detours.leave(run)
    return run


def _take(run: Run, given: Said) -> None:
    leaving_phone = run.node.kind == "phone" and run.frames[-1]
    match given:
        case Started():
            _started(run, given.payload)
        case Typed():
            _typed(run, given.text)
        case Tapped():
            _tapped(run, given)
        case SharedContact():
            _contact(run, given.phone)
        case Commanded():
            _commanded(run, given)
        case Voiced():
            _voiced(run, given)
        case Located():
            _located(run, given)
        case Unreadable():
            _unreadable(run, given)
        case _:
            assert_never(given)
    if leaving_phone and run.frames[-1] != leaving_phone:
        _take_keyboard_away(run, leaving_phone)


_UNREADABLE = {
    "sticker": "no_sticker",
    "photo": "no_photo",
    "voice": "no_voice",
    "location": "no_location",
    "contact": "no_contact",
}


def _take_keyboard_away(run: Run, node_id: str) -> None:
    """The phone's share button stays on the screen until a message takes it away (ReplyKeyboardRemove)."""
    phone = run.answers.get(run.trees.nodes[node_id].save or "", "")
    answered = any(step[-1] == node_id for step in run.trail) and isinstance(phone, str) and phone
    line = phrase("thanks_phone", phone=readable(str(phone))) if answered else phrase("keyboard_gone")
    run.effects.insert(0, Show(Prompt(node=node_id, says=(line,), ends_contact=True)))


def _started(run: Run, payload: str) -> None:
    if payload:
        run.answers["start.payload"] = payload
    if run.frames[0].startswith(f"{WELCOME}."):
        return enter(run)
    if payload and not run.unfinished:
        return jump(run, WELCOME)
    return detours.restart(run)


def _commanded(run: Run, command: Commanded) -> None:
    tree = tree_of(command.name)
    if tree is None:
        raise InputRejected(phrase("no_command"))
    if command.about:
        run.answers[ABOUT] = command.about
    detours.detour(run, tree)


def _typed(run: Run, text: str) -> None:
    button = None if answers.is_label(run, text) else detours.meant(run, text)
    if button:
        return detours.press(run, button)
    asked = run.node
    return _answered(run, asked, answers.typed(run, text))


def _contact(run: Run, phone: str) -> None:
    if run.node.kind != "phone":
        raise InputRejected(phrase("no_contact"))
    _answered(run, run.node, shared_number(phone))


def _unreadable(run: Run, sent: Unreadable) -> None:
    """A photo is an answer where one is asked for."""
    if run.node.kind != "picture" or not sent.file:
        raise InputRejected(phrase(_UNREADABLE.get(sent.kind, "no_other")))
    _answered(run, run.node, sent.file)


def _located(run: Run, where: Located) -> None:
    if run.node.kind != "place":
        raise InputRejected(phrase("no_location"))
    run.draft = located_place(run, where.latitude, where.longitude)
    _answered(run, run.node, None)


def _voiced(run: Run, voice: Voiced) -> None:
    if run.node.kind == "need":
        return _answered(run, run.node, NOTHING)
    if run.node.kind not in ("voice", "message"):
        raise InputRejected(phrase("no_voice"))
    if voice.seconds > LONGEST_VOICE:
        raise InputRejected(phrase("voice_long", count=LONGEST_VOICE))
    if run.node.kind == "message":
        run.answers[VOICE] = voice.file
    else:
        run.answers[SECONDS] = str(voice.seconds)
    return _answered(run, run.node, voice.file)


def _tapped(run: Run, tap: Tapped) -> None:
    """A button of the question on the table; of an older one it shows the question as it stands now."""
    if tap.choice == AGAIN:
        return ask(run)
    if tap.choice in beside.BUTTONS:
        run.in_place = True
        return None if showing_again.press(run, tap.stamp, tap.choice) else _old_button(run, tap)
    if tap.choice in detours.ALWAYS or (tap.stamp == run.stamp and tap.choice in detours.FOOTER):
        run.in_place = tap.stamp == run.stamp
        return detours.press(run, tap.choice)
    if tap.stamp != run.stamp:
        return _old_button(run, tap)
    run.in_place = True
    asked = run.node
    try:
        value = answers.tapped(run, tap.choice)
    except answers.UnknownChoice:
        return _old_button(run, tap)
    run.last_tap = f"{tap.stamp}:{tap.choice}"
    return _answered(run, asked, value, tapped=True)


def _old_button(run: Run, tap: Tapped) -> None:
    """Two taps at once are one answer: the second is passed over without a word."""
    run.in_place = False
    if run.last_tap == f"{tap.stamp}:{tap.choice}":
        return
    run.emit(Toast(phrase("old_button")))
    ask(run)


def _answered(run: Run, asked: Node, value: Value | None, tapped: bool = False) -> None:
    """Keep the answer and go on; without one the question itself has changed, so show it again."""
    if value is None:
        return ask(run) if run.node is asked else ask_anew(run)
    choice = value if isinstance(value, str) else ""
    if tapped and (asked.label or asked.stays or asked.kind == "summary"):
        _settle(run, asked, value)
    if asked.save:
        run.answers[asked.save] = value
    run.trail.append(run.frames)
    return go_on(run, choice)


def _settle(run: Run, asked: Node, value: Value) -> None:
    """The tapped question stays in sight with its answer; what follows is a message of its own."""
    spec = None if asked.save or not isinstance(value, str) else asked.choices.get(value)
    answer = filled(run, spec.label) if spec else answered(run, asked.save or "", value)
    run.emit(Settle(without_buttons(run), phrase("answered", answer=answer), run.other_language))
    run.in_place = False
