"""HTML as Telegram reads it, and lengths as Telegram counts them."""

import pytest
from telegram import Bot, MessageEntity

from bot.sandbox import Person
from tests.test_sandbox.conftest import Caller

GOOD = [
    ("<b>Hoi</b> Ali", "Hoi Ali", [("bold", 0, 3)]),
    ("🙂 <i>dag</i>", "🙂 dag", [("italic", 3, 3)]),
    ("a &lt;b&gt; &amp; &quot;c&quot; &#233;&#x1F642;", 'a <b> & "c" é🙂', []),
    ("<b>één <i>twee</i></b>", "één twee", [("bold", 0, 8), ("italic", 4, 4)]),
    ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd", [
        ("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1), ("strikethrough", 3, 1)]),
    ('<a href="https://example.org/?a=1&amp;b=2">hier</a>', "hier", [("text_link", 0, 4)]),
    ("<blockquote expandable>lang</blockquote>", "lang", [("expandable_blockquote", 0, 4)]),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
    ("  <b> wit </b>  ", "wit", [("bold", 0, 3)]),
    ("<b></b>leeg", "leeg", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), GOOD)
async def test_html_that_telegram_reads(
    bot: Bot, amina: Person, source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    message = await bot.send_message(amina.user_id, source, parse_mode="HTML")
    assert message.text == text
    assert [(entity.type, entity.offset, entity.length) for entity in message.entities] == entities


BAD = [
    ("<p>Dag</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("één <br>", 'Unsupported start tag "br" at byte offset 6'),
    ("<span>x</span>", 'Unsupported start tag "span"'),
    ("<b>Dag", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b>Dag</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("Dag</b>", "Unexpected end tag at byte offset 3"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
    ("ik <3 lezen", 'Unsupported start tag "3"'),
    ("Jan & Piet", 'The character "&" must be written as "&amp;"'),
    ("&nbsp;", 'The character "&"'),
    ("&amp", 'The character "&"'),
    ("4 > 3", 'The character ">"'),
    ("&#0;", "there is no character 0"),
    ("&#55357;", "there is no character 55357"),
]


@pytest.mark.parametrize(("source", "problem"), BAD)
async def test_html_that_is_refused(call: Caller, amina: Person, source: str, problem: str) -> None:
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text=source, parse_mode="HTML")
    assert refusal.startswith(f"400 Bad Request: can't parse entities: {problem}")


async def test_the_address_of_a_link_is_unescaped(bot: Bot, amina: Person) -> None:
    message = await bot.send_message(
        amina.user_id, '<a href="https://e.org/?a&amp;b">x</a>', parse_mode="HTML"
    )
    assert message.entities[0].url == "https://e.org/?a&b"


@pytest.mark.parametrize("text", ["", "  \n ", "<b> </b>"])
async def test_a_text_with_nothing_to_see(call: Caller, amina: Person, text: str) -> None:
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text=text, parse_mode="HTML")
    assert refusal == "400 Bad Request: message text is empty"


@pytest.mark.parametrize("letter", ["a", "é", "🙂"])
async def test_a_text_may_have_4096_utf16_units(call: Caller, amina: Person, letter: str) -> None:
    most = letter * (4096 * 2 // len(letter.encode("utf-16-le")))
    await call.result("sendMessage", chat_id=amina.user_id, text=f"<b>{most}</b>", parse_mode="HTML")
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text=most + "a")
    assert refusal == "400 Bad Request: message is too long"


async def test_entities_instead_of_a_parse_mode(bot: Bot, call: Caller, amina: Person) -> None:
    bold = MessageEntity("bold", 0, 3)
    assert (await bot.send_message(amina.user_id, "Dag", entities=[bold])).entities == (bold,)
    beyond = [{"type": "bold", "offset": 2, "length": 3}]
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag", entities=beyond)
    assert "outside the text" in refusal


@pytest.mark.parametrize(
    ("mode", "problem"), [("XML", "400 Bad Request: unsupported parse_mode"), ("MarkdownV2", "501 ")]
)
async def test_other_parse_modes(call: Caller, amina: Person, mode: str, problem: str) -> None:
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag", parse_mode=mode)
    assert refusal.startswith(problem)
