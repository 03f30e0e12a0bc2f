"""Every sentence of a content file with its place and the room it has in Telegram."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.running import PLACEHOLDER
from dialogs.source import Place, Source

MESSAGE = 4096
"""Characters of a message (Bot API, sendMessage)."""
LABEL = 64
"""Characters of a button that a phone shows without cutting it off; our own rule."""
TIP = 600
"""Characters of a part of a tip; in Dutch and English the limit for messages is half of that."""
_TOAST = 200
_ROOM: Mapping[str, int] = {
    "bot_description": 512,
    "bot_short": 120,
    "old_button": _TOAST,
    "first_question": _TOAST,
}
"""Characters of setMyDescription, setMyShortDescription and answerCallbackQuery (Bot API)."""
_ABOUT = 256
_BUTTONS = frozenset(
    {
        "back",
        "skip",
        "language",
        "person",
        "stop",
        "done",
        "change",
        "share_contact",
        "listen",
        "desk",
        "did_it",
        "did_not",
        "pause",
        "go_on",
        "danger_person",
        "voice_talks",
        "voice_calls",
        "voice_tips",
        "event_come",
        "event_children",
        "event_alone",
        "event_good",
        "event_fine",
        "event_bad",
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Dutch sentence, where it stands, and at most how long (characters) it and its translations may be.
    One that counts has its form for one in `singular`, and in `text` the form for many."""

    source: Source
    place: Place
    text: str
    room: int
    singular: str = ""


def sentences(source: Source) -> Iterator[Sentence]:
    """The sentences of one file: a tree, phrases.yaml or commands.yaml. What is only holes and signs is
    none: there is nothing to say in another way."""
    yield from (sentence for sentence in every(source) if _has_words(sentence.text))


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in PLACEHOLDER.sub("", text))


def every(source: Source) -> Iterator[Sentence]:
    """The same, with those that are only holes and signs."""
    if not isinstance(source.data, dict):
        return
    if source.file == "commands.yaml":
        yield from _of_commands(source)
        return
    reader = next((reader for name, reader in _KINDS.items() if name in source.data), _of_phrases)
    yield from reader(source)


def _of_commands(source: Source) -> Iterator[Sentence]:
    for name, command in source.data.items():
        yield Sentence(source, (name, "about"), command["about"], _ABOUT)


def _of_phrases(source: Source) -> Iterator[Sentence]:
    for name, found in source.data.items():
        forms = found if isinstance(found, dict) else {"other": found}
        room = LABEL if name in _BUTTONS or name.startswith("staff_") else _ROOM.get(name, MESSAGE)
        yield Sentence(source, (name,), forms["other"], room, forms.get("one", ""))


def _of_template(source: Source) -> Iterator[Sentence]:
    yield Sentence(source, ("title",), source.data["title"], LABEL)
    yield Sentence(source, ("text",), source.data["text"], TIP)


def _of_band(source: Source) -> Iterator[Sentence]:
    """The parts of each set; a part is a message of its own."""
    for index, one in enumerate(source.data.get("sets", ())):
        for part in ("why", "do", "without", "more", "easier"):
            if isinstance(one, dict) and isinstance(text := one.get(part), str):
                yield Sentence(source, ("sets", index, part), text, TIP)


def _of_desks(source: Source) -> Iterator[Sentence]:
    """A desk's button, and what is told of it."""
    for name, desk in source.data["desks"].items():
        place = ("desks", name)
        yield Sentence(source, (*place, "label"), desk["label"], LABEL)
        yield from (
            Sentence(source, (*place, part), desk[part], TIP)
            for part in ("name", "bring", "helps")
            if part in desk
        )
        yield from _of_what(source, place, desk)
        for whom, words in desk.get("for", {}).items():
            yield Sentence(source, (*place, "for", whom, "label"), words["label"], LABEL)
            yield from _of_what(source, (*place, "for", whom), words)


def _of_what(source: Source, place: Place, words: Mapping[str, Any]) -> Iterator[Sentence]:
    for number, text in enumerate(words.get("what", ())):
        yield Sentence(source, (*place, "what", number), text, TIP)


def _of_measure(source: Source) -> Iterator[Sentence]:
    """The questions for the parent and the child, or those for teachers by programme."""
    data = source.data
    lists: dict[Place, Any] = {(who,): data.get(who, ()) for who in ("parent", "child")}
    lists |= {("asks", programme): own for programme, own in data.get("asks", {}).items()}
    for place, asks in lists.items():
        for index, one in enumerate(asks):
            yield Sentence(source, (*place, index, "ask"), one["ask"], TIP)


def _of_campaign(source: Source) -> Iterator[Sentence]:
    for kind in ("steps", "moments"):
        for index, one in enumerate(source.data.get(kind, ())):
            yield from _of_step(source, (kind, index), one)


def _of_step(source: Source, place: Place, step: Mapping[str, Any]) -> Iterator[Sentence]:
    for number, text in enumerate(step.get("say", ())):
        yield Sentence(source, (*place, "say", number), text, TIP)
    for name, answer in step.get("answers", {}).items():
        yield Sentence(source, (*place, "answers", name, "label"), answer["label"], LABEL)
        yield Sentence(source, (*place, "answers", name, "say"), answer["say"], TIP)


def named(source: Source, place: Place) -> tuple[str, ...]:
    """A place with ids for numbers, so that its name stays when something is put before it: ('sets',
    'faces', 'do')."""
    steps, here = list[str](), source.data
    for step in place:
        here = here[step]
        own = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        steps.append(str(own or step))
    return tuple(steps)


def _of_tree(source: Source) -> Iterator[Sentence]:
    for name, node in source.data.items():
        if isinstance(node, dict):
            yield from _of_node(source, name, node)


def _of_node(source: Source, name: str, node: Mapping[str, object]) -> Iterator[Sentence]:
    says = node.get("say", ())
    for index, text in enumerate([says] if isinstance(says, str) else says if isinstance(says, list) else ()):
        yield Sentence(source, (name, "say", index), text, MESSAGE)
    for part, room in (("ask", MESSAGE), ("label", LABEL)):
        if isinstance(text := node.get(part), str):
            yield Sentence(source, (name, part), text, room)
    choices = node.get("choices")
    for choice, spec in choices.items() if isinstance(choices, dict) else ():
        label = spec.get("label", "") if isinstance(spec, dict) else spec
        yield Sentence(source, (name, "choices", choice), label, LABEL)


_KINDS: Mapping[str, Callable[[Source], Iterator[Sentence]]] = {
    "tree": _of_tree,
    "band": _of_band,
    "campaign": _of_campaign,
    "measure": _of_measure,
    "desks": _of_desks,
    "template": _of_template,
}
"""How a file is read, by the name that only a file of its kind has."""
