"""Effects become rows and changes: all of a step, or nothing of it."""

from datetime import UTC, date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.arrivals import Arrival
from bot.carrying import carry
from bot.catalogs import wordings
from bot.ledger import Ledger
from bot.settings import library
from bot.surroundings import Surroundings, surroundings
from bot.talks.talks import Talks
from dialogs.effects import CreateIntake, ForgetFamily, KeepChild, Remember, Show
from dialogs.facts import Child, Intake
from dialogs.loading import shipped
from dialogs.prompt import Prompt, Text

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
STAFF = -1001
INTAKE = Intake("SB-2222", "studiebegeleiding", "1", "new", TODAY)
SIGN_UP = (Remember("consent", "yes"), KeepChild(Child("1", "Noor", "2015-05")), CreateIntake(INTAKE))


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return surroundings(shipped(), wordings(), library(None), ZoneInfo("Europe/Amsterdam"), STAFF, "a_bot")


def test_a_sign_up_changes_the_family_and_brings_a_card(around: Surroundings) -> None:
    ledger = Ledger({}, {}, Talks({}, NOW))
    carried = carry(around, ledger, Arrival(1, 7), SIGN_UP, "tr", TODAY)
    family = ledger.household(7).family
    assert family.consent == TODAY
    assert [child.first_name for child in family.children] == ["Noor"]
    assert family.intakes == (INTAKE,)
    assert ledger.added == [(7, INTAKE, "tr")]
    (card,) = carried.outgoing
    assert (card.chat_id, card.slot) == (STAFF, "card:SB-2222")
    assert "Kind: Noor, geboren in mei 2015" in card.params["text"]


def test_an_error_on_the_way_leaves_the_ledger_as_it_was(around: Surroundings) -> None:
    ledger = Ledger({}, {}, Talks({}, NOW))
    broken = Show(Prompt("x.y", says=(Text("{hole}", (("hole", cast(Any, object())),)),)))
    with pytest.raises(AssertionError):
        carry(around, ledger, Arrival(1, 7), (*SIGN_UP, broken), "nl", TODAY)
    assert ledger.household(7).family.consent is None
    assert ledger.added == []


def test_signing_up_and_forgetting_in_one_batch_leaves_no_intake(around: Surroundings) -> None:
    ledger = Ledger({}, {}, Talks({}, NOW))
    carry(around, ledger, Arrival(1, 7), SIGN_UP, "nl", TODAY)
    carried = carry(around, ledger, Arrival(2, 7), (ForgetFamily(),), "nl", TODAY)
    assert ledger.added == []
    assert ledger.household(7).family.children == ()
    assert "Noor" not in carried.outgoing[0].params["text"]
