"""A library's folder with own content: what is wrong in it is told, what is to be translated is written."""

import re
from pathlib import Path

import pytest

from bot.catalogs import wordings
from bot.checking import check_all
from bot.cli import main
from bot.own_checking import check_own, notes
from bot.own_content import content
from bot.settings import SettingWrong, content_folder, settings
from dialogs.errors import ContentError
from storage.crypto import new_key
from tests.test_bot.own_folder import OWN, SHIPPED, WHY, made, translate, write

MOMENT = "campaign: own\nmoments:\n  - id: voorleesdagen\n    dates: [2027-01-27]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "own")


def test_catalogs_have_only_own_texts_and_keep_what_was_translated(folder: Path) -> None:
    write(folder, "campaigns/none.yaml", MOMENT)
    assert main(["locales", "--content", str(folder)]) == 1
    file = folder / "locales" / "tr.po"
    assert file.read_text(encoding="utf-8").count("\nmsgid ") == 1 + 7
    translate(file, WHY, "Bunu her gün görüyoruz.")
    main(["locales", "--content", str(folder)])
    assert "Bunu her gün görüyoruz." in file.read_text(encoding="utf-8")
    assert "#: tips/ours.yaml:4\n" in (folder / "locales" / "leeswijzer.pot").read_text(encoding="utf-8")


def test_a_catalog_may_stand_where_gettext_wants_it(folder: Path) -> None:
    place = "locales/tr/LC_MESSAGES/leeswijzer.po"
    write(folder, place, f'msgid "{WHY}"\nmsgstr "Görüyoruz."\n')
    assert content(folder, wordings())[1]["tr"].of(WHY) == "Görüyoruz."
    main(["locales", "--content", str(folder)])
    assert "Görüyoruz." in (folder / place).read_text(encoding="utf-8")
    assert not (folder / "locales" / "tr.po").exists()


def test_a_fuzzy_translation_is_none_and_shipped_words_stay(folder: Path) -> None:
    po = f'#, fuzzy\nmsgid "{WHY}"\nmsgstr "Tahmin."\n\nmsgid "⏸️ Pauze"\nmsgstr "x"\n'
    write(folder, "locales/tr.po", po)
    turkish = content(folder, wordings())[1]["tr"]
    assert turkish.of(WHY) == WHY
    assert turkish.of("⏸️ Pauze") == wordings()["tr"].of("⏸️ Pauze")


def test_without_a_folder_nothing_is_copied() -> None:
    assert content(None, wordings())[1] is wordings()


BROKEN = [
    ("tips/ours.yaml", "band: baby\nsets: ]\n", "tips/ours.yaml:2: : not YAML"),
    ("tips/ours.yaml", "band: baby\nsets:\n  - id: new\n", "tips/ours.yaml:3: sets.0.theme: Field required"),
    ("tips/ours.yml", "band: babys\n", "tips/ours.yml:1: band: there is no band 'babys'"),
    ("campaigns/a.yaml", "campaign: a\nleave_out: [x]\n", "campaigns/a.yaml:2: leave_out.0: there is no 'x'"),
    ("locales/de.po", "", "locales/de.po:1: : 'de' is no language here"),
    ("locales/tr.po", "oei\n", "locales/tr.po:1: : cannot be read"),
]


@pytest.mark.parametrize(("name", "text", "line"), BROKEN)
def test_a_broken_folder_stops_the_bot_and_is_found_by_the_check(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    text: str,
    line: str,
) -> None:
    folder = write(write(tmp_path / "own", "tips/fine.yaml", "band: baby\nsets: []\n"), name, text)
    given = {"TOKEN": "1:x", "KEYS": new_key("k"), "CONTENT": str(folder), "API_URL": "http://127.0.0.1:9"}
    for setting, value in given.items():
        monkeypatch.setenv(f"LEESWIJZER_{setting}", value)
    monkeypatch.chdir(tmp_path)
    assert main(["run"]) == 2
    assert f"leeswijzer: {folder}/{line}" in capsys.readouterr().err
    assert main(["check"]) == 1
    assert f"{folder}/{line}" in capsys.readouterr().out
    assert not (tmp_path / "leeswijzer.db").exists()


def test_a_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, "tips/ours.yaml", "")
    (folder / "tips" / "ours.yaml").write_bytes("band: baby # café".encode("cp1252"))
    with pytest.raises(ContentError, match="is not written in UTF-8"):
        content(folder, wordings())


def test_a_mark_that_notepad_puts_in_front_is_no_harm(folder: Path) -> None:
    file = folder / "tips" / "ours.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert content(folder, wordings())[0].item("beginner.our_garden.0.3") is not None


@pytest.mark.parametrize("name", ["gone", "tip/ours.yaml"])
def test_a_folder_without_content(tmp_path: Path, name: str) -> None:
    write(tmp_path / "own", name, "x")
    with pytest.raises(SettingWrong, match=r"^LEESWIJZER_CONTENT: .* has no folder 'tips' or 'campaigns'$"):
        content(tmp_path / "own", wordings())


def test_a_band_may_not_become_empty_in_a_language(folder: Path) -> None:
    ids = ", ".join(one.id for one in SHIPPED)
    write(
        folder,
        "tips/ours.yaml",
        f"leave_out: [{ids}]\n{OWN[: OWN.index('  - id')]}{OWN[OWN.index('  - id: our') :]}",
    )
    with pytest.raises(ContentError) as error:
        content(folder, wordings())
    assert error.value.path == "band"
    assert error.value.problem.startswith("no tip of 'beginner' is left in 'en'")


def test_the_timeline_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    monkeypatch.setenv("LEESWIJZER_CONTENT", str(write(folder, "campaigns/none.yaml", MOMENT)))
    given = ["timeline", "--born", "2020-08", "--from", "2027-01-18", "--to", "2027-02-01"]
    assert main(given) == 0
    lines = capsys.readouterr().out.splitlines()
    assert WHY in lines[0]
    assert [line[:10] for line in lines if "voorleesdagen" in line] == ["2027-01-27"]
    assert main([*given, "--lang", "tr"]) == 0
    assert WHY not in capsys.readouterr().out


def test_the_setting_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert content_folder() is None
    monkeypatch.setenv("LEESWIJZER_CONTENT", "")
    assert content_folder() is None
    assert settings(token="t", keys="k", _env_file=None).content is None
    (tmp_path / ".env").write_text("LEESWIJZER_CONTENT=ours\n")
    monkeypatch.delenv("LEESWIJZER_CONTENT")
    assert content_folder() == Path("ours")


def test_the_check_reads_own_words_as_critically(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hard = f"Hallo {{name}}. Dit is {'een heel lang verhaal ' * 5}."
    write(folder, "tips/ours.yaml", OWN.format(why=hard))
    write(folder, "locales/tr.po", 'msgid "Lees samen een boek op het gras."\nmsgstr "Oku {naam}."\n')
    step = "  - {id: party, months: [0, 12], say: [Hallo.], answers: {yes: {label: Ja, say: Fijn.}}}\n"
    write(folder, "campaigns/ours.yaml", f"campaign: ours\nsteps:\n{step}")
    assert main(["check", "--content", str(folder)]) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if line.startswith(str(folder))]
    assert [line.removeprefix(f"{folder}/") for line in found] == [
        "campaigns/ours.yaml:3: steps.0.answers.yes.label: begins without a pictogram: "
        "take one of pictograms.yaml",
        "tips/ours.yaml:4: sets.0.why: '{name}' is not filled in a tip: say it without",
        "tips/ours.yaml:4: sets.0.why: a sentence of 22 words; at most 20: make two of it",
        "tips/ours.yaml:10: sets.1.do: tr: {naam} is not in the Dutch sentence",
    ]


def test_who_will_not_get_it_is_only_a_note(folder: Path) -> None:
    write(folder, "locales/tr.po", f'msgid "{WHY}"\nmsgstr "Görüyoruz."\n')
    assert list(check_own(folder)) == []
    lines = list(notes(folder))
    assert len(lines) == 11
    assert lines[0] == "en: 7 of 7 own texts not translated; their tips are not sent"
    assert lines[1] == "tr: 6 of 7 own texts not translated; their tips are not sent"


def test_the_example_in_the_manual_is_right(tmp_path: Path) -> None:
    manual = Path(__file__).parents[2] / "docs" / "own-content.md"
    blocks = re.findall(r"```yaml\n(.*?)```", manual.read_text(encoding="utf-8"), re.DOTALL)
    for name, text in zip(("tips/ours.yaml", "campaigns/ours.yaml"), blocks, strict=True):
        write(tmp_path, name, text)
    assert [str(one) for one in check_all(tmp_path) if one.file.startswith(str(tmp_path))] == []
    assert content(tmp_path, wordings())[0].item("baby.our_garden.0.3") is not None
