"""A library whose groups are small, sign-ups for them, and a coordinator at work."""

from datetime import datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

from bot.sandbox import Message
from tests.test_bot.journeys import Tongue, arriving, plek3
from tests.test_bot.referring import ZONE
from tests.test_bot.talking import Parent, Program


def library(folder: Path, *capacities: int) -> Path:
    """The sample library, but with these groups of Plek 3: g1, g2 … with so many places."""
    text = (files("dialogs") / "places" / "voorbeeldstad.yaml").read_text(encoding="utf-8")
    groups = "".join(
        f"  - {{id: g{number}, programme: plek3, place: west, name: Groep {number}, capacity: {capacity}, "
        'when: "Fr 15:00-16:30"}\n'
        for number, capacity in enumerate(capacities, start=1)
    )
    lines = [line for line in text.splitlines() if "programme: plek3" not in line]
    file = folder / "library.yaml"
    file.write_text("\n".join(lines).replace("groups:", f"groups:\n{groups}", 1), encoding="utf-8")
    return file


async def signed_up(program: Program, tongue: Tongue) -> tuple[Parent, str]:
    """A parent who signed a child up for Plek 3, and the number of it."""
    parent = program.parent(tongue.name, tongue.code)
    await parent.does(*arriving(tongue, "plek3"), *plek3(tongue), ":confirm")
    return parent, str(program.rows("intakes")[-1][0])


async def opens(coordinator: Parent, reference: str) -> list[Message]:
    """From wherever to the card of a sign-up."""
    return await coordinator.does("/team", ":intakes", ":search", reference, f":{reference}")


def days_from_now(days: int) -> datetime:
    """Ten in the morning of a day to come."""
    return datetime.combine(datetime.now(ZONE).date() + timedelta(days=days), time(10), ZONE)


def statuses(program: Program) -> dict[str, tuple[str, str | None]]:
    """How each sign-up stands, and its group, by number."""
    return {row[0]: (row[5], row[12]) for row in program.rows("intakes")}


def happened(program: Program, reference: str) -> list[tuple[str, str | None]]:
    """The history of a sign-up: what, and on what."""
    return [(row[3], row[5]) for row in program.rows("intake_events") if row[1] == reference]
