"""Families with sign-ups as they are stored, and the lists of them, read as a spreadsheet reads them."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import load_workbook

from bot.clock import Clock
from bot.sandbox import Message, Sandbox
from dialogs.facts import Child, Family, Intake
from storage import families, intakes, referrals
from tests.test_bot.talking import Parent, Program

DAY = date(2026, 11, 2)
PHONE = "+31612345678"


def clock(sandbox: Sandbox) -> Clock:
    """The sandbox's time, which tests can move."""
    return lambda: datetime.fromtimestamp(sandbox.now(), UTC)


def intake(reference: str, programme: str = "plek3", status: str = "new", **more: Any) -> Intake:
    """A sign-up of the first child."""
    return Intake(reference, programme, "1", status, DAY, **more)


async def signed_up(
    program: Program, name: str, *made: Intake, phone: str = PHONE, language: str = "ti"
) -> Parent:
    """A family whose child has this first name, with these sign-ups."""
    parent = program.parent("Ouder")
    child = Child("1", name, "2016-03", "groep6")
    family = Family(DAY, language, phone, "", (child,))
    chat, now = parent.person.user_id, datetime.now(UTC)
    async with program.app.database.write() as tx:
        ids = await families.create(tx, {chat: family}, now)
        await intakes.add(tx, [(ids[chat], chat, one, language) for one in made], now)
        await referrals.add(tx, [], now)
    return parent


def opened(sandbox: Sandbox, heard: Sequence[Message]) -> bytes:
    """What is in the file that was heard."""
    message = next(one for one in reversed(heard) if one.kind == "document")
    assert message.file_id is not None
    return sandbox.content(message.file_id)


def xlsx_rows(content: bytes) -> list[list[Any]]:
    """The cells of a workbook as a program reads them: a formula would begin with '='."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def kinds(content: bytes) -> set[str]:
    """The types of the cells: s for a text, d for a day, n for a number or nothing; f would be a formula."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return {cell.data_type for row in sheet.iter_rows() for cell in row}


def csv_rows(content: bytes) -> list[list[str]]:
    """The cells of a CSV file as the Dutch Excel reads it."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
