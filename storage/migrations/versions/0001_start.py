"""All tables of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("last", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "families",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("home_language", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_families")),
    )
    op.create_table(
        "keys",
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_keys")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("slot", sa.String(length=128), nullable=True),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_state_lane_id"), "outbox", ["state", "lane", "id"], unique=False)
    op.create_table(
        "seen",
        sa.Column("update_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_seen")),
    )
    op.create_index(op.f("ix_seen_at"), "seen", ["at"], unique=False)
    op.create_table(
        "sent_slots",
        sa.Column("slot", sa.String(length=128), nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("message_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("slot", name=op.f("pk_sent_slots")),
    )
    op.create_table(
        "sessions",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_due_at"), "sessions", ["due_at"], unique=False)
    op.create_table(
        "set_aside",
        sa.Column("update_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_set_aside")),
    )
    op.create_index(op.f("ix_set_aside_chat_id"), "set_aside", ["chat_id"], unique=False)
    op.create_table(
        "carers",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("unreachable_since", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_carers_family_id_families"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_carers")),
    )
    op.create_index(op.f("ix_carers_family_id"), "carers", ["family_id"], unique=False)
    op.create_table(
        "children",
        sa.Column("family_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("first_name", sa.LargeBinary(), nullable=False),
        sa.Column("born", sa.String(length=7), nullable=False),
        sa.Column("group_name", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_children_family_id_families"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("family_id", "key", name=op.f("pk_children")),
    )
    op.create_table(
        "intakes",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("child_key", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("interest", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_intakes_family_id_families"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_intakes")),
    )
    op.create_index(op.f("ix_intakes_family_id"), "intakes", ["family_id"], unique=False)
    op.create_table(
        "intake_events",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["intakes.reference"],
            name=op.f("fk_intake_events_reference_intakes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_events")),
    )
    op.create_index(op.f("ix_intake_events_reference"), "intake_events", ["reference"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_intake_events_reference"), table_name="intake_events")
    op.drop_table("intake_events")
    op.drop_index(op.f("ix_intakes_family_id"), table_name="intakes")
    op.drop_table("intakes")
    op.drop_table("children")
    op.drop_index(op.f("ix_carers_family_id"), table_name="carers")
    op.drop_table("carers")
    op.drop_index(op.f("ix_set_aside_chat_id"), table_name="set_aside")
    op.drop_table("set_aside")
    op.drop_index(op.f("ix_sessions_due_at"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_table("sent_slots")
    op.drop_index(op.f("ix_seen_at"), table_name="seen")
    op.drop_table("seen")
    op.drop_index(op.f("ix_outbox_state_lane_id"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("keys")
    op.drop_table("families")
    op.drop_table("counters")
