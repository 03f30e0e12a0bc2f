"""Recording texts: which one comes next, and what becomes of what was read."""

from collections.abc import Iterable, Mapping
from typing import Literal

from dialogs.effects import DropRecording, KeepRecording, Play, ReportWords
from dialogs.facts import Reading, Recording, Wording
from dialogs.phrases import phrase
from dialogs.prompt import Text
from dialogs.running import Run
from dialogs.scripts import fingerprint, of_node, script, texts

PART, NODE, FILE, LANGUAGE, SECONDS = (
    "voice.part",
    "voice.node",
    "voice.file",
    "voice.language",
    "voice.seconds",
)
_REPORTED = "taal.reported"


def voice(run: Run, what: Literal["missing", "recorded", "keep", "delete"]) -> None:
    """Carry out a tree's `voice` action."""
    match what:
        case "missing":
            _next(run, _missing(run))
        case "recorded":
            _next(run, [name for name in _names(run) if name in _recorded(run)])
        case "keep":
            run.change(_kept(run))
        case "delete":
            run.change(DropRecording(_text(run, NODE), _text(run, LANGUAGE)))


def play(run: Run, file: str) -> None:
    """Let a recording be heard: the one that was just made, or the one that is kept."""
    kept = _recorded(run).get(_text(run, NODE))
    run.emit(Play(file, draft=bool(kept and kept.draft and kept.file == file)))


def report(run: Run) -> None:
    """Note that the words of the question under this detour are not good; once for each person and text."""
    node, language = run.base[-1], run.spoken_beneath
    key = f"{language}:{node}"
    if run.answers.get(_REPORTED) != key:
        run.answers[_REPORTED] = key
        reading = of_node(run.trees.nodes[node], run.facts.library)
        run.emit(ReportWords(node, language, fingerprint(_script(run, reading, language))))


def parts(run: Run) -> tuple[str, ...]:
    """What a volunteer can choose to read from: the conversations, and what comes by itself."""
    return tuple(dict.fromkeys(reading.part for reading in _texts(run).values()))


def to_read(run: Run) -> str:
    """The words of the text at hand, in the language that is recorded; '' where it is gone."""
    reading = _texts(run).get(_text(run, NODE))
    return _script(run, reading, _text(run, LANGUAGE)) if reading else ""


def still_missing(run: Run) -> Text:
    """How many texts of this part nobody has read in this language."""
    left = sum(not _by_a_person(_recorded(run).get(name)) for name in _names(run))
    return phrase("voices_missing", count=left) if left else phrase("voices_all")


def _next(run: Run, candidates: Iterable[str]) -> None:
    """The first candidate behind the text at hand, and after the last the first one again."""
    every, waiting = _names(run), list(candidates)
    here = every.index(_text(run, NODE)) if _text(run, NODE) in every else -1
    behind = [name for name in waiting if every.index(name) > here]
    name = next(iter([*behind, *waiting]), "")
    recording = _recorded(run).get(name)
    run.answers[NODE], run.answers[FILE] = name, recording.file if recording else ""


def _missing(run: Run) -> list[str]:
    """Texts without a recording; when each has one, those that only a machine has read."""
    recorded, names = _recorded(run), _names(run)
    silent = [name for name in names if name not in recorded]
    return silent or [name for name in names if not _by_a_person(recorded[name])]


def _names(run: Run) -> list[str]:
    """The texts of the part that was chosen; before that, all."""
    part = _text(run, PART)
    return [name for name, reading in _texts(run).items() if part in ("", reading.part)]


def _texts(run: Run) -> Mapping[str, Reading]:
    return texts(run.trees, run.facts.readings, run.facts.library, _text(run, LANGUAGE))


def _kept(run: Run) -> KeepRecording:
    read = fingerprint(to_read(run))
    seconds = int(_text(run, SECONDS) or 0)
    return KeepRecording(_text(run, NODE), _text(run, LANGUAGE), read, _text(run, FILE), seconds)


def _script(run: Run, reading: Reading, language: str) -> str:
    return script(reading, run.facts.wordings.get(language, Wording()), run.facts.library)


def _recorded(run: Run) -> dict[str, Recording]:
    return dict(run.facts.recordings.get(_text(run, LANGUAGE), {}))


def _by_a_person(recording: Recording | None) -> bool:
    return recording is not None and not recording.draft


def _text(run: Run, path: str) -> str:
    value = run.find(path)
    return value if isinstance(value, str) else ""
