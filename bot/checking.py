"""`leeswijzer check`: the content and its translations looked over together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError

from bot import locales, own_catalogs, shelf
from bot.extracting import content
from bot.own_checking import check_own
from bot.own_content import own
from dialogs import commands, danger, desks, measures, needs, phrases, steps, tips
from dialogs.checking import Finding, check, pictograms, plain_words
from dialogs.checking.campaigns import dangling, uncovered
from dialogs.checking.plainness import unplain
from dialogs.checking.sentences import Sentence, sentences
from dialogs.checking.translations import mistranslated
from dialogs.errors import ContentError
from dialogs.languages import SOURCE
from dialogs.replies import replies


def check_all(folder: Path | None = None) -> list[Finding]:
    """Every finding in the shipped trees, phrases, commands and catalogs, and in a library's own folder;
    empty when all is well. Raises SettingWrong where that folder is none."""
    try:
        found = [] if folder is None else list(check_own(folder))
        return sorted({*_content(), *_campaigns(), *_translations(), *found, *_plainness(folder)})
    except ContentError as error:
        return [Finding(error.file, error.line, error.path, error.problem)]


def _content() -> Iterator[Finding]:
    folder = files("dialogs") / "trees"
    texts = {
        f"trees/{item.name}": item.read_text(encoding="utf-8")
        for item in folder.iterdir()
        if item.name.endswith(".yaml")
    }
    yield from check(texts, commands.source(), phrases.source())
    _lists()


def _lists() -> None:
    """The content that is only lists is sound when it can be read. Raises ContentError."""
    needs.shipped()
    desks.shipped()
    danger.lists()
    measures.shipped()
    replies()


def _campaigns() -> Iterator[Finding]:
    yield from uncovered(tips.shipped(), tips.sources())
    for source in steps.sources().values():
        yield from dangling(steps.from_sources([source]).steps, source)


def _translations() -> Iterator[Finding]:
    for language in shelf.translated():
        every = [sentence for source in content(language) for sentence in sentences(source)]
        yield from check_language(language, every, locales.read_catalog)


def _plainness(folder: Path | None) -> Iterator[Finding]:
    """Whether the words are plain, in each language that has rules for it, and the pictograms known."""
    every, rules = [*content(), *(own(folder).sources if folder else ())], plain_words.shipped()
    words = own_catalogs.words(folder) if folder else {}
    yield from pictograms.unclear(pictograms.shipped(), every)
    yield from unplain(SOURCE, rules, every)
    for language in rules.languages:
        if language != SOURCE:
            yield from unplain(language, rules, every, {**words.get(language, {}), **_texts(language)})


def _texts(language: str) -> Mapping[str, str]:
    """Source to translation, of those that count the forms for many. Nothing where the catalog cannot be
    read: `check_language` tells so."""
    try:
        catalog = locales.read_catalog(language)
    except (PoFileError, OSError, ValueError):
        return {}
    return {_for_many(message.id): _for_many(message.string) for message in catalog if message.id}


def _for_many(forms: str | Sequence[str] | None) -> str:
    return forms if isinstance(forms, str) else forms[-1] if forms else ""


def _forms(string: str | Sequence[str] | None) -> str | tuple[str, ...]:
    return string if isinstance(string, str) else tuple(string or ("",))


def check_language(language: str, every: list[Sentence], read: Callable[[str], Catalog]) -> Iterator[Finding]:
    """What is wrong with one language's words for all sentences, or that its catalog cannot be read."""
    file = f"locales/{language}/LC_MESSAGES/leeswijzer.po"
    try:
        catalog = read(language)
    except PoFileError as error:
        yield Finding(file, error.lineno + 1, "", f"cannot be read: {error}")
        return
    except (OSError, ValueError) as error:
        yield Finding(file, 1, "", f"cannot be read: {error}")
        return
    texts = {_for_many(message.id): _forms(message.string) for message in catalog if message.id}
    yield from mistranslated(language, texts, every)
