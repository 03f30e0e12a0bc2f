"""Writes the outcome of every transcript anew, after the content or the machine was changed on purpose.

Run `python -m tests.test_dialogs.recording` and read the difference before it is committed: it is what a
family will see."""

from bot.catalogs import wordings
from dialogs.replaying import replayed
from dialogs.transcript import record
from tests.test_dialogs.world import TRANSCRIPTS, place, transcripts, trees


def record_all() -> list[str]:
    """Replay all transcripts and write those that came out otherwise. Returns their names."""
    changed = []
    for name, written in transcripts().items():
        now = replayed(written, trees(), place(), wordings())
        if now != written:
            (TRANSCRIPTS / f"{name}.yaml").write_text(record(now), encoding="utf-8")
            changed.append(name)
    return changed


if __name__ == "__main__":
    print("\n".join(record_all()) or "nothing changed")
