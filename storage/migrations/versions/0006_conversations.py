"""Conversations with staff, and from a message in the staff chat back to what it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("language", sa.String(length=64), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("turn", sa.String(length=64), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("taken_by", sa.LargeBinary(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index(op.f("ix_conversations_chat_id"), "conversations", ["chat_id"])
    op.create_index(op.f("ix_conversations_due_at"), "conversations", ["due_at"])
    op.create_index(op.f("ix_sent_slots_chat_id_message_id"), "sent_slots", ["chat_id", "message_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_sent_slots_chat_id_message_id"), "sent_slots")
    op.drop_index(op.f("ix_conversations_due_at"), "conversations")
    op.drop_index(op.f("ix_conversations_chat_id"), "conversations")
    op.drop_table("conversations")
