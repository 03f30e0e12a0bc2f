"""What a turn needs besides the update: settings that do not change while the program runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.limits import Limits
from bot.texts import Texts
from dialogs.content import Content
from dialogs.facts import Recording, Wording
from dialogs.library import Library
from dialogs.loading import Trees


@dataclass(frozen=True)
class Surroundings:
    """Trees, words, the library, what is sent by itself, and where staff sit. `zone`: in which the day begins
    and ends. What changes now and then: `recordings` by language and node, `team` the roles by chat.
    `forum`: the staff chat has topics. `moved`: chats that have another id now. `rate`:
    messages a second over all chats."""

    trees: Trees
    wordings: Mapping[str, Wording]
    texts: Mapping[str, Texts]
    library: Library
    zone: ZoneInfo
    staff_chat: int | None
    bot_name: str
    recordings: Mapping[str, Mapping[str, Recording]] = field(default_factory=dict)
    team: Mapping[int, Collection[str]] = field(default_factory=dict)
    content: Content = field(default_factory=Content)
    forum: bool = False
    moved: Mapping[int, int] = field(default_factory=dict)
    rate: float = Limits().total

    def text(self, language: str) -> Texts:
        """One language's texts; Dutch for one that is not shipped."""
        return self.texts.get(language) or self.texts["nl"]

    def desk_chat(self, desk: str) -> int | None:
        """Where the staff of a desk sit: in their own chat, or else in the staff chat; None for nowhere."""
        here = self.library.desks.get(desk)
        own = here.chat if here and here.chat is not None else self.staff_chat
        return None if own is None else self.moved.get(own, own)

    @property
    def desk_chats(self) -> set[int | None]:
        """All chats in which staff hear of who is sent to their desk."""
        return {self.desk_chat(desk) for desk in self.library.desks}


def surroundings(
    trees: Trees,
    wordings: Mapping[str, Wording],
    library: Library,
    zone: ZoneInfo,
    staff_chat: int | None,
    bot_name: str,
) -> Surroundings:
    """Put together, with the texts of each language made once."""
    texts = {language: Texts(wording) for language, wording in wordings.items()}
    return Surroundings(trees, wordings, texts, library, zone, staff_chat, bot_name)
