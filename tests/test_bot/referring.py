"""A library whose Taalhuis has a chat of its own, and a parent who is sent there."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.campaigning import Campaigning
from bot.sandbox import Group, Person, Sandbox
from tests.test_bot.talking import Parent, Program

ZONE = ZoneInfo("Europe/Amsterdam")
DESK = -1001000000077
SENT = ["/start naar_taalhuis", ":nl", ":yes", ":yes", ":centrum"]
"""To the Taalhuis in the centre, with consent."""
CALL = [":call", ":morning", "06 12345678"]


def library(folder: Path) -> Path:
    """The sample library; its Taalhuis reads along in its own chat."""
    text = (files("dialogs") / "places" / "voorbeeldstad.yaml").read_text(encoding="utf-8")
    file = folder / "library.yaml"
    file.write_text(text.replace("taalhuis: {", f"taalhuis: {{chat: {DESK}, ", 1), encoding="utf-8")
    return file


def desk(sandbox: Sandbox) -> tuple[Person, Group]:
    """Somebody who works at the Taalhuis, and its chat."""
    person = sandbox.person("Coördinator", language_code="nl")
    return person, sandbox.group("Taalhuis", [person], chat_id=DESK)


def reference(program: Program) -> str:
    """The number of the newest referral."""
    return str(program.rows("referrals")[-1][0])


def asked_at(program: Program) -> list[datetime | None]:
    """When will be asked about each referral, local."""
    moments = [row[5] for row in program.rows("referrals")]
    return [datetime.fromtimestamp(one / 1_000_000, UTC).astimezone(ZONE) if one else None for one in moments]


def due(program: Program) -> datetime:
    """When will be asked about the newest referral, local."""
    found = asked_at(program)[-1]
    assert found
    return found


async def tick(program: Program, when: datetime) -> int:
    """What is sent by itself at a moment."""
    app = program.app
    count = await Campaigning(app.database, app.outbox, app.turns.around).send_due(when.astimezone(UTC))
    await program.rest()
    return count


async def asked(parent: Parent) -> datetime:
    """Three weeks later it is asked how it went: when that was."""
    when = due(parent.program)
    assert await tick(parent.program, when + timedelta(minutes=1)) == 1
    return when
