"""Settings: each wrong one is a line that names it, and secrets stay out of sight."""

from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, SettingWrong, described, library, settings
from storage.crypto import new_key

TOKEN, KEYS = "123:geheimteken", new_key("k1")


def read(**changed: Any) -> Settings:
    given: dict[str, Any] = {"token": TOKEN, "keys": KEYS, "_env_file": None, **changed}
    return settings(**{name: value for name, value in given.items() if value != "absent"})


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"token": "absent"}, "LEESWIJZER_TOKEN is not set: the bot's token, from BotFather"),
        ({"keys": "absent"}, "LEESWIJZER_KEYS is not set: keys that lock personal data"),
        ({"timezone": "Europe/Utrecht"}, "LEESWIJZER_TIMEZONE: 'Europe/Utrecht' is no time zone"),
        ({"timezone": "/etc/passwd"}, "LEESWIJZER_TIMEZONE: '/etc/passwd' is no time zone"),
        ({"timezone": ""}, "LEESWIJZER_TIMEZONE: '' is no time zone"),
        ({"api_url": "telegram"}, "LEESWIJZER_API_URL: "),
        ({"staff_chat": "team"}, "LEESWIJZER_STAFF_CHAT: "),
        ({"rate_total": 0}, "LEESWIJZER_RATE_TOTAL: "),
        ({"rate_private": "snel"}, "LEESWIJZER_RATE_PRIVATE: "),
    ],
)
def test_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], line: str
) -> None:
    monkeypatch.delenv("LEESWIJZER_TOKEN", raising=False)
    with pytest.raises(SettingWrong) as wrong:
        read(**changed)
    assert str(wrong.value).startswith(line)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    "keys",
    ["", " ", "k1", "k1:short", f"{KEYS},{KEYS}", "k1:" + "!" * 43],
    ids=["empty", "blank", "no_secret", "short", "twice", "no_letters"],
)
def test_a_key_that_is_none(keys: str) -> None:
    with pytest.raises(SettingWrong) as wrong:
        read(keys=keys).keyring()
    assert str(wrong.value) == "LEESWIJZER_KEYS: not a usable key; 'leeswijzer key' makes one"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, "LEESWIJZER_LIBRARY: lib.yaml cannot be read"),
        ("name: [", "LEESWIJZER_LIBRARY: lib.yaml:"),
        ("name: Bieb\nphone: '1'\n", "LEESWIJZER_LIBRARY: lib.yaml:1: places: Field required"),
        ("- een\n- twee\n", "LEESWIJZER_LIBRARY: lib.yaml:1:"),
        ("", "LEESWIJZER_LIBRARY: lib.yaml:1:"),
        ("name: Bieb\nphone: '1'\nplaces: []\nclub: x\n", "LEESWIJZER_LIBRARY: lib.yaml:"),
        (b"\xff\xfe\x00", "LEESWIJZER_LIBRARY: lib.yaml"),
        ("name: 'a\0b'\n", "LEESWIJZER_LIBRARY: lib.yaml"),
    ],
)
def test_a_library_that_is_not_right(tmp_path: Path, text: str | bytes | None, line: str) -> None:
    file = tmp_path / "lib.yaml"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingWrong) as wrong:
        library(file)
    assert str(wrong.value).startswith(line)
    assert "\n" not in str(wrong.value)


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(SettingWrong, match=r"^LEESWIJZER_LIBRARY: .* cannot be read"):
        library(tmp_path)


def test_the_shipped_library_is_fictional() -> None:
    assert library(None).name == "Bibliotheek Voorbeeldstad"


def test_secrets_are_not_in_the_repr_nor_in_the_description(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESWIJZER_TOKEN", TOKEN)
    monkeypatch.setenv("LEESWIJZER_KEYS", KEYS)
    monkeypatch.setenv("LEESWIJZER_TIMEZONE", "Europe/Utrecht")
    shown = "\n".join(described()) + repr(read(timezone="Europe/Amsterdam"))
    assert "geheimteken" not in shown
    assert KEYS.partition(":")[2] not in shown
    assert "LEESWIJZER_TOKEN = set, not shown" in shown
    assert "LEESWIJZER_TIMEZONE = Europe/Utrecht" in shown
    assert "LEESWIJZER_STAFF_CHAT = not set" in shown


def test_a_dotenv_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"LEESWIJZER_TOKEN={TOKEN}\nLEESWIJZER_KEYS={KEYS}\nOTHER=1\n")
    assert settings().token.get_secret_value() == TOKEN
    assert "LEESWIJZER_TOKEN = set, not shown" in described()[0]


def test_with_a_private_rate_above_telegrams_bursts_grow_along() -> None:
    assert read().limits().private_burst == 6
    assert read(rate_private=50).limits().private_burst == 50
