"""The composition root: every part made once and given to who needs it; started, watched, stopped."""

import asyncio
import logging
import time
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot import face, team_face
from bot.advancing import advance
from bot.api import Api
from bot.broadcasting.feeding import Feeder
from bot.campaigning import Campaigning, let_go_of_stale
from bot.catalogs import wordings
from bot.clock import Clock, utc
from bot.outbox import Outbox
from bot.own_content import content as sent_content
from bot.polling import Polling
from bot.settings import Settings, library
from bot.standing import Standing
from bot.surroundings import surroundings
from bot.talks.topics import has_topics
from bot.ticks import Ticks
from bot.turns import Turns
from dialogs import holidays
from dialogs.loading import Trees, shipped
from dialogs.whole import offered
from storage.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class App:
    """The program while it runs."""

    api: Api
    database: Database
    outbox: Outbox
    feeder: Feeder
    turns: Turns
    polling: Polling
    ticks: Ticks

    async def run(self) -> None:
        """Until cancelled, or until one part fails: then all stop, and the failure is raised."""
        self.ticks.start()
        try:
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self.outbox.run())
                parts.create_task(self.feeder.run())
                parts.create_task(self.polling.run())
                parts.create_task(face.put_on(self.api, self.turns.around))
                parts.create_task(team_face.keep(self.api, self.turns.around, self.turns.standing))
        finally:
            self.ticks.stop()

    async def close(self) -> None:
        """Let go of connections and the database."""
        await self.api.request.shutdown()
        await self.database.close()


async def build(settings: Settings, trees: Trees | None = None, clock: Clock = utc) -> App:
    """Open everything and ask Telegram who we are; all that is due is due by `clock`. Raises SettingWrong,
    CatalogBroken, ContentError, storage's errors about keys and tables, and telegram.error.InvalidToken."""
    began = time.monotonic()
    shelf, content = library(settings.library), trees or shipped()
    sent, words = sent_content(settings.content, offered(content, wordings()))
    database = await Database.open(settings.database_url, settings.keyring())
    api = Api(settings.token.get_secret_value(), settings.api_url)
    try:
        await database.migrate()
        me = await api.call("getMe", {})
        zone = ZoneInfo(settings.timezone)
        forum = await has_topics(api, settings.staff_chat)
        around = surroundings(content, words, shelf, zone, settings.staff_chat, str(me["username"]))
        outbox = Outbox(database, api, settings.limits())
        await let_go_of_stale(database, around.zone, clock())
        async with database.write() as tx:
            await advance(tx, zone, clock())
        await outbox.load()
        around = replace(
            around, forum=forum, content=sent.closing(holidays.of(shelf)), rate=settings.rate_total
        )
        standing = Standing()
        await standing.look(database, around)
        feeder = Feeder(database, outbox, around, standing, clock)
        await feeder.look()
    except BaseException:
        await api.request.shutdown()
        await database.close()
        raise
    turns = Turns(around, database, outbox, standing, clock=clock)
    campaigning = Campaigning(database, outbox, around, standing)
    log.info("ready in %.2f s as @%s, for %s", time.monotonic() - began, around.bot_name, shelf.name)
    return App(
        api,
        database,
        outbox,
        feeder,
        turns,
        Polling(api, turns),
        Ticks(database, clock, turns.look, send_due=campaigning.send_due, zone=zone),
    )
