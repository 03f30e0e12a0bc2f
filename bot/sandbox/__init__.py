"""A local Telegram for tests and the demo: at least as strict as the real Bot API, in one process."""

from bot.sandbox.api import Call
from bot.sandbox.buttons import NoSuchButton
from bot.sandbox.ears import NothingHeard, NotQuiet
from bot.sandbox.group import Group
from bot.sandbox.messages import Message
from bot.sandbox.person import Person
from bot.sandbox.refusals import SandboxMisuse
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.taps import Toast

__all__ = [
    "Call",
    "Group",
    "Message",
    "NoSuchButton",
    "NotQuiet",
    "NothingHeard",
    "Person",
    "Sandbox",
    "SandboxMisuse",
    "Toast",
]
