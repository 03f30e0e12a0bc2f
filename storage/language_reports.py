"""Texts that somebody called bad language, until they are settled. Who said so is nobody's business: two
reports by one person cannot be told from those of two, so the engine sees to it that each counts once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select

from storage import tables
from storage.transaction import Transaction

_r = tables.language_reports.c
_ADD = insert(tables.language_reports)
_COUNTS = select(_r.language, func.count()).group_by(_r.language).order_by(_r.language)
_how_often, _first = func.count(), func.min(_r.at)
_REPORTED = (
    select(_r.node, _r.words, _how_often, _first)
    .where(_r.language == bindparam("spoken"))
    .group_by(_r.node, _r.words)
    .order_by(_how_often.desc(), _first, _r.node, _r.words)
)
_SETTLE = delete(tables.language_reports).where(
    _r.language == bindparam("spoken"), _r.node == bindparam("which")
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A node's text was reported `count` times. `words`: the fingerprint of the text as it stood then."""

    node: str
    words: str
    count: int
    first_at: datetime


async def add(tx: Transaction, rows: Iterable[tuple[str, str, str]], now: datetime) -> None:
    """Notes reports, each as (node, language, words)."""
    reports = [
        {"node": node, "language": language, "words": words, "at": now} for node, language, words in rows
    ]
    await tx.each(_ADD, reports)


async def counts(tx: Transaction) -> dict[str, int]:
    """How many reports are open by language; absent where there is none."""
    return {row[0]: row[1] for row in await tx.all(_COUNTS)}


async def for_language(tx: Transaction, language: str) -> list[Reported]:
    """What was reported in this language, most often first, then the oldest first."""
    return [Reported(*row) for row in await tx.all(_REPORTED, {"spoken": language})]


async def settle(tx: Transaction, language: str, node: str) -> int:
    """Somebody has dealt with this text: its reports go, whatever words it had; how many they were."""
    return await tx.run(_SETTLE, {"spoken": language, "which": node})
