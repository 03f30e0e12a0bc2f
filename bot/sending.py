"""One row of the outbox to Telegram, and what its answer means for the row."""

import json
import random
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.api import Api
from bot.files import FILE, File, of_file
from storage.outbox import Queued

MOST_ATTEMPTS = 12
"""With doubling pauses that is over an hour and a half of trying."""
LONGEST_PAUSE = 900.0
_UNCHANGED = "message is not modified"
_IS_GONE = "message to delete not found"
_CANNOT_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
)
_EDITS = ("editMessageText", "editMessageCaption")


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it. `message_id` where it became a message; `file` the id of what was uploaded."""

    message_id: int | None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Try again after so many seconds. `halts`: Telegram asked for the pause (429)."""

    seconds: float
    error: str
    halts: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked the bot, or is gone."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another id now."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this one."""

    error: str


Outcome = Sent | Later | Unreachable | Moved | Refused


async def send(api: Api, row: Queued) -> Outcome:
    """Do the call of a row; where a file goes with it, it is uploaded. Never raises for what Telegram or the
    network answers."""
    if file := of_file(row.outgoing.params):
        return await _send_file(api, row, file)
    body = f'{{"chat_id":{row.outgoing.chat_id},{row.body[1:]}'
    return await _outcome(api, row, api.post(row.outgoing.method, body))


async def send_sound(api: Api, row: Queued, sound: bytes) -> Outcome:
    """A sendVoice whose file goes with it (Ogg/Opus bytes). Never raises, as `send`."""
    params = {**row.outgoing.params, "chat_id": row.outgoing.chat_id}
    del params["voice"]
    return await _outcome(api, row, api.upload(row.outgoing.method, params, "voice", sound), uploads=True)


async def _send_file(api: Api, row: Queued, file: File) -> Outcome:
    others = {name: value for name, value in row.outgoing.params.items() if name != FILE}
    params = {**others, "chat_id": row.outgoing.chat_id}
    call = api.upload(row.outgoing.method, params, file.field, file.data, file.name, file.kind)
    return await _outcome(api, row, call)


async def _outcome(api: Api, row: Queued, call: Awaitable[bytes], uploads: bool = False) -> Outcome:
    try:
        answer = await call
        if uploads:
            return Sent(None, str(json.loads(answer)["result"]["voice"]["file_id"]))
        return Sent(_message_id(answer) if row.outgoing.slot else None)
    except RetryAfter as error:
        return Later(pause_of(error), "429", halts=True)
    except Forbidden as error:
        return _closed(row, error)
    except ChatMigrated as error:
        return Moved(error.new_chat_id)
    except BadRequest as error:
        return await _bad_request(api, row, error)
    except InvalidToken as error:
        return Later(60.0, type(error).__name__)
    except TimedOut:
        return _again(row, "uncertain")
    except NetworkError as error:
        return _again(row, type(error).__name__)


def with_params(row: Queued, **params: Any) -> Queued:
    """The row with other parameters, and the JSON that goes with them."""
    outgoing = replace(row.outgoing, params=params)
    return replace(row, outgoing=outgoing, body=json.dumps(params, ensure_ascii=False))


def _message_id(answer: bytes) -> int | None:
    """Read only where somebody wants to know it: the reply is a whole Message, or a ForumTopic."""
    result = json.loads(answer)["result"]
    if not isinstance(result, dict):
        return None
    return int(result["message_id"] if "message_id" in result else result["message_thread_id"])


async def _bad_request(api: Api, row: Queued, error: BadRequest) -> Outcome:
    """'Not modified' is success, and so is 'deleted already'; a message that cannot be edited any more is
    sent anew, and one whose topic was deleted goes to the group itself."""
    said = error.message.lower()
    if _UNCHANGED in said or _IS_GONE in said:
        return Sent(None)
    if row.outgoing.method in _EDITS and any(words in said for words in _CANNOT_EDIT):
        if "reply_markup" not in row.outgoing.params:
            return Sent(None)
        return await send(api, _as_message(row))
    if "message thread not found" in said and "message_thread_id" in row.outgoing.params:
        return await send(api, _without(row, "message_thread_id"))
    if "chat not found" in said or "user is deactivated" in said:
        return _closed(row, error)
    return Refused(error.message[:200])


def _closed(row: Queued, error: TelegramError) -> Outcome:
    """A person may leave; a group that takes nothing is a wrong setting, and its cards must not get lost."""
    return Refused(error.message[:200]) if row.outgoing.chat_id < 0 else Unreachable()


def _as_message(row: Queued) -> Queued:
    """The words beside a photo come as a text: an edit does not know which photo it was."""
    params = {"text" if key == "caption" else key: value for key, value in row.outgoing.params.items()}
    anew = _without(with_params(row, **params), "message_id")
    return replace(anew, outgoing=replace(anew.outgoing, method="sendMessage"))


def _without(row: Queued, name: str) -> Queued:
    return with_params(row, **{key: value for key, value in row.outgoing.params.items() if key != name})


def pause_of(error: RetryAfter) -> float:
    """The seconds that Telegram asks to wait (429, ResponseParameters.retry_after)."""
    given = error.retry_after
    return given.total_seconds() if isinstance(given, timedelta) else float(given)


def _again(row: Queued, error: str) -> Outcome:
    """Doubling pauses with jitter, so that a server that comes back is not met by all at once."""
    if row.attempts + 1 >= MOST_ATTEMPTS:
        return Refused(f"gave up after {MOST_ATTEMPTS} attempts: {error}")
    pause = min(LONGEST_PAUSE, 0.5 * 2**row.attempts)
    return Later(pause * random.uniform(0.8, 1.2), error)
