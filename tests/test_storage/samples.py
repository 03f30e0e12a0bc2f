"""Invented people and what they leave in the database."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dialogs.facts import Child, Family, Intake
from dialogs.session import Session
from storage.outbox import Outgoing

NOW = datetime(2026, 11, 21, 9, 30, 15, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

YUSUF = Child("1", "Yusuf", "2015-06", "groep7")
ELIF = Child("2", "Elif", "2018-02", "groep4")
FAMILY = Family(date(2026, 11, 20), "tr", "+31600000001", "Türkçe", (YUSUF, ELIF))
OTHERS = Family(date(2026, 11, 21), "nl", "+31600000002", "Nederlands", (Child("1", "Sanne", "2012-09"),))
INTAKE = Intake(
    "SB-7K4F",
    "studiebegeleiding",
    "1",
    "new",
    date(2026, 11, 21),
    answers=(("intake.subject", ("taal", "rekenen")), ("intake.remark", "Liever op woensdag")),
)
SESSION = Session(
    turn=7,
    revision="0f3a",
    language="tr",
    frames=("welkom.menu", "studiebegeleiding.subject"),
    answers={"child.first_name": "Yusuf", "intake.subject": ("taal", "rekenen")},
    trail=(("welkom.menu",), ("welkom.menu", "studiebegeleiding.child")),
    draft=("taal",),
    replay=True,
    last_tap="7.taal",
)


def url(file: Path | str) -> str:
    return f"sqlite+aiosqlite:///{file}"


def message(chat_id: int, text: str = "Hallo Yusuf") -> Outgoing:
    return Outgoing(chat_id, "sendMessage", {"text": text, "reply_markup": {"inline_keyboard": []}})
