"""The tables. Columns made with `_sealed` hold encrypted text (storage.crypto); the rest names nobody."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    true,
)

from storage.instants import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Number = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits in both dialects: SQLite makes only a column declared INTEGER the row's own key."""

SEALED = "sealed"
"""The mark in `Column.info` of an encrypted column."""


def _key(name: str) -> Column[int]:
    return Column(name, Number, primary_key=True, autoincrement=False)


def _sealed(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False, info={SEALED: True})


def _word(name: str, **more: Any) -> Column[str]:
    return Column(name, String(64), nullable=False, **more)


def _moment(name: str, **more: Any) -> Column[Any]:
    return Column(name, Instant, nullable=more.pop("nullable", False), **more)


def _family() -> Column[int]:
    owner = ForeignKey("families.id", ondelete="CASCADE")
    return Column("family_id", Number, owner, nullable=False, index=True)


counters = Table(
    "counters",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("last", Number, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("key_id", String(32), primary_key=True),
    Column("proof", LargeBinary, nullable=False),
)

seen = Table("seen", metadata, _key("update_id"), _moment("at", index=True))

sessions = Table(
    "sessions",
    metadata,
    _key("chat_id"),
    _sealed("body"),
    _moment("due_at", nullable=True, index=True),
    _moment("remind_at", nullable=True, index=True),
    _moment("updated_at"),
)

families = Table(
    "families",
    metadata,
    _key("id"),
    Column("consent_on", Date, nullable=False),
    _word("language"),
    _sealed("phone"),
    _sealed("home_language"),
    Column("plan", LargeBinary, info={SEALED: True}),
    _moment("created_at"),
)

carers = Table(
    "carers",
    metadata,
    _key("chat_id"),
    _family(),
    _moment("unreachable_since", nullable=True),
    Column("messages", Boolean, nullable=False, server_default=true()),
    _word("language", server_default=""),
    Column("consent_on", Date),
)

carer_invites = Table(
    "carer_invites",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    _family(),
    _moment("expires_at"),
    _moment("used_at", nullable=True),
)

children = Table(
    "children",
    metadata,
    Column(
        "family_id",
        Number,
        ForeignKey("families.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("key", String(64), primary_key=True),
    _sealed("first_name"),
    Column("born", String(7), nullable=False),
    _word("group_name"),
)

intakes = Table(
    "intakes",
    metadata,
    Column("reference", String(64), primary_key=True),
    _family(),
    Column("chat_id", Number, nullable=False),
    _word("child_key"),
    _word("programme"),
    _word("status"),
    Column("interest", Boolean, nullable=False),
    _word("language"),
    _sealed("answers"),
    Column("day", Date, nullable=False),
    _moment("created_at"),
    _moment("changed_at"),
)

intake_events = Table(
    "intake_events",
    metadata,
    Column("id", Number, primary_key=True),
    _word("reference", index=True),
    _moment("at"),
    _word("status"),
    _word("by"),
    ForeignKeyConstraint(["reference"], ["intakes.reference"], ondelete="CASCADE"),
)

due = Table(
    "due",
    metadata,
    Column(
        "family_id",
        Number,
        ForeignKey("families.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    _moment("at", nullable=True, index=True),
    Column("progress", LargeBinary, info={SEALED: True}),
)

referrals = Table(
    "referrals",
    metadata,
    Column("reference", String(64), primary_key=True),
    _family(),
    Column("chat_id", Number, nullable=False),
    _sealed("body"),
    Column("day", Date, nullable=False),
    _moment("follow_up_at", nullable=True, index=True),
    Column("asked_on", Date),
    Column("times", Integer, nullable=False),
    _moment("created_at"),
    _moment("changed_at"),
)

referral_counts = Table(
    "referral_counts",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("desk", String(64), primary_key=True),
    Column("place", String(64), primary_key=True),
    Column("referrer", String(64), primary_key=True),
    Column("outcome", String(64), primary_key=True),
    Column("number", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    _key("id"),
    Column("chat_id", Number, nullable=False),
    Column("lane", Integer, nullable=False),
    _word("method"),
    _sealed("body"),
    Column("slot", String(128)),
    _moment("not_before", nullable=True),
    Column("attempts", Integer, nullable=False),
    _word("state"),
    Column("error", Text),
    _moment("created_at"),
    Index(None, "state", "lane", "id"),
)

sent_slots = Table(
    "sent_slots",
    metadata,
    Column("slot", String(128), primary_key=True),
    Column("chat_id", Number, nullable=False),
    Column("message_id", Number, nullable=False),
    Index(None, "chat_id", "message_id"),
)

conversations = Table(
    "conversations",
    metadata,
    _key("id"),
    Column("chat_id", Number, nullable=False, index=True),
    _word("language"),
    _moment("opened_at"),
    _moment("due_at", index=True),
    _word("turn"),
    Column("flagged", Boolean, nullable=False),
    Column("messages", Integer, nullable=False),
    _sealed("taken_by"),
    _moment("taken_at", nullable=True),
    _moment("closed_at", nullable=True),
)

set_aside = Table(
    "set_aside",
    metadata,
    _key("update_id"),
    Column("chat_id", Number, index=True),
    Column("error", Text, nullable=False),
    _sealed("body"),
    _moment("at"),
)

recordings = Table(
    "recordings",
    metadata,
    Column("node", String(128), primary_key=True),
    Column("language", String(16), primary_key=True),
    _word("words"),
    Column("file_id", String(255)),
    Column("sound", LargeBinary),
    Column("seconds", Integer, nullable=False),
    Column("draft", Boolean, nullable=False),
    _moment("at"),
)

language_reports = Table(
    "language_reports",
    metadata,
    Column("id", Number, primary_key=True),
    Column("node", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    _word("words"),
    _moment("at"),
)

team = Table(
    "team",
    metadata,
    _key("chat_id"),
    Column("role", String(64), primary_key=True),
    _moment("since"),
)

invites = Table(
    "invites",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    _word("role"),
    _moment("expires_at"),
    _moment("used_at", nullable=True),
)
