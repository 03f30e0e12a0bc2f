"""A tip, a step or a moment as a message: whose it is, what it says, and the buttons under it."""

from collections.abc import Collection, Iterator
from typing import Any, assert_never

from bot.surroundings import Surroundings
from bot.texts import Texts
from bot.tip_sounds import button, way
from dialogs.beside import TO_DUTCH, TO_OWN
from dialogs.campaigns import Due, Item, Season, TipDue
from dialogs.content import name_of
from dialogs.facts import Child, Family
from dialogs.languages import NAMES, SOURCE
from dialogs.phrases import phrase
from dialogs.plan import Plan
from dialogs.prompt import Text
from dialogs.readings import heard, told
from dialogs.steps import Moment, Step

PREFIX = "tip"
"""callback_data: 'tip:<child>:<item>:<what>', with the item as `dialogs.content` names it."""
DID, DID_NOT, DUTCH, OWN = "did", "not", "nl", "own"
_SEASON = "0:/seizoen"
_PAUSE = "0:/tips"
"""Commands as buttons: the trees that ask what would help, and in which messages are paused and stopped."""


def message(
    around: Surroundings,
    family: Family,
    child: Child,
    item: Item,
    language: str,
    answered: bool = False,
    asks: bool = False,
) -> dict[str, Any]:
    """Text and buttons in one language; `answered` leaves out those that say how it went, `asks` asks it of a
    message that would not have them."""
    texts = around.text(language)
    whose = phrase("tip_for", name=child.first_name)
    paragraphs = [] if isinstance(item, Season) else [f"<b>{texts.html(whose)}</b>"]
    paragraphs += [texts.html(text) for text in _says(item, family.plan)]
    if asks:
        paragraphs.append(f"<b>{texts.html(phrase('tip_how', name=child.first_name))}</b>")
    name = f"{PREFIX}:{child.key}:{name_of(item, len(family.plan.days))}"
    asked = [] if answered else list(_answers(texts, item, name, asks))
    listen = button(around, heard(item, family.plan), language, f"{name}:{way(family, language)}")
    below = [*listen, *_toggle(family, language, name), _button(texts, "pause", _PAUSE)]
    rows = [*asked, *(below[start : start + 2] for start in range(0, len(below), 2))]
    return {
        "text": "\n\n".join(paragraphs),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": rows},
    }


def first(around: Surroundings, family: Family, due: Due) -> dict[str, Any]:
    """The message as it is first sent, in the family's language."""
    item, language = around.content.as_read(due.item, family.language or SOURCE)
    return message(around, family, due.child, item, language, asks=due.asks)


def _says(item: Item, plan: Plan) -> Iterator[Text]:
    match item:
        case TipDue():
            yield from _tells(item, told(item, plan))
        case Step() | Moment():
            yield from (Text(source) for source in item.say)
        case Season():
            yield phrase("season_hello")
        case _:
            assert_never(item)


def _tells(item: TipDue, parts: Collection[str]) -> Iterator[Text]:
    """Beside the thing to do, the way without reading is named as such."""
    for part in parts:
        words = Text(getattr(item.set, part))
        yield phrase("tip_without", text=words) if part == "without" and "do" in parts else words


def _answers(texts: Texts, item: Item, name: str, asks: bool) -> Iterator[list[dict[str, str]]]:
    match item:
        case TipDue():
            if "do" in item.parts or asks:
                yield [
                    _button(texts, "did_it", f"{name}:{DID}"),
                    _button(texts, "did_not", f"{name}:{DID_NOT}"),
                ]
        case Step():
            for answer, one in item.answers.items():
                yield [{"text": texts.plain(Text(one.label)), "callback_data": f"{name}:{answer}"}]
        case Season():
            yield [_button(texts, "go_on", _SEASON)]
        case Moment():
            return
        case _:
            assert_never(item)


def _toggle(family: Family, language: str, name: str) -> Iterator[dict[str, str]]:
    own = family.language or SOURCE
    if own == SOURCE or own not in NAMES:
        return
    label, what = (TO_OWN[own], OWN) if language == SOURCE else (TO_DUTCH, DUTCH)
    yield {"text": label, "callback_data": f"{name}:{what}"}


def _button(texts: Texts, label: str, data: str) -> dict[str, str]:
    return {"text": texts.plain(phrase(label)), "callback_data": data}
