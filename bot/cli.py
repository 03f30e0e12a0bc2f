"""The command `leeswijzer`. Exit codes: 0 fine, 1 found something, 2 wrong use."""

import argparse
import asyncio
import errno
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.catalogs import CatalogBroken
from bot.settings import SettingWrong
from bot.unread import nobody_reads
from dialogs.errors import ContentError

FINE, FOUND, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a wrong setting or broken content is one clear line and exit 2. A reader who has seen
    enough of what is printed is no error."""
    given = _parser().parse_args(argv)
    doing: Callable[[argparse.Namespace], int] = given.doing
    try:
        code = doing(given)
        print(end="", flush=True)
        return code
    except BrokenPipeError:
        if nobody_reads():
            return FINE
        raise
    except (SettingWrong, CatalogBroken, ContentError) as error:
        print(f"leeswijzer: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leeswijzer", description="A Telegram bot for families and their library."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, doing: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.set_defaults(doing=doing)
        return added

    command("run", _run, "run the bot; settings come from LEESWIJZER_… and .env")
    demo = command("demo", _demo, "try the bot in a web page on this computer, without Telegram")
    demo.add_argument("--port", type=int, default=8321, help="where the page is (default 8321)")
    demo.add_argument("--families", type=int, default=0, help="so many families who signed up already")
    check = command("check", _check, "check trees and translations; each problem with file, line and path")
    _add_content(check, "check this folder with own content too (default: LEESWIJZER_CONTENT)")
    play = command("play", _play, "talk with a tree in the terminal, without Telegram")
    play.add_argument("tree", help="a tree, such as studiebegeleiding")
    play.add_argument("--lang", default="nl", help="language (default nl)")
    play.add_argument("--record", metavar="FILE", help="write the conversation as a transcript")
    draw = command("draw", _draw, "print a tree as a Mermaid diagram")
    draw.add_argument("tree")
    foretell = command("timeline", _timeline, "print every message a family will get, and why")
    foretell.add_argument("--born", required=True, help="the child's birth month, such as 2026-03")
    foretell.add_argument("--lang", default="nl", help="language (default nl)")
    foretell.add_argument("--from", dest="first", required=True, help="a day, a month or a year")
    foretell.add_argument("--to", dest="below", required=True, help="until before this day, month or year")
    foretell.add_argument("--often", type=int, default=3, help="messages a week, 1 to 3 (default 3)")
    drawn = (
        "a calendar in Dutch instead of lines, as one HTML page to print: into FILE, else to standard output"
    )
    foretell.add_argument("--html", nargs="?", const="-", metavar="FILE", help=drawn)
    _add_poster(command("poster", _poster, "make a poster with a code to scan, as PDF and PNG"))
    _add_report(command("report", _report, "make a report with figures of a period, as PDF and workbook"))
    invite = command("invite", _invite, "print a link that lets one person into the team, once")
    invite.add_argument("--role", required=True, help="admin, coordinator, desk or volunteer")
    invite.add_argument("--desk", metavar="DESK", help="of the role desk: which, such as taalhuis")
    invite.add_argument("--bot", metavar="NAME", help="the bot's name (default: asked from Telegram)")
    command("settings", _settings, "print the settings and what each is for; secrets stay hidden")
    command("key", _key, "make a new key for LEESWIJZER_KEYS")
    locales = command("locales", _locales, "extract all sentences, bring catalogs up to date, compile them")
    locales.add_argument("--compile", action="store_true", help="only compile")
    _add_content(locales, "only the catalogs of this folder with own content")
    _add_texts(commands.add_parser("texts", help="a language as a sheet for a translator, and back"))
    _add_voices(commands.add_parser("voices", help="which texts nobody has read aloud; drafts by a machine"))
    return parser


def _add_content(command: argparse.ArgumentParser, about: str) -> None:
    command.add_argument("--content", type=Path, metavar="DIR", help=about)


def _add_poster(poster: argparse.ArgumentParser) -> None:
    leads = poster.add_mutually_exclusive_group(required=True)
    leads.add_argument("--to", metavar="DESK", help="where it leads, such as taalhuis")
    leads.add_argument(
        "--referrer", metavar="CODE", help="a professional's own link, from the library's file"
    )
    poster.add_argument("--lang", default="nl", help="one or two languages, such as ar,nl (default nl)")
    poster.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to (default here)")
    poster.add_argument("--place", metavar="ID", help="name this place and its address on it")
    poster.add_argument("--bot", metavar="NAME", help="the bot's name (default: asked from Telegram)")


def _add_report(report: argparse.ArgumentParser) -> None:
    report.add_argument("--year", metavar="YEAR", help="a calendar year, such as 2026")
    report.add_argument("--school-year", metavar="YEAR", help="a school year, by the year in which it begins")
    report.add_argument("--month", metavar="MONTH", help="a month, such as 2026-11")
    report.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to (default here)")


def _add_texts(texts: argparse.ArgumentParser) -> None:
    ways = texts.add_subparsers(required=True, metavar="WAY")
    out = ways.add_parser("export", help="write an .xlsx that a translator fills")
    out.add_argument("--lang", required=True, help="the language, such as ti")
    out.add_argument("--out", type=Path, metavar="FILE", help="where to (default leeswijzer-LANG.xlsx)")
    out.set_defaults(doing=_export)
    back = ways.add_parser("import", help="take a filled .xlsx in; all of it, or nothing and why")
    back.add_argument("file", type=Path)
    back.add_argument("--lang", help="the language it must be (default: what the sheet says)")
    back.set_defaults(doing=_import)


def _add_voices(voices: argparse.ArgumentParser) -> None:
    voices.add_argument("--lang", help="list what is missing in this language")
    voices.set_defaults(doing=_voices)
    ways = voices.add_subparsers(metavar="WAY")
    drafts = ways.add_parser("make", help="make drafts of what is missing, with espeak-ng and opus-tools")
    drafts.add_argument("--lang", required=True, help="the language, such as nl")
    drafts.set_defaults(doing=_make_voices)


def _run(_: argparse.Namespace) -> int:
    from bot.service import run

    return asyncio.run(run())


def _demo(given: argparse.Namespace) -> int:
    from bot.demo import demo

    try:
        asyncio.run(demo(given.port, given.families))
    except KeyboardInterrupt:
        return FINE
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"leeswijzer: port {given.port} is taken; choose another: --port 8322", file=sys.stderr)
        return WRONG_USE
    return FINE


def _check(given: argparse.Namespace) -> int:
    from bot.checking import check_all
    from bot.clock import utc
    from bot.own_checking import notes
    from bot.settings import content_folder, library, library_file
    from dialogs import holidays
    from dialogs.checking.running_out import running_out

    folder, closed = given.content or content_folder(), holidays.of(library(library_file()))
    findings = check_all(folder)
    for finding in findings:
        print(finding)
    for note in (*(notes(folder) if folder and not findings else ()), *running_out(closed, utc().date())):
        print(f"note: {note}")
    print(f"{len(findings)} found" if findings else "trees and translations are in order")
    return FOUND if findings else FINE


def _play(given: argparse.Namespace) -> int:
    from bot.play import play

    return play(given.tree, given.lang, given.record)


def _draw(given: argparse.Namespace) -> int:
    from dialogs.draw import draw
    from dialogs.loading import shipped

    trees = shipped()
    if given.tree not in trees.starts:
        print(
            f"leeswijzer: there is no tree '{given.tree}'; there are {', '.join(trees.starts)}",
            file=sys.stderr,
        )
        return WRONG_USE
    print(draw(trees, given.tree))
    return FINE


def _timeline(given: argparse.Namespace) -> int:
    from bot.timeline import timeline

    return timeline(given.born, given.lang, given.first, given.below, given.often, given.html)


def _poster(given: argparse.Namespace) -> int:
    from bot.posters.command import poster

    return poster(given.to, given.referrer, given.place, given.lang, given.bot, given.out)


def _invite(given: argparse.Namespace) -> int:
    from bot.inviting_cli import invite_by_hand

    return invite_by_hand(given.role, given.desk, given.bot)


def _report(given: argparse.Namespace) -> int:
    from bot.figures.command import make_report

    return make_report(
        {"year": given.year, "school_year": given.school_year, "month": given.month}, given.out
    )


def _settings(_: argparse.Namespace) -> int:
    from bot.settings import described

    for line in described():
        print(line)
    return FINE


def _key(_: argparse.Namespace) -> int:
    from datetime import date

    from storage.crypto import new_key

    print(new_key(f"k{date.today():%Y%m%d}"))
    return FINE


def _locales(given: argparse.Namespace) -> int:
    from bot import locales, own_locales

    if given.content:
        missing = own_locales.update(given.content)
    else:
        missing = {} if given.compile else locales.update()
        locales.compile_all()
    for language, count in missing.items():
        print(f"{language}: {count} missing")
    return FOUND if any(missing.values()) else FINE


def _export(given: argparse.Namespace) -> int:
    from bot.texts_cli import export_texts

    return export_texts(given.lang, given.out)


def _import(given: argparse.Namespace) -> int:
    from bot.texts_cli import import_texts

    return import_texts(given.file, given.lang)


def _voices(given: argparse.Namespace) -> int:
    from bot.settings import settings
    from bot.voices.command import list_voices

    return asyncio.run(list_voices(settings(), given.lang))


def _make_voices(given: argparse.Namespace) -> int:
    from bot.settings import settings
    from bot.voices.command import make_voices

    return asyncio.run(make_voices(settings(), given.lang))
