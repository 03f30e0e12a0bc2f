"""What a person answers in each of the two sign-ups, question by question, and what must be kept of it."""

from dataclasses import dataclass

PHONE = "+31612345678"


@dataclass(frozen=True, slots=True)
class Types:
    """The person types this."""

    text: str


@dataclass(frozen=True, slots=True)
class Taps:
    """The person taps these choices, one after another; all but the last change the question in place."""

    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The person shares their own phone number."""

    phone: str


Act = Types | Taps | Shares


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, known by some of its words, what the person does, and what the sign-up keeps of it."""

    words: str
    act: Act
    kept: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One sign-up: how it begins, its questions in order, the words of the question that comes after it."""

    child: str
    start: str
    born: str
    asked: tuple[Asked, ...]
    after: str = "Kunnen wij nog iets voor je doen?"


def _tap(words: str, *choices: str, keeps: bool = True) -> Asked:
    several = tuple(choice for choice in choices if choice != ".done")
    kept = several if len(several) < len(choices) else choices[0]
    return Asked(words, Taps(choices), kept if keeps else None)


_BEGIN = (
    _tap("In welke taal wil je praten?", "nl", keeps=False),
    _tap("Mag ik bewaren wat je vertelt?", "yes", keeps=False),
)
_CONTACT = (
    Asked("Op welk nummer kunnen wij je bellen?", Shares(PHONE), PHONE),
    _tap("Welke taal spreken jullie het meest thuis?", "tr"),
)


def plek3(child: str) -> Talk:
    """A sign-up for Plek 3 in which the teacher put the child forward."""
    asked = (
        *_BEGIN,
        Asked("Hoe heet je kind?", Types(child)),
        Asked(f"Wanneer is {child} geboren?", Types("maart 2016")),
        _tap(f"In welke groep of klas zit {child}?", "groep6"),
        _tap("Heeft de leerkracht", "yes"),
        Asked("Welke school is het?", Types("Het Kompas"), "Het Kompas"),
        _tap("Hoe heet de leerkracht?", ".skip", keeps=False),
        _tap("graag? Je mag er meer kiezen.", "music", "nature", ".done"),
        *_CONTACT,
        _tap("Wil je nog iets vertellen?", ".skip", keeps=False),
        _tap("Klopt dit?", "confirm", keeps=False),
    )
    return Talk(child, "/start plek3", "2016-03", asked)


def studiebegeleiding(child: str) -> Talk:
    """A sign-up for study support by a parent."""
    asked = (
        *_BEGIN,
        _tap("Voor wie is de hulp?", "parent"),
        Asked("Hoe heet je kind?", Types(child)),
        Asked(f"Wanneer is {child} geboren?", Types("mei 2012")),
        _tap("Wat voor school is het?", "vo"),
        _tap("In welke klas?", "vo2"),
        Asked("Welke school is het?", Types("Het Kompas"), "Het Kompas"),
        _tap("Welke hulp is nodig?", "maths", "planning", ".done"),
        _tap("Welke dagen passen na school?", "monday", ".done"),
        _tap("Hoe ken je studiebegeleiding?", "self"),
        _tap("Mogen wij ook met de leerkracht praten?", "yes"),
        Asked("Hoe heet de leerkracht of mentor?", Types("mevrouw De Wit"), "mevrouw De Wit"),
        *_CONTACT,
        Asked("Wil je nog iets vertellen?", Types("Liefst na vier uur."), "Liefst na vier uur."),
        _tap("Klopt dit?", "confirm", keeps=False),
    )
    return Talk(child, "/start studiebegeleiding", "2012-05", asked)


_CHILDREN = ("Sanne", "Bram", "Yara", "Ilyas", "Noor", "Teun", "Lina", "Daan", "Meral", "Joris", "Aya", "Pim")


def talks(count: int) -> list[Talk]:
    """So many sign-ups, the two programmes by turns; no two have the same child."""
    kinds = (plek3, studiebegeleiding)
    return [kinds[number % 2](_name(number)) for number in range(count)]


def _name(number: int) -> str:
    more, last = divmod(number, len(_CHILDREN))
    return f"{_name(more - 1)}-{_CHILDREN[last]}" if more else _CHILDREN[last]
