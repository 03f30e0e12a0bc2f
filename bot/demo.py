"""`leeswijzer demo`: the real program and the local Telegram in one process, with a page to chat on."""

import tempfile
from pathlib import Path

from bot import logs
from bot.app import build
from bot.sandbox import Sandbox
from bot.service import until_stopped
from bot.settings import settings
from storage.crypto import new_key

TOKEN = "1:demo"  # noqa: S105 - the local Telegram's own, known to nobody else
STAFF_CHAT = -1001


async def demo(port: int) -> None:
    """Until Ctrl-C. Everything is thrown away afterwards, and the key was made for this one time."""
    logs.begin()
    with tempfile.TemporaryDirectory(prefix="leeswijzer-") as folder:
        async with Sandbox(token=TOKEN, port=port, staff_chat_id=STAFF_CHAT) as sandbox:
            app = await build(
                settings(
                    _env_file=None,
                    token=TOKEN,
                    api_url=sandbox.url,
                    database_url=f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}",
                    keys=new_key("demo"),
                    staff_chat=STAFF_CHAT,
                )
            )
            try:
                print(f"\n  Open {sandbox.url} in a browser. Ctrl-C stops.\n", flush=True)
                await until_stopped(app)
            finally:
                await app.close()
