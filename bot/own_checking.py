"""`leeswijzer check` on a library's own content: all that would stop it, and who will not get it."""

from collections.abc import Iterator
from pathlib import Path

from bot import own_catalogs, shelf
from bot.catalogs import wordings
from bot.own_content import Own, content, own
from dialogs import steps, tips
from dialogs.checking import Finding
from dialogs.checking.campaigns import uncovered
from dialogs.checking.overlay import holes, lost
from dialogs.checking.sentences import Sentence, sentences
from dialogs.checking.translations import mistranslated
from dialogs.checking.wording import misworded_file


def check_own(folder: Path) -> Iterator[Finding]:
    """What is wrong in a library's folder, but for how plain its words are. Raises SettingWrong, and
    ContentError for what stops the bot."""
    files, (merged, _) = own(folder), content(folder, wordings())
    yield from uncovered(merged.tips, {**tips.sources(), **{one.file: one for one in files.tips}})
    for source in files.campaigns:
        yield from lost(merged.calls.steps, steps.shipped().steps, source)
    for source in files.sources:
        yield from (*misworded_file(source), *holes(source))
    for language, words in own_catalogs.words(folder).items():
        translated = [sentence for sentence in _sentences(files) if sentence.text in words]
        yield from mistranslated(language, words, translated)


def notes(folder: Path) -> Iterator[str]:
    """A line for each language that lacks own texts: nothing is wrong, but whoever reads it does not get what
    they belong to. Raises SettingWrong and ContentError."""
    every = {sentence.text for sentence in _sentences(own(folder))}
    _, words = content(folder, wordings())
    for language in shelf.translated():
        if missing := len(every - words[language].texts.keys()):
            yield f"{language}: {missing} of {len(every)} own texts not translated; their tips are not sent"


def _sentences(files: Own) -> Iterator[Sentence]:
    for source in files.sources:
        yield from sentences(source)
