"""The whole state of the sandbox: one bot, the people and groups around it, and their messages."""

from collections import defaultdict
from itertools import count

from bot.sandbox.chats import Account, Chat, Watcher
from bot.sandbox.clock import Clock
from bot.sandbox.facts import Json
from bot.sandbox.messages import Post
from bot.sandbox.profile import Profile
from bot.sandbox.stored_files import Files
from bot.sandbox.taps import Taps, Toast
from bot.sandbox.updates import UpdateQueue

# Beyond 32 bits, as new accounts in Telegram are.
_FIRST_USER = 5_000_000_001
_FIRST_GROUP = 1_000_000_000_001


class World:
    """State and the few moves that change it; everything happens at once, without awaiting."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.clock = Clock(self._tell_time)
        self.profile = Profile.of_token(token)
        self.updates = UpdateQueue(self.now)
        self.taps = Taps(self.now)
        self.files = Files()
        self.accounts: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.toasts: defaultdict[int, list[Toast]] = defaultdict(list)
        self._watchers: list[Watcher] = []
        self._users = count(_FIRST_USER)
        self._groups = count(_FIRST_GROUP)
        self._private_numbers = count(1)

    def now(self) -> float:
        """The sandbox's time, in seconds since 1970; it may be ahead of the real one."""
        return self.clock.now()

    def add_account(self, user: Json) -> Account:
        """A new person, with a private chat; gives the id when `user` has none."""
        user = {"id": user.get("id") or next(self._users), "is_bot": False, **user}
        account = self.accounts[user["id"]] = Account(user)
        names: Json = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        self._add_chat(Chat({"id": user["id"], "type": "private", **names}, self._private_numbers))
        return account

    def add_group(self, title: str, chat_id: int | None, forum: bool) -> Chat:
        """A new supergroup with the bot in it."""
        number = chat_id or -int(f"100{next(self._groups) % 10**10:010d}")
        facts: Json = {"id": number, "type": "supergroup", "title": title}
        return self._add_chat(Chat(facts | ({"is_forum": True} if forum else {}), count(1)))

    def _add_chat(self, chat: Chat) -> Chat:
        chat.watchers = self._watchers
        self.chats[chat.chat_id] = chat
        return chat

    def watch(self, watcher: Watcher) -> None:
        """Call `watcher(event, chat, detail)` at every change of any chat; of no chat, when time passed."""
        self._watchers.append(watcher)

    def unwatch(self, watcher: Watcher) -> None:
        """Stop calling it."""
        self._watchers.remove(watcher)

    def _tell_time(self) -> None:
        for watcher in self._watchers:
            watcher("clock", None, {"now": self.now()})

    def post(self, chat: Chat, sender: Json, body: Json) -> Post:
        """Put a message into a chat; `body` holds its text or media as in the Bot API."""
        number = next(chat.numbers)
        message = {"message_id": number, "from": sender, "chat": chat.facts, "date": int(self.now()), **body}
        post = chat.posts[number] = Post(message, from_bot=bool(sender["is_bot"]))
        return post

    def show_toast(self, user_id: int, chat_id: int, toast: Toast) -> None:
        """A person sees the answer to a tap."""
        self.toasts[user_id].append(toast)
        self.chats[chat_id].ring()
        self.chats[chat_id].tell("toast", {"user_id": user_id, "text": toast.text, "alert": toast.alert})
