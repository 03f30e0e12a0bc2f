"""What stands in a sheet: each message of a catalog, a plural one once for each form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from babel.messages.catalog import Catalog, Message

from bot.sheets.cleaning import clean
from bot.sheets.forms import forms, is_singular, strings
from bot.sheets.standing import order, standing
from dialogs.checking.sentences import MESSAGE, Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One text to translate. `id` is the message's key in the catalog, `form` its plural form from 0, None
    where it has none; `room` in characters; `text` is '' where there is no translation yet."""

    language: str
    id: str
    form: int | None
    where: str
    dutch: str
    english: str
    text: str
    room: int

    @property
    def key(self) -> str:
        """What knows this row again, also after the translator sorted the sheet."""
        return f"{self.language}-{_digest(f'{self.form} {self.id}')}"

    @property
    def mark(self) -> str:
        """What knows the text again, to see who changed it: the translator, the catalog, or both."""
        return mark(self.text)


def mark(text: str) -> str:
    """A short stand-in for a text, the same for the same words."""
    return _digest(clean(text))


def rows(
    language: str, catalog: Catalog, english: Catalog | None, sentences: Iterable[Sentence]
) -> list[Row]:
    """The rows of a language in the order a parent meets them. `english` is shown beside the Dutch."""
    room = rooms(sentences)
    messages = sorted((message for message in catalog if message.id), key=order)
    return [row for message in messages for row in _of(language, catalog, message, english, room)]


def rooms(sentences: Iterable[Sentence]) -> Mapping[str, int]:
    """Most characters by Dutch text: where it stands in two places, the smaller."""
    room: dict[str, int] = {}
    for sentence in sentences:
        room[sentence.text] = min(sentence.room, room.get(sentence.text, MESSAGE))
    return room


def _of(
    language: str, catalog: Catalog, message: Message, english: Catalog | None, room: Mapping[str, int]
) -> Iterator[Row]:
    where = standing(message)
    if isinstance(message.id, str):
        beside, text = _texts(english, message.id), strings(message, catalog)[0]
        fits = room.get(message.id, MESSAGE)
        yield Row(language, message.id, None, where, message.id, beside[0], text, fits)
        return
    singular, plural = message.id
    beside, texts = _texts(english, singular), strings(message, catalog)
    fits = min(room.get(singular, MESSAGE), room.get(plural, MESSAGE))
    for form, numbers in enumerate(forms(catalog)):
        one = is_singular(catalog, form)
        dutch, shown = (singular, beside[0]) if one else (plural, beside[-1])
        yield Row(language, singular, form, f"{where}\n{numbers}", dutch, shown, texts[form], fits)


def _texts(catalog: Catalog | None, source: str) -> tuple[str, ...]:
    message = catalog.get(source) if catalog else None
    return strings(message, catalog) if catalog and message else ("",)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
