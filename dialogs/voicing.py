"""Recording texts: which one comes next, and what becomes of what was read."""

from collections.abc import Sequence
from typing import Literal

from dialogs.effects import DropRecording, KeepRecording, Play, ReportWords
from dialogs.facts import Recording, Wording
from dialogs.phrases import phrase
from dialogs.prompt import Text
from dialogs.running import Run
from dialogs.scripts import fingerprint, order, script

NODE, FILE, LANGUAGE, SECONDS = "voice.node", "voice.file", "voice.language", "voice.seconds"
_REPORTED = "taal.reported"


def voice(run: Run, what: Literal["missing", "recorded", "keep", "delete"]) -> None:
    """Carry out a tree's `voice` action."""
    match what:
        case "missing":
            _next(run, _missing(run))
        case "recorded":
            _next(run, [node for node in order(run.trees) if node in _recorded(run)])
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
        run.emit(ReportWords(node, language, fingerprint(_script(run, node, language))))


def to_read(run: Run) -> str:
    """The words of the text at hand, in the language that is recorded."""
    node = _text(run, NODE)
    return _script(run, node, _text(run, LANGUAGE)) if node else ""


def still_missing(run: Run) -> Text:
    """How many texts nobody has read in this language."""
    left = len([node for node in order(run.trees) if not _by_a_person(_recorded(run).get(node))])
    return phrase("voices_missing", count=left) if left else phrase("voices_all")


def _next(run: Run, candidates: Sequence[str]) -> None:
    """The first candidate behind the text at hand, and after the last the first one again."""
    every = order(run.trees)
    here = every.index(_text(run, NODE)) if _text(run, NODE) in every else -1
    behind = [node for node in candidates if every.index(node) > here]
    node = next(iter([*behind, *candidates]), "")
    recording = _recorded(run).get(node)
    run.answers[NODE], run.answers[FILE] = node, recording.file if recording else ""


def _missing(run: Run) -> list[str]:
    """Texts without a recording; when each has one, those that only a machine has read."""
    recorded = _recorded(run)
    silent = [node for node in order(run.trees) if node not in recorded]
    return silent or [node for node in order(run.trees) if not _by_a_person(recorded[node])]


def _kept(run: Run) -> KeepRecording:
    node, language = _text(run, NODE), _text(run, LANGUAGE)
    read = fingerprint(_script(run, node, language))
    return KeepRecording(node, language, read, _text(run, FILE), int(_text(run, SECONDS) or 0))


def _script(run: Run, node: str, language: str) -> str:
    wording = run.facts.wordings.get(language, Wording())
    return script(run.trees.nodes[node], wording, run.facts.library)


def _recorded(run: Run) -> dict[str, Recording]:
    return dict(run.facts.recordings.get(_text(run, LANGUAGE), {}))


def _by_a_person(recording: Recording | None) -> bool:
    return recording is not None and not recording.draft


def _text(run: Run, path: str) -> str:
    value = run.find(path)
    return value if isinstance(value, str) else ""
