"""`leeswijzer voices` and `leeswijzer voices make`; both may be used while the bot runs."""

import sys

from bot.opening import opened
from bot.settings import Settings
from bot.voices.content import Content, content
from bot.voices.espeak import CannotSpeak, speaker
from bot.voices.listing import heard, lines, summary
from bot.voices.making import make
from dialogs.languages import NAMES
from storage import recordings

FINE, FOUND, WRONG_USE = 0, 1, 2


async def list_voices(given: Settings, language: str | None) -> int:
    """How each language stands, or one language with what is missing in it. Raises SettingWrong,
    CatalogBroken, ContentError."""
    texts = content(given)
    if language is not None and language not in texts.wordings:
        return _wrong_use(_not_offered(texts, language))
    async with opened(given) as database, database.read() as tx:
        rows = await recordings.load(tx)
    stands = {one: heard(rows, texts, one) for one in ([language] if language else texts.wordings)}
    for one, stand in stands.items():
        print(summary(one, stand))
        for line in lines(texts, one, stand) if language else ():
            print(line)
    return FOUND if any(stand.missing for stand in stands.values()) else FINE


async def make_voices(given: Settings, language: str) -> int:
    """Drafts for what is missing in a language. Raises as `list_voices`."""
    texts = content(given)
    if language not in texts.wordings:
        return _wrong_use(_not_offered(texts, language))
    try:
        reader = await speaker(language)
        async with opened(given) as database:
            count = await make(database, texts, language, reader)
    except CannotSpeak as error:
        return _wrong_use(error.problem)
    print(f"{language}: {count} {'draft' if count == 1 else 'drafts'} made")
    return FINE


def _not_offered(texts: Content, language: str) -> str:
    if language in NAMES:
        return f"'{language}' is not offered yet: its catalog is not complete ('leeswijzer check')"
    return f"there is no language '{language}'; there are {', '.join(texts.wordings)}"


def _wrong_use(problem: str) -> int:
    print(f"leeswijzer: {problem}", file=sys.stderr)
    return WRONG_USE
