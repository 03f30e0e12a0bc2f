"""What a bot can learn about a chat and its members."""

from bot.sandbox.chats import Chat
from bot.sandbox.facts import Json, botapi
from bot.sandbox.methods.addressing import open_chat
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

_NO_GIFTS = dict.fromkeys(botapi().types["AcceptedGiftTypes"].required, False)


def get_chat(world: World, params: Json) -> Json:
    """#getchat"""
    chat = open_chat(world, params)
    full = chat.facts | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    if chat.pinned in chat.posts:
        full["pinned_message"] = chat.posts[chat.pinned].message
    if not chat.takes_voice:
        full["has_restricted_voice_and_video_messages"] = True
    return full


def get_member(world: World, params: Json) -> Json:
    """#getchatmember"""
    chat = open_chat(world, params)
    user_id = params["user_id"]
    if user_id == world.profile.user["id"]:
        return member(world.profile.user, "administrator" if chat.reads_all else "member")
    account = world.accounts.get(user_id)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(account.user, _status(chat, user_id))


def _status(chat: Chat, user_id: int) -> str:
    if user_id in chat.administrators:
        return "administrator"
    return "member" if user_id in chat.members or user_id == chat.chat_id else "left"


def member(user: Json, status: str) -> Json:
    """A `ChatMember` of this status, with every right it must name set to false."""
    shape = {"administrator": "ChatMemberAdministrator", "kicked": "ChatMemberBanned"}.get(status)
    required = botapi().types[shape].required if shape else {}
    rights: Json = {name: False for name, types in required.items() if types == "Boolean"}
    numbers: Json = {name: 0 for name, types in required.items() if types == "Integer"}
    return {"status": status, "user": user, **rights, **numbers}
