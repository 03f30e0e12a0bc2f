"""Messages to many, and what became of each."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    _broadcasts()
    _recipients()
    _gone()


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("event", NUMBER, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("correcting", sa.Boolean(), nullable=False),
        sa.Column("created_by", NUMBER, nullable=False),
        sa.Column("approved_by", NUMBER, nullable=True),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=True),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_broadcasts")),
    )
    op.create_index(op.f("ix_broadcasts_correcting"), "broadcasts", ["correcting"])
    op.create_index(op.f("ix_broadcasts_event"), "broadcasts", ["event"])
    op.create_index(op.f("ix_broadcasts_state"), "broadcasts", ["state"])


def _recipients() -> None:
    op.create_table(
        "broadcast_recipients",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("family_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("message_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["number"],
            ["broadcasts.number"],
            name=op.f("fk_broadcast_recipients_number_broadcasts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["families.id"],
            name=op.f("fk_broadcast_recipients_family_id_families"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", "family_id", "chat_id", name=op.f("pk_broadcast_recipients")),
    )
    op.create_index(
        op.f("ix_broadcast_recipients_chat_id_number"), "broadcast_recipients", ["chat_id", "number"]
    )
    op.create_index(op.f("ix_broadcast_recipients_family_id"), "broadcast_recipients", ["family_id"])
    op.create_index(
        op.f("ix_broadcast_recipients_number_status"), "broadcast_recipients", ["number", "status"]
    )


def _gone() -> None:
    op.create_table(
        "broadcast_gone",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"],
            ["broadcasts.number"],
            name=op.f("fk_broadcast_gone_number_broadcasts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", "language", "status", "reason", name=op.f("pk_broadcast_gone")),
    )


def downgrade() -> None:
    op.drop_table("broadcast_gone")
    op.drop_table("broadcast_recipients")
    op.drop_table("broadcasts")
