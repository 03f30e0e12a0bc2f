"""Answers that an errand took along, and moments, as the errands of the list of attention need them."""

from datetime import datetime

from bot.office.office import Given, Office


def text_of(given: Given, path: str) -> str:
    """An answer that is one text; '' where there is none."""
    found = given.get(path, "")
    return found if isinstance(found, str) else ""


def number_of(given: Given, path: str) -> int:
    """An answer that is a number; -1 for what is none, which nothing has."""
    found = text_of(given, path)
    return int(found) if found.isascii() and found.isdecimal() else -1


def moment(office: Office, at: datetime) -> str:
    """'21-11 10:32', local."""
    return f"{at.astimezone(office.around.zone):%d-%m %H:%M}"
