"""What families answered at the start and later, so that a change can be seen.

`measures` says when to ask about a sign-up and until when an answer counts; `measure_answers` what was told,
by whom; `measure_links` let a teacher answer once. All of it goes when the family goes."""

from sqlalchemy import Column, Date, Integer, LargeBinary, String, Table

from storage.columns import metadata, moment, of_family, sealed, word

measures = Table(
    "measures",
    metadata,
    Column("reference", String(64), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    of_family(),
    moment("due_at", nullable=True, index=True),
    moment("closes_at"),
    Column("times", Integer, nullable=False),
)

measure_answers = Table(
    "measure_answers",
    metadata,
    Column("reference", String(64), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("who", String(64), primary_key=True),
    of_family(),
    sealed("answers"),
    Column("day", Date, nullable=False),
)

measure_links = Table(
    "measure_links",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    of_family(),
    word("reference"),
    Column("round", Integer, nullable=False),
    moment("expires_at", index=True),
    moment("used_at", nullable=True),
)
