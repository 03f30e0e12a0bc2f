"""The tables. Columns made with `sealed` hold encrypted text (storage.crypto); the rest names nobody."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    true,
)

from storage.columns import SEALED, Number, key, metadata, moment, of_family, sealed, word

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

seen = Table("seen", metadata, key("update_id"), moment("at", index=True))

sessions = Table(
    "sessions",
    metadata,
    key("chat_id"),
    sealed("body"),
    moment("due_at", nullable=True, index=True),
    moment("remind_at", nullable=True, index=True),
    moment("updated_at"),
)

families = Table(
    "families",
    metadata,
    key("id"),
    Column("consent_on", Date, nullable=False),
    word("language"),
    sealed("phone"),
    sealed("home_language"),
    Column("plan", LargeBinary, info={SEALED: True}),
    moment("created_at"),
)

carers = Table(
    "carers",
    metadata,
    key("chat_id"),
    of_family(),
    moment("unreachable_since", nullable=True),
    Column("messages", Boolean, nullable=False, server_default=true()),
    word("language", server_default=""),
    Column("consent_on", Date),
)

carer_invites = Table(
    "carer_invites",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    of_family(),
    moment("expires_at"),
    moment("used_at", nullable=True),
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
    sealed("first_name"),
    Column("born", String(7), nullable=False),
    word("group_name"),
)

intakes = Table(
    "intakes",
    metadata,
    Column("reference", String(64), primary_key=True),
    of_family(),
    Column("chat_id", Number, nullable=False),
    word("child_key"),
    word("programme"),
    word("status"),
    Column("interest", Boolean, nullable=False),
    word("language"),
    sealed("answers"),
    Column("day", Date, nullable=False),
    moment("created_at"),
    moment("changed_at"),
    Column("group_id", String(64), index=True),
    Column("assigned_to", Number),
)

intake_events = Table(
    "intake_events",
    metadata,
    Column("id", Number, primary_key=True),
    word("reference", index=True),
    moment("at"),
    word("status"),
    word("by"),
    Column("detail", String(64)),
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
    moment("at", nullable=True, index=True),
    Column("progress", LargeBinary, info={SEALED: True}),
)

referrals = Table(
    "referrals",
    metadata,
    Column("reference", String(64), primary_key=True),
    of_family(),
    Column("chat_id", Number, nullable=False),
    sealed("body"),
    Column("day", Date, nullable=False),
    moment("follow_up_at", nullable=True, index=True),
    Column("asked_on", Date),
    Column("times", Integer, nullable=False),
    moment("created_at"),
    moment("changed_at"),
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
    key("id"),
    Column("chat_id", Number, nullable=False),
    Column("lane", Integer, nullable=False),
    word("method"),
    sealed("body"),
    Column("slot", String(128)),
    moment("not_before", nullable=True),
    Column("attempts", Integer, nullable=False),
    word("state"),
    Column("error", Text),
    moment("created_at"),
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
    key("id"),
    Column("chat_id", Number, nullable=False, index=True),
    word("language"),
    moment("opened_at"),
    moment("due_at", index=True),
    word("turn"),
    Column("flagged", Boolean, nullable=False),
    Column("messages", Integer, nullable=False),
    sealed("taken_by"),
    moment("taken_at", nullable=True),
    moment("closed_at", nullable=True),
)

set_aside = Table(
    "set_aside",
    metadata,
    key("update_id"),
    Column("chat_id", Number, index=True),
    Column("error", Text, nullable=False),
    sealed("body"),
    moment("at"),
)

recordings = Table(
    "recordings",
    metadata,
    Column("node", String(128), primary_key=True),
    Column("language", String(16), primary_key=True),
    word("words"),
    Column("file_id", String(255)),
    Column("sound", LargeBinary),
    Column("seconds", Integer, nullable=False),
    Column("draft", Boolean, nullable=False),
    moment("at"),
)

language_reports = Table(
    "language_reports",
    metadata,
    Column("id", Number, primary_key=True),
    Column("node", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    word("words"),
    moment("at"),
)
