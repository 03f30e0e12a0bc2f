"""When messages suit a family, when the next one is due, and what each child has had."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.add_column("families", sa.Column("plan", sa.LargeBinary(), nullable=True))
    op.add_column("sessions", sa.Column("remind_at", MOMENT, nullable=True))
    op.create_index(op.f("ix_sessions_remind_at"), "sessions", ["remind_at"])
    op.create_table(
        "due",
        sa.Column("family_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=True),
        sa.Column("progress", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"], ["families.id"], name=op.f("fk_due_family_id_families"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("family_id", name=op.f("pk_due")),
    )
    op.create_index(op.f("ix_due_at"), "due", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_due_at"), table_name="due")
    op.drop_table("due")
    op.drop_index(op.f("ix_sessions_remind_at"), table_name="sessions")
    op.drop_column("sessions", "remind_at")
    op.drop_column("families", "plan")
