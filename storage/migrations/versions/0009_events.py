"""Events, and who comes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.String(length=5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("series", NUMBER, nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("fine", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_series"), "events", ["series"])
    op.create_index(op.f("ix_events_begins_at"), "events", ["begins_at"])
    op.create_table(
        "rsvps",
        sa.Column("event", NUMBER, nullable=False),
        sa.Column("family_id", NUMBER, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("remind_at", MOMENT, nullable=True),
        sa.Column("ask_at", MOMENT, nullable=True),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_rsvps_event_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_rsvps_family_id_families"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "family_id", name=op.f("pk_rsvps")),
    )
    for column in ("family_id", "remind_at", "ask_at"):
        op.create_index(op.f(f"ix_rsvps_{column}"), "rsvps", [column])


def downgrade() -> None:
    for column in ("ask_at", "remind_at", "family_id"):
        op.drop_index(op.f(f"ix_rsvps_{column}"), table_name="rsvps")
    op.drop_table("rsvps")
    op.drop_index(op.f("ix_events_begins_at"), table_name="events")
    op.drop_index(op.f("ix_events_series"), table_name="events")
    op.drop_table("events")
