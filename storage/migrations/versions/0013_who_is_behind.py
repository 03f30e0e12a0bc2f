"""Who made an invite, and who last changed a message to many or asked to send it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_MADE = """
UPDATE invites SET made_by = (
    SELECT who FROM audit
    WHERE action = 'team.invite' AND allowed = :yes AND target = role AND at = expires_at - 172800000000
    ORDER BY id DESC LIMIT 1
)
"""
"""The trail knows both: an invite was made 48 hours (in microseconds) before it expires. One of the command
line is not in the trail."""
_ASKED = """
UPDATE broadcasts SET asked_by = (
    SELECT who FROM audit
    WHERE action IN ('broadcast.write', 'broadcast.otherwise', 'broadcast.aim', 'broadcast.start')
    AND allowed = :yes AND target = CAST(number AS VARCHAR(64))
    ORDER BY id DESC LIMIT 1
)
"""


def upgrade() -> None:
    op.add_column("invites", sa.Column("made_by", NUMBER, nullable=True))
    op.create_index(op.f("ix_invites_made_by"), "invites", ["made_by"])
    op.add_column("broadcasts", sa.Column("asked_by", NUMBER, nullable=True))
    for known in (_MADE, _ASKED):
        op.get_bind().execute(sa.text(known), {"yes": True})


def downgrade() -> None:
    op.drop_column("broadcasts", "asked_by")
    op.drop_index(op.f("ix_invites_made_by"), table_name="invites")
    op.drop_column("invites", "made_by")
