"""Places in groups, waiting lists, offers and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()
MONTH = 30 * 24 * 3600 * 1_000_000
"""Microseconds."""


def upgrade() -> None:
    op.add_column("intakes", sa.Column("group_id", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_intakes_group_id"), "intakes", ["group_id"])
    op.add_column("intakes", sa.Column("assigned_to", NUMBER, nullable=True))
    op.add_column("intake_events", sa.Column("detail", sa.String(length=64), nullable=True))
    op.create_table(
        "waiting",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("rests_until", MOMENT, nullable=False),
        sa.Column("ask_at", MOMENT, nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        _of_intake("waiting"),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_waiting")),
    )
    op.create_index(op.f("ix_waiting_ask_at"), "waiting", ["ask_at"])
    op.create_table(
        "offers",
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        _of_intake("offers"),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_offers")),
    )
    op.create_index(op.f("ix_offers_until"), "offers", ["until"])
    op.create_table(
        "intake_notes",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _of_intake("intake_notes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_notes")),
    )
    op.create_index(op.f("ix_intake_notes_reference"), "intake_notes", ["reference"])
    _who_waits_already()


def _of_intake(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_reference_intakes")
    return sa.ForeignKeyConstraint(["reference"], ["intakes.reference"], name=name, ondelete="CASCADE")


def _who_waits_already() -> None:
    """Their place in line is from when they were put there."""
    op.execute(
        "INSERT INTO waiting (reference, since, rests_until, ask_at, unanswered) "
        f"SELECT reference, changed_at, changed_at, changed_at + {MONTH}, 0 "
        "FROM intakes WHERE status = 'waiting_list'"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_intake_notes_reference"), "intake_notes")
    op.drop_table("intake_notes")
    op.drop_index(op.f("ix_offers_until"), "offers")
    op.drop_table("offers")
    op.drop_index(op.f("ix_waiting_ask_at"), "waiting")
    op.drop_table("waiting")
    op.drop_column("intake_events", "detail")
    op.drop_column("intakes", "assigned_to")
    op.drop_index(op.f("ix_intakes_group_id"), "intakes")
    op.drop_column("intakes", "group_id")
