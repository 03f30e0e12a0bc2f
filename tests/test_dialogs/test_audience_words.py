"""An audience said back: every choice has words, and they are those of who built it."""

import pytest

from bot.catalogs import wordings
from bot.texts import Texts
from dialogs.audience import EVERYBODY, Audience
from dialogs.audience_words import language_name, said
from dialogs.languages import NAMES
from dialogs.loading import Trees
from tests.test_dialogs.world import place, trees

WORDS = Texts(wordings()["nl"])


def words(audience: Audience) -> str:
    return "\n".join(WORDS.html(text) for text in said(audience, place()))


def test_everything_in_words() -> None:
    whole = Audience(
        programmes=("plek3", "studiebegeleiding"),
        streams=("tips",),
        age=(6, 48),
        languages=("tr", "ar", "nl"),
        places=("centrum", "west"),
        statuses=("placed",),
    )
    assert words(whole).split("\n") == [
        "👥 Voor deze gezinnen:",
        "• Aanmelding voor Plek 3 of Studiebegeleiding",
        "• Aanmelding: er is een plek",
        "• Krijgt voorleestips",
        "• Een kind van 6 maanden tot 4 jaar",
        "• Taal: Turks of Arabisch of Nederlands",
        "• Plek: Bibliotheek Centrum of Bibliotheek West",
        "Dat moet kloppen voor één en hetzelfde kind.",
    ]


@pytest.mark.parametrize(
    ("audience", "line"),
    [
        (EVERYBODY, "👥 Voor alle gezinnen."),
        (Audience(age=(0, 18)), "👥 Voor deze gezinnen:\n• Een kind van de geboorte tot anderhalf jaar"),
        (Audience(age=(144, 1200)), "👥 Voor deze gezinnen:\n• Een kind vanaf 12 jaar"),
        (Audience(places=("gone",)), "👥 Voor deze gezinnen:\n• Plek: gone"),
    ],
)
def test_one_thing_in_words(audience: Audience, line: str) -> None:
    assert words(audience) == line


def chosen(content: Trees, path: str) -> list[str]:
    return [choice for saved, choice in content.labels if saved == path]


def test_every_choice_has_words() -> None:
    content = trees()
    for language in chosen(content, "audience.language"):
        assert words(Audience(languages=(language,))).partition("Taal: ")[2]
    for status in chosen(content, "audience.status"):
        assert words(Audience(statuses=(status,))).partition("Aanmelding: ")[2]
    assert all(WORDS.plain(language_name(code)) for code in NAMES)
    assert set(chosen(content, "contact.home_language")) - {"other"} == set(
        chosen(content, "audience.language")
    )
