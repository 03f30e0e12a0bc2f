"""`leeswijzer run`: until SIGTERM or Ctrl-C; what is under way is finished first."""

import asyncio
import contextlib
import gc
import logging
import signal

from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.app import App, build
from bot.opening import blaming_settings
from bot.settings import PREFIX, SettingWrong, settings

log = logging.getLogger(__name__)


async def run() -> int:
    """The whole program. Raises SettingWrong; returns the exit code."""
    logs.begin()
    given = settings()
    try:
        with blaming_settings():
            app = await build(given)
    except InvalidToken as error:
        raise SettingWrong(f"{PREFIX}TOKEN: Telegram does not know this token") from error
    except TelegramError as error:
        raise SettingWrong(f"{PREFIX}API_URL: no Bot API answers there ({type(error).__name__})") from error
    try:
        await until_stopped(app)
    finally:
        await app.close()
    return 0


def rest_the_collector() -> None:
    """What is loaded at start lives as long as the program: the garbage collector need not look at it again.
    Without this a fifth of the time of a busy bot goes into looking (decision 003)."""
    gc.collect()
    gc.freeze()


async def until_stopped(app: App) -> None:
    """Run the program until a signal asks it to stop, or a part of it fails."""
    rest_the_collector()
    loop, running = asyncio.get_running_loop(), asyncio.ensure_future(app.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    log.info("stopped")
