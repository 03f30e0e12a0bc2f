"""A library's folder with own content, as the tests of this folder use it."""

from pathlib import Path

from dialogs.content import shipped

SHIPPED = next(band for band in shipped().tips.bands if band.band == "beginner").sets
FIRST = SHIPPED[0].id
FEW = f"leave_out: [{', '.join(one.id for one in SHIPPED[3:])}]\n"
"""Three shipped tips stay: with a new one, a round of twelve messages."""
NO_MOMENTS = "campaign: own\nleave_out: [voorleesdagen, kinderboekenweek]\n"
"""On whichever day of the year this runs, the next message is a tip."""
OWN = f"""band: beginner
sets:
  - id: {FIRST}
    why: {{why}}
    more: Kom eens langs in onze bieb.
  - id: our_garden
    theme: outside
    minutes: 10
    why: Achter onze bieb is een tuin.
    do: Lees samen een boek op het gras.
    without: Zoek samen een rode bloem.
    more: Kom nog eens als het lente is.
    easier: Dat geeft niet. Kijk samen naar een boom.
"""
WHY = "Wij zien het elke dag."


def write(folder: Path, name: str, text: str) -> Path:
    """Put a file in the folder; gives the folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def made(folder: Path) -> Path:
    """A folder with a changed tip and a new one."""
    write(folder, "campaigns/none.yaml", NO_MOMENTS)
    return write(folder, "tips/ours.yaml", OWN.format(why=WHY))


def translate(file: Path, source: str, says: str) -> None:
    """Fill in what a catalog lacks."""
    text = file.read_text(encoding="utf-8")
    assert f'msgid "{source}"\nmsgstr ""' in text
    file.write_text(
        text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{says}"'), encoding="utf-8"
    )
