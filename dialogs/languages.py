"""Languages by code, each with its name in its own script, and which one Telegram's hint points at."""

from collections.abc import Collection

NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "pl": "Polski",
    "uk": "Українська",
    "ti": "ትግርኛ",
    "so": "Soomaali",
    "fa": "فارسی",
    "es": "Español",
    "zh_Hans": "简体中文",
    "fy": "Frysk",
}
SOURCE = "nl"
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
_ALIASES = {"zh": "zh_Hans", "prs": "fa"}
"""Tags that Telegram may give for a language we write in one way: any Chinese; Dari, the Persian of Kabul."""


def hinted(hint: str, offered: Collection[str] = NAMES) -> str:
    """The offered language that Telegram's language_code (an IETF tag, maybe empty) points at; else Dutch."""
    base = hint.replace("_", "-").partition("-")[0].lower()
    language = _ALIASES.get(base, base)
    return language if language in offered else SOURCE


def ordered(hint: str, offered: Collection[str] = NAMES) -> list[str]:
    """All offered codes, the hinted one first."""
    first = hinted(hint, offered)
    return [first, *(code for code in NAMES if code != first and code in offered)]
