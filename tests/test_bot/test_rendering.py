"""A prompt as calls of the Bot API: never over Telegram's length, never half a sign, edits where it may."""

import html

from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogs import wordings
from bot.rendering import Call, settled, shown
from bot.texts import Texts
from dialogs.effects import Settle, Show
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Lines, Prompt, Text

NL = Texts(wordings()["nl"])
LINE = st.text(st.sampled_from("ab <>&\"'🦊é{}"), min_size=1, max_size=500)


def said(calls: list[Call]) -> list[str]:
    return [call.params["text"] for call in calls]


def units(text: str) -> int:
    """Telegram counts in UTF-16, after the entities are read."""
    return len(text.encode("utf-16-le")) // 2


@example(lines=["🦊" * 500] * 9, in_place=True)
@example(lines=["a" + "&" * 900], in_place=False)
@given(lines=st.lists(LINE, max_size=40), in_place=st.booleans())
def test_no_part_is_over_the_limit_nor_cut_within_an_entity(lines: list[str], in_place: bool) -> None:
    says = tuple(Text("{line}", (("line", line),)) for line in lines)
    prompt = Prompt("x", says=says, question=Text("Klopt dit?"), choices=(Choice("a", "A"),), stamp="1")
    parts = said(shown(Show(prompt, in_place), NL, 7))
    assert all(units(part) <= 4096 for part in parts)
    whole = "".join(parts).replace("<b>", "").replace("</b>", "")
    assert all(html.escape(html.unescape(part), quote=False) == part for part in _without_bold(parts))
    assert [sign for sign in html.unescape(whole) if not sign.isspace()] == [
        sign for sign in "".join((*lines, "Klopt dit?")) if not sign.isspace()
    ]


def _without_bold(parts: list[str]) -> list[str]:
    return [part.replace("<b>", "").replace("</b>", "") for part in parts]


def test_only_the_last_part_has_the_buttons() -> None:
    many = Lines(tuple(f"regel {number}" for number in range(900)))
    prompt = Prompt("x", says=(Text("{many}", (("many", many),)),), choices=(Choice("a", "A"),))
    calls = shown(Show(prompt, in_place=True), NL, 7)
    assert len(calls) > 1
    assert {call.method for call in calls} == {"sendMessage"}
    assert ["reply_markup" in call.params for call in calls] == [False] * (len(calls) - 1) + [True]


def test_problem_first_then_what_there_is_to_say_then_the_question_in_bold() -> None:
    prompt = Prompt("x", says=(Text("Dag."),), question=Text("Ja & nee?"), problem=phrase("empty"))
    text = "Ik zie nog geen tekst. Schrijf een paar woorden.\n\nDag.\n\n<b>Ja &amp; nee?</b>"
    assert said(shown(Show(prompt), NL, None)) == [text]


def test_where_a_button_was_tapped_the_message_changes() -> None:
    show = Show(Prompt("x", question=Text("Ja?")), in_place=True)
    edit = {"message_id": 7, "text": "<b>Ja?</b>", "parse_mode": "HTML"}
    assert shown(show, NL, 7) == [Call("editMessageText", edit)]
    assert shown(show, NL, None)[0].method == "sendMessage"
    assert shown(Show(show.prompt), NL, 7)[0].method == "sendMessage"


def test_a_settled_question_keeps_its_answer_and_loses_its_buttons() -> None:
    settle = Settle(Prompt("x", question=Text("Ja?")), phrase("answered", answer="Bo & Co"))
    text = "<b>Ja?</b>\n\n👉 Bo &amp; Co"
    assert settled(settle, NL, 7) == [
        Call("editMessageText", {"message_id": 7, "text": text, "parse_mode": "HTML"})
    ]
    assert settled(settle, NL, None) == []
