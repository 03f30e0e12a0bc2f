"""A message that came by itself, by ear: the button under it, and what that plays."""

from collections.abc import Iterator, Mapping

from bot.playing import played, recorded
from bot.surroundings import Surroundings
from dialogs.beside import LISTEN, LISTEN_DUTCH
from dialogs.campaigns import Item
from dialogs.facts import Family
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.readings import easier, heard
from storage.outbox import Outgoing

LISTEN_EASIER = ".easier"
WAYS = frozenset({LISTEN, LISTEN_DUTCH, LISTEN_EASIER})
"""What such a button says. With their dot they are no answers to a step."""


def button(
    around: Surroundings, texts: Mapping[str, tuple[str, ...]], language: str, data: str
) -> Iterator[dict[str, str]]:
    """Where anything of these texts (see dialogs.readings.heard) was read aloud in this language. `data` is
    what it carries."""
    if recorded(around, texts, language):
        yield {"text": around.text(language).plain(phrase("listen")), "callback_data": data}


def way(family: Family, language: str) -> str:
    """Which button stands under a message in this language: one in Dutch beside another is heard in Dutch."""
    return LISTEN_DUTCH if language == SOURCE and family.language not in ("", SOURCE) else LISTEN


def voices(
    around: Surroundings, chat_id: int, family: Family, item: Item, way: str, language: str
) -> tuple[Outgoing, ...]:
    """The recordings that a button plays, part by part: those that there are now. `language` is the one in
    which the item is said to this family."""
    spoken = SOURCE if way == LISTEN_DUTCH else language
    texts = easier(item) if way == LISTEN_EASIER else heard(item, family.plan)
    voice = around.text(spoken)
    return tuple(played(voice, chat_id, one) for one in recorded(around, texts, spoken))
