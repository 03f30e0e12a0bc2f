"""The errands of writing a letter to many: its words in each language, and for whom it is."""

from collections.abc import Mapping

from bot.actions import broadcast_draft as writing
from bot.actions import broadcast_look as look
from bot.actions import broadcast_steer as steer
from bot.actions.broadcast_look import Page
from bot.broadcasting.letters import Otherwise, Own, load
from bot.broadcasting.starting import languages_of
from bot.office.office import Given, Handled, Handler, Office
from dialogs.audience import PATHS, audience_of
from dialogs.audience_words import language_name
from dialogs.facts import Outcome
from dialogs.languages import NAMES, SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Choice
from storage.broadcasts import DRAFT

NUMBER = "letter.number"
TEXT = "written.text"


async def _draft(office: Office, given: Given) -> Handled:
    number = await writing.draft(office.asking, Own({SOURCE: text(given, TEXT)}))
    return Handled(Outcome("drafted", values={"number": str(number)}))


async def _languages(office: Office, given: Given) -> Handled:
    have = await _texts(office, given)
    choices = tuple(_language(one, one in have) for one in NAMES)
    return Handled(Outcome("missing" if set(NAMES) - set(have) else "all", choices=choices))


def _language(language: str, has_text: bool) -> Choice:
    name = "sending_has_text" if has_text else "sending_has_no_text"
    return Choice(language, phrase(name, language=language_name(language)))


async def _texts(office: Office, given: Given) -> Mapping[str, str]:
    found = await look.page(office.asking, number(given))
    return load(found.broadcast.letter).texts if found else {}


async def _text(office: Office, given: Given) -> Handled:
    """What it says now in the language at hand; only in Dutch it must say something."""
    language = text(given, "letter.language")
    words = (await _texts(office, given)).get(language)
    if words is None:
        return Handled(Outcome("none"))
    now = phrase("sending_says_now", text=words)
    return Handled(Outcome("dutch" if language == SOURCE else "translated", (now,)))


async def _write(office: Office, given: Given) -> Handled:
    language = text(given, "letter.language")
    words = text(given, TEXT)
    done = language in NAMES and await writing.write(office.asking, number(given), language, words)
    return Handled(Outcome("written" if done else "gone"))


async def _otherwise(office: Office, given: Given) -> Handled:
    wanted: Otherwise = "nothing" if text(given, "letter.otherwise") == "nothing" else "dutch"
    done = await writing.choose_otherwise(office.asking, number(given), wanted)
    return Handled(Outcome("kept" if done else "gone"))


async def _aim(office: Office, given: Given) -> Handled:
    """A letter that is written already, or a new one that invites to an event: then it is to be chosen what
    who reads a language gets in which that event has no words."""
    event = whole(text(given, "letter.event"))
    before = await known(office, given, event)
    new = await writing.draft(office.asking, Own(), event) if event and not before else 0
    which = before.broadcast.number if before else new
    audience = audience_of({path: given[path] for path in PATHS})
    if not (which and await writing.aim(office.asking, which, audience)):
        return Handled(Outcome("gone", values={"number": ""}))
    asks = new and await _is_partly_translated(office, which)
    return Handled(Outcome("choose" if asks else "aimed", values={"number": str(which)}))


async def known(office: Office, given: Given, event: int) -> Page | None:
    """The letter that is being written; None where an event (0: it is about none) wants a new one."""
    found = await look.page(office.asking, number(given))
    is_it = found and (not event or (found.broadcast.state, found.broadcast.event) == (DRAFT, event))
    return found if is_it else None


async def _is_partly_translated(office: Office, which: int) -> bool:
    found = await look.page(office.asking, which)
    languages = languages_of(found.broadcast, found.event) if found else None
    return languages is not None and bool(set(NAMES) - set(languages))


async def _have(office: Office, given: Given) -> Handled:
    choices = tuple(_language(one, True) for one in await _texts(office, given))
    return Handled(Outcome("some", choices=choices))


async def _correct(office: Office, given: Given) -> Handled:
    language, words = text(given, "letter.language"), text(given, TEXT)
    done = await steer.correct(office.asking, number(given), language, words)
    return Handled(Outcome("done" if done else "late"))


def text(given: Given, path: str) -> str:
    """An answer; '' for none."""
    found = given[path]
    return found if isinstance(found, str) else ""


def whole(found: str) -> int:
    """A number as somebody or a button gave it; 0 for anything else."""
    return int(found) if found.isascii() and found.isdecimal() and len(found) < 10 else 0


def number(given: Given) -> int:
    """The letter that it is about; 0 for none."""
    return whole(text(given, NUMBER))


ERRANDS: Mapping[str, Handler] = {
    "broadcast_draft": _draft,
    "broadcast_languages": _languages,
    "broadcast_text": _text,
    "broadcast_write": _write,
    "broadcast_otherwise": _otherwise,
    "broadcast_aim": _aim,
    "broadcast_texts": _have,
    "broadcast_correct": _correct,
}
