"""Updates as values: what the dialog is to make of each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals import Arrival, Presence, Tap, Where, arrival
from dialogs.inputs import (
    Commanded,
    Input,
    Located,
    SharedContact,
    Started,
    Tapped,
    Typed,
    Unreadable,
    Voiced,
)

SENDER = {"id": 7, "is_bot": False, "first_name": "Amina", "language_code": "tr"}


def message(kind: str = "private", **body: Any) -> Arrival:
    chat_id = 7 if kind == "private" else -7
    chat = {"id": chat_id, "type": kind}
    return arrival({"update_id": 1, "message": {"message_id": 2, "chat": chat, "from": SENDER, **body}})


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Sam", Typed("Sam")),
        ("/start", Started()),
        ("/start plek3", Started("plek3")),
        ("/START  plek3 ", Started("plek3")),
        ("/start@leeswijzer_bot plek3", Started("plek3")),
        (f"/start {'x' * 64}", Started("x" * 64)),
        (f"/start {'x' * 65}", Started()),
        ("/start twee woorden", Started()),
        ("/start ‮", Started()),
        ("/start 111222333", Started()),
        ("/help nu", Commanded("help")),
        ("/Help@leeswijzer_bot", Commanded("help")),
        ("/", Commanded("")),
        ("//", Commanded("/")),
        (" /help", Typed(" /help")),
    ],
)
def test_a_text(text: str, given: Input) -> None:
    assert message(text=text).given == given


@given(text=st.text(max_size=80))
def test_any_text_is_something(text: str) -> None:
    assert isinstance(message(text=text).given, Typed | Started | Commanded)
    found = message(text=f"/start {text}").given
    assert isinstance(found, Started)
    assert len(found.payload) <= 64


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"sticker": {}}, "sticker"),
        ({"photo": [], "caption": "Sam"}, "photo"),
        ({"video_note": {}}, "voice"),
        ({"audio": {}}, "voice"),
        ({"animation": {}, "document": {}}, "document"),
        ({"poll": {}}, "other"),
        ({"dice": {}}, "other"),
    ],
)
def test_what_cannot_be_read(body: dict[str, Any], kind: str) -> None:
    assert message(**body).given == Unreadable(kind)


def test_a_photo_can_be_sent_again_by_its_largest_size() -> None:
    sizes = [{"file_id": "small"}, {"file_id": "large"}]
    assert message(photo=sizes).given == Unreadable("photo", "large")


def test_a_shared_place() -> None:
    found = message(venue={}, location={"latitude": 52.09, "longitude": 5}).given
    assert found == Located(52.09, 5.0)


def test_a_voice_message() -> None:
    voice = {"file_id": "AwACAg", "file_unique_id": "x", "duration": 12}
    assert message(voice=voice).given == Voiced("AwACAg", 12)
    assert message(voice={"file_id": "AwACAg"}).given == Voiced("AwACAg", 0)


@pytest.mark.parametrize(
    "body", [{"pinned_message": {}}, {"new_chat_members": []}, {"group_chat_created": True}]
)
def test_what_telegram_says_itself_is_of_no_use(body: dict[str, Any]) -> None:
    assert message(**body).given is None


def test_a_contact() -> None:
    assert message(contact={"phone_number": "31612345678"}).given == SharedContact("31612345678")
    assert message(contact={}).given == SharedContact("")


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("private", Where.PRIVATE),
        ("group", Where.GROUP),
        ("supergroup", Where.GROUP),
        ("channel", Where.GROUP),
    ],
)
def test_where_it_happened(kind: str, where: Where) -> None:
    found = message(kind, text="x")
    assert (found.where, found.person_id, found.hint) == (where, 7, "tr")


@pytest.mark.parametrize(
    ("data", "given"),
    [
        ("1f:yes", Tapped("1f", "yes")),
        ("intake:SB-2222:taken", Tapped("intake", "SB-2222:taken")),
        ("junk", Tapped("junk", "")),
        (None, Tapped("", "")),
    ],
)
def test_a_tap(data: str | None, given: Tapped) -> None:
    chat = {"id": 7, "type": "private"}
    query = {"id": "99", "from": SENDER, "message": {"chat": chat, "message_id": 5, "date": 0}}
    found = arrival({"update_id": 1, "callback_query": query | ({"data": data} if data else {})})
    assert found.given == given
    assert found.tap == Tap("99", 5, data or "")


@pytest.mark.parametrize(
    ("status", "presence"), [("kicked", Presence.GONE), ("left", Presence.GONE), ("member", Presence.BACK)]
)
def test_who_leaves_and_comes_back(status: str, presence: Presence) -> None:
    change = {"chat": {"id": 7, "type": "private"}, "new_chat_member": {"status": status}}
    assert arrival({"update_id": 1, "my_chat_member": change}).presence == presence


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"edited_message": {"text": "x"}},
        {"channel_post": {"text": "x"}},
        {"callback_query": {"id": "1", "from": SENDER, "inline_message_id": "x"}},
        {"message": {"text": "x"}},
        {"something_new": {}},
    ],
)
def test_what_is_of_no_use_is_nothing(update: dict[str, Any]) -> None:
    assert arrival({"update_id": 1, **update}) == Arrival(1)
