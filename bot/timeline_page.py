"""The timeline as one HTML page: a calendar month by month, to be read at a desk and printed on A4.

Everything is in the page itself, so it opens without a network; it has no scripts. The frame is Dutch, each
message stands in its own language and direction with the Dutch under it."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from bot import cldr
from bot.texts import Texts
from bot.timeline_months import Month, months
from bot.timeline_rows import KINDS, Row, named, weekday
from dialogs.describing import month_of
from dialogs.facts import Family
from dialogs.languages import RIGHT_TO_LEFT, SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day
from dialogs.prompt import Month as NamedMonth

_STYLE = "timeline.css"


def page(texts: Texts, family: Family, rows: Sequence[Row], first: date, below: date) -> str:
    """The whole page. `texts` are Dutch; `rows` what comes from day `first` until before `below`."""
    title = _say(texts, phrase("calendar_title"))
    drawing = _Drawing(texts, family, {row.at.date().weekday() for row in rows})
    body = [f"<h1>{title}</h1>", *_head(texts, family, first, below)]
    body += [drawing.month(month) for month in months(rows, first, below)]
    style = (files("bot") / _STYLE).read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{SOURCE}" dir="ltr"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>\n{style}</style></head><body>",
            *body,
            "</body></html>\n",
        )
    )


def _head(texts: Texts, family: Family, first: date, below: date) -> Iterator[str]:
    """About whom, in which language and from when; and what each sign means."""
    facts: list[Arg] = [
        phrase("calendar_period", first=Day(first.isoformat()), below=Day(below.isoformat())),
        phrase("calendar_language", language=_language(family.language or SOURCE)),
    ]
    several = len(family.children) > 1
    for child in family.children:
        month = month_of(child.born)
        facts.append(
            phrase("card_child", name=child.first_name, month=month)
            if several
            else phrase("calendar_child", month=month)
        )
    told = "".join(f"<p>{_say(texts, fact)}</p>" for fact in facts)
    yield f'<div class="facts">{told}</div>'
    signs = "".join(f'<li class="{one}">{escape(named(texts, one))}</li>' for one in KINDS)
    yield f'<ul class="signs">{signs}</ul>'


class _Drawing:
    """Months as tables. `busy`: the weekdays on which anything comes at all; the others are narrow."""

    def __init__(self, texts: Texts, family: Family, busy: set[int]) -> None:
        self._texts, self._plan, self._busy = texts, family.plan, busy
        self._own = family.language or SOURCE

    def month(self, month: Month) -> str:
        name = _say(self._texts, NamedMonth(month.first.year, month.first.month))
        nothing = "" if month.rows else f"<p>{_say(self._texts, phrase('calendar_nothing'))}</p>"
        weeks = "".join(f"<tr>{''.join(self._day(month, day) for day in week)}</tr>" for week in month.weeks)
        table = f"<table><thead>{self._weekdays()}</thead>{weeks}</table>"
        return f"<section><h2>{name}</h2>{nothing}{table}</section>"

    def _weekdays(self) -> str:
        cells = (
            f'<th scope="col" class="{"busy" if day in self._busy else "free"}">{escape(weekday(day))}</th>'
            for day in range(7)
        )
        return f"<tr>{''.join(cells)}</tr>"

    def _day(self, month: Month, day: date | None) -> str:
        if day is None:
            return "<td></td>"
        rows = month.rows.get(day, ())
        name = f'<span class="weekday">{escape(weekday(day.weekday()))} </span>'
        number = f'<time datetime="{day.isoformat()}">{name}{day.day}</time>'
        paused = self._plan.is_paused(day) and month.is_within(day)
        pause = f"<p>{_say(self._texts, phrase('calendar_paused'))}</p>" if paused else ""
        looks = "paused" if paused else "has" if rows else "none"
        return f'<td class="{looks}">{number}{pause}{"".join(self._message(row) for row in rows)}</td>'

    def _message(self, row: Row) -> str:
        child = f"<b><bdi>{escape(row.child)}</bdi></b> " if row.child else ""
        dutch = "" if self._own == SOURCE else _words(SOURCE, row.dutch)
        return (
            f'<article class="{row.kind}" data-item="{escape(row.name)}">'
            f'<h3><time datetime="{row.at.isoformat()}">{row.at:%H:%M}</time> {child}'
            f"{escape(named(self._texts, row.kind))}</h3>"
            f'{_words(self._own, row.own)}{dutch}<p class="why">{escape(row.why)}</p></article>'
        )


def _words(language: str, words: str) -> str:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    tag = language.replace("_", "-")
    return f'<p class="words" lang="{tag}" dir="{direction}">{escape(words)}</p>'


def _language(language: str) -> str:
    """Its Dutch name."""
    return str(cldr.locale(SOURCE).languages[language.partition("_")[0]])


def _say(texts: Texts, arg: Arg) -> str:
    return escape(texts.plain(arg))
