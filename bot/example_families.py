"""Invented families who signed up in the weeks before the demo began: its coordinator finds an afternoon's
work. What they answered goes through the engine, so each card is as it would have been."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.app import App
from bot.sandbox import Sandbox
from dialogs.changing import after
from dialogs.engine import step
from dialogs.facts import Facts, Family
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.replaying import given
from storage import families, intakes

BEFORE = timedelta(weeks=4)
"""The first of them came in so long ago."""
_PARENTS = ("Amina", "Yusuf", "Kasia", "Olena", "Mehmet", "Hiwet", "Joke", "Nima", "Lucía", "Wei", "Fatma")
_CHILDREN: Mapping[str, Sequence[str]] = {
    "nl": ("Sam", "Noor", "Bram"),
    "tr": ("Işıl", "Emre", "Defne"),
    "ar": ("ياسمين", "عمر", "ليلى"),
    "pl": ("Łucja", "Jan", "Zofia"),
    "uk": ("Олена", "Тарас", "Софія"),
    "ti": ("ሰላም", "ዮናስ", "ሄርሜላ"),
    "so": ("Caasha", "Cabdi", "Hodan"),
    "fa": ("نیلوفر", "آرش", "سارا"),
    "en": ("Robin", "Charlie", "Alex"),
    "es": ("Íñigo", "Sofía", "Mateo"),
    "zh_Hans": ("小明", "美丽", "小雨"),
    "fy": ("Jitske", "Sjoerd", "Froukje"),
}
_CONTACT = ("06 12345678", ":{home}", ":.skip", ":confirm")
_PLEK3 = ("Het Kompas", ":.skip", ":music", ":.done", *_CONTACT)
_STUDY = (":homework", ":.done", ":monday", ":.done", ":school", ":no", *_CONTACT)
_SIGN_UPS: Sequence[tuple[str, int, Sequence[str]]] = (
    ("plek3", 9, ("{name}", "{month}", ":groep6", ":yes", *_PLEK3)),
    ("plek3", 11, ("{name}", "{month}", ":groep8", ":no", *_PLEK3)),
    ("studiebegeleiding", 9, (":parent", "{name}", "{month}", ":po", ":groep6", "De Regenboog", *_STUDY)),
    (
        "studiebegeleiding",
        13,
        (":parent", "{name}", "{month}", ":vo", ":brugklas", "Voorbeeld College", *_STUDY),
    ),
    ("plek3", 12, ("{name}", "{month}", ":brugklas", ":yes", "Voorbeeld College", *_PLEK3[1:])),
)
"""Programme, age, and what the parent does from the first question behind consent on."""


async def settle(app: App, sandbox: Sandbox, count: int) -> None:
    """So many families, each with one new sign-up and a parent whose chat is on the page."""
    around, now = app.turns.around, app.turns.clock()
    for number in range(count):
        language = tuple(_CHILDREN)[number % len(_CHILDREN)]
        person = sandbox.person(_PARENTS[number % len(_PARENTS)], language_code=language)
        sandbox.world.accounts[person.user_id].started = True
        when = now - BEFORE * (count - number) / count
        family = signed_up(
            around.trees, around.library, language, number, when.astimezone(around.zone).date()
        )
        await _store(app, person.user_id, family, when)


def signed_up(trees: Trees, library: Library, language: str, number: int, day: date) -> Family:
    """The family of this number after its sign-up on a day."""
    programme, age, doing = _SIGN_UPS[number % len(_SIGN_UPS)]
    name = _CHILDREN[language][number // len(_CHILDREN) % 3]
    filling = {
        "name": name,
        "month": f"{number % 12 + 1}/{day.year - age}",
        "home": language.partition("_")[0],
    }
    facts, session = Facts(today=day, library=library, seed=number * 7919), None
    for one in (f"/start {programme}", f":{language}", ":yes", *doing):
        done = one.format_map(filling)
        turn = step(
            trees, session, given({"tap": done[1:]} if done.startswith(":") else done, session), facts
        )
        session = turn.session
        for effect in turn.effects:
            facts = after(facts, effect)
    return facts.family


async def _store(app: App, chat_id: int, family: Family, when: datetime) -> None:
    async with app.database.write() as tx:
        ids = await families.create(tx, {chat_id: family}, when)
        made = [(ids[chat_id], chat_id, intake, family.language) for intake in family.intakes]
        await intakes.add(tx, made, when)
