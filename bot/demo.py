"""`leeswijzer demo`: the real program and the local Telegram in one process, with a page to chat on."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot import logs
from bot.actions.acting import ADMIN
from bot.app import App, build
from bot.example_families import settle
from bot.moving import Moving
from bot.sandbox import Sandbox
from bot.service import until_stopped
from bot.settings import Settings, settings
from storage import team
from storage.crypto import new_key

TOKEN = "1:demo"  # noqa: S105 - the local Telegram's own, known to nobody else
STAFF_CHAT = -1001
RATE = 50
"""Messages a second to one person: where the clock is moved, many weeks pass in one of our seconds."""


async def demo(port: int, families: int = 0) -> None:
    """Until Ctrl-C, with so many families who signed up before. Everything is thrown away afterwards, and the
    key was made for this one time."""
    logs.begin()
    with tempfile.TemporaryDirectory(prefix="leeswijzer-") as folder:
        async with Sandbox(token=TOKEN, port=port, staff_chat_id=STAFF_CHAT) as sandbox:
            app = await build(
                _given(sandbox, Path(folder)), clock=lambda: datetime.fromtimestamp(sandbox.now(), UTC)
            )
            await _staff(app, sandbox)
            await settle(app, sandbox, families)
            await _until_stopped(app, sandbox)


async def _staff(app: App, sandbox: Sandbox) -> None:
    """The demo's coordinator may do everything; elsewhere the first admin comes by `leeswijzer invite`."""
    person = sandbox.staff_person
    if person:
        async with app.database.write() as tx:
            await team.join(tx, person.user_id, ADMIN, app.turns.clock(), str(person.user["first_name"]))
        await app.turns.look()


async def _until_stopped(app: App, sandbox: Sandbox) -> None:
    moving = Moving(app, sandbox)
    sandbox.moves_with(moving.to)
    try:
        print(f"\n  Open {sandbox.url} in a browser. Ctrl-C stops.\n", flush=True)
        await until_stopped(app)
    finally:
        await moving.end()
        await app.close()


def _given(sandbox: Sandbox, folder: Path) -> Settings:
    return settings(
        _env_file=None,
        token=TOKEN,
        api_url=sandbox.url,
        database_url=f"sqlite+aiosqlite:///{folder / 'demo.db'}",
        keys=new_key("demo"),
        staff_chat=STAFF_CHAT,
        rate_private=RATE,
    )
