"""A message shown once more: in Dutch, in the person's own language again, or by ear.

The question on the table is made anew; of a message without a question the session keeps what it said."""

from dialogs.asking import notice, prompt
from dialogs.beside import DUTCH, LISTEN, LISTEN_DUTCH, OWN, row
from dialogs.effects import Play
from dialogs.errors import InputRejected
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Prompt
from dialogs.running import Run
from dialogs.session import Said


def press(run: Run, stamp: str, button: str) -> bool:
    """Do what a button beside a message says; False where that message is too long ago. Raises InputRejected
    for a recording that is gone."""
    said = next((one for one in run.said if one[0] == stamp), None)
    if stamp != run.stamp and said is None:
        return False
    if button in (LISTEN, LISTEN_DUTCH):
        _play(run, said[1] if said else run.node.id, SOURCE if button == LISTEN_DUTCH else run.spoken)
    elif button in (DUTCH, OWN):
        made = _said_again(run, said, button == DUTCH) if said else prompt(run, in_dutch=button == DUTCH)
        run.show(made, language=SOURCE if button == DUTCH else "")
    return True


def _play(run: Run, node: str, language: str) -> None:
    recording = run.facts.recordings.get(language, {}).get(node)
    if recording is None:
        raise InputRejected(phrase("no_recording"))
    run.emit(Play(recording.file, recording.draft, "" if language == run.language else language))


def _said_again(run: Run, said: Said, in_dutch: bool) -> Prompt:
    """With the values of then: a name or a number that was told may have been let go since."""
    stamp, node_id, values = said
    node, now = run.trees.nodes[node_id], run.answers
    run.answers = {**now, "child.key": "", **values}
    made = notice(run, node, (row(run, node, in_dutch),), stamp)
    run.answers = now
    return made
