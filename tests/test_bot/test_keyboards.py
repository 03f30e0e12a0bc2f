"""Buttons: their data within 64 bytes, their words without markup, side by side where that fits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogs import wordings
from bot.keyboards import markup
from bot.texts import Texts
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Prompt, Text

NL = Texts(wordings()["nl"])
FOOTER = ((Choice(".back", phrase("back")),), (Choice(".stop", phrase("stop")),))
IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,31}", fullmatch=True)


def labels(prompt: Prompt) -> list[list[str]]:
    made = markup(prompt, NL)
    assert made
    return [[button["text"] for button in row] for row in made["inline_keyboard"]]


@given(turn=st.integers(0, 2**40), ids=st.lists(IDS, max_size=5), label=st.text(min_size=1, max_size=60))
def test_data_is_stamp_and_id_and_within_telegrams_limit(turn: int, ids: list[str], label: str) -> None:
    choices = tuple(Choice(one, label) for one in ids)
    made = markup(Prompt("x", choices=choices, footer=FOOTER, stamp=format(turn, "x")), NL)
    assert made
    data = [button["callback_data"] for row in made["inline_keyboard"] for button in row]
    assert data == [f"{turn:x}:{one}" for one in (*ids, ".back", ".stop")]
    assert all(1 <= len(one.encode()) <= 64 for one in data)


def test_a_button_is_plain_text() -> None:
    assert labels(Prompt("x", choices=(Choice("a", Text("<b> & {n}", (("n", "<i>"),))),))) == [["<b> & <i>"]]


def test_boxes_show_what_is_chosen() -> None:
    choices = (Choice("a", "A", True), Choice("b", "B", False), Choice("c", "C"))
    assert labels(Prompt("x", choices=choices)) == [["☑️ A"], ["⬜ B"], ["C"]]


def test_two_stand_side_by_side_and_a_long_one_alone() -> None:
    short = (Choice("a", "Groep 6"), Choice("b", "Groep 7"), Choice("c", "Groep 8"))
    assert labels(Prompt("x", choices=short, columns=2)) == [["Groep 6", "Groep 7"], ["Groep 8"]]
    long = Choice("d", "Een heel andere groep op school")
    assert _rows(*short, long) == [2, 1, 1]
    assert _rows(short[0], long, *short[1:]) == [1, 1, 2]
    assert _rows(long, long) == [1, 1]


def _rows(*choices: Choice) -> list[int]:
    return [len(row) for row in labels(Prompt("x", choices=choices, columns=2))]


def test_the_footer_keeps_its_rows() -> None:
    assert labels(Prompt("x", choices=(Choice("a", "A"),), footer=FOOTER))[1:] == [["⬅️ Terug"], ["✋ Stop"]]


def test_nothing_to_tap_is_no_keyboard() -> None:
    assert markup(Prompt("x"), NL) is None


def test_the_phone_question_offers_to_share_and_it_goes_away_again() -> None:
    made = markup(Prompt("x", footer=FOOTER, asks_contact=True), NL)
    assert made
    assert made["keyboard"][0] == [{"text": "📱 Deel mijn nummer", "request_contact": True}]
    assert made["keyboard"][1:] == [[{"text": "⬅️ Terug"}], [{"text": "✋ Stop"}]]
    assert markup(Prompt("x", ends_contact=True), NL) == {"remove_keyboard": True}
