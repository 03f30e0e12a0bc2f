"""The buttons beside a text: the same in Dutch and back, and the same by ear."""

from dialogs.languages import NAMES, SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Choice
from dialogs.running import Run
from dialogs.schema import Node

DUTCH, OWN, LISTEN, LISTEN_DUTCH = ".dutch", ".own", ".listen", ".listen_nl"
BUTTONS = frozenset({DUTCH, OWN, LISTEN, LISTEN_DUTCH})
TO_DUTCH = f"🇳🇱 {NAMES[SOURCE]}"
"""In every language the same: it names a language in its own script."""
TO_OWN = {language: f"🌐 {name}" for language, name in NAMES.items()}
_TO_DUTCH = Choice(DUTCH, TO_DUTCH)
_TO_OWN = {language: Choice(OWN, label) for language, label in TO_OWN.items()}


def row(run: Run, node: Node, in_dutch: bool = False) -> tuple[Choice, ...]:
    """What stands beside a node's words, which are shown in Dutch or in the person's language."""
    language = SOURCE if in_dutch else run.spoken
    heard = node.id in run.facts.recordings.get(language, ())
    listen = (Choice(LISTEN_DUTCH if in_dutch else LISTEN, phrase("listen")),) if heard else ()
    if run.spoken == SOURCE:
        return listen
    return (*listen, _TO_OWN[run.spoken] if in_dutch else _TO_DUTCH)
