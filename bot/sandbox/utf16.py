"""Telegram counts text in UTF-16 units: most letters are one, most emoji are two."""


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The piece of a text that an entity covers; offset and length in UTF-16 units."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le")
