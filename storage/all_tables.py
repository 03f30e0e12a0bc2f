"""Every table there is: whoever makes, checks or rekeys the whole database imports them from here."""

from storage import (
    broadcast_tables,
    event_tables,
    figure_tables,
    intake_tables,
    measure_tables,
    tables,
    team_tables,
)
from storage.columns import SEALED, metadata

__all__ = [
    "SEALED",
    "broadcast_tables",
    "event_tables",
    "figure_tables",
    "intake_tables",
    "measure_tables",
    "metadata",
    "tables",
    "team_tables",
]
