"""An event from its making to its end: invited, corrected and cancelled, all in the chat, each told once."""

from datetime import date

from bot.sandbox import Message
from tests.test_bot.eventing import AHEAD, family, stored
from tests.test_bot.talking import Parent, Program, until
from tests.test_bot.teaming import team_member
from tests.test_bot.test_event_making import made


def says(parent: Parent, words: str) -> list[Message]:
    """The messages in this chat that begin so."""
    return [message for message in parent.person.chat.messages if message.text.startswith(words)]


async def test_who_is_invited_reads_what_it_is_now_and_hears_once_that_it_is_off(program: Program) -> None:
    joke = await team_member(program, "Joke", "coordinator")
    amina, elif_ = await family(program, "Amina"), await family(program, "Elif", "tr")
    event = await made(joke, date.today() + AHEAD)
    await joke.does(":invite", ":ready", ":now")
    await until(lambda: says(amina, "🧸") and says(elif_, "🧸"))
    await amina.does(f":/komen:{event.number}", ":2")

    await joke.does("/team", ":events", f":{event.number}", ":change", ":place", ":west")
    await until(lambda: "Molenstraat 12" in says(amina, "🧸")[0].text)
    await until(lambda: "Molenstraat 12" in says(elif_, "🧸")[0].text)
    assert len(says(amina, "✏️ Let op. Dit is veranderd.")) == 1
    assert not says(elif_, "✏️")

    await joke.does(":cancel", ":one")
    await until(lambda: says(amina, "🚫") and says(elif_, "🚫"))
    await program.rest()
    assert len(says(amina, "🚫 Dit gaat niet door.")) == len(says(elif_, "🚫")) == 1
    assert (await stored(program))[0].status == "cancelled"
