"""Plays the person's part of a transcript against the engine and writes down what comes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from dialogs.changing import after
from dialogs.dutch import in_dutch
from dialogs.effects import (
    ChooseReceivers,
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    HandOver,
    InviteCarer,
    JoinFamily,
    KeepChild,
    KeepOutcome,
    KeepPlan,
    KeepRecording,
    LeaveFamily,
    OfCarers,
    OfPlaces,
    OfReferrals,
    OfTalks,
    OfWords,
    Play,
    Refer,
    Remember,
    ReportWords,
    Settle,
    Show,
    ShowCalendar,
    ShowPin,
    TakeBack,
    Toast,
    WishCall,
    WithdrawIntake,
)
from dialogs.engine import Turn
from dialogs.errands import Rehearsal
from dialogs.facts import Facts, Recording, Value, Wording
from dialogs.inputs import (
    Commanded,
    Input,
    SharedContact,
    Started,
    Tapped,
    TimedOut,
    Typed,
    Unreadable,
    Voiced,
)
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.plan import dump as dump_plan
from dialogs.prompt import Prompt
from dialogs.rehearsing import rehearsed
from dialogs.scripts import texts
from dialogs.session import Session, dump, load
from dialogs.transcript import ALL, Exchange, Person, Setting, Transcript


@dataclass(frozen=True)
class Played:
    """One input as the engine took it: the session before, the input, and what came of it."""

    person: Person
    before: Session | None
    given: Input
    turn: Turn


def played(
    transcript: Transcript, trees: Trees, library: Library, wordings: Mapping[str, Wording]
) -> Iterator[Played]:
    """Each turn in order. Between any two inputs the session goes through JSON. Raises ValueError for
    something a person cannot do."""
    facts = replace(
        beginning(transcript.facts, library, wordings), recordings=recorded(transcript.facts, trees, library)
    )
    session: Session | None = None
    office = Rehearsal(transcript.facts.office)
    for exchange in transcript.turns:
        done = given(exchange.person, session)
        turn = rehearsed(trees, session, done, facts, office)
        yield Played(exchange.person, session, done, turn)
        for effect in turn.effects:
            facts = after(facts, effect)
        facts = replace(facts, seed=facts.seed + 1)
        session = load(dump(turn.session)) if turn.session else None


def replayed(
    transcript: Transcript, trees: Trees, library: Library, wordings: Mapping[str, Wording]
) -> Transcript:
    """The same transcript with what the engine answers now. Raises ValueError as `played` does."""
    turns = played(transcript, trees, library, wordings)
    return replace(transcript, turns=tuple(written(one.person, one.turn) for one in turns))


def beginning(setting: Setting, library: Library, wordings: Mapping[str, Wording]) -> Facts:
    """The facts of the first turn."""
    return Facts(
        today=setting.today,
        library=library,
        family=setting.family,
        wordings=wordings,
        hint=setting.language,
        seed=setting.seed,
        readings=setting.readings,
        roles=setting.roles,
        together=setting.together,
        invitation=setting.invitation,
        chat=setting.chat,
        talking=setting.talking,
    )


def recorded(setting: Setting, trees: Trees, library: Library) -> dict[str, dict[str, Recording]]:
    """The recordings of a transcript: each one's file is named after what it says."""
    return {
        language: {
            name: Recording(f"{language}/{name}")
            for name in (texts(trees, setting.readings, library, language) if names == ALL else names)
        }
        for language, names in setting.recorded.items()
    }


def given(person: Person, session: Session | None) -> Input:
    """What the person does as an input. Raises ValueError for a form that does not exist."""
    if isinstance(person, str):
        return _typed(person)
    ((kind, value),) = person.items()
    turn = session.turn if session else 0
    match kind:
        case "tap":
            return Tapped(format(turn, "x"), value)
        case "old_tap":
            return Tapped(format(turn - 1, "x"), value)
        case "forged" | "again":
            stamp, _, choice = (session.last_tap if session and kind == "again" else value).partition(":")
            return Tapped(stamp, choice)
        case "contact":
            return SharedContact(value)
        case "send":
            return Unreadable(value)
        case "photo":
            return Unreadable("photo", value)
        case "voice":
            file, _, seconds = value.partition(" ")
            return Voiced(file, int(seconds or 4))
        case "wait":
            return TimedOut()
        case _:
            raise ValueError(f"a person cannot '{kind}'")


def _typed(text: str) -> Input:
    if not text.startswith("/"):
        return Typed(text)
    name, _, rest = text[1:].partition(" ")
    return Started(rest) if name == "start" else Commanded(name.lower())


def written(person: Person, turn: Turn) -> Exchange:
    """An input and its outcome in the words of a transcript."""
    shows = [effect for effect in turn.effects if isinstance(effect, Show)]
    return Exchange(
        person=person,
        bot=tuple(_shown(show) for show in shows),
        says=tuple(_words(show.prompt) for show in shows),
        buttons=_buttons(shows[-1].prompt) if shows else (),
        effects=tuple(_short(effect) for effect in turn.effects if not isinstance(effect, Show)),
    )


def _shown(show: Show) -> str:
    place, language = "edit " if show.in_place else "", f" in {show.language}" if show.language else ""
    return f"{place}{show.prompt.node}{language}"


def _words(prompt: Prompt) -> str:
    asked = [text for text in (prompt.question,) if text]
    first = [text for text in (prompt.problem,) if text]
    return "\n".join(in_dutch(text) for text in (*first, *prompt.says, *asked))


def _buttons(prompt: Prompt) -> tuple[str, ...]:
    below = (choice for row in prompt.footer for choice in row)
    share = ("share_contact",) if prompt.asks_contact else ()
    return share + tuple(f"{'*' if one.chosen else ''}{one.id}" for one in (*prompt.choices, *below))


def _short(effect: Effect) -> str:
    match effect:
        case Settle(prompt, answer):
            return f"settle {prompt.node} {in_dutch(answer)}"
        case Toast(text):
            return f"toast {in_dutch(text)}"
        case Remember(field, value):
            return f"remember {field}={value}"
        case KeepChild(child):
            return f"keep child {child.key} {child.first_name} {child.born} {child.group}".rstrip()
        case CreateIntake(intake):
            answers = (f"\n  {node}: {_value(value)}" for node, value in intake.answers)
            interest = ", interest only" if intake.interest else ""
            return f"create intake {intake.reference} for child {intake.child}{interest}{''.join(answers)}"
        case WithdrawIntake(reference):
            return f"withdraw intake {reference}"
        case ForgetFamily():
            return "forget family"
        case Show(prompt):
            return f"show {prompt.node}"
        case _:
            return _short_of_rest(effect)


def _short_of_carers(effect: OfCarers) -> str:
    match effect:
        case InviteCarer():
            return "invite a carer"
        case JoinFamily(code):
            return f"join the family of {code}"
        case LeaveFamily():
            return "leave the family"
        case ChooseReceivers(who):
            return f"messages to {who}"
        case _:
            assert_never(effect)


def _short_of_talks(effect: OfTalks) -> str:
    match effect:
        case HandOver(words, voice, flagged):
            return f"hand over {words or voice}{', flagged' if flagged else ''}"
        case TakeBack():
            return "take back"
        case _:
            assert_never(effect)


def _short_of_referrals(effect: OfReferrals | OfPlaces) -> str:
    match effect:
        case Refer(one):
            where = f" in {one.place}" if one.place else ""
            by = f", by {one.referrer}" if one.referrer else ""
            return f"refer {one.reference} to {one.desk}{where}{by}"
        case WishCall(reference, moment):
            return f"call for {reference} in the {moment}"
        case KeepOutcome(reference, outcome, hindrance):
            return f"outcome of {reference}: {outcome} {hindrance}".rstrip()
        case ShowPin(place):
            return f"pin of {place}"
        case ShowCalendar(desk, place, at, until):
            return f"calendar of {desk} in {place}, {at:%Y-%m-%d %H:%M}-{until:%H:%M}"
        case _:
            assert_never(effect)


def _short_of_rest(effect: Play | OfWords | KeepPlan | OfCarers | OfTalks | OfReferrals | OfPlaces) -> str:
    match effect:
        case HandOver() | TakeBack():
            return _short_of_talks(effect)
        case Refer() | WishCall() | KeepOutcome() | ShowPin() | ShowCalendar():
            return _short_of_referrals(effect)
        case KeepPlan(plan):
            return f"keep plan {dump_plan(plan)}"
        case Play(file, draft):
            return f"play {file}{', a draft' if draft else ''}"
        case KeepRecording(node, language, _, file, seconds):
            return f"keep recording {language}/{node} {file}, {seconds} s"
        case DropRecording(node, language):
            return f"drop recording {language}/{node}"
        case ReportWords(node, language):
            return f"report words {language}/{node}"
        case _:
            return _short_of_carers(effect)


def _value(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
