"""A place on the map, and the next opening of a desk for the calendar of a phone."""

from datetime import datetime
from typing import Literal

from dialogs import directing
from dialogs.effects import ShowCalendar, ShowPin
from dialogs.hours import closes, next_opening
from dialogs.running import Run


def show(run: Run, what: Literal["pin", "calendar"]) -> None:
    """Carry out a tree's `show` action; nothing where there is no such place or moment."""
    place, desk = directing.place(run.answers, run.facts), str(run.answers.get(directing.CHOSEN, ""))
    if place is None:
        return
    run.in_place = False  # the question that follows belongs below it
    if what == "pin":
        if place.pin:
            run.emit(ShowPin(place.id))
        return
    library, now = run.facts.library, datetime.combine(run.facts.today, run.facts.clock)
    hours = directing.hours(library, desk, place)
    begins = next_opening(hours, now, library.closed)
    if begins:
        run.emit(ShowCalendar(desk, place.id, begins, closes(hours, begins, library.closed)))
