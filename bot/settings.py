"""Settings from the environment and .env; every one with what it is for. Secrets are never printed."""

from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict

from bot.api import TELEGRAM
from bot.limits import Limits
from dialogs.errors import ContentError
from dialogs.library import Library
from dialogs.source import read
from storage.crypto import KeyMalformed, KeyMissing, Keyring

PREFIX = "LEESWIJZER_"


class SettingWrong(Exception):
    """A setting that is missing or cannot be used; the message is one clear line that names it."""


class Settings(BaseSettings):
    """Where the bot runs and for whom."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    token: SecretStr = Field(description="the bot's token, from BotFather")
    api_url: str = Field(TELEGRAM, pattern=r"^https?://[^\s/]+", description="the Bot API server")
    database_url: str = Field("sqlite+aiosqlite:///leeswijzer.db", description="where everything is kept")
    keys: SecretStr = Field(description="keys that lock personal data: 'leeswijzer key' makes one")
    library: Path | None = Field(None, description="your library's YAML file; without it the fictional one")
    content: Path | None = Field(None, description="folder with your library's own tips and campaigns")
    staff_chat: int | None = Field(None, description="id of the chat where coordinators get intakes")
    timezone: str = Field("Europe/Amsterdam", description="zone of the library, for days and hours")
    rate_total: float = Field(29.3, gt=0, description="messages a second over all chats")
    rate_private: float = Field(1.0, gt=0, description="messages a second to one person")
    rate_group: float = Field(20 / 60, gt=0, description="messages a second to one group")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"'{name}' is no time zone, such as Europe/Amsterdam") from error
        return name

    @field_validator("content", mode="before")
    @classmethod
    def _empty_is_none(cls, folder: object) -> object:
        return folder or None

    def keyring(self) -> Keyring:
        """The keys. Raises SettingWrong."""
        try:
            return Keyring.parse(self.keys.get_secret_value())
        except (KeyMissing, KeyMalformed) as error:
            raise SettingWrong(f"{PREFIX}KEYS: not a usable key; 'leeswijzer key' makes one") from error

    def limits(self) -> Limits:
        """The sending limits: with a private rate above Telegram's, bursts grow along."""
        return Limits(
            total=self.rate_total,
            private=self.rate_private,
            private_burst=max(6.0, self.rate_private),
            group=self.rate_group,
            group_burst=max(10.0, self.rate_group),
        )


def settings(**given: Any) -> Settings:
    """Read the settings; `given` ones win. Raises SettingWrong with one line."""
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingWrong(_line(error)) from error


def _line(error: ValidationError) -> str:
    first = error.errors(include_input=False)[0]
    name = PREFIX + str(first["loc"][0]).upper()
    if first["type"] == "missing":
        return f"{name} is not set: {Settings.model_fields[str(first['loc'][0])].description}"
    return f"{name}: {first['msg'].removeprefix('Value error, ')}"


def library(path: Path | None) -> Library:
    """The library's file, or the fictional one. Raises SettingWrong with the place in the file."""
    file = path or Path(str(files("dialogs"))) / "places" / "voorbeeldstad.yaml"
    try:
        source = read(file.name, file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingWrong(f"{PREFIX}LIBRARY: {file.name} cannot be read ({error.strerror})") from error
    except UnicodeError as error:
        raise SettingWrong(f"{PREFIX}LIBRARY: {file.name} is not written in UTF-8") from error
    except ContentError as error:
        raise SettingWrong(f"{PREFIX}LIBRARY: {error}") from error
    try:
        return Library.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingWrong(f"{PREFIX}LIBRARY: {source.error(first['loc'], first['msg'])}") from error


def content_folder() -> Path | None:
    """Where the library's own content is, for commands that need no other setting."""
    folder = _given().get("content")
    return Path(folder) if folder else None


def library_file() -> Path | None:
    """The library's own file, for the same commands."""
    file = _given().get("library")
    return Path(file) if file else None


def described() -> list[str]:
    """A line for each setting: its name, its value or 'not set', what it is for. Secrets are not shown."""
    lines = []
    given = _given()
    for name, field in Settings.model_fields.items():
        value = given.get(name, field.default)
        shown = (
            "not set" if value in (None, "") or (field.is_required() and name not in given) else str(value)
        )
        if field.annotation is SecretStr and shown != "not set":
            shown = "set, not shown"
        lines.append(f"{PREFIX}{name.upper()} = {shown}\n    {field.description}")
    return lines


def _given() -> dict[str, Any]:
    """What the environment and .env say, as it stands there, whether it is right or not."""
    sources = (EnvSettingsSource(Settings), DotEnvSettingsSource(Settings))
    found: dict[str, Any] = {}
    for source in reversed(sources):
        found.update({name: value for name, value in source().items() if name in Settings.model_fields})
    return found
