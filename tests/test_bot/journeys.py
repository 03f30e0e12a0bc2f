"""Whole sign-ups as steps for `Parent.does`, in each language, with what must be read in the texts."""

from dataclasses import dataclass

FIRST_STRONG, POP = "\u2068", "\u2069"


@dataclass(frozen=True)
class Tongue:
    """How a parent of this language writes. `placed`: a piece of what they hear when there is a place."""

    code: str
    name: str
    month: str
    phone: str
    shown_phone: str
    shown_name: str


TONGUES = (
    Tongue("nl", "Sam", "maart 2016", "06 12345678", "+31 6 12345678", "Sam"),
    Tongue("en", "Robin", "March 2016", "0612345678", "+31 6 12345678", "Robin"),
    Tongue("tr", "Işıl", "Mart 2016", "+31612345678", "+31 6 12345678", "Işıl"),
    Tongue(
        "ar",
        "ياسمين",
        "٣-٢٠١٦",
        "٠٦١٢٣٤٥٦٧٨",
        f"{FIRST_STRONG}+31 6 12345678{POP}",
        f"{FIRST_STRONG}ياسمين{POP}",
    ),
)
NL = TONGUES[0]


def arriving(tongue: Tongue, payload: str = "") -> list[str]:
    """From /start to the first question behind consent."""
    return [f"/start {payload}".strip(), f":{tongue.code}", ":yes"]


def plek3(tongue: Tongue, recommended: str = "yes") -> list[str]:
    """From the child's name to the summary."""
    child = [tongue.name, tongue.month, ":groep6", f":{recommended}"]
    return [*child, "Het Kompas", ":.skip", ":music", ":.done", tongue.phone, f":{tongue.code}", ":.skip"]


def studiebegeleiding(tongue: Tongue, note: str = ":.skip") -> list[str]:
    """From 'for whom' to the summary."""
    child = [":parent", tongue.name, tongue.month, ":po", ":groep6", "De Regenboog"]
    wishes = [":homework", ":.done", ":monday", ":tuesday", ":.done", ":school", ":no"]
    return [*child, *wishes, tongue.phone, f":{tongue.code}", note]
