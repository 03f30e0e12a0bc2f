"""What the bot says about itself: names, descriptions, commands, menu button, webhook."""

from dataclasses import dataclass, field

from bot.sandbox.facts import Json


@dataclass
class Profile:
    """The bot's account. Texts are kept per two-letter language, "" for everybody else.

    `commands` are kept per (scope as sorted items, language); `menu_buttons` per chat id, None for all.
    """

    user: Json
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)

    @classmethod
    def of_token(cls, token: str) -> "Profile":
        """The account a token belongs to: the digits before the colon are its user id."""
        user_id = token.partition(":")[0]
        if not user_id.isdecimal():
            raise ValueError("a token begins with the user id of the bot and a colon, such as 1:demo")
        user = {
            "id": int(user_id),
            "is_bot": True,
            "first_name": "Leeswijzer",
            "username": "leeswijzer_demo_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        return cls(user, names={"": "Leeswijzer"})

    def commands_for(self, chat: Json, user_id: int, language: str) -> list[Json]:
        """The menu a person sees in a chat, narrowest scope first (#determining-list-of-commands)."""
        kind = "private" if chat["type"] == "private" else "group"
        for scope in (
            f"chat_member {chat['id']} {user_id}",
            f"chat {chat['id']}",
            f"all_{kind}_chats",
            "default",
        ):
            for code in (language[:2], ""):
                if (scope, code) in self.commands:
                    return self.commands[scope, code]
        return []


def scope_key(scope: Json | None) -> str:
    """A command scope as the key under which `Profile.commands` keeps it."""
    return (
        " ".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
        if scope
        else "default"
    )
