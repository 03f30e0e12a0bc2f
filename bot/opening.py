"""The database that the settings name, opened; what goes wrong is told as the setting that is to blame."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.settings import PREFIX, Settings, SettingWrong
from storage.crypto import KeyMissing, Undecipherable
from storage.database import Database, DatabaseUnusable
from storage.schema import SchemaUnknown


@contextmanager
def blaming_settings() -> Iterator[None]:
    """Whatever opens a database within it raises SettingWrong instead of storage's errors."""
    try:
        yield
    except (KeyMissing, Undecipherable) as error:
        raise SettingWrong(f"{PREFIX}KEYS: these keys do not open what is stored") from error
    except DatabaseUnusable as error:
        raise SettingWrong(f"{PREFIX}DATABASE_URL: {error.problem}") from error
    except SchemaUnknown as error:
        raise SettingWrong(f"{PREFIX}DATABASE_URL: written by a newer release of Leeswijzer") from error


@asynccontextmanager
async def opened(given: Settings) -> AsyncIterator[Database]:
    """The database for a command beside the running program; closed at the end. Raises SettingWrong."""
    with blaming_settings():
        database = await Database.open(given.database_url, given.keyring())
    try:
        with blaming_settings():
            await database.migrate()
        yield database
    finally:
        await database.close()
