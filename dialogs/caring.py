"""Two carers, one family: what a tree does about who belongs to it, and who of them gets messages."""

from typing import Literal, assert_never

from dialogs.effects import ChooseReceivers, InviteCarer, JoinFamily, LeaveFamily
from dialogs.running import Run

What = Literal["invite", "join", "leave", "me", "both", "others"]


def carers(run: Run, what: What) -> None:
    """Carry out a tree's `carers` action. Who leaves is not known any more: what was told goes too."""
    match what:
        case "invite":
            run.change(InviteCarer())
        case "join":
            run.change(JoinFamily(run.facts.invitation.code))
        case "leave":
            run.change(LeaveFamily())
            run.forget()
        case "me" | "both" | "others":
            run.change(ChooseReceivers(what))
        case _:
            assert_never(what)


def receive(run: Run) -> None:
    """Whoever signs a child up for messages gets them, also where the other carer had them alone."""
    if not run.facts.together.mine:
        run.change(ChooseReceivers("both"))
