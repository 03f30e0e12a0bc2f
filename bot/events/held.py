"""The name of a notice that waits for the morning: of which event, to which family, and what it says."""

from dataclasses import dataclass

from storage.outbox import Queued

PLACE, CHANGED, CANCELLED = "place", "changed", "cancelled"
_PREFIX = "event"


@dataclass(frozen=True, slots=True)
class Held:
    """A notice by what it is about. `kind`: PLACE, CHANGED or CANCELLED."""

    event: int
    family: int
    kind: str

    @property
    def slot(self) -> str:
        """By which it is known again among what is to be sent: 'event:17:4:place'."""
        return f"{_PREFIX}:{self.event}:{self.family}:{self.kind}"


def held(row: Queued) -> Held | None:
    """The notice that a row of the outbox is; None for anything else."""
    match (row.outgoing.slot or "").split(":"):
        case [prefix, event, family, kind] if prefix == _PREFIX:
            return Held(int(event), int(family), kind)
        case _:
            return None
