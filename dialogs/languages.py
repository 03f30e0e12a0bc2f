"""Languages by code, each with its name in its own script."""

NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
}
SOURCE = "nl"
RIGHT_TO_LEFT = frozenset({"ar"})


def hinted(hint: str) -> str:
    """The shipped language that Telegram's language_code (an IETF tag, maybe empty) points at; else Dutch."""
    base = hint.replace("_", "-").partition("-")[0].lower()
    return base if base in NAMES else SOURCE


def ordered(hint: str) -> list[str]:
    """All codes, the hinted one first."""
    first = hinted(hint)
    return [first, *(code for code in NAMES if code != first)]
