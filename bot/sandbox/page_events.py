"""Server-sent events: what changes in the two chats that a page shows."""

import asyncio
import json
from collections.abc import AsyncIterator

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json
from bot.sandbox.page_views import chat_view, keyboard_view, message_view
from bot.sandbox.person import Person
from bot.sandbox.world import World

_SHOWN = ("message", "edit")


async def page_events(world: World, person: Person, staff: Chat | None) -> AsyncIterator[str]:
    """First a snapshot of both chats, then every change, each as one event of JSON."""
    changes: asyncio.Queue[Json] = asyncio.Queue()

    def watch(event: str, chat: Chat | None, detail: Json) -> None:
        if chat is None:
            changes.put_nowait({"kind": event, **detail})
        elif chat is person.chat or chat is staff:
            changes.put_nowait(_change(world, person, event, chat, detail))

    world.watch(watch)
    try:
        yield _event(snapshot(world, person, staff))
        while True:
            yield _event(await changes.get())
    finally:
        world.unwatch(watch)


def snapshot(world: World, person: Person, staff: Chat | None) -> Json:
    """Everything a page shows."""
    group = (
        chat_view(staff) | {"title": staff.facts["title"], "own": next(iter(staff.members))}
        if staff
        else None
    )
    return {
        "kind": "snapshot",
        "now": world.now(),
        "clock_moves": world.clock.advance is not None,
        "bot": world.profile.names.get("", ""),
        "person": person.user,
        "description": _description(world, person),
        "commands": _commands(world, person),
        "private": chat_view(person.chat),
        "staff": group,
    }


def _change(world: World, person: Person, event: str, chat: Chat, detail: Json) -> Json:
    change: Json = {"kind": event, "chat": "private" if chat is person.chat else "staff"}
    if event in _SHOWN:
        view = message_view(chat.posts[detail["message_id"]])
        return change | {"message": view, "keyboard": keyboard_view(chat)}
    if event == "commands":
        return change | {"commands": _commands(world, person)}
    return change | detail


def _commands(world: World, person: Person) -> list[Json]:
    language = str(person.user.get("language_code", ""))
    return world.profile.commands_for(person.chat.facts, person.user_id, language)


def _description(world: World, person: Person) -> str:
    texts = world.profile.descriptions
    return texts.get(str(person.user.get("language_code", ""))[:2]) or texts.get("", "")


def _event(change: Json) -> str:
    return f"data: {json.dumps(change, ensure_ascii=False)}\n\n"
