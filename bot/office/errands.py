"""Every errand and who does it."""

from collections.abc import Mapping

from bot.office import (
    attention,
    audience,
    broadcasts,
    event_texts,
    events,
    exports,
    figures,
    intakes,
    kept,
    measures,
    team,
)
from bot.office.office import Handler

ERRANDS: Mapping[str, Handler] = {
    **team.ERRANDS,
    **broadcasts.ERRANDS,
    **audience.ERRANDS,
    **measures.ERRANDS,
    **events.ERRANDS,
    **event_texts.ERRANDS,
    **intakes.ERRANDS,
    **kept.ERRANDS,
    **attention.ERRANDS,
    **exports.ERRANDS,
    **figures.ERRANDS,
}
