"""The errands about language: texts that somebody called bad language, and texts that nobody read aloud."""

from collections.abc import Mapping

from bot.actions import attention
from bot.cards import named
from bot.office.listing import nothing, outcome
from bot.office.office import Given, Handled, Handler, Office
from bot.office.spelling import text_of
from bot.office.team import page
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Lines
from dialogs.scripts import fingerprint, texts


async def _words(office: Office, _: Given) -> Handled:
    found = await attention.reports(office.asking)
    choices = [
        Choice(
            one,
            phrase("attention_language", language=named(office.around.trees, one), number=str(number)),
        )
        for one, number in found.items()
    ]
    return Handled(Outcome("some" if choices else "none", nothing(choices), tuple(choices)))


async def _texts(office: Office, given: Given) -> Handled:
    """The words as they are now, and a button for each that is mended or good."""
    language = text_of(given, "attention.language")
    found = await attention.reported(office.asking, language)
    shown, values = page(found, given)
    says = tuple(
        phrase(
            "attention_text", place=one.node, number=str(one.count), words=_said(office, one.node, language)
        )
        for one in shown
    )
    choices = tuple(
        Choice(fingerprint(one.node), phrase("attention_settle", place=one.node)) for one in shown
    )
    return Handled(outcome(values, says or nothing(found), choices))


def _said(office: Office, node_id: str, language: str) -> str:
    node, wording = office.around.trees.nodes.get(node_id), office.around.wordings.get(language)
    sources = [*node.say, *([node.ask] if node.ask else [])] if node else []
    return " ".join(wording.of(source) if wording else source for source in sources)


async def _voices(office: Office, _: Given) -> Handled:
    """How many texts nobody and nothing has read aloud, by language."""
    await attention.count_attention(office.asking)
    silent = missing(office)
    lines = tuple(
        phrase("attention_silent", language=named(office.around.trees, one), number=str(number))
        for one, number in silent.items()
    )
    says = (phrase("attention_lines", lines=Lines(lines)),) if lines else nothing(lines)
    return Handled(Outcome("some" if lines else "none", says))


def missing(office: Office) -> dict[str, int]:
    around = office.around
    found = {}
    for language in around.wordings:
        every = texts(around.trees, around.content.readings, around.library, language)
        found[language] = sum(name not in around.recordings.get(language, {}) for name in every)
    return {language: number for language, number in found.items() if number}


ERRANDS: Mapping[str, Handler] = {
    "attention_words": _words,
    "attention_texts": _texts,
    "attention_voices": _voices,
}
