"""After a deploy: a session made with other trees goes on where it can."""

from dialogs.moving import HOME
from dialogs.phrases import phrase
from dialogs.prompt import Text
from dialogs.running import Run
from dialogs.session import Frames


def renewed(run: Run) -> Text | None:
    """Mend the run's frames. Returns one friendly line where the person is moved; None where all stands."""
    run.trail = [step for step in run.trail if _stands(run, step)]
    run.said = tuple(one for one in run.said if one[1] in run.trees.nodes)
    if _stands(run, run.frames) and run.node.ask:
        return None
    run.draft, run.replay = (), False
    run.frames = run.trail.pop() if run.trail else (run.trees.starts[HOME],)
    run.turn += 1
    return phrase("renewed")


def _stands(run: Run, frames: Frames) -> bool:
    return bool(frames) and all(node_id in run.trees.nodes for node_id in frames)
