"""Commands by name: which tree each opens and what Telegram's menu says beside it."""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from dialogs.source import Source, read


class Command(BaseModel):
    """One command; `about` is Dutch source text, at most 256 characters (Bot API, BotCommand). Without `menu`
    it works, but stands in no list: it is for few."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tree: str
    about: str = Field(min_length=1, max_length=256)
    menu: bool = True


@cache
def source() -> Source:
    """The commands file with its lines. Raises ContentError when it is no YAML."""
    return read("commands.yaml", (files("dialogs") / "commands.yaml").read_text(encoding="utf-8"))


@cache
def commands() -> dict[str, Command]:
    """All commands in the order of the menu."""
    return TypeAdapter(dict[str, Command]).validate_python(source().data)


def tree_of(name: str) -> str | None:
    """The tree a command opens, or None for one we do not have."""
    command = commands().get(name)
    return command.tree if command else None
