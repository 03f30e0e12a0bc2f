"""`leeswijzer check`: the content and its translations looked over together."""

from collections.abc import Iterator
from importlib.resources import files

from bot import locales
from bot.extracting import content
from dialogs import commands, phrases
from dialogs.checking import Finding, check
from dialogs.checking.sentences import Sentence, sentences
from dialogs.checking.translations import mistranslated
from dialogs.errors import ContentError


def check_all() -> list[Finding]:
    """Every finding in the shipped trees, phrases, commands and catalogs; empty when all is well."""
    try:
        return sorted({*_content(), *_translations()})
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


def _translations() -> Iterator[Finding]:
    every = [sentence for source in content() for sentence in sentences(source)]
    for language in locales.translated():
        yield from _language(language, every)


def _language(language: str, every: list[Sentence]) -> Iterator[Finding]:
    file = f"locales/{language}/LC_MESSAGES/leeswijzer.po"
    try:
        catalog = locales.read_catalog(language)
    except (OSError, ValueError) as error:
        yield Finding(file, getattr(error, "lineno", None) or 1, "", f"cannot be read: {error}")
        return
    texts = {str(message.id): str(message.string) for message in catalog if message.id}
    yield from mistranslated(language, texts, every)
