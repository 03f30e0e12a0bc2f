"""Rules for keyboards that types alone do not say (core.telegram.org/bots/api#inlinekeyboardbutton)."""

from bot.sandbox.facts import Json
from bot.sandbox.refusals import bad_request

DATA_BYTES = 64
MOST_BUTTONS = 100
_NO_ACTION = frozenset({"text", "icon_custom_emoji_id", "style"})
_ADDRESSES = ("http://", "https://", "tg://")


def check_markup(markup: Json | None) -> None:
    """Refuse a keyboard that Telegram refuses; the types have been checked before."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply(markup["keyboard"])


def _check_inline(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_inline_button(button)


def _check_inline_button(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    actions = [name for name in button if name not in _NO_ACTION]
    if len(actions) != 1:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one action is needed, found {actions or 'none'}"
        )
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not button["url"].startswith(_ADDRESSES):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _check_reply(rows: list[list[Json]]) -> None:
    if not any(rows):
        raise bad_request("reply keyboard markup has no buttons")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("keyboard button text must be non-empty")
        if len([name for name in button if name not in _NO_ACTION]) > 1:
            raise bad_request("can't parse keyboard button: at most one action is allowed")
