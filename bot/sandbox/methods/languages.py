"""The two-letter language code by which the bot's own texts are kept."""

import re

from bot.sandbox.facts import Json
from bot.sandbox.refusals import bad_request

_TWO_LETTERS = re.compile(r"[a-z]{2}")


def language_of(params: Json) -> str:
    """`language_code`, "" for everybody else. Raises `Refused` for anything but two letters."""
    code = str(params.get("language_code", ""))
    if code and not _TWO_LETTERS.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code
