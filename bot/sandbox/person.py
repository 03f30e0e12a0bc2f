"""A person with Telegram on the phone, played by a test or by the page."""

from bot.sandbox.buttons import find_button
from bot.sandbox.chats import Account, Chat
from bot.sandbox.ears import Ear, NothingHeard
from bot.sandbox.facts import Json
from bot.sandbox.group import Group
from bot.sandbox.incoming import block, edit, reply_body, say, tap, text_body, topic_body, voice_message
from bot.sandbox.messages import Message
from bot.sandbox.methods.media import document_body, photo_body
from bot.sandbox.parameters import Upload
from bot.sandbox.sounds import hum
from bot.sandbox.taps import Toast
from bot.sandbox.world import World

_LONGEST_HUM = 60
PHOTO = b"\xff\xd8\xff\xe0 a photo"


class Person:
    """Acts in the private chat with the bot, or in a group given as `chat`."""

    def __init__(self, world: World, account: Account, ear: Ear) -> None:
        self._world = world
        self._account = account
        self._ear = ear
        self.chat: Chat = world.chats[account.user_id]

    @property
    def user_id(self) -> int:
        """The number by which Telegram knows the person; also the id of the private chat."""
        return self._account.user_id

    @property
    def user(self) -> Json:
        """The person as a Bot API `User`."""
        return self._account.user

    @property
    def last(self) -> Message:
        """The newest message of the bot in the private chat."""
        return self._ear.last

    @property
    def toasts(self) -> list[Toast]:
        """The answers to taps this person has seen, oldest first."""
        return list(self._world.toasts[self.user_id])

    async def hears(self, count: int = 1, timeout: float = 10) -> list[Message]:  # noqa: ASYNC109
        """What the bot sent or edited here since the last time, at least `count`. Raises `NothingHeard`."""
        return await self._ear.hears(count, timeout)

    async def hears_quiet(self, seconds: float) -> None:
        """The bot is silent here for so long. Raises `NotQuiet`."""
        await self._ear.hears_quiet(seconds)

    async def answered(self, query_id: str, timeout: float = 10) -> Toast:  # noqa: ASYNC109
        """The answer to a tap in the private chat, when it comes. Raises `NothingHeard`."""
        if not await self._ear.until(lambda: self._answer(query_id) is not None, timeout):
            raise NothingHeard(f"the tap {query_id} was not answered within {timeout} s")
        answer = self._answer(query_id)
        if answer is None:
            raise NothingHeard(query_id)
        return answer

    async def types(
        self, text: str, chat: Group | None = None, reply_to: int | None = None, thread: int | None = None
    ) -> int:
        """Write a text or a command, perhaps in a topic; the message id."""
        return self._sends(text_body(text), chat, reply_to, thread)

    async def edits(self, message_id: int, text: str, chat: Group | None = None) -> None:
        """Change an earlier message of one's own."""
        edit(self._world, self._account, self._where(chat), message_id, text_body(text))

    async def taps(self, button: str, message: Message | int | None = None, chat: Group | None = None) -> str:
        """Tap the newest button of this label or callback data; the query id. Raises `NoSuchButton`."""
        where = self._where(chat)
        post, data = find_button(where, button, message)
        return tap(self._world, self._account, where, post.message["message_id"], data)

    async def taps_old(self, message_id: int, data: str, chat: Group | None = None) -> str:
        """Tap a button that may be gone, as an app that has not been refreshed can; the query id."""
        return tap(self._world, self._account, self._where(chat), message_id, data)

    async def forges(self, data: str, message_id: int | None = None, chat: Group | None = None) -> str:
        """Send any callback data at all, as a forged app can; on the bot's newest message. The query id."""
        where = self._where(chat)
        newest = max((number for number, post in where.posts.items() if post.from_bot), default=0)
        return tap(self._world, self._account, where, message_id or newest, data)

    async def shares_contact(self, phone: str, own: bool = True) -> int:
        """Share one's own phone number, or that of somebody who is not in Telegram."""
        names: Json = {key: self.user[key] for key in ("first_name", "last_name") if key in self.user}
        whose: Json = {**names, "user_id": self.user_id} if own else {"first_name": "Tante"}
        return self._sends({"contact": {"phone_number": phone, **whose}})

    async def sends_sticker(self, emoji: str = "🙂") -> int:
        """Send a sticker."""
        stored = self._world.files.keep("sticker", Upload("sticker.webp", b"RIFF", "image/webp"))
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._sends({"sticker": stored.facts() | shape | {"emoji": emoji}})

    async def sends_photo(
        self,
        caption: str | None = None,
        content: bytes = PHOTO,
        chat: Group | None = None,
        reply_to: int | None = None,
    ) -> int:
        """Send a photo."""
        stored = self._world.files.keep("photo", Upload("photo.jpg", content, "image/jpeg"))
        body = {"photo": photo_body(stored)} | ({"caption": caption} if caption else {})
        return self._sends(body, chat, reply_to)

    async def sends_voice(
        self,
        duration: int = 3,
        content: bytes | None = None,
        chat: Group | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> int:
        """Send a voice message of `duration` seconds, a hum when no `content` is given; the message id."""
        said = hum(min(duration, _LONGEST_HUM)) if content is None else content
        return self._sends(voice_message(self._world, duration, said), chat, reply_to, thread)

    async def sends_document(self, filename: str = "brief.pdf", content: bytes = b"%PDF-1.7") -> int:
        """Send a file."""
        stored = self._world.files.keep("document", Upload(filename, content, "application/pdf"))
        return self._sends({"document": document_body(stored)})

    async def sends_location(self, latitude: float = 51.37, longitude: float = 6.17) -> int:
        """Send a place."""
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}})

    async def forbids_voice(self) -> None:
        """Let nobody send voice messages: the bot gets 400 VOICE_MESSAGES_FORBIDDEN, texts still come."""
        self.chat.takes_voice = False

    async def blocks(self) -> None:
        """Block the bot; it learns of it by a `my_chat_member` update."""
        block(self._world, self._account, self.chat, blocked=True)

    async def unblocks(self) -> None:
        """Let the bot in again."""
        block(self._world, self._account, self.chat, blocked=False)

    async def deactivates(self) -> None:
        """Delete one's Telegram account: the bot is not told, and gets 403 from now on."""
        self.chat.closed = "user is deactivated"

    def _where(self, chat: Group | None) -> Chat:
        return self.chat if chat is None else chat.chat

    def _sends(
        self,
        body: Json,
        chat: Group | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> int:
        where = self._where(chat)
        placed = topic_body(where, thread) | reply_body(where, reply_to)
        return say(self._world, self._account, where, body | placed)

    def _answer(self, query_id: str) -> Toast | None:
        return next((toast for toast in self.toasts if toast.query_id == query_id), None)
